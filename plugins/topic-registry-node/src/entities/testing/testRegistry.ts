import {
  Registry,
  SourceRange,
  Stated,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RegistryConfig } from '../../config';

export function rangeAt(line: number): SourceRange {
  return {
    line,
    column: 1,
    endLine: line,
    endColumn: 2,
    offset: 0,
    endOffset: 1,
  };
}

export function stated<T>(value: T): Stated<T> {
  return { value, range: rangeAt(1) };
}

/** A topic with its parties as `producers > consumers`, such as `shop > mailer,billing`; `?` before a party leaves it open. */
export function testTopic(
  name: string,
  edges: string,
  over: Partial<Topic> = {},
): Topic {
  const [producers = '', consumers = ''] = edges.split('>');
  const parties = (side: string, role: 'producer' | 'consumer') =>
    side
      .split(',')
      .map(ref => ref.trim())
      .filter(Boolean)
      .map(ref => ({
        ref: ref.replace('?', ''),
        role,
        certainty: ref.startsWith('?')
          ? ('alternative' as const)
          : ('stated' as const),
        range: rangeAt(1),
      }));
  return {
    name,
    lifecycle: 'active',
    parties: [
      ...parties(producers, 'producer'),
      ...parties(consumers, 'consumer'),
    ],
    producersStated: 'unknown',
    consumersStated: 'unknown',
    consumerGroups: [],
    events: [],
    schemaVersions: [],
    settings: {},
    notes: [],
    useCases: [],
    migrationEvents: [],
    attributes: [],
    openFields: [],
    range: rangeAt(7),
    block: rangeAt(7),
    ...over,
  };
}

/** A registry whose services are those of its topics. */
export function testRegistry(
  id: string,
  topics: Topic[],
  over: Partial<Registry> = {},
): Registry {
  const refs = new Set(topics.flatMap(t => t.parties.map(p => p.ref)));
  return {
    id,
    file: `${id}.md`,
    title: `The ${id} registry`,
    shape: 'bullets',
    standards: {
      topicTemplates: [],
      groupTemplates: [],
      partitions: [],
      replicationFactor: [],
      retentionMs: [],
      compression: [],
      cleanupPolicy: [],
      dedupeWindowMs: [],
      brokers: [],
    },
    services: [...refs].map(ref => ({
      ref,
      name: `Name of ${ref}`,
      aliases: [],
      range: rangeAt(3),
    })),
    categories: [],
    topics,
    matrices: [],
    examples: [],
    suppressions: [],
    counts: [],
    ...over,
  };
}

export function testConfig(
  id: string,
  over: Partial<RegistryConfig> = {},
): RegistryConfig {
  return {
    id,
    target: `${id}.md`,
    clusters: [],
    owner: 'group:default/architecture',
    namespace: id,
    timezone: 'UTC',
    services: {},
    serviceAliases: {},
    owners: [],
    ...over,
  };
}
