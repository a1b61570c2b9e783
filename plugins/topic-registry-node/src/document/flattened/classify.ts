import { SourceText } from '../text/SourceText';
import { Column, readHeader } from './columns';
import { OWN_SERVICE } from './ownService';
import { Cell, splitRow, startsWithBroker, startsWithTopic } from './rows';

/** What one line of a page is. Offsets are those of the page. */
export type PageLine = { line: number } & (
  | { kind: 'blank' }
  | { kind: 'title'; text: Cell }
  | { kind: 'heading'; text: Cell; count?: Cell; isCategory: boolean }
  | { kind: 'header'; columns: Column[] }
  | { kind: 'row'; columns: Column[]; cells: Cell[] }
  | { kind: 'caption'; text: Cell; language: string }
  | { kind: 'code' }
  | { kind: 'prose'; text: Cell }
  | { kind: 'unplaced'; text: Cell; reason: string }
);

const SECTION =
  /^(?:(?:consumed|produced|published|subscribed|active|deprecated|kafka|event)\s+)*(?:topics|events)$/i;
const CAPTION =
  /^(.*?[a-z)\d])\s*(json|yaml|xml|avro|protobuf|typescript|javascript)$/;

class Classifier {
  private readonly page: SourceText;
  private readonly lines: PageLine[] = [];
  private columns: Column[] | undefined;
  private hasTitle = false;

  constructor(page: SourceText) {
    this.page = page;
  }

  classify(): PageLine[] {
    let line = 1;
    while (line <= this.page.lineCount) {
      const code = this.codeFrom(line);
      if (code) {
        this.lines.push(...code);
        line += code.length;
        this.columns = undefined;
      } else {
        this.lines.push(this.one(line));
        line += 1;
      }
    }
    return this.lines;
  }

  private one(line: number): PageLine {
    const text = this.cell(line);
    const words = this.words(line);
    if (words === '') return { line, kind: 'blank' };
    const columns = readHeader(words);
    if (columns) {
      this.columns = columns;
      return { line, kind: 'header', columns };
    }
    const isRow = startsWithTopic(words) || startsWithBroker(words);
    const previous = this.lines[this.lines.length - 1];
    const inTable =
      previous !== undefined &&
      (previous.kind === 'header' ||
        previous.kind === 'row' ||
        previous.kind === 'unplaced');
    if (this.columns && (isRow || (inTable && !this.isHeading(line, words))))
      return this.row(line, words, text);
    if (isRow)
      return {
        line,
        kind: 'unplaced',
        text,
        reason: 'looks like a row of a table, but stands under no header',
      };
    this.columns = undefined;
    return this.heading(line, words, text) ?? { line, kind: 'prose', text };
  }

  private row(line: number, words: string, text: Cell): PageLine {
    const columns = this.columns ?? [];
    const split = splitRow(words, columns);
    if ('problem' in split)
      return {
        line,
        kind: 'unplaced',
        text,
        reason: `cannot be split into cells: ${split.problem}`,
      };
    const cells = split.cells.map(({ start, end }) => ({
      start: text.start + start,
      end: text.start + end,
    }));
    return { line, kind: 'row', columns, cells };
  }

  private heading(
    line: number,
    words: string,
    text: Cell,
  ): PageLine | undefined {
    if (!this.hasTitle && !/[.:;,]$/.test(words) && words.length <= 80) {
      this.hasTitle = true;
      return { line, kind: 'title', text };
    }
    this.hasTitle = true;
    if (!this.isHeading(line, words)) return undefined;
    const counted = /^(.*?[^\s\d(])\s*(?:\((\d{1,6})\)|(\d{1,6}))$/.exec(words);
    const title = counted ? counted[1] : words;
    const isCategory = !SECTION.test(title) && this.next(line, isTopicHeader);
    if (!counted) return { line, kind: 'heading', text, isCategory };
    const digits = counted[2] ?? counted[3];
    const at = text.start + words.lastIndexOf(digits);
    return {
      line,
      kind: 'heading',
      text: { start: text.start, end: text.start + title.length },
      count: { start: at, end: at + digits.length },
      isCategory,
    };
  }

  /** A heading names a known section, or stands over a table, an example or another heading. */
  private isHeading(line: number, words: string): boolean {
    if (
      words.length > 80 ||
      /[.;,]$/.test(words) ||
      /:\s|:$/.test(words) ||
      words.split(/\s+/).length > 8
    )
      return false;
    if (OWN_SERVICE.test(words)) return false;
    const bare = words.replace(/\s*(?:\(\d+\)|\d+)$/, '');
    if (
      SECTION.test(bare) ||
      /^(?:brokers|event envelope|envelope)$/i.test(bare)
    )
      return true;
    return this.next(
      line,
      next =>
        readHeader(next) !== undefined || CAPTION.test(next) || next === '{',
    );
  }

  private next(line: number, test: (words: string) => boolean): boolean {
    for (let at = line + 1; at <= this.page.lineCount; at++) {
      const words = this.words(at);
      if (words !== '') return test(words);
    }
    return false;
  }

  /** An example from its caption ("… envelopejson") or its first brace to the end of its JSON. */
  private codeFrom(line: number): PageLine[] | undefined {
    const caption = CAPTION.exec(this.words(line));
    const first = caption ? line + 1 : line;
    if (
      first > this.page.lineCount ||
      !/^[{[]$|^\{\s*"/.test(this.words(first))
    )
      return undefined;
    const last = this.endOfJson(first);
    const text = this.cell(line);
    if (last === undefined) {
      const lost: PageLine[] = [
        {
          line,
          kind: 'unplaced',
          text,
          reason: 'begins an example that is no complete JSON',
        },
      ];
      // One cause, one report: the brace goes with its caption.
      if (caption)
        lost.push({ line: first, kind: 'prose', text: this.cell(first) });
      return lost;
    }
    const code: PageLine[] = [];
    if (caption) {
      code.push({
        line,
        kind: 'caption',
        text: { start: text.start, end: text.start + caption[1].length },
        language: caption[2],
      });
    }
    for (let at = first; at <= last; at++)
      code.push({ line: at, kind: 'code' });
    return code;
  }

  private endOfJson(first: number): number | undefined {
    let depth = 0;
    let quoted = false;
    for (
      let line = first;
      line <= this.page.lineCount && line - first < 2000;
      line++
    ) {
      const text = this.page.line(line);
      for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (quoted && character === '\\') at += 1;
        else if (character === '"') quoted = !quoted;
        else if (!quoted && /[{[]/.test(character)) depth += 1;
        else if (!quoted && /[}\]]/.test(character)) depth -= 1;
      }
      // A string ends on its line.
      if (quoted) return undefined;
      if (depth <= 0) return line;
    }
    return undefined;
  }

  private words(line: number): string {
    return this.page.line(line).trim();
  }

  private cell(line: number): Cell {
    const { start } = this.page.lineSpan(line);
    const text = this.page.line(line);
    const lead = text.length - text.trimStart().length;
    return { start: start + lead, end: start + lead + text.trim().length };
  }
}

function isTopicHeader(words: string): boolean {
  return readHeader(words)?.some(({ kind }) => kind === 'topic') ?? false;
}

/** Gives every line of a page to exactly one recognizer. */
export function classifyPage(page: SourceText): PageLine[] {
  return new Classifier(page).classify();
}
