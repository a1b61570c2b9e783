import {
  Registry,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DELIBERATE, Deliberate, TrafficFault } from './deliberate';
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
 * The cluster as the registries declare it, with differences on purpose: by
 * default those of the production cluster.
 *
 * @public
 */
export function planSeed(
  registries: Registry[],
  deliberate: Deliberate = DELIBERATE,
): SeedPlan {
  const topics: PlannedTopic[] = [];
  const groups: PlannedGroup[] = [];
  for (const registry of registries) {
    for (const topic of registry.topics) {
      if (!isCreated(topic, deliberate)) continue;
      topics.push(plannedTopic(registry, topic, deliberate));
      if (topic.lifecycle !== 'active') continue;
      for (const group of groupsOf(registry, topic, deliberate)) {
        groups.push({
          group,
          topic: topic.name,
          members: membersOf(group, deliberate),
        });
      }
    }
  }
  for (const { topic: name, like } of deliberate.unregistered) {
    const model = topics.find(topic => topic.name === like);
    if (model) topics.push({ ...model, name, fault: undefined });
  }
  for (const { topic, group } of deliberate.extraGroups) {
    if (!topics.some(({ name }) => name === topic)) continue;
    groups.push({ group, topic, members: membersOf(group, deliberate) });
  }
  return { topics, groups };
}

function isCreated(
  { name, lifecycle }: Topic,
  { proposedLive, missing, gone }: Deliberate,
): boolean {
  if (lifecycle === 'proposed') return proposedLive.includes(name);
  return !missing.includes(name) && !gone.includes(name);
}

function plannedTopic(
  registry: Registry,
  topic: Topic,
  deliberate: Deliberate,
): PlannedTopic {
  const { name, settings } = topic;
  const { standards } = registry;
  const { environment } = deliberate;
  const codec = byDefault(standards.compression);
  return {
    name,
    partitions:
      deliberate.partitions[name] ??
      settings.partitions?.value ??
      byDefault(standards.partitions) ??
      PARTITIONS,
    replicationFactor:
      deliberate.replicationFactor[name] ??
      settings.replicationFactor?.value ??
      standards.replicationFactor.find(one => one.environment === environment)
        ?.value ??
      REPLICATION_FACTOR,
    configs: {
      ...(codec ? { 'compression.type': codec } : {}),
      ...deliberate.configs[name],
    },
    envelope:
      standards.envelope?.profile === 'cloudevents-1.0'
        ? 'cloudevents'
        : 'platform',
    events: eventsOf(topic, registry),
    source: sourceOf(topic, registry),
    writing: writingOf(topic, deliberate),
    fault: deliberate.traffic[name],
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

function writingOf(topic: Topic, deliberate: Deliberate): Writing {
  if (topic.lifecycle !== 'deprecated') return 'live';
  if (deliberate.deprecatedProduced.includes(topic.name)) return 'live';
  return deliberate.deprecatedWrittenBefore.includes(topic.name)
    ? 'before'
    : 'none';
}

function membersOf(
  group: string,
  { liveGroups }: Deliberate,
): PlannedGroup['members'] {
  return liveGroups[group] ?? 'none';
}
