import {
  ownValue,
  Party,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { attributeGroup } from '../attribution';
import {
  ClusterView,
  Declaration,
  GroupUse,
  PresentTopic,
} from '../clusterView';
import { OpaqueGroup } from '../opaqueGroups';
import { expectedGroupNames } from '../expectedNames';
import { isConsoleGroup } from '../ignored';
import { ClusterRule } from '../rule';
import { code, codes } from '../words';
import {
  beyondEnd,
  judgeableGroups,
  opaqueReason,
  ownersOf,
  placeOf,
  serviceName,
} from './groupScope';

/**
 * A consumer is absent only when every question about it was answered: no group
 * of it is on the topic, none that could be its own, and none that may be there
 * unseen. One of several alternatives is never called absent.
 */
export const consumerAbsent: ClusterRule = {
  meta: ruleOf('consumer/absent'),
  check(context) {
    const { view, report, unknown } = context;
    const { topics, refused } = judgeableGroups(context, ['active']);
    // Left open as a whole: a group that was not told may be any consumer's.
    if (refused) return;
    for (const topic of topics) {
      const subject = { kind: 'topic', name: topic.name } as const;
      for (const { declaration, party } of consumersOf(topic)) {
        const { registry, bound } = declaration;
        const owner = { registry: registry.id, service: party.ref };
        const open = whyOpen(view, topic, declaration, party);
        if (open === 'seen') continue;
        if (open) {
          unknown({
            registry,
            subject,
            discriminator: party.ref,
            reason: open,
          });
          continue;
        }
        const place = placeOf(declaration.topic, party);
        const expected = expectedGroupNames(
          bound,
          declaration.topic,
          party.ref,
        );
        const uses = view.groupsOn(topic.name);
        const groups = uses.map(use => use.group.groupId);
        const left = uses.filter(
          ({ standing, attribution }) =>
            standing === 'left' &&
            ownersOf(attribution).some(
              one => one.registry === registry.id && one.service === party.ref,
            ),
        );
        report({
          registry,
          subject,
          service: party.ref,
          message: `No group of ${serviceName(view, owner)} is on ${code(
            topic.name,
          )} on ${view.id}; the registry declares it as a consumer (line ${
            place.line
          }).${leftWords(left)}`,
          declared: expected[0] ?? party.ref,
          seen: groups.length > 0 ? groups.join(', ') : 'no group',
          evidence: [
            {
              label: 'asked for',
              value: expected.length > 0 ? expected.join(', ') : 'all groups',
              at: view.observation.endedAt,
            },
            ...groups.map(group => ({
              label: 'group on the topic',
              value: group,
              at: view.observation.endedAt,
            })),
          ],
          range: place,
          discriminator: party.ref,
        });
      }
    }
  },
};

/** Says of a service's live groups that they have turned to other topics. */
function leftWords(left: GroupUse[]): string {
  if (left.length === 0) return '';
  const one = left.length === 1;
  return ` ${codes(left.map(({ group }) => group.groupId))} ${
    one ? 'is' : 'are'
  } live and assigned other topics; ${
    one ? 'its' : 'their'
  } offsets on this one are left over.`;
}

function consumersOf(
  topic: PresentTopic,
): { declaration: Declaration; party: Party }[] {
  const consumers = new Map<
    string,
    { declaration: Declaration; party: Party }
  >();
  for (const declaration of topic.declarations) {
    for (const party of declaration.topic.parties) {
      if (party.role !== 'consumer' || party.certainty !== 'stated') continue;
      const key = `${declaration.registry.id} ${party.ref}`;
      if (!consumers.has(key)) consumers.set(key, { declaration, party });
    }
  }
  return [...consumers.values()];
}

/** `seen`, or why the consumer may be there unseen; undefined when it is absent. */
function whyOpen(
  view: ClusterView,
  topic: PresentTopic,
  declaration: Declaration,
  party: Party,
): string | undefined {
  const { bound, registry } = declaration;
  const isIt = (owner: { registry: string; service: string }) =>
    owner.registry === registry.id && owner.service === party.ref;

  let open: string | undefined;
  for (const use of view.groupsOn(topic.name)) {
    const { attribution, group, standing } = use;
    // live, and assigned other topics: it reads this one no more
    if (standing === 'left' || isConsoleGroup(group.groupId)) continue;
    const mine = ownersOf(attribution).some(isIt);
    // app-config says that it is a platform's
    if (group.ignoredBy && !mine) continue;
    if (standing === 'beyond') {
      if (mine || attribution.kind === 'unknown')
        open ??= beyondEnd(topic, use);
      continue;
    }
    if (attribution.kind === 'attributed' && mine) return 'seen';
    if (attribution.kind === 'unknown') {
      open ??= `group ${code(
        group.groupId,
      )} is on the topic and belongs to no known service: it may be this one's`;
    } else if (mine) {
      open ??= `group ${code(
        group.groupId,
      )} is on the topic and may belong to it or to another service`;
    }
  }
  if (open) return open;

  const expected = expectedGroupNames(bound, declaration.topic, party.ref);
  const { askedGroups } = view.observation;
  const untold = expected.filter(
    name =>
      !view.groupIds.has(name) && ownValue(askedGroups, name) !== 'absent',
  );
  if (untold.length > 0) {
    return `the cluster does not tell the reading role whether ${codes(
      untold,
      'or',
    )} exists`;
  }
  const traceless = expected.find(name => view.tracelessGroups.has(name));
  if (traceless) {
    return `group ${code(
      traceless,
    )} is on the cluster without members and without committed offsets, as one whose member has just left; what it reads is not known`;
  }
  for (const opaque of view.opaqueOn(topic.name)) {
    if (mayBe(view, topic.name, opaque, isIt)) return opaqueReason(opaque);
  }
  return undefined;
}

// A group that nobody can look into may be this consumer's, unless its name
// says that it is another service's.
function mayBe(
  view: ClusterView,
  topicName: string,
  { group }: OpaqueGroup,
  isIt: (owner: { registry: string; service: string }) => boolean,
): boolean {
  if (isConsoleGroup(group.groupId)) return false;
  const attribution = attributeGroup(view.registries, topicName, group.groupId);
  if (attribution.kind === 'unknown') return !group.ignoredBy;
  return ownersOf(attribution).some(isIt);
}
