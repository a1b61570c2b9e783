import { Splice } from './types';

/** Puts splices in the order of the document, those at one place in the order given. */
export function inOrder(splices: Splice[]): Splice[] {
  const sorted = splices
    .map((splice, index) => ({ splice, index }))
    .sort(
      (a, b) =>
        a.splice.start - b.splice.start ||
        a.splice.end - b.splice.end ||
        a.index - b.index,
    )
    .map(({ splice }) => splice);
  for (let at = 1; at < sorted.length; at++) {
    if (sorted[at].start < sorted[at - 1].end) {
      throw new Error('splices of one edit overlap');
    }
  }
  return sorted;
}

/** Applies splices from right to left, so that the offsets of those before stay valid. */
export function applySplices(text: string, splices: Splice[]): string {
  let result = text;
  for (const { start, end, text: put } of inOrder(splices).reverse()) {
    result = result.slice(0, start) + put + result.slice(end);
  }
  return result;
}

/** The span from `start` to `end` with the splices applied that lie in it. */
export function spanWith(
  text: string,
  span: { start: number; end: number },
  splices: Splice[],
): string {
  const inside = splices
    .filter(({ start, end }) => start >= span.start && end <= span.end)
    .map(splice => ({
      ...splice,
      start: splice.start - span.start,
      end: splice.end - span.start,
    }));
  return applySplices(text.slice(span.start, span.end), inside);
}

/**
 * Joins two sets of splices, the second one made for the text that the first
 * one gives, into one set for the original text.
 */
export function composeSplices(first: Splice[], second: Splice[]): Splice[] {
  const result = inOrder(first).map(splice => ({ ...splice }));
  const base = result.map(splice => ({ ...splice }));
  for (const splice of inOrder(second).reverse()) {
    let shift = 0;
    let placed = false;
    for (let at = 0; at < base.length; at++) {
      const { start, end, text } = base[at];
      const from = start + shift;
      const to = from + text.length;
      const inside = splice.start >= from && splice.end <= to && text !== '';
      if (inside) {
        const target = result[at];
        target.text =
          target.text.slice(0, splice.start - from) +
          splice.text +
          target.text.slice(splice.end - from);
        placed = true;
        break;
      }
      if (splice.end <= from) break;
      if (splice.start < to) throw new Error('splices of one edit overlap');
      shift += text.length - (end - start);
    }
    if (!placed) {
      result.push({
        start: splice.start - shift,
        end: splice.end - shift,
        text: splice.text,
      });
    }
  }
  return inOrder(result);
}

/** Where an offset stands once splices are applied; undefined where they replace what stands there. */
export function movedOffset(
  splices: Splice[],
  offset: number,
): number | undefined {
  let shift = 0;
  for (const { start, end, text } of inOrder(splices)) {
    if (start >= offset) break;
    if (end > offset) return undefined;
    shift += text.length - (end - start);
  }
  return offset + shift;
}

/** Leaves out of each splice what it does not change, and those that change nothing. */
export function tighten(text: string, splices: Splice[]): Splice[] {
  const result: Splice[] = [];
  for (const splice of splices) {
    const old = text.slice(splice.start, splice.end);
    if (old === splice.text) continue;
    if (old === '') {
      result.push(splice);
      continue;
    }
    let head = 0;
    while (
      head < old.length &&
      head < splice.text.length &&
      old[head] === splice.text[head]
    )
      head += 1;
    let tail = 0;
    while (
      tail < old.length - head &&
      tail < splice.text.length - head &&
      old[old.length - 1 - tail] === splice.text[splice.text.length - 1 - tail]
    )
      tail += 1;
    result.push({
      start: splice.start + head,
      end: splice.end - tail,
      text: splice.text.slice(head, splice.text.length - tail),
    });
  }
  return result;
}

/** Joins the removals of neighbouring lines. */
export function mergeLines(splices: Splice[]): Splice[] {
  const merged: Splice[] = [];
  for (const splice of [...splices].sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1];
    if (last && splice.start <= last.end)
      last.end = Math.max(last.end, splice.end);
    else merged.push({ ...splice });
  }
  return merged;
}
