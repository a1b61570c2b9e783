import { ownValue } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Mark } from './InlineBuilder';
import { InlineText } from './InlineText';
import { SourceText } from './SourceText';

const MARKS: Record<string, Mark['kind']> = {
  code: 'code',
  tt: 'code',
  b: 'strong',
  strong: 'strong',
  del: 'delete',
  s: 'delete',
  strike: 'delete',
};
/** Elements that begin or end a line of their own. */
const LINES = new Set(['br', 'p', 'li', 'ul', 'ol', 'div', 'tr', 'table']);
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rarr: '→',
};

/** Collects the words of one cell of an HTML table with their places in the source. */
export class HtmlCell {
  private readonly source: SourceText;
  private readonly anchor: number;
  readonly characters: string[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly marks: Mark[] = [];
  private readonly open: { kind: Mark['kind']; start: number }[] = [];

  constructor(source: SourceText, anchor: number) {
    this.source = source;
    this.anchor = anchor;
  }

  /** A tag inside the cell, from its `<` to its `>`. */
  addTag(name: string, isEnd: boolean, start: number, end: number): void {
    const kind = ownValue(MARKS, name);
    if (kind && !isEnd) {
      this.open.push({ kind, start: this.characters.length });
    } else if (kind) {
      this.close(kind);
    } else if (LINES.has(name)) {
      this.push('\n', start, end);
    }
  }

  /** Words between tags. Backticks mark code here too, as their writers mean it. */
  addText(from: number, to: number): void {
    const { text } = this.source;
    for (let at = from; at < to; ) {
      const end = this.endOfCharacter(at, to);
      const raw = text.slice(at, end);
      if (raw === '`') this.toggleCode();
      else if (raw.length > 1) this.push(decode(raw), at, end);
      else this.push(/\s/.test(raw) ? ' ' : raw, at, end);
      at = end;
    }
  }

  finish(): InlineText {
    this.marks.sort((a, b) => a.start - b.start || b.end - a.end);
    return InlineText.ofCharacters(this.source, this, this.anchor).trim();
  }

  private endOfCharacter(at: number, to: number): number {
    const { text } = this.source;
    if (text[at] !== '&') return at + 1;
    const reference = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/i.exec(
      text.slice(at, Math.min(at + 12, to)),
    );
    return reference && decode(reference[0]) !== ''
      ? at + reference[0].length
      : at + 1;
  }

  private toggleCode(): void {
    const last = this.open[this.open.length - 1];
    if (last?.kind === 'code') this.close('code');
    else this.open.push({ kind: 'code', start: this.characters.length });
  }

  private close(kind: Mark['kind']): void {
    const at = this.open.map(mark => mark.kind).lastIndexOf(kind);
    if (at < 0) return;
    const [{ start }] = this.open.splice(at, 1);
    const end = this.characters.length;
    if (end > start) this.marks.push({ kind, start, end });
  }

  private push(character: string, start: number, end: number): void {
    this.characters.push(character);
    this.starts.push(start);
    this.ends.push(end);
  }
}

/** The character of a reference; empty for one that is not known. */
function decode(reference: string): string {
  const name = reference.slice(1, -1);
  if (name.startsWith('#')) {
    const code = /^#x/i.test(name)
      ? parseInt(name.slice(2), 16)
      : parseInt(name.slice(1), 10);
    // One index of the text is one UTF-16 code unit.
    return code > 0 && code < 0xd800 ? String.fromCharCode(code) : '';
  }
  return ownValue(ENTITIES, name.toLowerCase()) ?? '';
}
