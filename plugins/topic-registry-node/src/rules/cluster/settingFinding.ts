import {
  Evidence,
  Severity,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { PresentTopic } from '../clusterView';
import { effectiveSettings, ExpectedSetting } from '../effectiveSettings';
import { ClusterRuleContext } from '../rule';

type Expected<T> = Extract<ExpectedSetting<T>, { kind: 'expected' }>;

/** How a seen value lies to the expected one. */
export type Comparison = 'agrees' | 'below' | 'above' | 'other';

/** The settings that a topic's home registry expects on the viewed cluster. */
export function settingsOf(context: ClusterRuleContext, topic: PresentTopic) {
  return effectiveSettings(
    topic.home.bound,
    topic.home.topic,
    context.view.environment,
  );
}

/**
 * The severity of a setting that differs: what the topic itself declares is an
 * agreement (error); below a default something is lost (warning); above it,
 * somebody had a reason that should be declared (information).
 */
export function severityOf(
  comparison: Exclude<Comparison, 'agrees'>,
  by: 'topic' | 'standard',
): Severity {
  if (by === 'topic') return 'error';
  return comparison === 'above' ? 'info' : 'warning';
}

/** "the registry says 10 (line 310)", "the standard is 7 d (line 312)". */
export function statementOf<T>(
  expected: Expected<T>,
  show: (value: T) => string,
): string {
  const place = expected.range ? ` (line ${expected.range.line})` : '';
  const others = expected.alternatives
    .map(({ value, topicClass }) => `${show(value)} for ${topicClass}`)
    .join(', ');
  const values = others
    ? `${show(expected.value)}, or ${others}`
    : show(expected.value);
  return expected.by === 'topic'
    ? `the registry says ${values}${place}`
    : `the standard is ${values}${place}`;
}

/** Reports one setting that differs. */
export function reportSetting<T>(
  context: ClusterRuleContext,
  topic: PresentTopic,
  expected: Expected<T>,
  comparison: Exclude<Comparison, 'agrees'>,
  words: {
    show: (value: T) => string;
    seen: string;
    /** The sentence up to the statement: "`x` has 6 partitions on prod-eu". */
    what: string;
    consequence: string;
    evidence: Evidence[];
    discriminator?: string;
  },
) {
  const declareIt =
    expected.by === 'standard' && comparison === 'above'
      ? ' If it is meant, declare it.'
      : '';
  context.report({
    registry: topic.home.registry,
    subject: { kind: 'topic', name: topic.name },
    severity: severityOf(comparison, expected.by),
    message: `${words.what}; ${statementOf(expected, words.show)}.${
      words.consequence && ` ${words.consequence}`
    }${declareIt}`,
    declared: words.show(expected.value),
    seen: words.seen,
    evidence: words.evidence,
    range: expected.range ?? topic.home.topic.range,
    discriminator: words.discriminator,
  });
}
