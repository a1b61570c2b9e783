import {
  ObservedTopic,
  TopicOnCluster,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { endOf, MARK_EVERY_MS, RATE_WINDOW_MS } from '../observations/endMarks';
import { ObservationIndex } from '../observations/ObservationIndex';
import { ClusterState } from '../services/ObservationsService';

const HOUR_MS = 3_600_000;

/** Over a shorter time, one record more or less makes another rate. */
const LEAST_MS = 2 * 60_000;

/**
 * Records written per hour to one incarnation of a topic: over the last hour,
 * or as much of it as was watched; where readings are further apart, between
 * the last two.
 */
export function rateOnCluster(
  seen: ObservedTopic,
  cluster: ClusterState,
): Pick<TopicOnCluster, 'recordsPerHour' | 'rateOverMs'> {
  const { latest } = cluster;
  const to = endOf(seen);
  if (!latest || !seen.topicId || to === undefined) return {};
  for (const { at, end, topicId } of earlier(seen.name, cluster)) {
    const elapsed = Date.parse(latest.endedAt) - Date.parse(at);
    if (topicId !== seen.topicId || elapsed < LEAST_MS) continue;
    const perHour = (Number(to - end) * HOUR_MS) / elapsed;
    return {
      recordsPerHour: Math.max(0, Math.round(perHour)),
      rateOverMs: elapsed,
    };
  }
  return {};
}

/** How far the topic had come before, the best moment to count from first. */
function* earlier(
  name: string,
  { latest, previous, endMarks = [] }: ClusterState,
): Generator<{ at: string; topicId: string; end: bigint }> {
  const oldest =
    Date.parse(latest?.endedAt ?? '') - RATE_WINDOW_MS - MARK_EVERY_MS;
  for (const { at, ends } of endMarks) {
    const mark = ends.get(name);
    if (mark && Date.parse(at) >= oldest) yield { at, ...mark };
  }
  const before = previous && ObservationIndex.of(previous).topic(name);
  const end = before && endOf(before);
  if (previous && before?.topicId && end !== undefined) {
    yield { at: previous.endedAt, topicId: before.topicId, end };
  }
}
