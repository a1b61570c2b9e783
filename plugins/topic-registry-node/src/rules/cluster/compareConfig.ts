import { Evidence } from '@topic-registry/backstage-plugin-topic-registry-common';
import { PresentTopic } from '../clusterView';
import { ExpectedSetting } from '../effectiveSettings';
import { ClusterRuleContext } from '../rule';
import { code } from '../words';
import { brokersOf, configOf, sourceOf, ValueInForce } from './configValue';
import { Comparison, reportSetting } from './settingFinding';

/** How a setting of one kind is held against what is expected of it. */
export interface Comparing<Wanted, Seen> {
  /** Undefined for a text that is not a value of the setting. */
  read(text: string): Seen | undefined;
  compare(seen: Seen, wanted: Wanted): Comparison;
  show(wanted: Wanted): string;
  showSeen(seen: Seen): string;
  /** What the topic does by the value: "`x` is compressed by lz4". */
  what(seen: Seen): string;
  consequence(comparison: Comparison): string;
  /** Tells findings of one rule on one topic apart. */
  discriminator?: string;
}

/** A value that does not agree. */
interface Difference<Seen> {
  of: ValueInForce;
  seen: Seen;
  comparison: Exclude<Comparison, 'agrees'>;
}

/**
 * Holds the value in force against the expected one, wherever it is set: an
 * inherited value that agrees is no drift. Where brokers that hold the topic
 * give it different values, the worst of them counts. Returns whether they
 * agree; undefined where nothing is expected or it is left open.
 */
export function compareConfig<Wanted, Seen>(
  context: ClusterRuleContext,
  topic: PresentTopic,
  key: string,
  expected: ExpectedSetting<Wanted>,
  comparing: Comparing<Wanted, Seen>,
): boolean | undefined {
  const { discriminator } = comparing;
  const leaveOpen = (reason: string) =>
    context.unknown({
      subject: { kind: 'topic', name: topic.name },
      discriminator,
      reason,
    });
  if (expected.kind === 'none') return undefined;
  if (expected.kind === 'unknown') {
    leaveOpen(expected.reason);
    return undefined;
  }
  const config = configOf(context, topic, key);
  if ('unknown' in config) {
    leaveOpen(config.unknown);
    return undefined;
  }
  const differences: Difference<Seen>[] = [];
  for (const of of config.values) {
    const seen = comparing.read(of.value);
    if (seen === undefined) {
      leaveOpen(
        `the cluster reports ${code(key)} as ${code(
          of.value,
        )}, which cannot be read`,
      );
      return undefined;
    }
    const comparison = comparing.compare(seen, expected.value);
    const agrees = [expected, ...expected.alternatives].some(
      ({ value }) => comparing.compare(seen, value) === 'agrees',
    );
    if (!agrees && comparison !== 'agrees')
      differences.push({ of, seen, comparison });
  }
  const [first] = differences;
  if (!first) return true;
  const { of, seen, comparison } =
    differences.find(one => one.comparison === 'below') ?? first;
  reportSetting(context, topic, expected, comparison, {
    show: comparing.show,
    seen: comparing.showSeen(seen),
    what: `${comparing.what(seen)} on ${placeOf(context, of)} (${sourceOf(
      of,
    )}${config.values
      .filter(other => other !== of)
      .map(other => {
        const value = comparing.read(other.value);
        const shown =
          value === undefined ? other.value : comparing.showSeen(value);
        return `; ${shown} on ${brokersOf(other.brokers)}`;
      })
      .join('')})`,
    consequence: comparing.consequence(comparison),
    evidence: evidenceOf(context, key, config.values),
    discriminator,
  });
  return false;
}

/** "prod-eu", "broker 2 of prod-eu". */
export function placeOf(
  { view }: ClusterRuleContext,
  { brokers }: ValueInForce,
): string {
  return brokers.length > 0 ? `${brokersOf(brokers)} of ${view.id}` : view.id;
}

/** The values of a key, each with where it comes from. */
export function evidenceOf(
  { view }: ClusterRuleContext,
  key: string,
  values: readonly ValueInForce[],
): Evidence[] {
  return values.map(({ value, source, brokers }) => ({
    label: key,
    value: `${value === '' ? 'empty' : value} (${sourceOf({ source })}${
      brokers.length > 0 ? `: ${brokersOf(brokers)}` : ''
    })`,
    at: view.observation.endedAt,
  }));
}
