import { visible } from '@topic-registry/backstage-plugin-topic-registry-common';
import { isStyleMark, STYLE_MARKS } from '../color';

/*
 * What the command prints for people and for CI. Names, values and lines come
 * from documents and clusters, which anybody may have written. Whoever makes a
 * line writes the words of others by `visible`; here, where all text leaves the
 * process, stands what no text may do whatever it says.
 */

// The line of a patch keeps the ending that the document has.
// eslint-disable-next-line no-control-regex
const CR_AT_END = /\r(?:\u001b\[\d+m)*$/;

/** One line of words, whatever is in it. */
export function safeLine(words: string): string {
  return withoutCommands(visible(words.trimEnd(), '\t'));
}

/** Lines of text, whose styles stay. */
export function safeLines(text: string): string {
  return text.split('\n').map(safeStyledLine).join('\n');
}

function safeStyledLine(line: string): string {
  const [ending] = CR_AT_END.exec(line) ?? [''];
  const shown = line
    .slice(0, line.length - ending.length)
    .split(STYLE_MARKS)
    .map(part => (isStyleMark(part) ? part : visible(part, '\t')))
    .join('');
  return `${withoutCommands(shown)}${ending}`;
}

/**
 * GitHub Actions obeys a line that begins with `::`, blanks or not, and
 * `##[command]` anywhere in it; Azure Pipelines `##vso[`, TeamCity
 * `##teamcity[`. All of them read both stdout and stderr.
 */
function withoutCommands(line: string): string {
  return withoutMarks(line).replace(
    // eslint-disable-next-line no-control-regex
    /^((?:\s|\u001b\[\d+m)*):(?=(?:\u001b\[\d+m)*:)/,
    '$1\\u003a',
  );
}

/** The same for what is JSON, in which lines begin with marks of JSON. */
export function safeJson(value: unknown): string {
  const json = JSON.stringify(value, undefined, 2);
  return withoutMarks(visible(json, '\n'));
}

function withoutMarks(text: string): string {
  return text.replace(/##(?=[a-z-]*\[)/gi, '#\\u0023');
}
