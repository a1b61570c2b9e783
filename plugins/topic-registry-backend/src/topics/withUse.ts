import {
  PartyRow,
  TopicRow,
  Usage,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { useOnCluster } from '../usage/useOnCluster';
import { presenceOf, TopicOnClusterFacts } from './TopicFacts';

/**
 * A topic with who uses it on each of its clusters, by what readings have shown.
 *
 * @param usage - what is remembered, by cluster.
 */
export function withUse<T extends Pick<TopicRow, 'clusters'>>(
  topic: T & { parties: PartyRow[] },
  facts: readonly TopicOnClusterFacts[],
  usage: ReadonlyMap<string, Usage>,
  now: Date,
): T & { parties: PartyRow[] } {
  const uses = new Map(
    facts.map(one => {
      const { id } = one.cluster.config;
      const use = useOnCluster({
        topic: one.shared.name,
        cluster: one.cluster,
        presence: presenceOf(one),
        usage: usage.get(id),
        now,
      });
      return [id, use];
    }),
  );
  return {
    ...topic,
    clusters: topic.clusters.map(on => ({
      ...on,
      written: uses.get(on.cluster)?.writing,
      read: uses.get(on.cluster)?.reading,
    })),
    parties: topic.parties.map(party => ({
      ...party,
      groups: party.groups.map(row => {
        const found = uses
          .get(row.cluster)
          ?.readers.find(one => one.group === row.group);
        return found
          ? { ...row, use: { verdict: found.verdict, reason: found.reason } }
          : row;
      }),
    })),
  };
}
