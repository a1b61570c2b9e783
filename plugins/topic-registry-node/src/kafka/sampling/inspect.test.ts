import { SampleHints } from '@topic-registry/backstage-plugin-topic-registry-common';
import fc from 'fast-check';
import { inspect } from './inspect';
import { eventTypeName, sourceName } from './names';
import { SampledRecord } from './recordBatches';

const OWN: SampleHints = {
  envelope: {
    fields: ['event_id', 'event_type', 'source_service', 'payload'],
    typeField: 'event_type',
    sourceField: 'source_service',
  },
  tenantFields: ['tenant_id', 'organization_id'],
  keyField: 'tenant_id',
};
const CLOUD_EVENT: SampleHints = {
  tenantFields: ['tenant_id'],
  keyField: 'tenant_id',
  subjectField: 'tenant_id',
};
const EVENT = {
  event_id: '1',
  event_type: 'order_placed',
  source_service: 'Shop',
  tenant_id: 't1',
  organization_id: 'o1',
  payload: {},
};
const ATTRIBUTES = {
  specversion: '1.0',
  id: '1',
  source: '/shop-svc/orders',
  type: 'com.shop.order.placed.v1',
};

function record(
  value: unknown,
  more: { key?: string; headers?: Record<string, string> } = {},
): SampledRecord {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return {
    offset: 0n,
    timestamp: 0,
    key: more.key === undefined ? undefined : Buffer.from(more.key),
    value: value === undefined ? undefined : Buffer.from(text),
    headers: Object.entries(more.headers ?? {}).map(([name, header]) => ({
      name,
      value: Buffer.from(header),
    })),
  };
}

function ce(attributes: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value]),
  );
}

describe('inspect', () => {
  it('recognizes the own envelope, and what is in it', () => {
    expect(inspect(record(EVENT, { key: 't1' }), OWN)).toMatchObject({
      envelope: 'own',
      eventType: 'order_placed',
      source: 'Shop',
      missing: [],
      missingTenant: [],
      key: 'equal',
    });
  });

  it.each([
    [
      'lacks a field',
      { ...EVENT, payload: undefined },
      { missing: ['payload'] },
    ],
    [
      'lacks a tenant, or has an empty one',
      { ...EVENT, tenant_id: ' ', organization_id: undefined },
      { missingTenant: ['tenant_id', 'organization_id'], key: 'untold' },
    ],
    [
      'names its tenant one level below, in other letters',
      { ...EVENT, tenant_id: undefined, payload: { tenantId: 't1' } },
      { missingTenant: [], key: 'equal' },
    ],
  ])('sees what %s', (_name, value, expected) => {
    expect(inspect(record(value, { key: 't1' }), OWN)).toMatchObject({
      envelope: 'own',
      ...expected,
    });
  });

  it.each([
    [undefined, 'absent'],
    ['t1', 'equal'],
    ['"t1"', 'equal'],
    ['t2', 'differs'],
  ])('compares the key %s', (key, expected) => {
    expect(inspect(record(EVENT, { key }), OWN).key).toBe(expected);
  });

  it.each([
    ['another object', { a: 1 }, 'none', undefined],
    ['a list', [1], 'none', undefined],
    ['a text', 'no json', 'undecodable', 'not-json'],
    [
      'a framed value',
      '\u0000\u0000\u0000\u0000\u0007abc',
      'undecodable',
      'schema-framed',
    ],
    ['nothing', undefined, 'tombstone', undefined],
  ])('takes %s for what it is', (_name, value, envelope, undecodable) => {
    const facts = inspect(record(value), OWN);
    expect(facts).toMatchObject({ envelope });
    expect(facts.undecodable).toBe(undecodable);
    expect(facts.missingTenant).toEqual([]);
  });

  it('reads CloudEvents in binary mode', () => {
    const headers = { ...ce({ ...ATTRIBUTES, subject: 't1' }) };
    expect(
      inspect(record({ any: 1 }, { key: 't1', headers }), CLOUD_EVENT),
    ).toMatchObject({
      envelope: 'cloudevents-binary',
      eventType: 'com.shop.order.placed.v1',
      source: 'shop-svc',
      missing: [],
      missingTenant: [],
      key: 'equal',
    });
  });

  it('does not miss in binary data what it cannot read', () => {
    const headers = { ...ce(ATTRIBUTES), 'content-type': 'application/avro' };
    const facts = inspect(record('avro', { key: 'k', headers }), CLOUD_EVENT);
    expect(facts).toMatchObject({ missingTenant: [], key: 'untold' });
  });

  it('reads CloudEvents in structured mode, with the header or without', () => {
    const value = { ...ATTRIBUTES, data: { tenantId: 't1' } };
    const headers = { 'content-type': 'application/cloudevents+json' };
    for (const more of [{ headers }, {}]) {
      expect(
        inspect(record(value, { key: 't2', ...more }), CLOUD_EVENT),
      ).toMatchObject({
        envelope: 'cloudevents-structured',
        missing: [],
        missingTenant: [],
        key: 'differs',
      });
    }
  });

  it('names the attributes that a CloudEvent lacks', () => {
    const { id, ...rest } = ATTRIBUTES;
    const headers = ce({ ...rest, specversion: '0.3' });
    expect(inspect(record({}, { headers }), CLOUD_EVENT)).toMatchObject({
      missing: ['specversion', 'id'],
      missingTenant: ['tenant_id'],
    });
  });

  it('keeps nothing of any record but names', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 3 }),
        fc.string(),
        fc.dictionary(fc.string(), fc.string()),
        (value, key, headers) => {
          const facts = inspect(record(value, { key, headers }), OWN);
          const kept = new Set([
            ...OWN.envelope!.fields,
            ...OWN.tenantFields,
            ...(facts.eventType ? [eventTypeName(facts.eventType)] : []),
            ...(facts.source ? [sourceName(facts.source)] : []),
          ]);
          for (const name of [...facts.missing, ...facts.missingTenant]) {
            expect(kept).toContain(name);
          }
        },
      ),
    );
  });
});

describe('names', () => {
  it.each([
    ['order_placed', 'order_placed'],
    ['com.shop.order.placed.v1', 'com.shop.order.placed.v1'],
    ['', null],
    ['two words', null],
    ['jane@example.com', null],
    ['order-3d0c7c1e-5a0b-4e0f-9f5c-6a1f2a7b9c10', null],
    [undefined, undefined],
  ])('takes the event type %s as %s', (text, name) => {
    expect(eventTypeName(text)).toBe(name);
  });

  it.each([
    ['Billing & Revenue Management', 'Billing & Revenue Management'],
    ['/cypher-svc/conversations/3d0c7c1e-5a0b-4e0f', 'cypher-svc'],
    ['https://shop.example.com/orders/1', 'shop.example.com'],
    ['jane@example.com', null],
    ['user 4242424242', null],
  ])('takes the source %s as %s', (text, name) => {
    expect(sourceName(text)).toBe(name);
  });
});
