/** Where two texts differ, by whole lines. */
export interface LineChange {
  /** Offset in both texts at which the first line that differs begins. */
  start: number;
  /** Ends of the lines that differ, their endings left out. */
  oldEnd: number;
  newEnd: number;
}

/** Characters that are compared at once. */
const PIECE = 4096;

/** The lines in which two texts differ, as few as can be. */
export function changedLines(before: string, after: string): LineChange {
  const most = Math.min(before.length, after.length);
  const head = alike(
    most,
    (from, to) => before.slice(from, to) === after.slice(from, to),
  );
  const tail = alike(
    most - head,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      after.slice(after.length - to, after.length - from),
  );
  const start = before.lastIndexOf('\n', head - 1) + 1;
  const lineEnd = (text: string, at: number) => {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    return text[end - 1] === '\r' ? Math.max(end - 1, at) : end;
  };
  return {
    start: head === 0 ? 0 : start,
    oldEnd: lineEnd(before, before.length - tail),
    newEnd: lineEnd(after, after.length - tail),
  };
}

/** How many characters are alike, compared piece by piece and each piece half by half. */
function alike(
  most: number,
  areAlike: (from: number, to: number) => boolean,
): number {
  let sure = 0;
  for (let step = PIECE; step >= 1; step = Math.floor(step / 2)) {
    while (sure + step <= most && areAlike(sure, sure + step)) sure += step;
  }
  return sure;
}

/**
 * Tells whether lines may stand in an entry without a meaning for what stands
 * around it: items of a list, or one row of a table, without notation that
 * reaches over lines (fences, comments, HTML, references).
 */
export function isPlain(lines: string, shape: 'item' | 'row'): boolean {
  if (
    lines.length > 4000 ||
    /[[\]<>\t\\]|\r(?!\n|$)|```|~~~|https?:|www\./.test(lines)
  ) {
    return false;
  }
  const all = lines.split('\n').map(line => line.replace(/\r$/, ''));
  if (all.some(line => (line.split('`').length - 1) % 2 !== 0)) return false;
  return shape === 'row'
    ? all.length === 1 && /^\|.*\|$/.test(all[0])
    : all.every(line => /^ {0,4}- \S/.test(line) && !line.includes('|'));
}
