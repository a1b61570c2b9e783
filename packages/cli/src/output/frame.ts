import {
  SourceLocation,
  visible,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Style } from '../color';

/** Columns of the document that a frame shows at most. */
const WIDTH = 120;

/**
 * The line of a finding with marks under its place:
 *
 * ```
 *   13 | #### 1. **authEvents**
 *      |           ^^^^^^^^^^
 * ```
 */
export function codeFrame(
  lines: readonly string[],
  { line, column, endLine, endColumn }: SourceLocation,
  style: Style,
  mark: (text: string) => string,
): string | undefined {
  const full = lines[line - 1];
  if (full === undefined) return undefined;
  const until = endLine === line ? endColumn - 1 : full.length;
  const { text, shift } = windowOf(full, column - 1, until);
  const start = column - 1 - shift;
  const end = Math.min(until - shift, text.length);
  const marked = text.slice(start, Math.max(end, start));
  const number = String(line);
  const gutter = style.faint(`  ${' '.repeat(number.length)} |`);
  const marks = '^'.repeat(Math.max(1, widthOf(visibleLine(marked))));
  const more = endLine > line ? '…' : '';
  return [
    `${style.faint(`  ${number} |`)} ${visibleLine(text)}`,
    `${gutter} ${blanksOf(text.slice(0, start))}${mark(marks)}${more}`,
  ].join('\n');
}

/** A part of a long line around the place. */
function windowOf(
  line: string,
  start: number,
  end: number,
): { text: string; shift: number } {
  if (line.length <= WIDTH) return { text: line, shift: 0 };
  const room = Math.max(20, Math.floor((WIDTH - (end - start)) / 2));
  const from = Math.max(0, start - room);
  const to = Math.min(line.length, from + WIDTH);
  const head = from > 0 ? '…' : '';
  return {
    text: `${head}${line.slice(from, to)}${to < line.length ? '…' : ''}`,
    shift: from - head.length,
  };
}

/** A line of a document, whose tabs stay, so that the marks stand where the words do. */
export function visibleLine(text: string): string {
  return visible(text, '\t');
}

function blanksOf(text: string): string {
  return [...visibleLine(text)]
    .map(char => (char === '\t' ? '\t' : ' '.repeat(widthOf(char))))
    .join('');
}

/** Columns that a terminal takes for a text. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) {
    if (/[\p{Mn}\p{Me}\u200b-\u200d\ufe0e\ufe0f]/u.test(char)) continue;
    width +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u.test(
        char,
      )
        ? 2
        : 1;
  }
  return width;
}
