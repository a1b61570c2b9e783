import { SourceRange } from '@topic-registry/backstage-plugin-topic-registry-common';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The text of a document with the table that turns offsets into lines.
 *
 * The Markdown tokenizer drops a byte order mark without counting it, so it is
 * cut off here before anything is parsed, and added again in every offset that
 * leaves as a {@link SourceRange}. Columns do not count it: editors hide it.
 */
export class SourceText {
  /** What is parsed: the original without its byte order mark. */
  readonly text: string;
  readonly original: string;
  private readonly shift: number;
  private readonly starts: number[];

  static of(original: string): SourceText {
    return new SourceText(original);
  }

  private constructor(original: string) {
    this.original = original;
    this.shift = original.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    this.text = original.slice(this.shift);
    this.starts = lineStarts(this.text);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The range of a span given in offsets of {@link SourceText.text}. */
  range(start: number, end: number): SourceRange {
    const first = this.lineAt(start);
    const last = this.lineAt(end);
    return {
      line: first,
      column: start - this.starts[first - 1] + 1,
      endLine: last,
      endColumn: end - this.starts[last - 1] + 1,
      offset: start + this.shift,
      endOffset: end + this.shift,
    };
  }

  /** Line of an offset, from 1. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Offsets of a line's text, its line ending left out. */
  lineSpan(line: number): { start: number; end: number } {
    const start = this.starts[line - 1];
    let end = line < this.starts.length ? this.starts[line] : this.text.length;
    while (end > start && /[\r\n]/.test(this.text[end - 1])) end -= 1;
    return { start, end };
  }

  line(line: number): string {
    const { start, end } = this.lineSpan(line);
    return this.text.slice(start, end);
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const ending of text.matchAll(/\r\n|\n|\r/g)) {
    starts.push(ending.index + ending[0].length);
  }
  return starts;
}
