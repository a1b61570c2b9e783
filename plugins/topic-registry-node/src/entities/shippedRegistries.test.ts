import { stringifyEntityRef } from '@backstage/catalog-model';
import { parseDocument } from '../document';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { testConfig } from './testing/testRegistry';
import { entitiesOf } from './entitiesOf';

const CATALOG = path.resolve(__dirname, '../../../../catalog');

function shipped(id: string) {
  const file = path.join(CATALOG, 'registries', `${id}.md`);
  const text = readFileSync(file, 'utf8');
  return {
    registry: parseDocument(text, { id, file }).registry,
    config: testConfig(id),
  };
}

// The Components that the portal has apart from its registries.
function existing() {
  const text = readFileSync(path.join(CATALOG, 'services.yaml'), 'utf8');
  return parseAllDocuments(text)
    .map(document => document.toJS())
    .map(entity => ({
      ref: stringifyEntityRef(entity),
      owner: entity.spec.owner,
      services: entity.metadata.annotations?.['topic-registry/service'],
    }));
}

describe('the registries that the portal ships', () => {
  const components = existing();
  const { entities, problems } = entitiesOf({
    registries: [shipped('platform'), shipped('cypher')],
    clusters: [],
    components,
  });
  const refs = entities.map(({ entity }) => stringifyEntityRef(entity));
  const refsOf = (prefix: string) => refs.filter(r => r.startsWith(prefix));
  const get = (ref: string) => entities[refs.indexOf(ref)].entity;

  it('are all in the catalog, each thing once', () => {
    expect(new Set(refs).size).toBe(refs.length);
    expect(refsOf('api:platform/')).toHaveLength(23 + 5 + 1);
    expect(refsOf('api:cypher/')).toHaveLength(4 + 17);
    expect(refsOf('domain:')).toHaveLength(2);
    expect(problems).toEqual([]);
  });

  it('make a Component of every service that has none', () => {
    const linked = components.flatMap(c => c.services?.split(',') ?? []);
    expect(linked.length).toBeGreaterThan(0);
    const made = refsOf('component:');
    expect(made).toHaveLength(17 + 1 - linked.length);
    for (const service of linked) {
      expect(made).not.toContain(`component:${service.replace(':', '/')}`);
    }
  });

  it('relate every topic to its parties', () => {
    const of = (ref: string) => get(ref).spec!;
    const service = (id: string) =>
      components.find(c => c.services?.split(',').includes(id))?.ref ??
      `component:${id.replace(':', '/')}`;
    expect(of('api:platform/config_events')).toMatchObject({
      lifecycle: 'production',
      system: 'system:platform/implementation-configuration',
      producers: ['service-6', 'service-7']
        .map(id => service(`platform:${id}`))
        .sort(),
      consumers: ['service-21', 'service-8', 'service-9']
        .map(id => service(`platform:${id}`))
        .sort(),
    });
    const consumed = of('api:cypher/eventzr.chat.message.created.v1');
    expect(consumed.producers).toEqual([]);
    expect(consumed.consumers).toEqual([service('cypher:cypher-svc')]);
    const pairs = refsOf('api:platform/')
      .map(of)
      .filter(spec => spec.lifecycle === 'production')
      .flatMap(spec => spec.consumers);
    expect(pairs).toHaveLength(58);
    expect(of('api:platform/nda_events')).toMatchObject({
      lifecycle: 'deprecated',
      producers: [],
      consumers: [],
    });
    expect(of('api:platform/knowledge_events').lifecycle).toBe('experimental');
  });
});
