import { AnyNode, endOf, startOf } from './markdown';
import { SourceText } from './SourceText';

/** A code span, a bold span or one struck out in an inline text, in its own indexes. */
export interface Mark {
  kind: 'code' | 'strong' | 'delete';
  start: number;
  end: number;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Collects the characters of phrasing nodes with their places in the source. */
export class InlineBuilder {
  readonly characters: string[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly marks: Mark[] = [];
  private readonly source: SourceText;
  private isRaised = false;

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
      if (entry.type === 'strong' || entry.type === 'delete') {
        const mark: Mark = {
          kind: entry.type,
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
        this.addTag(node);
        return [];
      default:
        return node.children ?? [];
    }
  }

  private addTag(node: AnyNode): void {
    const tag = /^<(br|\/?sup)\s*\/?>$/i.exec(node.value ?? '')?.[1];
    if (tag?.toLowerCase() === 'br')
      this.push('\n', startOf(node), endOf(node));
    // The number of a footnote is no part of the word before it.
    else if (tag) this.isRaised = !tag.startsWith('/');
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
    const digit = this.isRaised ? '0123456789'.indexOf(character) : -1;
    this.characters.push(digit < 0 ? character : RAISED[digit]);
    this.starts.push(start);
    this.ends.push(end);
  }
}
