import {
  EnvelopeKind,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../../rule';
import { code, codes, listOf } from '../../words';
import {
  evidenceOf,
  SampledTopic,
  sampledTopics,
  share,
} from './sampledTopics';

const CLOUD_EVENTS: EnvelopeKind[] = [
  'cloudevents-binary',
  'cloudevents-structured',
];

/** What is no JSON, and tenants that are missing, have rules of their own. */
export const envelope: ClusterRule = {
  meta: ruleOf('traffic/envelope'),
  check(context) {
    for (const topic of sampledTopics(context)) {
      const { sample, home } = topic;
      const standard = home.registry.standards.envelope;
      // by name alone nobody knows what an envelope holds
      const known =
        standard?.profile === 'cloudevents-1.0' ||
        sample.asked.envelopeFields.length > 0;
      if (!standard || !known) continue;
      const strange = otherEnvelopes(topic);
      const missing = sample.missingFields;
      if (strange.length === 0 && missing.length === 0) continue;
      const facts = [
        ...strange.map(({ words, count }) => `${share(count, topic)} ${words}`),
        ...missing.map(
          ({ name, count }) => `${share(count, topic)} lack ${code(name)}`,
        ),
      ];
      context.report({
        registry: home.registry,
        subject: { kind: 'topic', name: topic.name },
        message: `Of ${code(topic.name)} on ${context.view.id}, ${listOf(
          facts,
        )}; the registry prescribes ${nameOf(topic)} for every event.`,
        declared: nameOf(topic),
        seen: listOf([
          ...strange.map(({ seen }) => seen),
          ...(missing.length > 0
            ? [`it without ${codes(missing.map(({ name }) => name).sort())}`]
            : []),
        ]),
        evidence: evidenceOf(topic),
        range: standard.range ?? home.topic.range,
      });
    }
  },
};

function otherEnvelopes(
  topic: SampledTopic,
): { words: string; seen: string; count: number }[] {
  const { envelopes } = topic.sample;
  const cloudEvents = CLOUD_EVENTS.reduce(
    (sum, kind) => sum + (envelopes[kind] ?? 0),
    0,
  );
  const other = isCloudEvents(topic)
    ? []
    : [{ words: 'are CloudEvents', seen: 'CloudEvents', count: cloudEvents }];
  return [
    ...other,
    {
      words: 'are not in it',
      seen: 'JSON without it',
      // the own envelope is looked for only where it is prescribed
      count: envelopes.none ?? 0,
    },
  ].filter(({ count }) => count > 0);
}

function isCloudEvents({ home }: SampledTopic): boolean {
  return home.registry.standards.envelope?.profile === 'cloudevents-1.0';
}

function nameOf(topic: SampledTopic): string {
  return isCloudEvents(topic)
    ? 'CloudEvents 1.0'
    : 'the envelope of its example';
}
