import {
  BrokerConfig,
  ObservedConfig,
  ownValue,
  topicConfigOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { PresentTopic } from '../clusterView';
import { ClusterRuleContext } from '../rule';
import { BoundRegistry } from '../types';
import { code, listOf } from '../words';

/**
 * The settings that registries declare as fields of their own and rules
 * compare, by Kafka's own keys.
 *
 * @public
 */
export const COMPARED_CONFIG_KEYS = [
  'retention.ms',
  'compression.type',
  'cleanup.policy',
] as const;

/**
 * The configuration keys to read of every topic: those that rules compare, and
 * those that pages and verdicts need beside them.
 *
 * @public
 */
export const OBSERVED_CONFIG_KEYS: readonly string[] = [
  ...COMPARED_CONFIG_KEYS,
  'max.message.bytes',
  'message.timestamp.type',
  'min.insync.replicas',
  'retention.bytes',
];

/**
 * The keys to read on a cluster: the usual ones, and those that the registries
 * bound to it declare.
 *
 * @public
 */
export function observedConfigKeys(
  registries: readonly Pick<BoundRegistry, 'registry'>[],
): string[] {
  const keys = new Set(OBSERVED_CONFIG_KEYS);
  for (const { registry } of registries) {
    for (const { key } of registry.standards.configs ?? []) keys.add(key);
    for (const { settings } of registry.topics)
      for (const { key } of settings.configs ?? []) keys.add(key);
  }
  return [...keys];
}

/** A value in force, on the brokers that give it; on all where none are named. */
export interface ValueInForce {
  value: string;
  source: ObservedConfig['source'];
  brokers: number[];
}

/** The values of a key, several where brokers differ; or why they are not known. */
export function configOf(
  context: ClusterRuleContext,
  topic: PresentTopic,
  key: string,
): { values: ValueInForce[]; config: ObservedConfig } | { unknown: string } {
  const { configs, name } = topic.seen;
  const refused =
    context.view.refusal('configs', name) ??
    (configs ? undefined : 'its settings were not told');
  if (refused) return { unknown: refused };
  const config = ownValue(configs, key);
  const values = config ? valuesOf(config) : [];
  if (!config || values.length === 0)
    return { unknown: whyUntold(key, config) };
  return { values, config };
}

function valuesOf({ value, source, byBroker }: ObservedConfig): ValueInForce[] {
  if (!byBroker) {
    return value === undefined ? [] : [{ value, source, brokers: [] }];
  }
  const values: ValueInForce[] = [];
  for (const { broker, value: given, source: from } of byBroker) {
    if (given === undefined) continue;
    const same = values.find(one => one.value === given);
    if (same) same.brokers.push(broker);
    else values.push({ value: given, source: from, brokers: [broker] });
  }
  return values;
}

function whyUntold(key: string, config: ObservedConfig | undefined): string {
  if (config?.byBroker?.length) {
    return `${brokersOf(
      config.byBroker.map(({ broker }: BrokerConfig) => broker),
    )}, which hold${
      config.byBroker.length === 1 ? 's' : ''
    } it, did not tell ${code(key)}`;
  }
  const { removedIn, since } = topicConfigOf(key) ?? {};
  const versions = [
    since && `Kafka knows it since ${since}`,
    removedIn && `Kafka ${removedIn} has taken it away`,
  ].filter(Boolean);
  return `the cluster does not report ${code(key)}${
    versions.length > 0 ? ` (${versions.join(', ')})` : ''
  }`;
}

/** "broker 2", "brokers 1 and 3". */
export function brokersOf(brokers: readonly number[]): string {
  return `${brokers.length === 1 ? 'broker' : 'brokers'} ${listOf(
    brokers.map(String),
  )}`;
}

/** `compact,delete` as a set of words, in one order. */
export function policiesOf(value: string | readonly string[]): string[] {
  const words = typeof value === 'string' ? value.split(',') : value;
  return [
    ...new Set(words.map(word => word.trim().toLowerCase()).filter(Boolean)),
  ].sort();
}

/** Where a value comes from, for people. */
export function sourceOf({ source }: Pick<ObservedConfig, 'source'>): string {
  switch (source) {
    case 'topic':
      return 'set on the topic';
    case 'default':
      return "Kafka's default";
    case 'unknown':
      return 'source not told';
    default:
      return 'inherited from the brokers';
  }
}
