import { SourceRange } from '@topic-registry/backstage-plugin-topic-registry-common';
import { AnyNode, endOf, startOf } from './markdown';
import { SourceText } from './SourceText';

/** A code span or a bold span in an {@link InlineText}, in its own indexes. */
export interface Mark {
  kind: 'code' | 'strong';
  start: number;
  end: number;
}

/**
 * The words of a paragraph, heading or cell without their Markdown, each
 * character with its place in the document. A line break is `\n`, also where
 * it was written as `<br>`.
 */
export class InlineText {
  readonly text: string;
  readonly marks: Mark[];
  private readonly source: SourceText;
  private readonly starts: number[];
  private readonly ends: number[];
  /** Where an empty text would stand. */
  private readonly anchor: number;

  /** The words of phrasing nodes. */
  static of(source: SourceText, nodes: AnyNode[], anchor: number): InlineText {
    const builder = new Builder(source);
    builder.addAll(nodes);
    return new InlineText(
      source,
      builder.characters.join(''),
      builder.starts,
      builder.ends,
      builder.marks,
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
    this.marks = marks;
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
    for (const mark of this.marks) {
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

class Builder {
  readonly characters: string[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly marks: Mark[] = [];
  private readonly source: SourceText;

  constructor(source: SourceText) {
    this.source = source;
  }

  /** Walks with a stack of its own: emphasis may be nested as deep as a writer likes. */
  addAll(nodes: AnyNode[]): void {
    const open: (AnyNode | { closes: Mark })[] = [...nodes].reverse();
    for (let entry = open.pop(); entry; entry = open.pop()) {
      if ('closes' in entry) {
        entry.closes.end = this.characters.length;
        if (entry.closes.end > entry.closes.start)
          this.marks.push(entry.closes);
        continue;
      }
      const children = this.add(entry);
      if (entry.type === 'strong') {
        const mark: Mark = {
          kind: 'strong',
          start: this.characters.length,
          end: 0,
        };
        open.push({ closes: mark });
      }
      for (let i = children.length - 1; i >= 0; i--) open.push(children[i]);
    }
    this.marks.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  private add(node: AnyNode): AnyNode[] {
    switch (node.type) {
      case 'text':
        this.align(node.value ?? '', startOf(node), endOf(node), false);
        return [];
      case 'inlineCode':
        this.addCode(node);
        return [];
      case 'break':
        this.push('\n', startOf(node), endOf(node));
        return [];
      case 'html':
        if (/^<br\s*\/?>$/i.test(node.value ?? '')) {
          this.push('\n', startOf(node), endOf(node));
        }
        return [];
      default:
        return node.children ?? [];
    }
  }

  private addCode(node: AnyNode): void {
    const from = startOf(node);
    const raw = this.source.text.slice(from, endOf(node));
    const ticks = /^`+/.exec(raw)?.[0].length ?? 0;
    const start = this.characters.length;
    const inner = raw.slice(ticks, raw.length - ticks);
    const value = node.value ?? '';
    // One space of padding on both sides belongs to the notation.
    const padded = inner.length > value.length && /^[ \r\n]/.test(inner);
    this.align(
      value,
      from + ticks + (padded ? 1 : 0),
      endOf(node) - ticks,
      true,
    );
    this.marks.push({ kind: 'code', start, end: this.characters.length });
  }

  /**
   * Pairs the characters of a node's value with those of its source, which is
   * longer by escapes, character references and the indentation of its lines.
   */
  private align(
    value: string,
    from: number,
    to: number,
    isCode: boolean,
  ): void {
    const text = this.source.text;
    let at = from;
    for (let i = 0; i < value.length; i++) {
      const wanted = value[i];
      const isBreak = wanted === '\n' || wanted === '\r';
      while (at < to && text[at] !== wanted) {
        const escape = text[at] === '\\' && text[at + 1] === wanted;
        if (escape) break;
        const reference =
          text[at] === '&' && /^&[#\w]{1,40};/.exec(text.slice(at, at + 42));
        if (reference && !isBreak) break;
        if (wanted === ' ' && /[\r\n\t]/.test(text[at])) break;
        at += 1;
      }
      let end = at + 1;
      if (text[at] !== wanted && at < to) {
        if (text[at] === '\\') end = at + 2;
        else if (text[at] === '&') end = text.indexOf(';', at) + 1;
      } else if (!isCode && wanted === '&') {
        end =
          at +
          (/^&(?:amp|#38|#x26);/i.exec(text.slice(at, at + 6))?.[0].length ??
            1);
      } else if (!isCode && wanted === '\\' && text[at + 1] === '\\') {
        end = at + 2;
      }
      this.push(isBreak ? '\n' : wanted, Math.min(at, to), Math.min(end, to));
      // A surrogate pair that came from one reference has one source span.
      const pair =
        end - at > 2 && /[\uD800-\uDBFF]/.test(wanted) && i + 1 < value.length;
      if (pair) {
        i += 1;
        this.push(value[i], Math.min(at, to), Math.min(end, to));
      }
      at = end;
      if (wanted === '\r' && value[i + 1] === '\n') {
        i += 1;
        if (text[at] === '\n') at += 1;
      }
    }
  }

  private push(character: string, start: number, end: number): void {
    this.characters.push(character);
    this.starts.push(start);
    this.ends.push(end);
  }
}
