import { ObservedConfig } from '@topic-registry/backstage-plugin-topic-registry-common';
import { PresentTopic } from '../clusterView';
import { ClusterRuleContext } from '../rule';

/**
 * The settings that registries declare and rules compare, by Kafka's own keys.
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

/** Kafka's largest long stands for "for ever" in several keys. */
const LONG_MAX = 9_223_372_036_854_775_807n;

/** The value of a key, or why it is not known. */
export function configOf(
  context: ClusterRuleContext,
  topic: PresentTopic,
  key: (typeof COMPARED_CONFIG_KEYS)[number],
): (ObservedConfig & { value: string }) | { unknown: string } {
  const { configs, name } = topic.seen;
  const refused =
    context.view.refusal('configs', name) ??
    (configs ? undefined : 'its settings were not told');
  if (refused) return { unknown: refused };
  const config = configs?.[key];
  if (config?.value === undefined) {
    return { unknown: `the cluster does not report \`${key}\`` };
  }
  return { ...config, value: config.value };
}

/** A number of milliseconds as Kafka writes it; -1 for "for ever"; undefined when it is no number. */
export function millisecondsOf(value: string): bigint | undefined {
  if (!/^-?\d+$/.test(value.trim())) return undefined;
  const number = BigInt(value.trim());
  return number < 0n || number >= LONG_MAX ? -1n : number;
}

/** `compact,delete` as a set of words, in one order. */
export function policiesOf(value: string | readonly string[]): string[] {
  const words = typeof value === 'string' ? value.split(',') : value;
  return [
    ...new Set(words.map(word => word.trim().toLowerCase()).filter(Boolean)),
  ].sort();
}

/** Where a value comes from, for people. */
export function sourceOf({ source }: ObservedConfig): string {
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

/** Tells whether records of a topic are kept by key alone, so that no time limits them. */
export function isCompactedOnly(topic: PresentTopic): boolean {
  const policy = topic.seen.configs?.['cleanup.policy']?.value;
  return policy !== undefined && policiesOf(policy).join() === 'compact';
}
