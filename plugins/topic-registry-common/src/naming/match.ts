import { recordOf } from '../names';
import { describeVariable } from './accepts';
import { Extents } from './extents';
import {
  Captures,
  NamingTooLong,
  NamingWork,
  TemplatePart,
  TemplateVariable,
} from './types';

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
 * Backtracking over the places of each literal, with the dead ends remembered
 * and each stretch judged by comparing numbers: the work is bounded by
 * parts × length² / 2 steps, however the name is made, and by what the work
 * allows. No regular expression is built from the template.
 */
export function readName(
  name: string,
  parts: TemplatePart[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
  work: NamingWork = { steps: 0 },
): Readings {
  const readings: Captures[] = [];
  const places = name.length + 1;
  const dead = new Uint8Array(parts.length * places);
  const extents = new Extents(name);
  const captures = new Map<string, string>();
  let truncated = false;
  let progress: Progress = { matched: -1, expected: '' };
  const most = work.most ?? Infinity;

  const step = () => {
    work.steps += 1;
    if (work.steps > most) throw new NamingTooLong();
  };

  const reached = (matched: number, expected: () => string) => {
    if (matched > progress.matched)
      progress = { matched, expected: expected() };
  };

  const takers = parts.map(part =>
    part.kind === 'variable'
      ? takerOf(part.variable, name, extents, known.get(part.variable.name))
      : undefined,
  );

  const visit = (index: number, at: number): boolean => {
    step();
    if (index === parts.length) {
      if (at !== name.length) {
        reached(at, () => 'the end');
        return false;
      }
      if (readings.length === MAX_READINGS) truncated = true;
      else readings.push(recordOf(captures));
      return true;
    }
    const key = index * places + at;
    if (truncated || dead[key]) return false;
    const part = parts[index];
    let alive = false;
    if (part.kind === 'literal') {
      alive =
        startsWith(name, part.text, at, reached) &&
        visit(index + 1, at + part.text.length);
    } else {
      const { variable } = part;
      const next = parts[index + 1];
      const takes = takers[index]!;
      let tried = false;
      for (
        let end = firstEnd(name, at, next);
        end >= 0 && !truncated;
        end = nextEnd(name, end, next)
      ) {
        step();
        if (!takes(at, end)) continue;
        tried = true;
        // A place that is known to lead nowhere is not walked to again.
        if (dead[(index + 1) * places + end]) continue;
        captures.set(variable.name, name.slice(at, end));
        if (visit(index + 1, end)) alive = true;
      }
      captures.delete(variable.name);
      if (!tried) {
        const end = extents.longest(variable, at);
        if (end > at && next?.kind === 'literal') {
          reached(end, () => `\`${next.text}\``);
        } else {
          reached(end, () => describeVariable(variable));
        }
      }
    }
    if (!alive && !truncated) dead[key] = 1;
    return alive;
  };
  visit(0, 0);
  return { readings, truncated, progress };
}

/** Tells of stretches of the name whether the variable takes them. */
function takerOf(
  variable: TemplateVariable,
  name: string,
  extents: Extents,
  known: ReadonlySet<string> | undefined,
): (at: number, end: number) => boolean {
  const hasForm = extents.formOf(variable);
  const isListed =
    variable.values && lookUpIn(setOf(variable.values, variable), name);
  const isKnown = known && lookUpIn(known, name);
  if (!isListed && !isKnown) return hasForm;
  return (at, end) =>
    ((isKnown && !variable.typed) || hasForm(at, end)) &&
    (!isListed || isListed(at, end)) &&
    (!isKnown || isKnown(at, end));
}

function lookUpIn(values: ReadonlySet<string>, name: string) {
  const lengths = lengthsOf(values);
  return (at: number, end: number) =>
    lengths.has(end - at) && values.has(name.slice(at, end));
}

const setsByVariable = new WeakMap<TemplateVariable, ReadonlySet<string>>();

function setOf(
  values: readonly string[],
  variable: TemplateVariable,
): ReadonlySet<string> {
  let set = setsByVariable.get(variable);
  if (!set) {
    set = new Set(values);
    setsByVariable.set(variable, set);
  }
  return set;
}

const lengthsBySet = new WeakMap<
  ReadonlySet<string>,
  { size: number; lengths: Set<number> }
>();

/** How long the values are: most stretches of a name need not be looked up then. */
function lengthsOf(known: ReadonlySet<string>): ReadonlySet<number> {
  const before = lengthsBySet.get(known);
  if (before?.size === known.size) return before.lengths;
  const lengths = new Set<number>();
  for (const value of known) lengths.add(value.length);
  lengthsBySet.set(known, { size: known.size, lengths });
  return lengths;
}

function startsWith(
  name: string,
  literal: string,
  at: number,
  reached: (matched: number, expected: () => string) => void,
): boolean {
  if (name.startsWith(literal, at)) return true;
  let same = 0;
  while (same < literal.length && name[at + same] === literal[same]) same += 1;
  reached(at + same, () => `\`${literal}\``);
  return false;
}

/** Where a variable that begins at a place may end first: before the literal that follows it. */
function firstEnd(
  name: string,
  at: number,
  next: TemplatePart | undefined,
): number {
  if (next?.kind !== 'literal') return name.length > at ? name.length : -1;
  return name.indexOf(next.text, at + 1);
}

function nextEnd(
  name: string,
  end: number,
  next: TemplatePart | undefined,
): number {
  return next?.kind === 'literal' ? name.indexOf(next.text, end + 1) : -1;
}
