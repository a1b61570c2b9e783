import { Usage } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  isInternalGroup,
  usageVerdict,
  UsageVerdict,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { ObservationIndex } from '../observations/ObservationIndex';
import { ClusterState } from '../services/ObservationsService';
import { PresenceOnCluster } from '../topics/TopicFacts';

/** Who uses a topic on a cluster, by its last reading and by what is remembered. */
export function useOnCluster(options: {
  topic: string;
  cluster: ClusterState;
  presence: PresenceOnCluster;
  usage: Usage | undefined;
  now: Date;
}): UsageVerdict {
  const { topic, cluster, presence, usage, now } = options;
  const { config, latest } = cluster;
  if (presence.kind === 'absent') {
    const none = {
      state: 'none',
      reason: `It is not on ${config.id}.`,
    } as const;
    return { writing: none, reading: none, readers: [] };
  }
  const groups = latest ? ObservationIndex.of(latest).groupsOn(topic) : [];
  return usageVerdict({
    cluster: config.id,
    topic,
    seen: presence.seen,
    untold: presence.kind === 'unknown' ? presence.reason : undefined,
    observation: latest,
    groups: groups.filter(({ groupId }) => !isInternalGroup(groupId)),
    usage,
    now,
  });
}
