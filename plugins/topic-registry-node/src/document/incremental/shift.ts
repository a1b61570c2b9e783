import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';

/** A span of the old text that another one took the place of. */
export interface Replaced {
  /** Offsets of the old text. */
  start: number;
  end: number;
  /** The last line that was replaced. */
  endLine: number;
  /** By how much what stands behind it moved. */
  offsets: number;
  lines: number;
}

/** Told apart from any value: something reaches into the replaced span. */
export const TOUCHED = Symbol('touched');

/**
 * Moves every place in a value that stands behind a replaced span; values
 * before it are given back as they are.
 */
export function shift<T>(value: T, replaced: Replaced): T | typeof TOUCHED {
  return shiftAny(value, replaced) as T | typeof TOUCHED;
}

/** As {@link shift} for the topics of a document, most of which stand before or behind the span as a whole. */
export function shiftTopics(
  topics: readonly Topic[],
  replaced: Replaced,
): Topic[] | typeof TOUCHED {
  const moved: Topic[] = [];
  for (const topic of topics) {
    const next = isAhead(topic, replaced) ? topic : shift(topic, replaced);
    if (next === TOUCHED) return TOUCHED;
    moved.push(next);
  }
  return moved;
}

/** The last place in a value that never changes. */
interface Last {
  offset: number;
  line: number;
}

const lasts = new WeakMap<Topic, Last>();

function isAhead(topic: Topic, { start, endLine }: Replaced): boolean {
  let last = lasts.get(topic);
  if (!last) {
    last = { offset: 0, line: 0 };
    findLast(topic, last);
    lasts.set(topic, last);
  }
  return last.offset <= start && last.line <= endLine;
}

function findLast(value: unknown, last: Last): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) findLast(one, last);
    return;
  }
  const record = value as Record<string, unknown>;
  for (const [key, inner] of Object.entries(record)) {
    if (typeof inner !== 'number') findLast(inner, last);
    else if (key === 'endOffset') last.offset = Math.max(last.offset, inner);
    else if (/line$/i.test(key)) last.line = Math.max(last.line, inner);
  }
}

function shiftAny(value: unknown, replaced: Replaced): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return shiftList(value, replaced);
  const record = value as Record<string, unknown>;
  if (typeof record.endOffset === 'number') return shiftRange(record, replaced);
  let moved: Record<string, unknown> | undefined;
  for (const key of Object.keys(record)) {
    const inner = record[key];
    let next = shiftAny(inner, replaced);
    if (next === TOUCHED) return TOUCHED;
    if (/line$/i.test(key) && typeof inner === 'number') {
      next = inner > replaced.endLine ? inner + replaced.lines : inner;
    }
    if (next !== inner) (moved ??= { ...record })[key] = next;
  }
  return moved ?? value;
}

function shiftList(list: unknown[], replaced: Replaced): unknown {
  let moved: unknown[] | undefined;
  for (let at = 0; at < list.length; at++) {
    const next = shiftAny(list[at], replaced);
    if (next === TOUCHED) return TOUCHED;
    if (next !== list[at]) (moved ??= [...list])[at] = next;
  }
  return moved ?? list;
}

function shiftRange(
  range: Record<string, unknown>,
  { start, end, endLine, offsets, lines }: Replaced,
): unknown {
  const {
    offset,
    endOffset,
    line,
    endLine: last,
  } = range as Record<string, number>;
  if (endOffset <= start) return range;
  // On the replaced line's own rest, columns would move too.
  if (offset < end || line <= endLine) return TOUCHED;
  if (offsets === 0 && lines === 0) return range;
  return {
    ...range,
    offset: offset + offsets,
    endOffset: endOffset + offsets,
    line: line + lines,
    endLine: last + lines,
  };
}
