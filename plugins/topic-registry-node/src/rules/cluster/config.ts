import {
  canonicalConfigValue,
  ownValue,
  ruleOf,
  showConfigValue,
  TopicConfig,
  topicConfigOf,
  weakeningOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { PresentTopic } from '../clusterView';
import { effectiveConfigs, ExpectedConfig } from '../effectiveConfigs';
import { ClusterRule } from '../rule';
import { code } from '../words';
import { compareConfig } from './compareConfig';
import { judgeable } from './scope';
import { Comparison } from './settingFinding';

/** The settings that have no rule of their own, each by its type and unit. */
export const config: ClusterRule = {
  meta: ruleOf('drift/config'),
  check(context) {
    for (const topic of judgeable(
      context,
      ['active', 'deprecated'],
      ['configs'],
    )) {
      const expected = effectiveConfigs(
        topic.home.bound,
        topic.home.topic,
        context.view.environment,
      );
      for (const [key, setting] of expected) {
        const kind = topicConfigOf(key);
        if (!kind) continue;
        compareConfig<ExpectedConfig, string>(context, topic, key, setting, {
          read: text => canonicalConfigValue(kind, text),
          compare: (seen, { value, alternatives }) =>
            [value, ...alternatives].some(
              one => resolved(kind, topic, one) === resolved(kind, topic, seen),
            )
              ? 'agrees'
              : differenceOf(kind, seen, value),
          show: ({ value }) => showConfigValue(kind, value),
          showSeen: seen => showConfigValue(kind, seen),
          what: seen =>
            `${code(topic.name)} has ${code(key)} ${showConfigValue(
              kind,
              seen,
            )}`,
          consequence: comparison => consequenceOf(kind, comparison),
          discriminator: key,
        });
      }
    }
  },
};

/** `local.retention.ms=-2` is as `retention.ms` is on the topic. */
function resolved(
  kind: TopicConfig,
  { seen }: PresentTopic,
  value: string,
): string {
  const other = kind.sameAs && value === '-2' ? kind.sameAs : undefined;
  const otherKind = other && topicConfigOf(other);
  const given = other && ownValue(seen.configs, other)?.value;
  return given === undefined || !otherKind
    ? value
    : canonicalConfigValue(otherKind, given) ?? value;
}

/** Below is what makes records less safe or short-lived, or lets fewer through. */
function differenceOf(
  kind: TopicConfig,
  seen: string,
  wanted: string,
): Exclude<Comparison, 'agrees'> {
  if (weakeningOf(kind, seen, wanted)) return 'below';
  if (kind.type !== 'int' && kind.type !== 'long') return 'other';
  if (kind.key !== 'max.message.bytes') return 'above';
  return BigInt(seen) < BigInt(wanted) ? 'below' : 'above';
}

function consequenceOf(kind: TopicConfig, comparison: Comparison): string {
  if (comparison !== 'below') return '';
  if (kind.key === 'max.message.bytes')
    return 'Messages that should fit are refused.';
  return kind.weaker?.loses === 'durability'
    ? 'Records are less safe than agreed.'
    : 'Records go earlier than agreed.';
}
