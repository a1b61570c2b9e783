import {
  ObservedTopic,
  ownValue,
  SettingRow,
  showConfigValue,
  TopicConfig,
  topicConfigOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  effectiveConfigs,
  EffectiveSettings,
  effectiveSettings,
  ExpectedSetting,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import {
  openReason,
  presenceOf,
  PresenceOnCluster,
  statementOn,
  TopicOnClusterFacts,
} from './TopicFacts';

type SettingOnCluster = SettingRow['clusters'][number];

/** A setting that a document can declare. */
interface Declarable {
  setting: string;
  rule: string;
  /** Where one rule judges many settings: the finding that is about this one. */
  discriminator?: string;
  expectedOf(
    ...statement: Parameters<typeof effectiveSettings>
  ): ExpectedSetting<unknown>;
}

const FIELDS: {
  setting: string;
  rule: string;
  key: keyof EffectiveSettings;
}[] = [
  { setting: 'partitions', rule: 'drift/partitions', key: 'partitions' },
  {
    setting: 'replication factor',
    rule: 'drift/replication-factor',
    key: 'replicationFactor',
  },
  { setting: 'retention.ms', rule: 'drift/retention', key: 'retentionMs' },
  {
    setting: 'compression.type',
    rule: 'drift/compression',
    key: 'compression',
  },
  {
    setting: 'cleanup.policy',
    rule: 'drift/cleanup-policy',
    key: 'cleanupPolicy',
  },
];

/**
 * The settings of a topic, declared beside seen, a cluster each. Verdicts are
 * those of the rules, so that a page never says otherwise than its findings.
 */
export function settingRows(
  facts: readonly TopicOnClusterFacts[],
): SettingRow[] {
  const declarables = [
    ...FIELDS.map(
      ({ key, ...field }): Declarable => ({
        ...field,
        expectedOf: (...statement) => effectiveSettings(...statement)[key],
      }),
    ),
    ...declaredKeysOf(facts).map(byKey),
  ];
  const rows = declarables.map(declarable => ({
    setting: declarable.setting,
    clusters: facts.map(one => declaredSetting(one, declarable)),
  }));
  const known = new Set(declarables.map(one => one.setting));
  for (const setting of ownKeysOf(facts)) {
    if (known.has(setting)) continue;
    const clusters = facts.map(one => undeclaredSetting(one, setting));
    rows.push({ setting, clusters });
  }
  return rows;
}

/** A setting that the model has no field for. */
function byKey(key: string): Declarable {
  return {
    setting: key,
    rule: 'drift/config',
    discriminator: key,
    expectedOf: (...statement) => {
      const expected = effectiveConfigs(...statement).get(key);
      if (expected?.kind !== 'expected') return expected ?? { kind: 'none' };
      return {
        ...expected,
        value: expected.value.value,
        alternatives: expected.alternatives.map(one => ({
          ...one,
          value: one.value.value,
        })),
      };
    },
  };
}

function declaredKeysOf(facts: readonly TopicOnClusterFacts[]): string[] {
  const keys = new Set<string>();
  for (const { cluster, shared } of facts) {
    const { binding, topic } = statementOn(shared, cluster.config.id);
    const configs = effectiveConfigs(
      { registry: binding.registry },
      topic,
      cluster.config.environment,
    );
    for (const key of configs.keys()) keys.add(key);
  }
  return [...keys].sort();
}

/** What the topic sets for itself on some cluster. */
function ownKeysOf(facts: readonly TopicOnClusterFacts[]): string[] {
  const keys = new Set<string>();
  for (const one of facts) {
    const presence = presenceOf(one);
    const seen = presence.kind === 'absent' ? undefined : presence.seen;
    for (const [key, { source }] of Object.entries(seen?.configs ?? {}))
      if (source === 'topic') keys.add(key);
  }
  return [...keys].sort();
}

function declaredSetting(
  facts: TopicOnClusterFacts,
  declarable: Declarable,
): SettingOnCluster {
  const { setting, expectedOf } = declarable;
  const { config } = facts.cluster;
  const { binding, topic } = statementOn(facts.shared, config.id);
  const expected = expectedOf(
    { registry: binding.registry },
    topic,
    config.environment,
  );
  const presence = presenceOf(facts);
  const on: SettingOnCluster = {
    cluster: config.id,
    ...seenValue(presence, setting),
    verdict: 'unknown',
  };
  if (expected.kind === 'expected') {
    on.declared = show(setting, expected.value);
    on.declaredBy = expected.by;
    on.line = expected.range?.line;
  }
  return { ...on, ...verdictOf(facts, presence, expected, declarable, on) };
}

function verdictOf(
  facts: TopicOnClusterFacts,
  presence: PresenceOnCluster,
  expected: ExpectedSetting<unknown>,
  { rule, setting, discriminator }: Declarable,
  on: SettingOnCluster,
): Pick<SettingOnCluster, 'verdict' | 'severity' | 'reason'> {
  if (presence.kind !== 'present') return unseen(presence, on.cluster);
  const found = facts.findings.find(
    ({ finding }) =>
      finding.rule === rule && finding.discriminator === discriminator,
  );
  if (found) {
    return found.staleReason === undefined
      ? { verdict: 'differs', severity: found.finding.severity }
      : { verdict: 'unknown', reason: found.staleReason };
  }
  const open = openReason(facts, rule, discriminator);
  if (open !== undefined) return { verdict: 'unknown', reason: open };
  if (expected.kind === 'none') return { verdict: 'undeclared' };
  if (expected.kind === 'unknown') {
    return { verdict: 'unknown', reason: expected.reason };
  }
  return on.seen === undefined
    ? unseen(presence, on.cluster)
    : { verdict: 'agrees', reason: whyAgrees({ ...on, setting }, expected) };
}

/** Why a value agrees that is not the one that is declared; undefined where it is. */
function whyAgrees(
  { setting, seen, declared }: SettingOnCluster & { setting: string },
  expected: Extract<ExpectedSetting<unknown>, { kind: 'expected' }>,
): string | undefined {
  if (seen === declared) return undefined;
  const other = expected.alternatives.find(
    ({ value }) => show(setting, value) === seen,
  );
  if (other) return `the standard for ${other.topicClass}`;
  if (seen === 'producer') {
    return `each producer chooses; the broker keeps what it sends, ${declared} too`;
  }
  return `the same as ${declared}`;
}

function undeclaredSetting(
  facts: TopicOnClusterFacts,
  setting: string,
): SettingOnCluster {
  const presence = presenceOf(facts);
  const on: SettingOnCluster = {
    cluster: facts.cluster.config.id,
    ...seenValue(presence, setting),
    verdict: 'undeclared',
  };
  return on.seen === undefined
    ? { ...on, ...unseen(presence, on.cluster) }
    : on;
}

function unseen(
  presence: PresenceOnCluster,
  cluster: string,
): Pick<SettingOnCluster, 'verdict' | 'reason'> {
  switch (presence.kind) {
    case 'unknown':
      return { verdict: 'unknown', reason: presence.reason };
    case 'absent':
      return { verdict: 'absent', reason: `The topic is not on ${cluster}.` };
    default:
      return {
        verdict: 'unknown',
        reason: `${cluster} did not tell the value.`,
      };
  }
}

function seenValue(
  presence: PresenceOnCluster,
  setting: string,
): Pick<SettingOnCluster, 'seen' | 'source'> {
  const seen = presence.kind === 'absent' ? undefined : presence.seen;
  if (!seen) return {};
  if (setting === 'partitions') return { seen: String(seen.partitions.length) };
  if (setting === 'replication factor') return { seen: replicasOf(seen) };
  const config = ownValue(seen.configs, setting);
  if (config?.value === undefined) return {};
  const told = config.byBroker
    ?.filter(({ value }) => value !== undefined)
    .map(({ broker, value }) => `${show(setting, value)} on broker ${broker}`);
  return {
    seen: told?.join(', ') ?? show(setting, config.value),
    source: config.source,
  };
}

// Partitions of one topic may differ: "2 to 3".
function replicasOf(topic: ObservedTopic): string | undefined {
  const counts = topic.partitions.map(one => one.replicas.length);
  if (counts.length === 0) return undefined;
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(least) : `${least} to ${most}`;
}

/** A value as documents write it. */
function show(setting: string, value: unknown): string {
  const text = Array.isArray(value) ? value.join(',') : String(value);
  const config: TopicConfig | undefined = topicConfigOf(setting);
  return config ? showConfigValue(config, text) : text;
}
