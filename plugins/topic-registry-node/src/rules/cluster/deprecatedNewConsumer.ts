import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { moment } from '../usage/words';
import { code } from '../words';
import { readersOf, whose } from './deprecatedReaders';
import { deprecationOf } from './deprecatedUse';
import { evidenceOf, judgeableGroups, leaveOpaqueGroups } from './groupScope';
import { needsHistory } from './scope';

/**
 * A group that was not on the topic when readers were watched already, and reads
 * it now. Where the watch is younger than the group's first sight, the group may
 * be as old as the topic, and `deprecated/consumed` speaks of it.
 */
export const deprecatedNewConsumer: ClusterRule = {
  meta: ruleOf('deprecated/new-consumer'),
  check(context) {
    const { view, report, unknown } = context;
    if (!needsHistory(context)) return;
    const { topics } = judgeableGroups(context, ['deprecated']);
    for (const topic of topics) {
      const { registry, topic: home } = topic.home;
      for (const { use, proof } of readersOf(view, topic)) {
        const subject = { kind: 'topic', name: topic.name } as const;
        const { attribution, group } = use;
        if (proof.kind === 'unknown') {
          unknown({
            subject,
            discriminator: group.groupId,
            reason: proof.reason,
          });
        }
        if (proof.kind !== 'read' || !proof.began) continue;
        const { since, watchedSince } = proof.began;
        report({
          registry,
          subject,
          ...(attribution.kind === 'attributed' && {
            service: attribution.service,
          }),
          message: `${code(group.groupId)}${whose(
            view,
            use,
          )} began to read ${code(topic.name)} on ${
            view.id
          } after it was deprecated: it was seen first at ${moment(
            since,
          )} UTC, and no reading since ${moment(
            watchedSince,
          )} UTC had shown it. It is ${deprecationOf(topic)}.`,
          declared: 'deprecated',
          seen: group.groupId,
          evidence: [
            { label: 'first seen', value: group.groupId, at: since },
            ...evidenceOf(view, topic, use),
            ...proof.evidence,
          ],
          range: home.range,
          discriminator: group.groupId,
        });
      }
    }
    leaveOpaqueGroups(context, topics);
  },
};
