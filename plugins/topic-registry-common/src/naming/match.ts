import { accepts, describeVariable } from './accepts';
import { Captures, TemplatePart } from './types';

/** Readings that are listed at most; more of them help nobody. */
export const MAX_READINGS = 32;

/** Where a name stops to fit. */
export interface Progress {
  matched: number;
  expected: string;
}

/** What reading a name by its form gives. */
export interface Readings {
  readings: Captures[];
  truncated: boolean;
  progress: Progress;
}

/**
 * Enumerates the ways in which a name fits the parts of a template.
 *
 * Backtracking over the places of each literal, with the dead ends remembered:
 * the work is bounded by parts × length² however the name is made. No regular
 * expression is built from the template.
 */
export function readName(
  name: string,
  parts: TemplatePart[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
): Readings {
  const readings: Captures[] = [];
  const dead = new Set<number>();
  const captures: Captures = {};
  let truncated = false;
  let progress: Progress = { matched: -1, expected: '' };

  const reached = (matched: number, expected: string) => {
    if (matched > progress.matched) progress = { matched, expected };
  };

  const visit = (index: number, at: number): boolean => {
    if (index === parts.length) {
      if (at !== name.length) {
        reached(at, 'the end');
        return false;
      }
      if (readings.length === MAX_READINGS) truncated = true;
      else readings.push({ ...captures });
      return true;
    }
    const key = index * (name.length + 1) + at;
    if (truncated || dead.has(key)) return false;
    const part = parts[index];
    let alive = false;
    if (part.kind === 'literal') {
      alive =
        startsWith(name, part.text, at, reached) &&
        visit(index + 1, at + part.text.length);
    } else {
      const { variable } = part;
      const next = parts[index + 1];
      let tried = false;
      for (const end of endsOf(name, at, next)) {
        const value = name.slice(at, end);
        if (!accepts(variable, value, known.get(variable.name))) continue;
        tried = true;
        captures[variable.name] = value;
        if (visit(index + 1, end)) alive = true;
      }
      delete captures[variable.name];
      if (!tried) {
        const end = longestPrefix(name, at, value => accepts(variable, value));
        if (end > at && next?.kind === 'literal') {
          reached(end, `\`${next.text}\``);
        } else {
          reached(end, describeVariable(variable));
        }
      }
    }
    if (!alive && !truncated) dead.add(key);
    return alive;
  };
  visit(0, 0);
  return { readings, truncated, progress };
}

function startsWith(
  name: string,
  literal: string,
  at: number,
  reached: (matched: number, expected: string) => void,
): boolean {
  if (name.startsWith(literal, at)) return true;
  let same = 0;
  while (same < literal.length && name[at + same] === literal[same]) same += 1;
  reached(at + same, `\`${literal}\``);
  return false;
}

function* endsOf(
  name: string,
  at: number,
  next: TemplatePart | undefined,
): Generator<number> {
  if (next?.kind !== 'literal') {
    if (name.length > at) yield name.length;
    return;
  }
  let end = name.indexOf(next.text, at + 1);
  while (end >= 0) {
    yield end;
    end = name.indexOf(next.text, end + 1);
  }
}

function longestPrefix(
  name: string,
  at: number,
  fits: (value: string) => boolean,
): number {
  for (let end = name.length; end > at; end--) {
    if (fits(name.slice(at, end))) return end;
  }
  return at;
}
