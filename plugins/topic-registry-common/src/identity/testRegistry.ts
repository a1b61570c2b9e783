import { Registry, SourceRange, Topic } from '../model';

export const RANGE: SourceRange = {
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  offset: 0,
  endOffset: 1,
};

/** A registry of topics with parties, for tests: `{ orders_events: '1>2,3' }`. */
export function testRegistry(
  id: string,
  topics: Record<string, string>,
  over: Partial<Registry> = {},
): Registry {
  const list = Object.entries(topics).map(([name, edges]) =>
    testTopic(name, edges),
  );
  const refs = new Set(list.flatMap(t => t.parties.map(p => p.ref)));
  return {
    id,
    file: `${id}.md`,
    title: id,
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
      name: ref,
      aliases: [],
      range: RANGE,
    })),
    categories: [],
    topics: list,
    matrices: [],
    examples: [],
    suppressions: [],
    counts: [],
    ...over,
  };
}

function testTopic(name: string, edges: string): Topic {
  const [producers, consumers] = edges
    .split('>')
    .map(side => side.split(',').filter(Boolean));
  return {
    name,
    lifecycle: 'active',
    parties: [
      ...producers.map(ref => ({ ref, role: 'producer' as const })),
      ...consumers.map(ref => ({ ref, role: 'consumer' as const })),
    ].map(party => ({
      ...party,
      certainty: 'stated' as const,
      range: RANGE,
    })),
    producersStated: producers.length ? 'listed' : 'unknown',
    consumersStated: consumers.length ? 'listed' : 'unknown',
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
  };
}
