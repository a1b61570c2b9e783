import {
  Evidence,
  Lifecycle,
  ObservedGroup,
  Party,
  Question,
  Registry,
  SourceRange,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { GroupAttribution, GroupOwner } from '../attribution';
import { ClusterView, GroupUse, PresentTopic } from '../clusterView';
import { OpaqueGroup } from '../opaqueGroups';
import { ClusterRuleContext } from '../rule';
import { lostOf } from '../usage/groupMark';
import { beyondWords, commitBeyondEnd, mayReadUnseen } from '../usage/tells';
import { grouped } from '../usage/words';
import { code, listOf, plural } from '../words';
import { judgeable } from './scope';

const GROUP_QUESTIONS: Question[] = ['groups', 'members', 'commits'];

/**
 * The declared topics on which groups can be judged. What was seen of a group
 * is evidence even where another question about groups failed, so the topics
 * come with the reason why more may be hidden; the rule is then left open too.
 */
export function judgeableGroups(
  context: ClusterRuleContext,
  lifecycles: Lifecycle[],
  about?: Parameters<typeof judgeable>[3],
): { topics: PresentTopic[]; refused?: string } {
  const topics = judgeable(context, lifecycles, [], about);
  const refused = GROUP_QUESTIONS.map(question =>
    context.view.refusal(question),
  ).find(Boolean);
  if (refused && topics.length > 0) context.unknown({ reason: refused });
  return { topics, refused };
}

/** Findings about groups that name a topic: told apart by the topic. */
export function groupsOfTopic(name: string): { discriminator: string } {
  return { discriminator: name };
}

/**
 * Leaves findings about groups that cannot be looked into as they are: on every
 * topic, or on those of the given ones that such a group may read.
 *
 * @param concerns - whether the rule looks at a group at all
 */
export function leaveOpaqueGroups(
  { view, unknown }: ClusterRuleContext,
  topics: readonly PresentTopic[],
  concerns: (group: ObservedGroup) => boolean = () => true,
) {
  for (const opaque of view.opaqueGroups) {
    const { group } = opaque;
    if (!concerns(group)) continue;
    const question = {
      discriminator: group.groupId,
      reason: opaqueReason(opaque),
    };
    if (group.mayRead === undefined) {
      unknown(question);
      continue;
    }
    for (const { name } of topics) {
      if (!mayReadUnseen(group, name)) continue;
      unknown({ subject: { kind: 'topic', name }, ...question });
    }
  }
}

/** "what group `x` reads is not known: it is being rebalanced; it may read any topic". */
export function opaqueReason({ group, reason }: OpaqueGroup): string {
  return `what group ${code(group.groupId)} reads is not known: ${reason}`;
}

/** The statement that makes a service a consumer of a topic, alternatives included. */
export function consumption(
  topic: PresentTopic,
  owner: GroupOwner,
): { registry: Registry; declared: Topic; party: Party } | undefined {
  for (const { registry, topic: declared } of topic.declarations) {
    if (registry.id !== owner.registry) continue;
    const party = declared.parties.find(
      ({ role, ref }) => role === 'consumer' && ref === owner.service,
    );
    if (party) return { registry, declared, party };
  }
  return undefined;
}

/**
 * Where a party is stated for a topic: in its entry, or at its name when the
 * party follows from elsewhere, as on the page of one service.
 */
export function placeOf(topic: Topic, party: Party): SourceRange {
  const { block, range } = topic;
  const inside =
    party.range.offset >= block.offset &&
    party.range.endOffset <= block.endOffset;
  return inside ? party.range : range;
}

/** The services that a group may belong to. */
export function ownersOf(attribution: GroupAttribution): GroupOwner[] {
  switch (attribution.kind) {
    case 'attributed':
      return [attribution];
    case 'ambiguous':
      return attribution.candidates;
    default:
      return [];
  }
}

/** The name of a service as its registry gives it. */
export function serviceName(view: ClusterView, owner: GroupOwner): string {
  const bound = view.registries.find(
    ({ registry }) => registry.id === owner.registry,
  );
  const service = bound?.registry.services.find(
    ({ ref }) => ref === owner.service,
  );
  return service?.name ?? owner.service;
}

/** Whether a group reads a topic, or has read it and may do so again. */
export function isThere({ standing }: GroupUse): boolean {
  return standing === 'assigned' || standing === 'committed';
}

/** Why offsets beyond the end of a topic prove nothing. */
export function beyondEnd(topic: PresentTopic, { group }: GroupUse): string {
  const beyond = commitBeyondEnd(topic.name, group, topic.seen);
  return `group ${code(group.groupId)} ${
    beyond ? `${beyondWords(beyond)}: ` : ''
  }the topic was made anew or cut off since, so its offsets do not show that it reads`;
}

/** What shows that a group reads a topic. */
export function evidenceOf(
  view: ClusterView,
  topic: PresentTopic,
  use: GroupUse,
): Evidence[] {
  const { group, members, commits, attribution } = use;
  const at = view.observation.endedAt;
  const evidence: Evidence[] = [
    { label: 'group', value: `${group.groupId} (${group.state})`, at },
  ];
  if (members.length > 0) {
    const clients = [...new Set(members.map(({ clientId }) => clientId))];
    evidence.push({
      label: 'members',
      value: `${plural(
        members.length,
        'member',
      )} with the topic assigned: ${shortened(clients)}`,
      at,
    });
  }
  const named = ownersOf(attribution);
  if (attribution.kind !== 'unknown' && attribution.clientIds) {
    evidence.push({
      label: 'named by client ids',
      value: `${listOf(
        named.map(owner => serviceName(view, owner)),
        'or',
      )} (${shortened(attribution.clientIds)})`,
      at,
    });
  }
  const committed = Object.entries(commits ?? {}).filter(([, o]) => o >= 0n);
  if (committed.length > 0) {
    evidence.push({
      label: 'committed offsets',
      value: `${listOf(
        committed
          .slice(0, 5)
          .map(([partition, offset]) => `partition ${partition} at ${offset}`),
      )}${committed.length > 5 ? ', …' : ''}`,
      at,
    });
  }
  const lost = lostOf(topic.seen, commits ?? {});
  if (lost > 0n) {
    evidence.push({
      label: 'lost unread',
      value: `${grouped(
        lost,
      )} records were deleted between its commits and the start of the log`,
      at,
    });
  }
  return evidence;
}

function shortened(names: string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
}
