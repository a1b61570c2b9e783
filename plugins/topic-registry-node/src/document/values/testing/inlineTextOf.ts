import { InlineText } from '../../text/InlineText';
import { parseMarkdown } from '../../text/markdown';
import { SourceText } from '../../text/SourceText';

/** The words of one paragraph of Markdown. */
export function inlineTextOf(text: string): InlineText {
  const [paragraph] = parseMarkdown(text, 0, { frontMatter: false });
  const children =
    paragraph && 'children' in paragraph ? paragraph.children : [];
  return InlineText.of(SourceText.of(text), children, 0);
}
