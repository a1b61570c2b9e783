import {
  Registry,
  SourceRange,
  SuppressionComment,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isBlank } from './lead';
import { inOrder } from './splices';
import { Splice } from './types';

/** A text with its model. */
export interface Version {
  text: string;
  registry: Registry;
}

/** What may become of the comments that silence rules. */
export interface BindingIntent {
  /** The topic whose comments go with it. */
  removed?: string;
  /** The topic whose entry may move, and its comments with it. */
  moved?: string;
  /** Whether the words of a comment may change. */
  mayReword?(comment: SuppressionComment): boolean;
}

/** A stretch of the text that stays; it stands `shift` characters later than before. */
interface Piece {
  start: number;
  end: number;
  shift: number;
}

/**
 * Why an edit may not be made: a comment that silences rules would silence
 * them somewhere else than before, be lost, or come. Undefined where each one
 * covers what is left of what it covered.
 *
 * @param splices - make `after` of `before`, in its offsets
 */
export function differingBindings(
  before: Version,
  after: Version,
  splices: Splice[],
  intent: BindingIntent,
): string | undefined {
  const then = before.registry.suppressions;
  const rest = new Set(after.registry.suppressions);
  if (then.length === 0 && rest.size === 0) return undefined;
  const pieces = piecesOf(before.text, splices);
  const gone: SuppressionComment[] = [];
  for (const comment of then) {
    const at = placeOf(pieces, comment.range.offset);
    const same = [...rest].find(({ range }) => range.offset === at);
    if (!same) {
      gone.push(comment);
      continue;
    }
    rest.delete(same);
    if (wordsOf(same) !== wordsOf(comment) && !intent.mayReword?.(comment))
      return `${titleOf(comment, before)} would say something else`;
    if (!isBoundAlike(comment, same, pieces, before.text))
      return `${titleOf(comment, before)} would do so for ${subjectOf(
        same,
        after,
      )}`;
  }
  for (const comment of gone) {
    const names = topicsIn(comment, before.registry);
    const [name] = names;
    if (names.length === 1 && name === intent.removed) continue;
    const moved =
      names.length === 1 &&
      name === intent.moved &&
      [...rest].find(
        other =>
          wordsOf(other) === wordsOf(comment) &&
          topicsIn(other, after.registry).join() === name,
      );
    if (!moved) return `${titleOf(comment, before)} would be lost`;
    rest.delete(moved);
  }
  for (const comment of rest)
    return `a comment in line ${
      comment.range.line
    } would come to silence ${rulesOf(comment)}`;
  return undefined;
}

function piecesOf(text: string, splices: Splice[]): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let shift = 0;
  for (const splice of inOrder(splices)) {
    pieces.push({ start, end: splice.start, shift });
    shift += splice.text.length - (splice.end - splice.start);
    start = splice.end;
  }
  pieces.push({ start, end: text.length, shift });
  return pieces.filter(piece => piece.start < piece.end);
}

function placeOf(pieces: Piece[], offset: number): number | undefined {
  const piece = pieces.find(
    ({ start, end }) => start <= offset && offset < end,
  );
  return piece && offset + piece.shift;
}

/** Whether two comments cover the same of what stays; blank lines, breaks and comments say nothing. */
function isBoundAlike(
  before: SuppressionComment,
  after: SuppressionComment,
  pieces: Piece[],
  text: string,
): boolean {
  if (before.wholeFile !== after.wholeFile) return false;
  if (!before.covers || !after.covers) return before.covers === after.covers;
  return pieces.every(piece => {
    const then = within(piece, before.covers!, 0);
    const now = within(piece, after.covers!, piece.shift);
    return [...without(then, now), ...without(now, then)].every(
      ([start, end]) => isBlank(text.slice(start, end)),
    );
  });
}

type Span = [start: number, end: number];

function within(piece: Piece, covers: SourceRange, shift: number): Span {
  const start = Math.max(piece.start, covers.offset - shift);
  const end = Math.min(piece.end, covers.endOffset - shift);
  return start < end ? [start, end] : [piece.start, piece.start];
}

function without([start, end]: Span, [from, to]: Span): Span[] {
  const spans: Span[] =
    from < to
      ? [
          [start, Math.min(end, from)],
          [Math.max(start, to), end],
        ]
      : [[start, end]];
  return spans.filter(([first, last]) => first < last);
}

function topicsIn(
  { covers }: SuppressionComment,
  { topics }: Registry,
): string[] {
  if (!covers) return [];
  return topics
    .filter(
      ({ range }) =>
        range.offset >= covers.offset && range.offset < covers.endOffset,
    )
    .map(({ name }) => name);
}

function wordsOf({ rules, reason, until }: SuppressionComment): string {
  return JSON.stringify([
    rules.map(({ value }) => value),
    reason,
    until?.value,
  ]);
}

function titleOf(comment: SuppressionComment, version: Version): string {
  return `the comment in line ${comment.range.line}, which silences ${rulesOf(
    comment,
  )} for ${subjectOf(comment, version)},`;
}

function rulesOf({ rules }: SuppressionComment): string {
  return rules.map(({ value }) => `\`${value}\``).join(', ') || 'no rule';
}

function subjectOf(comment: SuppressionComment, version: Version): string {
  const { covers, wholeFile } = comment;
  if (wholeFile) return 'the whole document';
  if (!covers) return 'nothing';
  const names = topicsIn(comment, version.registry);
  if (names.length === 0) {
    const first = version.text.slice(covers.offset, covers.endOffset);
    return `"${first.split(/[\r\n]/)[0].slice(0, 60)}"`;
  }
  const named = names.slice(0, 3).map(name => `\`${name}\``);
  return `${named.join(', ')}${
    names.length > 3 ? ` and ${names.length - 3} more` : ''
  }`;
}
