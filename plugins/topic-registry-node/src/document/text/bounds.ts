import { SourceText } from './SourceText';

/** Characters of notation that one line, and one run of lines, may hold. */
const LINE_LIMIT = 2000;
const RUN_LIMIT = 4000;
/** The same where the lines may be the rows of a table, whose cells are read one by one. */
const ROWS_LIMIT = 40_000;
/** Columns that the item of a list may be indented. */
const INDENT_LIMIT = 100;

const RUN_MARKS = '[]*_`<&!~';
const LINE_MARKS = `${RUN_MARKS}()>|-+#\\`;
const BLOCK_START = /^\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|[>|])/;

/** A text that the tokenizer reads in bounded time, with the lines that were left out for it. */
export interface BoundedText {
  text: string;
  leftOut: { line: number; reason: string }[];
}

/**
 * Blanks lines that no registry needs and that would keep the tokenizer busy for
 * minutes: its time grows with the square of nested or unclosed notation in one
 * paragraph. Every other character keeps its place.
 */
export function boundNotation(source: SourceText): BoundedText {
  const leftOut: BoundedText['leftOut'] = [];
  const parts: string[] = [];
  let copied = 0;
  const blank = (line: number, reason: string) => {
    const { start, end } = source.lineSpan(line);
    parts.push(source.text.slice(copied, start), ' '.repeat(end - start));
    copied = end;
    leftOut.push({ line, reason });
  };
  let run = 0;
  for (let line = 1; line <= source.lineCount; line++) {
    const words = source.line(line);
    if (words.trim() === '') {
      run = 0;
      continue;
    }
    const marks = countOf(LINE_MARKS, words);
    // Headings, items and rows are read one by one, so their lines begin a run.
    run = (BLOCK_START.test(words) ? 0 : run) + countOf(RUN_MARKS, words);
    if (marks > LINE_LIMIT) {
      blank(
        line,
        `holds ${marks} characters of Markdown notation, more than the ${LINE_LIMIT} that are read`,
      );
      run = 0;
    } else if (run > (words.includes('|') ? ROWS_LIMIT : RUN_LIMIT)) {
      blank(
        line,
        `stands in a paragraph with more than ${RUN_LIMIT} characters of Markdown notation`,
      );
    } else if (
      /^[ \t]*/.exec(words)![0].length > INDENT_LIMIT &&
      /^\s*(?:[-+*>]|\d{1,9}[.)])/.test(words)
    ) {
      blank(line, `is indented by more than ${INDENT_LIMIT} characters`);
    }
  }
  parts.push(source.text.slice(copied));
  return { text: parts.join(''), leftOut };
}

function countOf(marks: string, words: string): number {
  let count = 0;
  for (let at = 0; at < words.length; at++) {
    if (marks.includes(words[at])) count += 1;
  }
  return count;
}
