import {
  homeAmong,
  Lifecycle,
  Observation,
  ObservedGroup,
  ObservedMember,
  ObservedTopic,
  ownValue,
  Question,
  refusalOf,
  Registry,
  Topic,
  Usage,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { attributeGroup, GroupAttribution } from './attribution';
import { isInternalGroup } from './ignored';
import { OpaqueGroup, whyOpaque } from './opaqueGroups';
import { presenceOf, reasonOf, TopicPresence } from './presence';
import { BoundRegistry, ClusterEvaluationInput } from './types';
import { Steps } from '../turns';
import { EMPTY_LEDGER, withUpdate } from './usage';
import { usageSteps } from './usage/updateUsage';
import { topicsOf } from './usage/groupMark';
import { UsageIndex } from './usage/UsageIndex';
import {
  isTraceless,
  mayReadUnseen,
  Standing,
  standingOf,
} from './usage/tells';
import { usageVerdict, UsageVerdict } from './usage/usageVerdict';

/** A topic as one registry declares it. */
export interface Declaration {
  bound: BoundRegistry;
  registry: Registry;
  topic: Topic;
}

/**
 * A topic that one or more registries of the cluster declare, beside what was
 * seen of it. Registries on one cluster mean the same topic by equal name; the
 * word of its home (see `homeAmong`) counts for lifecycle and settings.
 */
export interface DeclaredTopic {
  name: string;
  lifecycle: Lifecycle;
  home: Declaration;
  declarations: Declaration[];
  presence: TopicPresence;
}

/** A topic that is declared and present. */
export type PresentTopic = DeclaredTopic & { seen: ObservedTopic };

/** Evidence that a group reads, or has read, a topic. */
export interface GroupUse {
  group: ObservedGroup;
  attribution: GroupAttribution;
  /** Members that have the topic in their assignment. */
  members: ObservedMember[];
  /** Committed offsets on the topic by partition. */
  commits?: Record<number, bigint>;
  /** What the reading alone shows of it. */
  standing: Standing;
}

/** What the cluster rules look at: registries and reading, joined once. */
export interface ClusterView {
  id: string;
  environment?: string;
  registries: BoundRegistry[];
  observation: Observation;
  previous?: Observation;
  now: Date;
  topics: DeclaredTopic[];
  /** The declared topics of a lifecycle that are on the cluster. */
  present(...lifecycles: Lifecycle[]): PresentTopic[];
  /** Those of which it cannot be told whether they are. */
  hidden(...lifecycles: Lifecycle[]): { name: string; reason: string }[];
  /** Groups with evidence on a topic, internal ones aside. */
  groupsOn(topic: string): GroupUse[];
  /** Every group that the cluster lists. */
  groupIds: ReadonlySet<string>;
  /** Those that show nothing: no members, and no commits. */
  tracelessGroups: ReadonlySet<string>;
  opaqueGroups: OpaqueGroup[];
  /** Those that may read a topic. */
  opaqueOn(topic: string): OpaqueGroup[];
  /** Whether a rule is asked at all. */
  asks(rule: string): boolean;
  /** What this reading and those before it have shown. */
  usage: Usage;
  /** The marks of that, by what they are about. */
  marks: UsageIndex;
  /** Whether more than the last two readings are remembered. */
  hasHistory: boolean;
  /** Who uses a topic, looking back over a span in ms. */
  useOf(topic: PresentTopic, windowMs: number): UsageVerdict;
  previousTopic(seen: ObservedTopic): ObservedTopic | undefined;
  /** Why a question is open, for the cluster or one subject; undefined when it was answered. */
  refusal(question: Question, subject?: string): string | undefined;
}

/** Joins registries and a reading for the cluster rules. */
export function* viewCluster(
  input: ClusterEvaluationInput,
): Steps<ClusterView> {
  const { cluster, observation, previous, registries, now } = input;
  const seenTopics = new Map(
    observation.topics.map(topic => [topic.name, topic]),
  );
  const topics = joinTopics(registries, observation, seenTopics);
  yield;
  const present: PresentTopic[] = [];
  for (const topic of topics) {
    if (topic.presence.kind !== 'present') continue;
    present.push({ ...topic, seen: topic.presence.seen });
  }
  const uses = new Map<string, GroupUse[]>();
  const opaqueGroups: OpaqueGroup[] = [];
  for (const group of observation.groups) {
    yield;
    if (isInternalGroup(group.groupId)) continue;
    for (const use of usesOf(group, registries, seenTopics)) {
      const list = uses.get(use.topic);
      if (list) list.push(use);
      else uses.set(use.topic, [use]);
    }
    const reason = whyOpaque(group, observation);
    if (reason) opaqueGroups.push({ group, reason });
  }
  const before = new Map(
    previous?.topics.map(topic => [topic.name, topic] as const),
  );
  const usage = input.usage ?? (yield* usageOf(observation, previous));
  yield;
  const marks = UsageIndex.of(usage);
  yield;
  return {
    id: cluster.id,
    environment: cluster.environment,
    registries,
    observation,
    previous,
    now,
    topics,
    present: (...lifecycles) =>
      present.filter(({ lifecycle }) => lifecycles.includes(lifecycle)),
    hidden: (...lifecycles) => {
      const found: { name: string; reason: string }[] = [];
      for (const { name, lifecycle, presence } of topics) {
        if (!lifecycles.includes(lifecycle)) continue;
        if (presence.kind === 'unknown') {
          found.push({ name, reason: presence.reason });
        }
      }
      return found;
    },
    asks: rule => ownValue(input.rules, rule)?.severity !== 'off',
    usage,
    marks,
    hasHistory: input.usage !== undefined,
    useOf: ({ name, seen }, windowMs) =>
      usageVerdict({
        cluster: cluster.id,
        topic: name,
        seen,
        observation,
        groups: (uses.get(name) ?? []).map(({ group }) => group),
        usage,
        windowMs,
        now,
      }),
    groupsOn: topic => uses.get(topic) ?? [],
    groupIds: new Set(observation.groups.map(group => group.groupId)),
    tracelessGroups: new Set(
      observation.groups.filter(isTraceless).map(group => group.groupId),
    ),
    opaqueGroups,
    opaqueOn: topic =>
      opaqueGroups.filter(({ group }) => mayReadUnseen(group, topic)),
    previousTopic: topic => {
      const earlier = before.get(topic.name);
      // Another id is another topic of the same name; no id proves nothing.
      return topic.topicId && earlier?.topicId === topic.topicId
        ? earlier
        : undefined;
    },
    refusal: (question, subject) =>
      reasonOf(refusalOf(observation, question, subject)),
  };
}

function joinTopics(
  registries: BoundRegistry[],
  observation: Observation,
  seen: ReadonlyMap<string, ObservedTopic>,
): DeclaredTopic[] {
  const declarations = new Map<string, Declaration[]>();
  for (const bound of registries) {
    for (const topic of bound.registry.topics) {
      const declaration = { bound, registry: bound.registry, topic };
      const list = declarations.get(topic.name);
      if (list) list.push(declaration);
      else declarations.set(topic.name, [declaration]);
    }
  }
  const joined: DeclaredTopic[] = [];
  for (const [name, list] of declarations) {
    const home = homeAmong(list);
    joined.push({
      name,
      lifecycle: home.topic.lifecycle,
      home,
      declarations: list,
      presence: presenceOf(observation, name, seen.get(name)),
    });
  }
  return joined;
}

// Two readings are a short history: they show what moved between them.
function* usageOf(
  observation: Observation,
  previous: Observation | undefined,
): Steps<Usage> {
  const before = previous
    ? withUpdate(EMPTY_LEDGER, yield* usageSteps(EMPTY_LEDGER, previous))
    : EMPTY_LEDGER;
  return withUpdate(before, yield* usageSteps(before, observation));
}

function usesOf(
  group: ObservedGroup,
  registries: BoundRegistry[],
  seen: ReadonlyMap<string, ObservedTopic>,
): (GroupUse & { topic: string })[] {
  const { groupId, members = [] } = group;
  const clientIds = members.map(({ clientId }) => clientId);
  return [...topicsOf(group)].map(topic => ({
    topic,
    group,
    members: members.filter(
      ({ assignment }) => (ownValue(assignment, topic) ?? []).length > 0,
    ),
    commits: ownValue(group.commits, topic),
    standing: standingOf(topic, group, seen.get(topic)),
    attribution: attributeGroup(registries, topic, groupId, clientIds),
  }));
}
