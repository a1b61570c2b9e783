import { SourceRange } from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineBuilder, Mark } from './InlineBuilder';
import { AnyNode } from './markdown';
import { SourceText } from './SourceText';

/**
 * The words of a paragraph, heading or cell without their Markdown, each
 * character with its place in the document. A line break is `\n`, also where
 * it was written as `<br>`.
 */
export class InlineText {
  readonly text: string;
  /** Code spans and bold spans. */
  readonly marks: Mark[];
  /** Spans that are struck out. */
  readonly strikes: Mark[];
  private readonly source: SourceText;
  private readonly starts: number[];
  private readonly ends: number[];
  /** Where an empty text would stand. */
  private readonly anchor: number;

  /** The words of phrasing nodes. */
  static of(source: SourceText, nodes: AnyNode[], anchor: number): InlineText {
    const builder = new InlineBuilder(source);
    builder.addAll(nodes);
    return InlineText.ofCharacters(source, builder, anchor);
  }

  /** Characters that were read from another notation than Markdown, each with its place. */
  static ofCharacters(
    source: SourceText,
    read: {
      characters: string[];
      starts: number[];
      ends: number[];
      marks: Mark[];
    },
    anchor: number,
  ): InlineText {
    const { characters, starts, ends, marks } = read;
    return new InlineText(
      source,
      characters.join(''),
      starts,
      ends,
      marks,
      anchor,
    );
  }

  /** A span of the document taken as it stands, such as a line of a code block. */
  static verbatim(source: SourceText, start: number, end: number): InlineText {
    const starts: number[] = [];
    for (let at = start; at < end; at++) starts.push(at);
    return new InlineText(
      source,
      source.text.slice(start, end),
      starts,
      starts.map(at => at + 1),
      [],
      start,
    );
  }

  private constructor(
    source: SourceText,
    text: string,
    starts: number[],
    ends: number[],
    marks: Mark[],
    anchor: number,
  ) {
    this.source = source;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.marks = marks.filter(mark => mark.kind !== 'delete');
    this.strikes = marks.filter(mark => mark.kind === 'delete');
    this.anchor = anchor;
  }

  /** The text on one line, its runs of white space collapsed. */
  get words(): string {
    return this.text.replace(/\s+/g, ' ').trim();
  }

  get isBlank(): boolean {
    return this.text.trim() === '';
  }

  get range(): SourceRange {
    return this.source.range(this.startOffset, this.endOffset);
  }

  get startOffset(): number {
    return this.starts[0] ?? this.anchor;
  }

  get endOffset(): number {
    return this.ends[this.ends.length - 1] ?? this.anchor;
  }

  /** The span with the backticks and asterisks of marks at its ends. */
  get outerRange(): SourceRange {
    const { start, end } = this.outerSpan();
    return this.source.range(start, end);
  }

  /** The Markdown of the span, on one line. */
  get markdown(): string {
    const { start, end } = this.outerSpan();
    return this.source.text.slice(start, end).replace(/\s+/g, ' ').trim();
  }

  get codes(): Mark[] {
    return this.marks.filter(mark => mark.kind === 'code');
  }

  slice(start: number, end: number = this.text.length): InlineText {
    const marks: Mark[] = [];
    for (const mark of [...this.marks, ...this.strikes]) {
      const from = Math.max(mark.start, start);
      const to = Math.min(mark.end, end);
      if (from < to) {
        marks.push({ kind: mark.kind, start: from - start, end: to - start });
      }
    }
    return new InlineText(
      this.source,
      this.text.slice(start, end),
      this.starts.slice(start, end),
      this.ends.slice(start, end),
      marks,
      this.starts[start] ?? this.endOffset,
    );
  }

  /** The text behind words that stand elsewhere; they take no room of its span. */
  after(words: string): InlineText {
    const start = this.startOffset;
    const none = new Array<number>(words.length).fill(start);
    const length = words.length;
    const shift = (mark: Mark): Mark => ({
      ...mark,
      start: mark.start === 0 ? 0 : mark.start + length,
      end: mark.end + length,
    });
    return new InlineText(
      this.source,
      words + this.text,
      [...none, ...this.starts],
      [...none, ...this.ends],
      [...this.marks, ...this.strikes].map(shift),
      this.anchor,
    );
  }

  trim(): InlineText {
    const start = this.text.length - this.text.trimStart().length;
    const end = this.text.trimEnd().length;
    if (start === 0 && end === this.text.length) return this;
    return this.slice(Math.min(start, end), end);
  }

  lines(): InlineText[] {
    const lines: InlineText[] = [];
    let start = 0;
    for (
      let at = this.text.indexOf('\n');
      at >= 0;
      at = this.text.indexOf('\n', start)
    ) {
      lines.push(this.slice(start, at));
      start = at + 1;
    }
    lines.push(this.slice(start));
    return lines;
  }

  /** The first index whose character stands at an offset or after it. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private outerSpan(): { start: number; end: number } {
    const { text } = this.source;
    let start = this.startOffset;
    let end = this.endOffset;
    if (this.marks.some(mark => mark.start === 0)) {
      while (start > 0 && /[`*_]/.test(text[start - 1])) start -= 1;
    }
    if (this.marks.some(mark => mark.end === this.text.length)) {
      while (end < text.length && /[`*_]/.test(text[end])) end += 1;
    }
    return { start, end };
  }

  /** Tells whether an index stands inside a code span. */
  isCode(index: number): boolean {
    return this.marks.some(
      mark => mark.kind === 'code' && mark.start <= index && index < mark.end,
    );
  }
}
