import {
  Registry,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DELIBERATE, LIVE_GROUPS, TrafficFault } from './deliberate';
import { groupsOf } from './groups';

/** How records of a topic come about. */
export type Writing =
  /** Some at the seed, and more as long as the traffic runs. */
  | 'live'
  /** Some at the seed, dated before the announcement of the deprecation. */
  | 'before'
  /** None. */
  | 'none';

/** @public */
export interface PlannedTopic {
  name: string;
  partitions: number;
  replicationFactor: number;
  /** Settings of the topic itself, as Kafka names them. */
  configs: Record<string, string>;
  envelope: 'platform' | 'cloudevents';
  /** Event types that its records carry. */
  events: string[];
  /** The service that signs its records. */
  source: string;
  writing: Writing;
  /** What is wrong with some of its records. */
  fault?: TrafficFault;
}

/** @public */
export interface PlannedGroup {
  group: string;
  topic: string;
  /** Members of a protocol, or none: then its offsets move by commits alone. */
  members: 'classic' | 'consumer' | 'none';
}

/** What is to be on the development cluster. @public */
export interface SeedPlan {
  topics: PlannedTopic[];
  groups: PlannedGroup[];
}

// Where a registry states no standards.
const PARTITIONS = 3;
const REPLICATION_FACTOR = 3;

/**
 * The cluster as the registries declare it, with the differences of
 * {@link DELIBERATE}.
 *
 * @public
 */
export function planSeed(registries: Registry[]): SeedPlan {
  const topics: PlannedTopic[] = [];
  const groups: PlannedGroup[] = [];
  for (const registry of registries) {
    for (const topic of registry.topics) {
      if (!isCreated(topic)) continue;
      topics.push(plannedTopic(registry, topic));
      if (topic.lifecycle !== 'active') continue;
      for (const group of groupsOf(registry, topic)) {
        groups.push({ group, topic: topic.name, members: membersOf(group) });
      }
    }
  }
  for (const { topic: name, like } of DELIBERATE.unregistered) {
    const model = topics.find(topic => topic.name === like);
    if (model) topics.push({ ...model, name, fault: undefined });
  }
  for (const { topic, group } of DELIBERATE.extraGroups) {
    if (!topics.some(({ name }) => name === topic)) continue;
    groups.push({ group, topic, members: membersOf(group) });
  }
  return { topics, groups };
}

function isCreated({ name, lifecycle }: Topic): boolean {
  if (lifecycle === 'proposed') return DELIBERATE.proposedLive.includes(name);
  return !DELIBERATE.missing.includes(name) && !DELIBERATE.gone.includes(name);
}

function plannedTopic(registry: Registry, topic: Topic): PlannedTopic {
  const { name, settings } = topic;
  const { standards } = registry;
  const codec = byDefault(standards.compression);
  return {
    name,
    partitions:
      DELIBERATE.partitions[name] ??
      settings.partitions?.value ??
      byDefault(standards.partitions) ??
      PARTITIONS,
    replicationFactor:
      DELIBERATE.replicationFactor[name] ??
      settings.replicationFactor?.value ??
      REPLICATION_FACTOR,
    configs: {
      ...(codec ? { 'compression.type': codec } : {}),
      ...DELIBERATE.configs[name],
    },
    envelope:
      standards.envelope?.profile === 'cloudevents-1.0'
        ? 'cloudevents'
        : 'platform',
    events: eventsOf(topic, registry),
    source: sourceOf(topic, registry),
    writing: writingOf(topic),
    fault: DELIBERATE.traffic[name],
  };
}

function byDefault<T>(
  values: { value: T; environment?: string; topicClass?: string }[],
): T | undefined {
  return values.find(value => !value.environment && !value.topicClass)?.value;
}

// A topic of one event type says it by its name. A deprecated topic carries
// what its successor is to take over.
function eventsOf(topic: Topic, registry: Registry): string[] {
  if (registry.standards.envelope?.profile === 'cloudevents-1.0')
    return [`com.${topic.name}`];
  if (topic.events.length) return topic.events.map(({ type }) => type);
  if (topic.migrationEvents.length)
    return topic.migrationEvents.map(({ value }) => value);
  const successor = registry.topics.find(
    ({ name }) => name === topic.replacement?.value,
  );
  return successor?.events.map(({ type }) => type) ?? [];
}

function sourceOf(topic: Topic, registry: Registry): string {
  const producer = topic.parties.find(({ role }) => role === 'producer');
  const service = registry.services.find(({ ref }) => ref === producer?.ref);
  return service?.name ?? topic.name.split(/[._]/)[0];
}

function writingOf(topic: Topic): Writing {
  if (topic.lifecycle !== 'deprecated') return 'live';
  if (DELIBERATE.deprecatedProduced.includes(topic.name)) return 'live';
  return DELIBERATE.deprecatedWrittenBefore.includes(topic.name)
    ? 'before'
    : 'none';
}

function membersOf(group: string): PlannedGroup['members'] {
  return LIVE_GROUPS[group] ?? 'none';
}
