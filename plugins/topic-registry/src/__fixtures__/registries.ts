import {
  ClusterSummary,
  RegistrySummary,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ago } from './topics';

/** Two registries, of which one could not be read at the last attempt. */
export function registrySummaries(): RegistrySummary[] {
  return [
    {
      id: 'platform',
      title: 'Platform topics',
      target: 'catalog/registries/platform.md',
      status: 'ok',
      readAt: ago(7),
      hash: '9f2c4e',
      owner: 'group:default/platform-architecture',
      namespace: 'platform',
      clusters: ['prod-eu', 'dev-eu'],
      topics: { active: 23, deprecated: 5, proposed: 1 },
      services: 17,
      unparsed: 1,
      findings: { error: 2, warning: 3, info: 1 },
    },
    {
      id: 'cypher',
      title: 'Events of cypher-svc',
      target: 'catalog/registries/cypher.md',
      status: 'stale',
      error:
        'The document has 6 291 456 bytes; the limit is 5 242 880. The text of 4 Nov stays in force.',
      readAt: ago(18 * 24 * 60),
      owner: 'group:default/messaging-team',
      namespace: 'cypher',
      clusters: ['prod-eu'],
      topics: { active: 21, deprecated: 0, proposed: 0 },
      services: 3,
      unparsed: 0,
      findings: { error: 0, warning: 0, info: 0 },
    },
  ];
}

/** A cluster that answered in part, one that answered, one never read. */
export function clusterSummaries(): ClusterSummary[] {
  return [
    {
      id: 'prod-eu',
      environment: 'production',
      brokers: ['b-1.kafka.example:9098', 'b-2.kafka.example:9098'],
      registries: ['platform', 'cypher'],
      status: 'partial',
      reason: '1 question went unanswered.',
      lastObservedAt: ago(4),
      durationMs: 1840,
      intervalMs: 300_000,
      topics: 214,
      internalTopics: 3,
      partitions: 1904,
      groups: 88,
      coverage: [
        { question: 'topics', answered: true },
        { question: 'groups', answered: true },
        {
          question: 'configs',
          subject: 'support_events',
          answered: false,
          code: 'denied',
          reason: 'missing DescribeConfigs on Topic support_events',
        },
      ],
    },
    {
      id: 'dev-eu',
      environment: 'development',
      brokers: ['localhost:9092'],
      registries: ['platform'],
      status: 'ok',
      lastObservedAt: ago(1),
      durationMs: 210,
      intervalMs: 30_000,
      topics: 31,
      internalTopics: 1,
      partitions: 301,
      groups: 24,
      coverage: [{ question: 'topics', answered: true }],
    },
    {
      id: 'staging-eu',
      environment: 'staging',
      brokers: ['b-1.staging.example:9098'],
      registries: [],
      status: 'failed',
      reason:
        'No broker could be reached: connection refused by b-1.staging.example:9098.',
      intervalMs: 300_000,
      coverage: [
        {
          question: 'topics',
          answered: false,
          code: 'unreachable',
          reason: 'connection refused',
        },
      ],
    },
  ];
}
