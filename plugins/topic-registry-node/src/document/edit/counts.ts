import {
  Registry,
  StatedCount,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { EditableDocument } from './EditableDocument';
import { Splice } from './types';

/** What a stated count is to say after an edit. */
export interface CountPlan {
  before: StatedCount;
  stated: number;
}

/**
 * The splices that move each stated count by what its subject gained or lost; a
 * count that was wrong stays wrong by as much, for a finding to tell.
 */
export function followCounts(
  before: EditableDocument,
  after: EditableDocument,
): { splices: Splice[]; plans: CountPlan[] } {
  const splices: Splice[] = [];
  const plans: CountPlan[] = [];
  const old = before.parsed.registry.counts;
  const now = after.parsed.registry.counts;
  old.forEach((count, index) => {
    const next = now[index];
    if (!next || next.subject !== count.subject) {
      plans.push({ before: count, stated: count.stated });
      return;
    }
    const stated =
      count.subject === 'topics'
        ? totalOf(count, before.parsed.registry, after.parsed.registry)
        : count.stated + next.found - count.found;
    plans.push({ before: count, stated: Math.max(0, stated) });
    if (stated === next.stated || stated < 0) return;
    const { offset, endOffset } = next.range;
    const grouped = /\d,\d{3}/.test(after.text.slice(offset, endOffset));
    splices.push({
      start: offset,
      end: endOffset,
      text: grouped ? stated.toLocaleString('en-US') : String(stated),
    });
  });
  return { splices, plans };
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
