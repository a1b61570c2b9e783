import { Severity } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterView, PresentTopic } from '../clusterView';
import { DeprecationClock } from '../deprecationClock';
import { code } from '../words';
import { CLOCK_SKEW_MS, DAY_MS, USE_WINDOW_DAYS } from '../usage/span';

/** An error once the removal window is over. */
export function severityOfUse(
  view: ClusterView,
  clock: DeprecationClock | undefined,
): Severity {
  return clock && view.now >= clock.due ? 'error' : 'warning';
}

/**
 * The span in which a use counts as one of a deprecated topic: the last days,
 * though none of the time before its announcement, and always the last day.
 */
export function useWindowMs(
  view: ClusterView,
  clock: DeprecationClock | undefined,
): number {
  const longest = USE_WINDOW_DAYS * DAY_MS;
  if (!clock) return longest;
  const since = view.now.getTime() - clock.announcedUntil.getTime();
  return Math.max(DAY_MS, Math.min(longest, since));
}

/** "deprecated since 2025-06-30, use `x_events`", for the end of a sentence. */
export function deprecationOf(topic: PresentTopic): string {
  const { deprecatedOn, replacement, range } = topic.home.topic;
  return [
    deprecatedOn ? `deprecated since ${deprecatedOn.value}` : 'deprecated',
    ` (line ${range.line})`,
    replacement ? `; its replacement is ${code(replacement.value)}` : '',
  ].join('');
}

/**
 * Partitions with a record that is dated after the announced day. The date is
 * the producer's word under CreateTime: one of the time since then shows that it
 * was written since then, an older one shows nothing, and one that lies ahead of
 * the reading is no date.
 */
export function datedAfter(
  view: ClusterView,
  topic: PresentTopic,
  clock: DeprecationClock,
): { partition: number; newest: number }[] {
  const latest = Date.parse(view.observation.endedAt) + CLOCK_SKEW_MS;
  const found: { partition: number; newest: number }[] = [];
  for (const { partition, newestTimestamp } of topic.seen.partitions) {
    if (newestTimestamp === undefined || newestTimestamp > latest) continue;
    if (newestTimestamp >= clock.announcedUntil.getTime()) {
      found.push({ partition, newest: newestTimestamp });
    }
  }
  return found;
}

/** A reason as it stands within a sentence. */
export function within(reason: string): string {
  return `${reason[0].toLowerCase()}${reason.slice(1).replace(/\.$/, '')}`;
}
