import {
  NotEvaluated,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { EVERY_RULE } from './reconcile';

/**
 * What a reading leaves open about topics and groups that it asked for by name
 * and that the cluster said nothing about: whatever was found of them before
 * is neither confirmed nor over.
 */
export function untold(observation: Observation): NotEvaluated[] {
  const { cluster, askedTopics, askedGroups } = observation;
  const open: NotEvaluated[] = [];
  for (const [name, presence] of Object.entries(askedTopics)) {
    if (presence !== 'unknown') continue;
    const reason = `${cluster} did not tell whether the topic \`${name}\` is there.`;
    const subject = { kind: 'topic', name } as const;
    open.push({ rule: EVERY_RULE, cluster, subject, reason });
  }
  for (const [name, presence] of Object.entries(askedGroups)) {
    if (presence !== 'unknown') continue;
    const reason = `${cluster} did not tell whether the group \`${name}\` is there.`;
    const subject = { kind: 'group', name } as const;
    open.push({ rule: EVERY_RULE, cluster, subject, reason });
    // Findings about a topic name the group as their discriminator.
    open.push({ rule: EVERY_RULE, cluster, discriminator: name, reason });
  }
  return open;
}
