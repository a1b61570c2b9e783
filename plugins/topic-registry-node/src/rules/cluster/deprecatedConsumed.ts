import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code } from '../words';
import { readersOf, whose } from './deprecatedReaders';
import { deprecationOf, severityOfUse } from './deprecatedUse';
import { evidenceOf, judgeableGroups, leaveOpaqueGroups } from './groupScope';

/** A group that began after the announcement has its finding by `deprecated/new-consumer`. */
export const deprecatedConsumed: ClusterRule = {
  meta: ruleOf('deprecated/consumed'),
  check(context) {
    const { view, report, unknown } = context;
    const { topics } = judgeableGroups(context, ['deprecated']);
    for (const topic of topics) {
      const { registry, topic: home } = topic.home;
      for (const { use, clock, proof } of readersOf(view, topic)) {
        const subject = { kind: 'topic', name: topic.name } as const;
        const { attribution, group } = use;
        if (proof.kind === 'not read') continue;
        if (proof.kind === 'unknown') {
          unknown({
            subject,
            discriminator: group.groupId,
            reason: proof.reason,
          });
          continue;
        }
        if (proof.began && view.asks('deprecated/new-consumer')) continue;
        report({
          registry,
          subject,
          ...(attribution.kind === 'attributed' && {
            service: attribution.service,
          }),
          severity: severityOfUse(view, clock),
          message: `${code(topic.name)} is still read on ${view.id} by ${code(
            group.groupId,
          )}${whose(view, use)}: ${proof.words}. It is ${deprecationOf(
            topic,
          )}.`,
          declared: 'deprecated',
          seen: group.groupId,
          evidence: [...evidenceOf(view, topic, use), ...proof.evidence],
          range: home.range,
          discriminator: group.groupId,
        });
      }
    }
    leaveOpaqueGroups(context, topics);
  },
};
