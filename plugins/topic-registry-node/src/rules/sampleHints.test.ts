import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDocument } from '../document';
import { sampleHintsOf } from './sampleHints';
import { bound, stated } from './testing';

const CATALOG = resolve(__dirname, '../../../../catalog/registries');

function catalogHints(id: string) {
  const { registry } = parseDocument(
    readFileSync(resolve(CATALOG, `${id}.md`), 'utf8'),
    { id, file: `${id}.md` },
  );
  return sampleHintsOf([{ registry, timezone: 'UTC', serviceAliases: {} }]);
}

describe('sampleHintsOf', () => {
  it('takes the envelope of the platform from its example, and tenants from its words', () => {
    expect(catalogHints('platform').auth_events).toEqual({
      envelope: {
        fields: [
          'event_id',
          'event_type',
          'timestamp',
          'source_service',
          'version',
          'payload',
          'metadata',
        ],
        typeField: 'event_type',
        sourceField: 'source_service',
      },
      tenantFields: ['tenant_id', 'organization_id'],
    });
  });

  it('looks for the tenant of cypher where its CloudEvents have it', () => {
    expect(catalogHints('cypher')['eventzr.chat.message.created.v1']).toEqual({
      tenantFields: ['tenant_id'],
      keyField: 'tenant_id',
      subjectField: 'tenant_id',
    });
  });

  it('prefers the key of a topic, unless it is said in words', () => {
    const registry = bound(
      [
        { name: 'a', partitionKey: stated('order_id') },
        { name: 'b', partitionKey: stated('order and customer') },
        { name: 'c' },
      ],
      { standards: { partitionKey: { value: 'tenant_id' } } },
    );
    const hints = sampleHintsOf([registry]);
    expect(['a', 'b', 'c'].map(name => hints[name].keyField)).toEqual([
      'order_id',
      undefined,
      'tenant_id',
    ]);
  });

  it('asks for nothing that is optional, and for nothing where nothing is said', () => {
    const example = '{"event_type":"string","trace":"string (optional)"}';
    const registry = bound([{ name: 'a' }], {
      standards: { envelope: { profile: 'custom', example } },
    });
    expect(sampleHintsOf([registry]).a.envelope?.fields).toEqual([
      'event_type',
    ]);
    expect(sampleHintsOf([bound([{ name: 'a' }])]).a).toEqual({
      tenantFields: [],
    });
  });

  it('follows the registry that names a producer', () => {
    const mention = bound([{ name: 'a', producers: [] }], { id: 'mention' });
    const home = bound([{ name: 'a' }], {
      id: 'home',
      standards: { partitionKey: { value: 'order_id' } },
    });
    for (const registries of [
      [mention, home],
      [home, mention],
    ]) {
      expect(sampleHintsOf(registries).a.keyField).toBe('order_id');
    }
  });
});
