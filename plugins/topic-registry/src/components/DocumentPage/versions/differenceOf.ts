import { diffArrays, diffWordsWithSpace } from 'diff';
import { linesOf } from '../text/linesOf';

/** A part of a line; `changed` where it is what differs within the line. */
export interface LinePart {
  text: string;
  changed: boolean;
}

/** A line of one text or of both. */
export interface DifferenceLine {
  kind: 'same' | 'added' | 'removed';
  /** Its number in the earlier text. */
  before?: number;
  /** Its number in the later text. */
  after?: number;
  parts: LinePart[];
}

/** Lines that are the same in both, left out. */
export interface Fold {
  kind: 'fold';
  lines: DifferenceLine[];
}

/** How two texts differ, line by line. */
export interface Difference {
  added: number;
  removed: number;
  rows: (DifferenceLine | Fold)[];
}

/** Lines that are shown around a change. */
const CONTEXT = 3;
/** Two texts that share little take long to compare, and the result tells nothing. */
const PATIENCE_MS = 3_000;
/** Beyond so much, words within lines are not compared. */
const LONGEST_LINE = 2_000;
const MOST_PAIRS = 200;
/** A pair that has less than this share in common is two lines, not one that was changed. */
const LEAST_COMMON = 0.4;

/**
 * Compares two texts. Line ends and a byte order mark do not count.
 *
 * @returns undefined for texts that have too little in common
 */
export function differenceOf(
  before: string,
  after: string,
): Difference | undefined {
  const changes = diffArrays(linesFor(before), linesFor(after), {
    timeout: PATIENCE_MS,
  });
  if (!changes) return undefined;
  const lines: DifferenceLine[] = [];
  let [from, to] = [1, 1];
  for (const { added, removed, value } of changes) {
    for (const text of value) {
      const parts = [{ text, changed: false }];
      if (added) lines.push({ kind: 'added', after: to++, parts });
      else if (removed) lines.push({ kind: 'removed', before: from++, parts });
      else lines.push({ kind: 'same', before: from++, after: to++, parts });
    }
  }
  compareWords(lines);
  const count = (kind: DifferenceLine['kind']) =>
    lines.filter(line => line.kind === kind).length;
  return {
    added: count('added'),
    removed: count('removed'),
    rows: folded(lines),
  };
}

function linesFor(text: string): string[] {
  const lines = linesOf(text.replace(/^\uFEFF/, ''));
  // A line end at the end of the text begins no line.
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Where as many lines came as went, each came for the one in its place. */
function compareWords(lines: DifferenceLine[]): void {
  let pairs = 0;
  for (let at = 0; at < lines.length; ) {
    const removed = runAt(lines, at, 'removed');
    const added = runAt(lines, at + removed, 'added');
    if (removed > 0 && removed === added) {
      for (let one = 0; one < removed && pairs < MOST_PAIRS; one++, pairs++) {
        compareWordsOf(lines[at + one], lines[at + removed + one]);
      }
    }
    at += Math.max(1, removed + added);
  }
}

function runAt(
  lines: DifferenceLine[],
  at: number,
  kind: DifferenceLine['kind'],
): number {
  let end = at;
  while (lines[end]?.kind === kind) end++;
  return end - at;
}

function compareWordsOf(before: DifferenceLine, after: DifferenceLine): void {
  const [old, next] = [before.parts[0].text, after.parts[0].text];
  if (Math.max(old.length, next.length) > LONGEST_LINE) return;
  const changes = diffWordsWithSpace(old, next);
  const common = changes
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.length, 0);
  if (common < LEAST_COMMON * Math.max(old.length, next.length)) return;
  before.parts = changes
    .filter(({ added }) => !added)
    .map(({ value, removed }) => ({ text: value, changed: removed }));
  after.parts = changes
    .filter(({ removed }) => !removed)
    .map(({ value, added }) => ({ text: value, changed: added }));
}

function folded(lines: DifferenceLine[]): (DifferenceLine | Fold)[] {
  const rows: (DifferenceLine | Fold)[] = [];
  for (let at = 0; at < lines.length; ) {
    const same = runAt(lines, at, 'same');
    if (same === 0) {
      rows.push(lines[at++]);
      continue;
    }
    const end = at + same;
    const from = at === 0 ? 0 : at + CONTEXT;
    const to = end === lines.length ? end : end - CONTEXT;
    // A fold of one line takes the room of the line.
    if (to - from > 1) {
      rows.push(
        ...lines.slice(at, from),
        { kind: 'fold', lines: lines.slice(from, to) },
        ...lines.slice(to, end),
      );
    } else rows.push(...lines.slice(at, end));
    at = end;
  }
  return rows;
}
