/** Shorter names are too often other words: `posted` and `posed`. */
const LEAST_WORD = 7;

/**
 * Whether two names differ by a slip of the pen: one letter too many, too few,
 * or two changed places, within one long word. Another letter in place of one
 * is no slip, since it makes other words (`charged`, `changed`).
 */
export function isSlipOf(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  )
    end += 1;
  const inA = a.slice(start, a.length - end);
  const inB = b.slice(start, b.length - end);
  const isSwap =
    inA.length === 2 &&
    inB.length === 2 &&
    inA[0] === inB[1] &&
    inA[1] === inB[0];
  const isOmission = inA.length + inB.length === 1;
  if (!isSwap && !isOmission) return false;
  if (!/^[a-z]+$/i.test(inA + inB)) return false;
  // A plural is no slip, and is compared by its singular.
  if (isOmission && end === 0) return false;
  return (
    wordAt(a, start).length >= LEAST_WORD &&
    wordAt(b, start).length >= LEAST_WORD
  );
}

function wordAt(name: string, index: number): string {
  const before = /[a-z]*$/i.exec(name.slice(0, index))?.[0] ?? '';
  const after = /^[a-z]*/i.exec(name.slice(index))?.[0] ?? '';
  return before + after;
}
