// SQLite bounds the variables of one statement; the widest row has 18.
const ROWS_PER_STATEMENT = 50;

/** Parts of a list that fit into one statement each. */
export function inChunks<T>(items: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += ROWS_PER_STATEMENT) {
    parts.push(items.slice(at, at + ROWS_PER_STATEMENT));
  }
  return parts;
}
