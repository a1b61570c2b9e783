import {
  ClusterState as State,
  findRule,
  ObservedTopic,
  ownValue,
  TopicOnCluster,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isExpectedIn } from '@topic-registry/backstage-plugin-topic-registry-node';
import { ObservationIndex } from '../observations/ObservationIndex';
import { ClusterState } from '../services/ObservationsService';
import { countSeverities } from './severityCounts';
import { presenceOf, statementOn, TopicOnClusterFacts } from './TopicFacts';

const HOUR_MS = 3_600_000;

/** How a topic stands on one cluster, with the figures of the last reading. */
export function topicOnCluster(facts: TopicOnClusterFacts): TopicOnCluster {
  const { cluster, findings, shown = findings } = facts;
  const presence = presenceOf(facts);
  const seen = presence.kind === 'absent' ? undefined : presence.seen;
  return {
    cluster: cluster.config.id,
    environment: cluster.config.environment,
    ...stateOf(facts),
    observedAt: cluster.latest?.endedAt,
    findings: countSeverities(shown),
    partitions: seen?.partitions.length,
    records: seen && recordsOf(seen)?.toString(),
    recordsPerHour: seen && rateOf(seen, cluster),
    sample: seen && sampleOf(seen, cluster),
    bytesOnDisk: seen?.bytesOnDisk,
  };
}

function stateOf(facts: TopicOnClusterFacts): {
  state: State;
  reason?: string;
} {
  const presence = presenceOf(facts);
  if (presence.kind === 'unknown') {
    return { state: 'unknown', reason: presence.reason };
  }
  const proven = facts.findings.filter(one => one.staleReason === undefined);
  const missing = proven.some(
    ({ finding }) => finding.rule === 'drift/topic-missing',
  );
  if (presence.kind === 'absent') {
    if (missing) return { state: 'missing' };
    return isExpected(facts)
      ? {
          state: 'unknown',
          reason: `The last reading of ${facts.cluster.config.id} did not show it; another one has to confirm that it is missing.`,
        }
      : { state: 'absent' };
  }
  if (proven.length > 0) return { state: 'differs' };
  // What takes weeks of watching says nothing against the topic until then.
  const [undecided] = facts.notEvaluated.filter(
    ({ rule }) => !findRule(rule)?.needsHistory,
  );
  const open = facts.findings[0]?.staleReason ?? undecided?.reason;
  return open === undefined
    ? { state: 'agrees' }
    : { state: 'unknown', reason: open };
}

function sampleOf(
  { name }: ObservedTopic,
  { latest }: ClusterState,
): TopicOnCluster['sample'] {
  const sample = ownValue(latest?.samples?.topics, name);
  if (!sample) return undefined;
  const { sampledAt, records, partitions } = sample;
  return { sampledAt, records, partitions };
}

function isExpected({ shared, cluster }: TopicOnClusterFacts): boolean {
  const { topic } = statementOn(shared, cluster.config.id);
  return isExpectedIn(topic, cluster.config.environment) === 'yes';
}

/** Records in a topic now; undefined when an offset is not known. */
function recordsOf(topic: ObservedTopic): bigint | undefined {
  let sum = 0n;
  for (const { beginOffset, endOffset } of topic.partitions) {
    if (beginOffset === undefined || endOffset === undefined) return undefined;
    sum += endOffset - beginOffset;
  }
  return sum;
}

/** Records written per hour between the last two readings of one incarnation. */
function rateOf(
  seen: ObservedTopic,
  cluster: ClusterState,
): number | undefined {
  const { latest, previous } = cluster;
  const before = previous && ObservationIndex.of(previous).topic(seen.name);
  if (!latest || !previous || !before) return undefined;
  if (!seen.topicId || seen.topicId !== before.topicId) return undefined;
  const elapsed = Date.parse(latest.endedAt) - Date.parse(previous.endedAt);
  const [from, to] = [endOf(before), endOf(seen)];
  if (elapsed <= 0 || from === undefined || to === undefined) return undefined;
  return Math.max(0, Math.round((Number(to - from) * HOUR_MS) / elapsed));
}

function endOf(topic: ObservedTopic): bigint | undefined {
  let sum = 0n;
  for (const { endOffset } of topic.partitions) {
    if (endOffset === undefined) return undefined;
    sum += endOffset;
  }
  return sum;
}
