import {
  ObservedTopic,
  ownValue,
  SettingRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  EffectiveSettings,
  effectiveSettings,
  ExpectedSetting,
  OBSERVED_CONFIG_KEYS,
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
  key: keyof EffectiveSettings;
}

const DECLARABLE: Declarable[] = [
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
  const rows = DECLARABLE.map(declarable => ({
    setting: declarable.setting,
    clusters: facts.map(one => declaredSetting(one, declarable)),
  }));
  const known = new Set(DECLARABLE.map(one => one.setting));
  for (const setting of OBSERVED_CONFIG_KEYS) {
    if (known.has(setting)) continue;
    const clusters = facts.map(one => undeclaredSetting(one, setting));
    if (clusters.some(one => one.source === 'topic')) {
      rows.push({ setting, clusters });
    }
  }
  return rows;
}

function declaredSetting(
  facts: TopicOnClusterFacts,
  declarable: Declarable,
): SettingOnCluster {
  const { setting, key } = declarable;
  const { config } = facts.cluster;
  const { binding, topic } = statementOn(facts.shared, config.id);
  const expected: ExpectedSetting<unknown> = effectiveSettings(
    { registry: binding.registry },
    topic,
    config.environment,
  )[key];
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
  { rule, setting }: Declarable,
  on: SettingOnCluster,
): Pick<SettingOnCluster, 'verdict' | 'severity' | 'reason'> {
  if (presence.kind !== 'present') return unseen(presence, on.cluster);
  const found = facts.findings.find(({ finding }) => finding.rule === rule);
  if (found) {
    return found.staleReason === undefined
      ? { verdict: 'differs', severity: found.finding.severity }
      : { verdict: 'unknown', reason: found.staleReason };
  }
  const open = openReason(facts, rule);
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
  const value =
    setting.endsWith('.ms') && /^-?\d+$/.test(config.value)
      ? showDuration(BigInt(config.value))
      : config.value;
  return { seen: value, source: config.source };
}

// Partitions of one topic may differ: "2 to 3".
function replicasOf(topic: ObservedTopic): string | undefined {
  const counts = topic.partitions.map(one => one.replicas.length);
  if (counts.length === 0) return undefined;
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(least) : `${least} to ${most}`;
}

function show(setting: string, value: unknown): string {
  if (setting.endsWith('.ms')) return showDuration(BigInt(Number(value)));
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** A time as documents write it. */
function showDuration(ms: bigint): string {
  if (ms < 0n) return 'unlimited';
  const units: [bigint, string][] = [
    [86_400_000n, 'd'],
    [3_600_000n, 'h'],
    [60_000n, 'min'],
    [1_000n, 's'],
  ];
  const fitting = units.find(([unit]) => ms > 0n && ms % unit === 0n);
  return fitting ? `${ms / fitting[0]} ${fitting[1]}` : `${ms} ms`;
}
