import {
  Registry,
  StatedCount,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { EditableDocument } from './EditableDocument';
import { movedOffset } from './splices';
import { Splice } from './types';

/** What a stated count is to say after an edit. */
export interface CountPlan {
  before: StatedCount;
  stated: number;
}

/**
 * The splices that move each stated count by what its subject gained or lost; a
 * count that was wrong stays wrong by as much, for a finding to tell.
 *
 * @param first - the splices that make `after` of `before`
 */
export function followCounts(
  before: EditableDocument,
  after: EditableDocument,
  first: Splice[],
): { splices: Splice[]; plans: CountPlan[] } {
  const splices: Splice[] = [];
  const plans: CountPlan[] = [];
  for (const { count, next } of pairs(before, after)) {
    if (!next) {
      // The heading of a category that holds no topic any more.
      const stated = count.stated - count.found;
      const start = movedOffset(first, count.range.offset);
      const end = movedOffset(first, count.range.endOffset);
      if (stated >= 0 && start !== undefined && end !== undefined)
        splices.push({ start, end, text: String(stated) });
      continue;
    }
    const stated =
      count.subject === 'topics'
        ? totalOf(count, before.parsed.registry, after.parsed.registry)
        : count.stated + next.found - count.found;
    plans.push({ before: count, stated: Math.max(0, stated) });
    if (stated === next.stated) continue;
    const { offset, endOffset } = next.range;
    const grouped = /\d,\d{3}/.test(after.text.slice(offset, endOffset));
    splices.push({
      start: offset,
      end: endOffset,
      text: grouped
        ? Math.max(0, stated).toLocaleString('en-US')
        : String(Math.max(0, stated)),
    });
  }
  return { splices, plans };
}

/** What every count says when none of them follows. */
export function keepCounts(
  before: EditableDocument,
  after: EditableDocument,
): CountPlan[] {
  return pairs(before, after).flatMap(({ count, next }) =>
    next ? [{ before: count, stated: count.stated }] : [],
  );
}

/** Each count with the same one after the edit; without for a category that is read no more. */
function pairs(
  before: EditableDocument,
  after: EditableDocument,
): { count: StatedCount; next?: StatedCount }[] {
  const now = after.parsed.registry.counts;
  let at = 0;
  return before.parsed.registry.counts.map(count => {
    const next = now[at];
    const isSame =
      next?.subject === count.subject && next.scope === count.scope;
    const mayGo =
      count.subject === 'category-topics' &&
      !after.topics.some(({ category }) => category === count.scope);
    if (!isSame && mayGo) return { count };
    at += 1;
    return { count, next: next ?? count };
  });
}

// "Topics" may count the deprecated and proposed ones or not: it goes on
// counting what it counted.
function totalOf(
  { stated }: StatedCount,
  before: Registry,
  after: Registry,
): number {
  const now = readings(after);
  const fits = readings(before)
    .map((count, index) => ({ count, now: now[index] }))
    .filter(({ count }) => count === stated);
  if (fits.length === 0) return stated + now[0] - readings(before)[0];
  return (fits.find(fit => fit.now === stated) ?? fits[0]).now;
}

function readings({ topics }: Registry): number[] {
  const count = (lifecycle: string) =>
    topics.filter(topic => topic.lifecycle === lifecycle).length;
  const active = count('active');
  return [active, active + count('deprecated'), topics.length];
}
