import { RootContent } from 'mdast';
import { InlineText } from '../text/InlineText';
import { AnyNode, startOf } from '../text/markdown';
import { Context, Reading } from './reading';

const NAMING =
  /\b(?:nam(?:e|es|ing)|conventions?|format|pattern|nomenclature)\b/i;
const GROUP =
  /\bconsumer[\s-]*groups?\b|\bgroup[\s-]+(?:ids?|nam(?:e|es|ing))\b/i;
const TOPIC = /\b(?:topics?|streams?|channels?)\b/i;

/**
 * Finds naming templates (code with `{variables}`) where the heading or the
 * sentence speaks of the naming of topics or consumer groups.
 */
export function readTemplates(
  block: RootContent,
  context: Context,
  reading: Reading,
): void {
  if (block.type === 'code') {
    for (const line of codeLines(block, reading)) {
      addTemplate(line, line, '', context, reading);
    }
    return;
  }
  for (const paragraph of paragraphsOf(block)) {
    const text = InlineText.of(
      reading.source,
      paragraph.children ?? [],
      startOf(paragraph),
    );
    for (const code of text.codes) {
      addTemplate(
        text.slice(code.start, code.end),
        text,
        text.text.slice(code.end),
        context,
        reading,
      );
    }
  }
}

/** Paragraphs and rows anywhere inside a block. */
export function paragraphsOf(block: AnyNode): AnyNode[] {
  const found: AnyNode[] = [];
  const open: AnyNode[] = [block];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'paragraph' || node.type === 'tableRow') found.push(node);
    else
      for (const child of [...(node.children ?? [])].reverse())
        open.push(child);
  }
  return found;
}

/** The lines of a code block with their places. */
export function codeLines(block: AnyNode, reading: Reading): InlineText[] {
  const { source } = reading;
  const first = source.lineAt(startOf(block)) + 1;
  const lines: InlineText[] = [];
  const count = (block.value ?? '').split(/\r\n|\n|\r/).length;
  for (
    let line = first;
    line < first + count && line <= source.lineCount;
    line++
  ) {
    const { start, end } = source.lineSpan(line);
    lines.push(InlineText.verbatim(source, start, end).trim());
  }
  return lines;
}

function addTemplate(
  code: InlineText,
  sentence: InlineText,
  after: string,
  context: Context,
  reading: Reading,
): void {
  const template = templateOf(code.text);
  if (!template) return;
  const title = context.titles[context.titles.length - 1] ?? '';
  const chain = context.titles.slice(-2).join(' ');
  if (
    !NAMING.test(chain) &&
    !(
      NAMING.test(sentence.text) &&
      (TOPIC.test(sentence.text) || GROUP.test(sentence.text))
    )
  ) {
    return;
  }
  const ofGroup =
    GROUP.test(title) || (GROUP.test(sentence.text) && !TOPIC.test(title));
  const ofTopic =
    TOPIC.test(title) || TOPIC.test(sentence.text) || TOPIC.test(chain);
  if (!ofGroup && !ofTopic) return;
  const { standards } = reading;
  const list = ofGroup ? standards.groupTemplates : standards.topicTemplates;
  if (list.some(known => known.template === template)) return;
  const purpose = after
    .replace(/^[\s:–—-]+/, '')
    .replace(/\s*\((?:e\.g\.|for example|such as)[^()]*\)/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  list.push({ template, purpose: purpose || undefined, range: code.range });
}

/** The template that a code span writes, `<variable>` taken as `{variable}`; undefined for other code. */
function templateOf(text: string): string | undefined {
  const value = text.trim();
  if (value.length > 249 || /[\s"'$();=]/.test(value)) return undefined;
  const braced = value.replace(/<([A-Za-z][\w:-]*)>/g, '{$1}');
  return /\{[A-Za-z][^{}]*\}/.test(braced) &&
    /^[A-Za-z0-9._{}:,|-]+$/.test(braced)
    ? braced
    : undefined;
}
