import { InlineText } from '../text/InlineText';

/** A value without the remark in parentheses after it. */
export function withoutRemark(value: InlineText): InlineText {
  const at = /\s*\(/.exec(value.text)?.index;
  return at === undefined || at === 0
    ? value.trim()
    : value.slice(0, at).trim();
}
