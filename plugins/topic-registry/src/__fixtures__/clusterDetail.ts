import {
  ClusterDetail,
  ClusterSummary,
  Question,
  QuestionDiagnosis,
  QuestionVerdict,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ago } from './topics';

const DESCRIBE_TOPIC = {
  acl: 'Describe on the topic',
  iam: 'kafka-cluster:DescribeTopic',
};

function question(
  name: Question,
  tells: string,
  verdict: QuestionVerdict = 'answered',
  over: Partial<QuestionDiagnosis> = {},
): QuestionDiagnosis {
  return {
    question: name,
    optional: false,
    tells,
    verdict,
    right: DESCRIBE_TOPIC,
    refused: 0,
    reasons: [],
    ...over,
  };
}

/** A cluster as its own page shows it. */
export function clusterDetail(cluster: ClusterSummary): ClusterDetail {
  if (cluster.restricted) return cluster;
  return {
    ...cluster,
    leftAlone: [
      { kind: 'group', name: 'ops-burrow', owner: 'by app-config (`ops-*`)' },
      {
        kind: 'topic',
        name: '__consumer_offsets',
        owner: 'Kafka and its platform',
      },
      { kind: 'topic', name: 'ops-probe', owner: 'by app-config (`ops-*`)' },
    ],
    diagnosis: {
      questions: [
        question('topics', 'Which topics there are'),
        question('configs', 'Retention and compression', 'partly', {
          refused: 1,
          right: {
            acl: 'DescribeConfigs on the topic',
            iam: 'kafka-cluster:DescribeTopicDynamicConfiguration',
          },
          reasons: [
            {
              reason: 'missing DescribeConfigs on Topic support_events',
              count: 1,
            },
          ],
        }),
        question('producers', 'That somebody writes', 'denied', {
          optional: true,
          right: { acl: 'Read on the topic', iam: 'kafka-cluster:ReadData' },
          reasons: [{ reason: 'Grant Read on the topic', count: 1 }],
        }),
      ],
      protocol: [
        {
          api: 'Metadata',
          key: 3,
          offered: { min: 0, max: 13 },
          ours: { min: 4, max: 12 },
          spoken: 12,
          loses: [],
        },
        {
          api: 'ConsumerGroupDescribe',
          key: 69,
          ours: { min: 0, max: 1 },
          loses: ['Members of groups of the new consumer protocol (KIP-848)'],
        },
      ],
      clock: { aheadMs: -90_000, withinMs: 4, off: true },
      policies: [
        {
          id: 'acl-reader',
          title: 'Kafka ACLs: read what is declared',
          text: "kafka-acls.sh --add --operation Describe --topic '*'",
        },
      ],
    },
    readings: cluster.lastObservedAt
      ? [
          {
            startedAt: cluster.lastObservedAt,
            durationMs: 1840,
            status: 'partial',
            reason: 'missing DescribeConfigs on Topic support_events',
            topics: 217,
            partitions: 1904,
            groups: 88,
            requests: 41,
            bytesReceived: 1_204_000,
          },
          {
            startedAt: ago(12),
            durationMs: 20_000,
            status: 'failed',
            reason: 'No broker could be reached.',
          },
        ]
      : [],
  };
}
