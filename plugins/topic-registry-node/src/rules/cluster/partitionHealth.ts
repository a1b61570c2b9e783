import { ClusterView, PresentTopic } from '../clusterView';
import { ClusterRuleContext } from '../rule';

/**
 * Why a partition that looks healthy may not be: a broker that the metadata
 * lists did not answer. Brokers that have lost their controller go on telling
 * what was true when they lost it.
 */
export function whyHealthIsOpen(view: ClusterView): string | undefined {
  const silent = view.observation.coverage.find(
    ({ answered, code }) =>
      !answered && (code === 'unreachable' || code === 'timeout'),
  );
  return (
    silent &&
    `a broker did not answer, and what the others tell of partitions may be of an earlier time: ${
      silent.reason ?? silent.code
    }`
  );
}

/**
 * The topics of which the partitions were told; leaves the rule open for the
 * others, such as one that is just being created.
 */
export function withPartitions(
  topics: readonly PresentTopic[],
  { view, unknown }: ClusterRuleContext,
): PresentTopic[] {
  return topics.filter(({ name, seen }) => {
    if (seen.partitions.length > 0) return true;
    unknown({
      subject: { kind: 'topic', name },
      reason: whyNoPartitions(view, name),
    });
    return false;
  });
}

/** Why no partitions of a topic are told that is there. */
export function whyNoPartitions(view: ClusterView, name: string): string {
  return view.refusal('topics', name) ?? 'the cluster told no partitions of it';
}
