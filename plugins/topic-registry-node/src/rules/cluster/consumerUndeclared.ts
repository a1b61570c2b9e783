import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterView, GroupUse, PresentTopic } from '../clusterView';
import { isConsoleGroup } from '../ignored';
import { ClusterRule } from '../rule';
import { code, listOf } from '../words';
import {
  beyondEnd,
  consumption,
  evidenceOf,
  judgeableGroups,
  leaveOpaqueGroups,
  ownersOf,
  serviceName,
} from './groupScope';

/** Deprecated and proposed topics have rules of their own for being read. */
export const consumerUndeclared: ClusterRule = {
  meta: ruleOf('consumer/undeclared'),
  check(context) {
    const { view, report, unknown } = context;
    const { topics } = judgeableGroups(context, ['active']);
    for (const topic of topics) {
      for (const use of view.groupsOn(topic.name)) {
        if (use.standing === 'left' || use.group.ignoredBy) continue;
        const owners = ownersOf(use.attribution);
        const declared = owners.filter(owner => consumption(topic, owner));
        if (declared.length > 0) {
          if (owners.length > 1) {
            unknown({
              subject: { kind: 'topic', name: topic.name },
              discriminator: use.group.groupId,
              reason: `group \`${use.group.groupId}\` may belong to ${listOf(
                owners.map(owner => serviceName(view, owner)),
                'or',
              )}`,
            });
          }
          continue;
        }
        if (use.standing === 'beyond') {
          unknown({
            subject: { kind: 'topic', name: topic.name },
            discriminator: use.group.groupId,
            reason: beyondEnd(topic, use),
          });
          continue;
        }
        const note = freeWords(topic);
        if (note) {
          unknown({
            subject: { kind: 'topic', name: topic.name },
            discriminator: use.group.groupId,
            reason: `the document states its parties in words that name no service: “${note}”`,
          });
          continue;
        }
        const { registry, topic: home } = topic.home;
        const open = topic.declarations.every(
          ({ topic: { consumersStated } }) => consumersStated === 'unknown',
        );
        report({
          registry,
          subject: { kind: 'topic', name: topic.name },
          ...(owners.length === 1 && { service: owners[0].service }),
          severity: open ? 'info' : 'warning',
          message: sentence(view, topic, use),
          declared: declaredConsumers(topic),
          seen: use.group.groupId,
          evidence: evidenceOf(view, topic, use),
          range: home.range,
          discriminator: use.group.groupId,
        });
      }
    }
    leaveOpaqueGroups(context, topics, ({ ignoredBy }) => !ignoredBy);
  },
};

function sentence(view: ClusterView, topic: PresentTopic, use: GroupUse) {
  const { attribution, group, members } = use;
  const what = `${code(group.groupId)} ${
    members.length > 0 ? 'reads' : 'has read'
  } ${code(topic.name)} on ${view.id}`;
  const line = topic.home.topic.range.line;
  switch (attribution.kind) {
    case 'attributed':
      return `${what}; it belongs to ${serviceName(
        view,
        attribution,
      )}, which is no declared consumer (line ${line}).`;
    case 'ambiguous':
      return `${what}; it may belong to ${listOf(
        attribution.candidates.map(owner => serviceName(view, owner)),
        'or',
      )}, and none of them is a declared consumer (line ${line}).`;
    default:
      return isConsoleGroup(group.groupId)
        ? `${what}; Kafka's console consumer takes such a name, so it is a person rather than a service (line ${line}).`
        : `${what} and belongs to no known service (line ${line}).`;
  }
}

function declaredConsumers(topic: PresentTopic): string {
  const refs = new Set<string>();
  let stated = 'none';
  for (const { topic: declared } of topic.declarations) {
    if (declared.consumersStated === 'unknown' && stated === 'none') {
      stated = 'not stated';
    }
    for (const { role, ref } of declared.parties) {
      if (role === 'consumer') refs.add(ref);
    }
  }
  return refs.size > 0 ? [...refs].join(', ') : stated;
}

// "Any service" admits everybody; no name can be held against that.
function freeWords(topic: PresentTopic): string | undefined {
  for (const { topic: declared } of topic.declarations) {
    const named = declared.parties.some(({ role }) => role === 'consumer');
    if (declared.partiesNote && !named) return declared.partiesNote;
  }
  return undefined;
}
