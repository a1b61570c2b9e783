import {
  Standards,
  StandardValue,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';

const POLICIES = ['compact', 'delete'];
/** What the binding has a place for beside the fields of the model. */
const BOUND_NUMBERS = [
  'retention.bytes',
  'delete.retention.ms',
  'max.message.bytes',
] as const;
const LEAST = {
  'retention.bytes': -1,
  'delete.retention.ms': 0,
  'max.message.bytes': 0,
} as const;

/**
 * What the registry declares of the topic in Kafka, as an AsyncAPI channel
 * binding (Kafka bindings 0.5.0): the topic's own settings, else the
 * registry's default. A standard that differs by environment has no one value
 * and is left out.
 */
export function kafkaChannelBinding(
  topic: Topic,
  standards: Standards,
): Record<string, unknown> {
  const { settings } = topic;
  const byDefault = <T>(values: StandardValue<T>[]) =>
    defaultOf(values, topic.topicClass?.value);

  const partitions =
    settings.partitions?.value ?? byDefault(standards.partitions);
  const replicas =
    settings.replicationFactor?.value ?? byDefault(standards.replicationFactor);
  const retention =
    settings.retentionMs?.value ?? byDefault(standards.retentionMs);
  const cleanup =
    settings.cleanupPolicy?.value ?? byDefault(standards.cleanupPolicy);
  const compression =
    settings.compression?.value ?? byDefault(standards.compression);

  const topicConfiguration = {
    // The binding's schema refuses other values; a document may state any.
    ...(cleanup?.length &&
      cleanup.every(policy => POLICIES.includes(policy)) && {
        'cleanup.policy': cleanup,
      }),
    ...(isWhole(retention, -1) && { 'retention.ms': retention }),
    ...(compression && { 'compression.type': compression }),
    ...numbersOf(topic, byDefault, standards),
  };
  return {
    topic: topic.name,
    ...(isWhole(partitions, 1) && { partitions }),
    ...(isWhole(replicas, 1) && { replicas }),
    ...(Object.keys(topicConfiguration).length && { topicConfiguration }),
    bindingVersion: '0.5.0',
  };
}

/** The other settings that the binding has a place for. */
function numbersOf(
  { settings }: Topic,
  byDefault: <T>(values: StandardValue<T>[]) => T | undefined,
  standards: Standards,
): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const key of BOUND_NUMBERS) {
    const stated =
      settings.configs?.find(config => config.key === key)?.value ??
      byDefault((standards.configs ?? []).filter(one => one.key === key));
    if (stated !== undefined && isWhole(Number(stated), LEAST[key]))
      numbers[key] = Number(stated);
  }
  return numbers;
}

function defaultOf<T>(
  values: StandardValue<T>[],
  topicClass?: string,
): T | undefined {
  const named = (name?: string) =>
    values.find(
      value =>
        !value.environment &&
        value.topicClass?.toLowerCase() === name?.toLowerCase(),
    );
  // A topic of a class that has a value of its own in some environment only
  // has no one value either: the default is not its value there.
  if (topicClass) {
    const ofClass = named(topicClass);
    if (ofClass) return ofClass.value;
    if (
      values.some(v => v.topicClass?.toLowerCase() === topicClass.toLowerCase())
    )
      return undefined;
  }
  if (values.some(v => v.environment && !v.topicClass)) return undefined;
  return named(undefined)?.value;
}

function isWhole(value: number | undefined, least: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= least;
}
