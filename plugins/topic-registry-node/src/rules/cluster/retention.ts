import {
  canonicalConfigValue,
  ruleOf,
  showConfigValue,
  TopicConfig,
  topicConfigOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { PresentTopic } from '../clusterView';
import { effectiveConfigs } from '../effectiveConfigs';
import { EffectiveSettings } from '../effectiveSettings';
import { ClusterRule, ClusterRuleContext } from '../rule';
import { code, duration } from '../words';
import { compareConfig, evidenceOf, placeOf } from './compareConfig';
import { configOf, policiesOf, sourceOf, ValueInForce } from './configValue';
import { judgeable } from './scope';
import { reportSetting, settingsOf, statementOf } from './settingFinding';

const TIME = topicConfigOf('retention.ms') as TopicConfig;
const SIZE = topicConfigOf('retention.bytes') as TopicConfig;

type Expected = Extract<EffectiveSettings['retentionMs'], { kind: 'expected' }>;

/**
 * How long records are kept. The time counts only while the cleanup policy
 * deletes: without that they are kept for ever, whatever the time says. A
 * standard does not concern a topic that is only compacted. A limit of size may
 * cut the time short.
 */
export const retention: ClusterRule = {
  meta: ruleOf('drift/retention'),
  check(context) {
    for (const topic of judgeable(
      context,
      ['active', 'deprecated'],
      ['configs'],
    )) {
      const settings = settingsOf(context, topic);
      const expected = settings.retentionMs;
      if (expected.kind === 'expected') {
        const keeping = keepingForEver(context, topic);
        if (keeping && expected.by === 'standard' && isCompacted(keeping))
          continue;
        if (keeping && !isMeant(settings)) {
          reportForEver(context, topic, expected, keeping);
          continue;
        }
      }
      const agrees = compareTimes(context, topic, expected);
      if (agrees && expected.kind === 'expected')
        reportSizeLimit(context, topic, expected);
    }
  },
};

function compareTimes(
  context: ClusterRuleContext,
  topic: PresentTopic,
  expected: EffectiveSettings['retentionMs'],
): boolean | undefined {
  return compareConfig<number, bigint>(
    context,
    topic,
    'retention.ms',
    expected,
    {
      read: millisecondsOf,
      compare: (seen, wanted) => {
        const time = orUnlimited(wanted);
        if (seen === time) return 'agrees';
        return seen >= 0n && (time < 0n || seen < time) ? 'below' : 'above';
      },
      show: duration,
      showSeen: duration,
      what: seen =>
        `${code(topic.name)} keeps its records ${
          seen < 0n ? 'without limit' : `for ${duration(seen)}`
        }`,
      consequence: comparison =>
        comparison === 'below'
          ? 'A consumer that is down for longer loses records.'
          : 'Records outlive what was agreed.',
    },
  );
}

/** The policy by which no record goes for its age; undefined where the time counts, or it is not known. */
function keepingForEver(
  context: ClusterRuleContext,
  topic: PresentTopic,
): ValueInForce | undefined {
  const policy = configOf(context, topic, 'cleanup.policy');
  return 'unknown' in policy
    ? undefined
    : policy.values.find(({ value }) => !policiesOf(value).includes('delete'));
}

/** A document that names a policy of its own has the difference told as one of the policy. */
function isMeant({ cleanupPolicy }: EffectiveSettings): boolean {
  return cleanupPolicy.kind === 'expected' && cleanupPolicy.by === 'topic';
}

function isCompacted({ value }: ValueInForce): boolean {
  return policiesOf(value).includes('compact');
}

function reportForEver(
  context: ClusterRuleContext,
  topic: PresentTopic,
  expected: Expected,
  policy: ValueInForce,
): void {
  const agreeing = [expected, ...expected.alternatives];
  if (agreeing.some(({ value }) => value < 0)) return;
  const compacted = isCompacted(policy);
  const time = configOf(context, topic, 'retention.ms');
  reportSetting(context, topic, expected, 'above', {
    show: duration,
    seen: 'unlimited',
    what: `${code(topic.name)} keeps ${
      compacted ? 'the last record of each key' : 'its records'
    } for ever on ${placeOf(context, policy)}, because its cleanup policy ${
      compacted ? 'is `compact`' : 'is empty'
    } (${sourceOf(policy)})`,
    consequence: '`retention.ms` does not count without `delete`.',
    evidence: [
      ...evidenceOf(context, 'cleanup.policy', [policy]),
      ...('unknown' in time
        ? []
        : evidenceOf(context, 'retention.ms', time.values)),
    ],
  });
}

/** A time that agrees is not kept where a partition may hold no more than so many bytes. */
function reportSizeLimit(
  context: ClusterRuleContext,
  topic: PresentTopic,
  expected: Expected,
): void {
  const declared = effectiveConfigs(
    topic.home.bound,
    topic.home.topic,
    context.view.environment,
  ).get('retention.bytes');
  if (declared) return;
  const config = configOf(context, topic, 'retention.bytes');
  if ('unknown' in config) {
    context.unknown({
      subject: { kind: 'topic', name: topic.name },
      discriminator: 'retention.bytes',
      reason: config.unknown,
    });
    return;
  }
  const [limit] = config.values
    .flatMap(of => {
      const bytes = canonicalConfigValue(SIZE, of.value);
      return bytes === undefined || bytes === '-1'
        ? []
        : [{ of, bytes: BigInt(bytes) }];
    })
    .sort((a, b) => Number(a.bytes - b.bytes));
  if (!limit) return;
  const shown = showConfigValue(SIZE, limit.of.value);
  context.report({
    registry: topic.home.registry,
    subject: { kind: 'topic', name: topic.name },
    severity: 'info',
    message: `${code(
      topic.name,
    )} may lose records before their time on ${placeOf(
      context,
      limit.of,
    )}: ${statementOf(
      expected,
      duration,
    )}, and \`retention.bytes\` keeps no more than ${shown} of a partition (${sourceOf(
      limit.of,
    )}). Declare the limit if it is meant.`,
    declared: duration(expected.value),
    seen: `at most ${shown}`,
    evidence: evidenceOf(context, 'retention.bytes', config.values),
    range: expected.range ?? topic.home.topic.range,
    discriminator: 'retention.bytes',
  });
}

/** A number of milliseconds as Kafka writes it; -1 for "for ever"; undefined when it is not a number. */
function millisecondsOf(text: string): bigint | undefined {
  const value = canonicalConfigValue(TIME, text);
  if (value === undefined) return undefined;
  const number = BigInt(value);
  return number < 0n ? -1n : number;
}

function orUnlimited(ms: number): bigint {
  return ms < 0 ? -1n : BigInt(Math.round(ms));
}
