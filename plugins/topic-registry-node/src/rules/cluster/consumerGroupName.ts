import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code, codes } from '../words';
import {
  consumption,
  evidenceOf,
  groupsOfTopic,
  isThere,
  judgeableGroups,
  opaqueReason,
  placeOf,
  serviceName,
} from './groupScope';

/** For declared consumers alone: an undeclared one has its finding already. */
export const consumerGroupName: ClusterRule = {
  meta: ruleOf('consumer/group-name'),
  check(context) {
    const { view, report, unknown } = context;
    const { topics } = judgeableGroups(context, ['active'], groupsOfTopic);
    for (const topic of topics) {
      for (const use of view.groupsOn(topic.name)) {
        const { attribution, group } = use;
        if (!isThere(use)) continue;
        if (attribution.kind !== 'attributed' || attribution.conforms) continue;
        const stated = consumption(topic, attribution);
        if (!stated) continue;
        const [better] = attribution.expected;
        report({
          registry: stated.registry,
          subject: { kind: 'group', name: group.groupId },
          topic: topic.name,
          service: attribution.service,
          message: `${serviceName(view, attribution)} ${
            use.members.length > 0 ? 'reads' : 'has read'
          } ${code(topic.name)} on ${view.id} as ${code(group.groupId)}${
            better
              ? `; by the registry its group is ${code(better)}.`
              : ', which does not follow the group template.'
          }`,
          declared: attribution.expected.slice(0, 3).join(' or ') || undefined,
          seen: group.groupId,
          evidence: evidenceOf(view, topic, use),
          range: placeOf(stated.declared, stated.party),
          discriminator: topic.name,
          ...(better && {
            suggestion: {
              text: `Name the group ${codes(
                attribution.expected.slice(0, 3),
                'or',
              )}, and copy its offsets first.`,
            },
          }),
        });
      }
    }
    for (const opaque of view.opaqueGroups) {
      if (opaque.group.ignoredBy) continue;
      unknown({
        subject: { kind: 'group', name: opaque.group.groupId },
        reason: opaqueReason(opaque),
      });
    }
  },
};
