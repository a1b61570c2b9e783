import { SourceText } from '../text/SourceText';

/** A stretch of a written line that was copied from the page. */
interface Piece {
  /** Index in the written line. */
  at: number;
  /** Offset in the page. */
  from: number;
  length: number;
}

/** A line of Markdown with the places of the page that it was made from. */
export interface WrittenLine {
  text: string;
  /** Line of the page, 0 for a line of its own. */
  line: number;
  pieces: Piece[];
}

/** Writes one line of Markdown out of words of its own and words of the page. */
export class LineWriter {
  private readonly page: SourceText;
  private readonly line: number;
  private readonly pieces: Piece[] = [];
  private text = '';

  constructor(page: SourceText, line: number) {
    this.page = page;
    this.line = line;
  }

  /** Words that the page does not have. */
  own(text: string): this {
    this.text += text;
    return this;
  }

  /** Words of the page as they stand. */
  copy(from: number, to: number): this {
    if (to > from)
      this.pieces.push({ at: this.text.length, from, length: to - from });
    this.text += this.page.text.slice(from, to);
    return this;
  }

  /** Words of the page, with what Markdown would take for its own notation escaped. */
  escaped(from: number, to: number, inTable: boolean): this {
    const words = this.page.text.slice(from, to);
    let start = 0;
    for (let at = 0; at < words.length; at++) {
      if (!needsEscape(words, at, inTable)) continue;
      this.copy(from + start, from + at);
      this.own('\\');
      start = at;
    }
    return this.copy(from + start, to);
  }

  written(): WrittenLine {
    return { text: this.text, line: this.line, pieces: this.pieces };
  }
}

function needsEscape(words: string, at: number, inTable: boolean): boolean {
  const character = words[at];
  if (/[\\`*[\]<]/.test(character)) return true;
  if (character === '|') return inTable;
  if (character === '&') return /^&[#\w]{1,40};/.test(words.slice(at, at + 42));
  // An underscore between letters is no emphasis.
  if (character === '_') {
    return !(/\w/.test(words[at - 1] ?? '') && /\w/.test(words[at + 1] ?? ''));
  }
  if (at > 0 || inTable) return false;
  return /^(?:#{1,6}\s|>|[-+]\s|~{3}|={2,}\s*$|-{2,}\s*$)/.test(words);
}

/** Turns offsets of the written Markdown into offsets of the page. */
export class PageMap {
  private readonly page: SourceText;
  private readonly markdown: SourceText;
  private readonly lines: WrittenLine[];

  constructor(page: SourceText, markdown: SourceText, lines: WrittenLine[]) {
    this.page = page;
    this.markdown = markdown;
    this.lines = lines;
  }

  /** The span of the page that a span of the Markdown was made from. */
  span(start: number, end: number): { start: number; end: number } {
    const from = this.offset(start, false);
    return { start: from, end: Math.max(from, this.offset(end, true)) };
  }

  private offset(at: number, isEnd: boolean): number {
    const number = this.markdown.lineAt(isEnd && at > 0 ? at - 1 : at);
    const written = this.lines[number - 1];
    if (!written || written.line === 0) return 0;
    const column = at - this.markdown.lineSpan(number).start;
    const { pieces } = written;
    if (pieces.length === 0) {
      const span = this.page.lineSpan(written.line);
      return isEnd ? span.end : span.start;
    }
    if (isEnd) {
      const piece =
        [...pieces].reverse().find(({ at: from }) => from < column) ??
        pieces[0];
      return (
        piece.from + Math.max(0, Math.min(column - piece.at, piece.length))
      );
    }
    const piece = pieces.find(({ at: from, length }) => from + length > column);
    if (!piece) {
      const last = pieces[pieces.length - 1];
      return last.from + last.length;
    }
    return piece.from + Math.max(0, column - piece.at);
  }
}
