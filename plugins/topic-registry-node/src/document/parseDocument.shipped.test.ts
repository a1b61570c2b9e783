import { readFileSync } from 'fs';
import { resolve } from 'path';
import { count, edges, parse, topicOf } from './testing/parsed';

const CATALOG = resolve(__dirname, '../../../../catalog/registries');
const PAGE = resolve(__dirname, '__fixtures__/servicePage.txt');

describe('the platform registry', () => {
  const document = parse(readFileSync(resolve(CATALOG, 'platform.md'), 'utf8'));
  const { registry } = document;

  it('has every topic, service and edge', () => {
    const lifecycles = registry.topics.map(topic => topic.lifecycle);
    expect(lifecycles.filter(lifecycle => lifecycle === 'active')).toHaveLength(
      23,
    );
    expect(
      lifecycles.filter(lifecycle => lifecycle === 'deprecated'),
    ).toHaveLength(5);
    expect(
      lifecycles.filter(lifecycle => lifecycle === 'proposed'),
    ).toHaveLength(1);
    expect(
      registry.services
        .map(service => service.number)
        .sort((a = 0, b = 0) => a - b),
    ).toEqual([0, 1, 2, 3, 6, 7, 8, 9, 11, 12, 13, 14, 15, 17, 20, 21, 22]);
    const pairs = registry.topics
      .filter(topic => topic.lifecycle === 'active')
      .flatMap(topic => edges(topic, 'consumer'));
    expect(pairs).toHaveLength(58);
    expect(document.unparsed).toEqual([]);
    expect(registry.shape).toBe('bullets');
  });

  it('has its standards and counts', () => {
    const { standards } = registry;
    expect(standards.topicTemplates.map(({ template }) => template)).toEqual([
      '{domain}_events',
      '{domain}_incidents',
      '{domain}_experiments',
    ]);
    expect(standards.groupTemplates.map(({ template }) => template)).toEqual([
      '{service_name}_{topic_name}_consumer',
    ]);
    expect(standards).toMatchObject({
      partitions: [{ value: 10 }],
      replicationFactor: [
        { value: 3, environment: 'production' },
        { value: 1, environment: 'development' },
      ],
      retentionMs: [
        { value: 604_800_000 },
        { value: 2_592_000_000, topicClass: 'audit' },
      ],
      compression: [{ value: 'gzip' }],
      deprecationWindowDays: { value: 90 },
      dedupeWindowMs: [{ value: 604_800_000 }],
      envelope: { profile: 'custom' },
      lastReviewed: '2025-10-10',
    });
    expect(count(document)).toEqual(
      expect.arrayContaining([
        'active-topics: 23/23',
        'matrix-topics of service-21: 21/21',
        'services: 17/17',
      ]),
    );
    expect(registry.matrices).toMatchObject([{ service: 'service-21' }]);
    expect(registry.matrices[0].topics).toHaveLength(21);
  });

  it('keeps every name of a service and how sure a party is', () => {
    const names = (ref: string) =>
      registry.services
        .find(service => service.ref === ref)
        ?.aliases.map(alias => alias.name);
    expect(names('service-6')).toEqual([
      'PRD Builder',
      'PRD Builder & Configuration Workspace',
    ]);
    expect(topicOf(document, 'knowledge_events').parties).toMatchObject([
      { ref: 'service-17', certainty: 'alternative' },
      { ref: 'service-21', certainty: 'alternative' },
    ]);
    expect(topicOf(document, 'agent_action_events').consumersStated).toBe(
      'unknown',
    );
    expect(topicOf(document, 'nda_events')).toMatchObject({
      replacement: { value: 'sales_doc_events' },
      migrationEvents: [{ value: 'nda_signed' }, { value: 'nda_fully_signed' }],
    });
  });
});

describe('the page of one service, copied as text', () => {
  const text = readFileSync(PAGE, 'utf8');
  const document = parse(text);
  const { registry } = document;

  it('has its topics with the service on the side that the section says', () => {
    expect(registry.topics).toHaveLength(21);
    const consumed = registry.topics.filter(topic =>
      edges(topic, 'consumer').includes('cypher-svc'),
    );
    const produced = registry.topics.filter(topic =>
      edges(topic, 'producer').includes('cypher-svc'),
    );
    expect(
      consumed.map(topic =>
        topic.consumerGroups.map(group => `${group.name} ${group.service}`),
      ),
    ).toEqual([
      ['cypher-svc-chat-consumer cypher-svc'],
      ['cypher-svc-mcp-consumer cypher-svc'],
      ['cypher-svc-notify-consumer cypher-svc'],
      ['cypher-svc-wallet-consumer cypher-svc'],
    ]);
    expect(produced).toHaveLength(17);
    expect(
      registry.standards.brokers.map(({ environment }) => environment),
    ).toEqual(['staging', 'production']);
    expect(registry.standards.envelope).toMatchObject({
      profile: 'cloudevents-1.0',
      example: expect.stringContaining('"specversion"'),
    });
    expect(document.unparsed).toEqual([]);
  });

  it('states its counts', () => {
    const stated = registry.counts.map(
      ({ subject, scope, stated: number, found }) => [
        scope ?? subject,
        number,
        found,
      ],
    );
    expect(stated).toEqual(
      expect.arrayContaining([
        ['topics', 21, 21],
        ['consumed-topics', 4, 4],
        ['produced-topics', 17, 17],
        ['Conversation Lifecycle', 3, 3],
        ['Task Lifecycle', 3, 3],
        ['Voice Call Lifecycle', 4, 4],
        ['Session & Credits', 3, 3],
        ['Nudge & Escalation', 4, 4],
      ]),
    );
  });

  it('has the places of the text as it was given', () => {
    for (const topic of registry.topics) {
      expect(text.slice(topic.range.offset, topic.range.endOffset)).toBe(
        topic.name,
      );
    }
  });
});
