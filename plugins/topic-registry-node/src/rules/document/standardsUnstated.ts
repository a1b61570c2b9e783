import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { listOf } from '../words';
import { activeOf } from './topicScope';

/** What every topic states itself needs no standard. */
export const standardsUnstated: DocumentRule = {
  meta: ruleOf('standards/unstated'),
  check({ registry, topics, report }) {
    const own = activeOf(topics);
    if (own.length === 0) return;
    const { standards } = registry;
    const everyTopic = (key: keyof (typeof own)[number]['settings']) =>
      own.every(({ settings }) => settings[key] !== undefined);
    const missing: [boolean, string][] = [
      [standards.topicTemplates.length === 0, 'how topics are named'],
      [
        standards.groupTemplates.length === 0 &&
          own.every(({ consumerGroups }) => consumerGroups.length === 0),
        'how consumer groups are named',
      ],
      [
        standards.partitions.length === 0 && !everyTopic('partitions'),
        'how many partitions a topic has',
      ],
      [
        standards.replicationFactor.length === 0 &&
          !everyTopic('replicationFactor'),
        'the replication factor',
      ],
      [
        standards.retentionMs.length === 0 && !everyTopic('retentionMs'),
        'how long records are kept',
      ],
      [standards.envelope === undefined, 'the envelope of events'],
      [
        standards.deprecationWindowDays === undefined,
        'how long a deprecated topic stays',
      ],
    ];
    const words = missing.filter(([is]) => is).map(([, what]) => what);
    if (words.length === 0) return;
    report({
      subject: { kind: 'document', name: registry.id },
      message: `The registry does not state ${listOf(words, 'or')}.`,
    });
  },
};
