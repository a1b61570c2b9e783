import {
  Evidence,
  Lifecycle,
  Party,
  Question,
  Registry,
  SourceRange,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { GroupAttribution, GroupOwner } from '../attribution';
import { ClusterView, GroupUse, PresentTopic } from '../clusterView';
import { ClusterRuleContext } from '../rule';
import { listOf, plural } from '../words';
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
): { topics: PresentTopic[]; refused?: string } {
  const topics = judgeable(context, lifecycles);
  const refused = GROUP_QUESTIONS.map(question =>
    context.view.refusal(question),
  ).find(Boolean);
  if (refused && topics.length > 0) context.unknown({ reason: refused });
  return { topics, refused };
}

/** Leaves findings about groups that cannot be read as they are. */
export function leaveOpaqueGroups(context: ClusterRuleContext) {
  for (const { group, reason } of context.view.opaqueGroups) {
    context.unknown({
      discriminator: group.groupId,
      reason: `what group \`${group.groupId}\` reads is not known: ${reason}`,
    });
  }
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

/** What shows that a group reads a topic. */
export function evidenceOf(view: ClusterView, use: GroupUse): Evidence[] {
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
  return evidence;
}

function shortened(names: string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
}
