import {
  Party,
  Registry,
  SourceRange,
  Stated,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';

export const RANGE: SourceRange = {
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  offset: 0,
  endOffset: 1,
};

export function stated<T>(value: T): Stated<T> {
  return { value, range: RANGE };
}

export function party(
  ref: string,
  role: Party['role'],
  certainty: Party['certainty'] = 'stated',
): Party {
  return { ref, role, certainty, range: RANGE };
}

export function testTopic(name: string, over: Partial<Topic> = {}): Topic {
  return {
    name,
    lifecycle: 'active',
    parties: [],
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
    range: RANGE,
    block: RANGE,
    ...over,
  };
}

export function testRegistry(
  topics: Topic[],
  over: Partial<Registry> = {},
): Registry {
  const refs = new Set(topics.flatMap(t => t.parties.map(p => p.ref)));
  return {
    id: 'platform',
    file: 'platform.md',
    title: 'Platform topics',
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
      range: RANGE,
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
