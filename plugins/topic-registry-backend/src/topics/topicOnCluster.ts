import {
  ClusterState as State,
  findRule,
  ObservedTopic,
  ownValue,
  TopicOnCluster,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isExpectedIn } from '@topic-registry/backstage-plugin-topic-registry-node';
import { ClusterState } from '../services/ObservationsService';
import { rateOnCluster } from './rateOnCluster';
import { countSeverities } from './severityCounts';
import { presenceOf, statementOn, TopicOnClusterFacts } from './TopicFacts';

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
    ...(seen && rateOnCluster(seen, cluster)),
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
