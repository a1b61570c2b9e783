import {
  canonicalConfigValue,
  ObservedConfig,
  ObservedTopic,
  Registry,
  ruleOf,
  showConfigValueWithRaw,
  topicConfigOf,
  weakeningOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { PresentTopic } from '../clusterView';
import { effectiveConfigs } from '../effectiveConfigs';
import {
  EffectiveSettings,
  effectiveSettings,
  ExpectedSetting,
} from '../effectiveSettings';
import { ClusterRule, ClusterRuleContext } from '../rule';
import { BoundRegistry } from '../types';
import { code, listOf, plural } from '../words';
import { COMPARED_CONFIG_KEYS, configOf } from './configValue';
import { judgeable } from './scope';
import { settingsOf } from './settingFinding';
import { unregisteredTopics } from './unregistered';

const SETTINGS: Record<
  (typeof COMPARED_CONFIG_KEYS)[number],
  keyof EffectiveSettings
> = {
  'retention.ms': 'retentionMs',
  'compression.type': 'compression',
  'cleanup.policy': 'cleanupPolicy',
};

/** A setting of a topic's own. */
interface Override {
  key: string;
  value: string;
  /** What the brokers would give it, where that is known. */
  inherited?: string;
  /** What the topic loses by it. */
  loses?: 'durability' | 'retention';
}

/**
 * What topics set for themselves and no document declares, key by key for a
 * topic that is declared, at one go for one that stands in no registry and is
 * not as the standards want it either. What
 * Kafka sets by itself (the `…throttled.replicas` of a reassignment) is not held
 * against anybody.
 */
export const configOverride: ClusterRule = {
  meta: ruleOf('drift/config-override'),
  check(context) {
    for (const topic of judgeable(
      context,
      ['active', 'deprecated'],
      ['configs'],
    ))
      checkDeclared(context, topic);
    checkUnregistered(context);
  },
};

function checkDeclared(context: ClusterRuleContext, topic: PresentTopic): void {
  const { view, report, unknown } = context;
  const subject = { kind: 'topic', name: topic.name } as const;
  const declared = declaredKeysOf(context, topic);
  const refused =
    view.refusal('configs', topic.name) ??
    (topic.seen.configs ? undefined : 'its settings were not told');
  if (refused) {
    // any key may be set, so the topic is left open as a whole
    unknown({ subject, reason: refused });
    return;
  }
  // These are told of every topic, so that one that is not is an open question.
  for (const key of COMPARED_CONFIG_KEYS) {
    if (declared.has(key)) continue;
    const config = configOf(context, topic, key);
    if ('unknown' in config)
      unknown({ subject, discriminator: key, reason: config.unknown });
  }
  for (const override of overridesOf(topic.seen)) {
    if (declared.has(override.key)) continue;
    report({
      registry: topic.home.registry,
      subject,
      severity: override.loses ? 'warning' : 'info',
      message: `${code(topic.name)} has ${assigned(override)} of its own on ${
        view.id
      }, which no document declares.${lossOf(override)}`,
      seen: override.value,
      evidence: [evidenceOf(context, override)],
      range: topic.home.topic.range,
      discriminator: override.key,
    });
  }
}

function declaredKeysOf(
  context: ClusterRuleContext,
  topic: PresentTopic,
): ReadonlySet<string> {
  const settings = settingsOf(context, topic);
  return new Set([
    ...COMPARED_CONFIG_KEYS.filter(
      key => settings[SETTINGS[key]].kind !== 'none',
    ),
    ...effectiveConfigs(
      topic.home.bound,
      topic.home.topic,
      context.view.environment,
    ).keys(),
  ]);
}

function checkUnregistered(context: ClusterRuleContext): void {
  const { view } = context;
  // Then the rule is open for all.
  if (view.refusal('configs')) return;
  for (const { seen, owner } of unregisteredTopics(context)) {
    const refused =
      view.refusal('configs', seen.name) ??
      (seen.configs ? undefined : 'its settings were not told');
    if (refused) {
      context.unknown({
        subject: { kind: 'topic', name: seen.name },
        reason: refused,
      });
      continue;
    }
    const overrides = overridesOf(seen).filter(
      override => !isStandard(context, owner, override),
    );
    if (overrides.length > 0)
      reportUnregistered(context, owner.registry, seen.name, overrides);
  }
}

/** Whether the standards of a registry want a topic to have the value, whichever its class. */
function isStandard(
  { view }: ClusterRuleContext,
  bound: BoundRegistry,
  { key, value }: Override,
): boolean {
  const kind = topicConfigOf(key);
  if (!kind) return false;
  const nothing = { settings: {} };
  const settings = effectiveSettings(bound, nothing, view.environment);
  const config = effectiveConfigs(bound, nothing, view.environment).get(key);
  const field = COMPARED_CONFIG_KEYS.find(one => one === key);
  const wanted: ExpectedSetting<unknown> | undefined =
    field && settings[SETTINGS[field]];
  const texts = wanted
    ? valuesOf(wanted).map(String)
    : valuesOf(config).flatMap(one => [one.value, ...one.alternatives]);
  const seen = canonicalConfigValue(kind, value);
  return texts.some(text => canonicalConfigValue(kind, text) === seen);
}

function valuesOf<T>(expected: ExpectedSetting<T> | undefined): T[] {
  return expected?.kind === 'expected'
    ? [expected, ...expected.alternatives].map(one => one.value)
    : [];
}

function reportUnregistered(
  context: ClusterRuleContext,
  registry: Registry,
  name: string,
  overrides: Override[],
): void {
  const losing = overrides.filter(({ loses }) => loses);
  context.report({
    registry,
    subject: { kind: 'topic', name },
    severity: losing.length > 0 ? 'warning' : 'info',
    message: `${code(name)} stands in no registry and has ${plural(
      overrides.length,
      'setting',
    )} of its own on ${context.view.id}: ${listOf(
      overrides.map(assigned),
    )}.${losing.map(lossOf).join('')}`,
    seen: overrides.map(({ key, value }) => `${key}=${value}`).join(' '),
    evidence: overrides.map(override => evidenceOf(context, override)),
  });
}

function overridesOf({ configs = {} }: ObservedTopic): Override[] {
  return Object.entries(configs)
    .flatMap(([key, config]) => {
      const kind = topicConfigOf(key);
      return isOwn(config) && !kind?.setByKafka
        ? [
            {
              key,
              value: config.value,
              inherited: config.inherited,
              loses: kind && weakeningOf(kind, config.value, config.inherited),
            },
          ]
        : [];
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function isOwn(
  config: ObservedConfig,
): config is ObservedConfig & { value: string } {
  return config.source === 'topic' && config.value !== undefined;
}

function assigned({ key, value }: Override): string {
  return value === '' ? `an empty ${code(key)}` : code(`${key}=${value}`);
}

function lossOf({ key, inherited, loses }: Override): string {
  if (!loses) return '';
  const kind = topicConfigOf(key);
  const given =
    kind && inherited !== undefined
      ? ` than by the brokers' ${showConfigValueWithRaw(kind, inherited)}`
      : '';
  const less = loses === 'durability' ? 'are less safe' : 'go earlier';
  return ` Its records ${less} by ${code(key)}${given}.`;
}

function evidenceOf({ view }: ClusterRuleContext, { key, value }: Override) {
  return {
    label: key,
    value: `${value === '' ? 'empty' : value} (set on the topic)`,
    at: view.observation.endedAt,
  };
}
