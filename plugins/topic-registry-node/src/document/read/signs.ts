import { fold } from '../values/fold';
import { Role, rolesIn } from './directions';
import { Grid } from './tables';

const PRODUCES = new Set(['p', 'w', 'pub', 'prod']);
const CONSUMES = new Set(['c', 'r', 's', 'sub', 'cons']);
const PARTS = /\s*[/,+&|]\s*|\s+/;

/** The sides that a sign such as `P`, `C` or `P/C` in a crossing means; none for anything else. */
export function rolesOfSign(words: string): Role[] {
  const text = fold(words).trim();
  const parts = /^(?:pc|cp|wr|rw)$/.test(text) ? [...text] : text.split(PARTS);
  const roles = parts.map(part => {
    if (PRODUCES.has(part)) return 'producer';
    if (CONSUMES.has(part)) return 'consumer';
    const [role, ...others] = rolesIn(part);
    return others.length === 0 && /^\p{L}+$/u.test(part) ? role : undefined;
  });
  return roles.every(role => role !== undefined) ? [...new Set(roles)] : [];
}

/** Tells columns that hold nothing but signs of both sides. */
export function isSignTable(grid: Grid, columns: readonly number[]): boolean {
  const cells = grid.rows.flatMap(row =>
    columns
      .map(at => row.cells[at])
      .filter(cell => cell && !isEmpty(cell.words)),
  );
  const roles = cells.map(cell => rolesOfSign(cell.words));
  const found = new Set(roles.flat());
  return roles.every(some => some.length > 0) && found.size === 2;
}

/** The columns after a column of topics whose headers are services, by signs in their cells. */
export function signColumns(grid: Grid, topicAt: number): number[] {
  const columns = grid.columns.flatMap(({ label, text }, at) =>
    at === topicAt || label.key || text.isBlank ? [] : [at],
  );
  return columns.length > 1 && isSignTable(grid, columns) ? columns : [];
}

function isEmpty(words: string): boolean {
  return /^[\s–—.-]*$/.test(words);
}
