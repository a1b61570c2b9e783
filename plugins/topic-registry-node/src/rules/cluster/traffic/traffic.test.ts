import { TopicSample } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  bound,
  drift,
  openQuestions,
  Reading,
  stated,
  summary,
  TopicSketch,
} from '../../testing';

const ENVELOPE = { profile: 'custom', example: '{"event_id":"uuid"}' } as const;
const FIELDS = {
  envelopeFields: ['event_id', 'metadata'],
  tenantFields: ['tenant_id', 'organization_id'],
  keyField: 'tenant_id',
};

function judge(
  sample: Partial<TopicSample>,
  options: {
    topic?: Partial<TopicSketch>;
    others?: TopicSketch[];
    envelope?: 'cloudevents-1.0' | 'custom' | 'none';
    reading?: Partial<Reading>;
    partitions?: number;
  } = {},
) {
  const { envelope = 'custom' } = options;
  const registry = bound(
    [
      {
        name: 'orders',
        producers: ['service-22'],
        events: [event('order_placed')],
        ...options.topic,
      },
      ...(options.others ?? []),
    ],
    {
      standards: {
        ...(envelope !== 'none' && {
          envelope: { ...ENVELOPE, profile: envelope },
        }),
      },
    },
  );
  const names = registry.registry.topics.map(({ name }) => name);
  return drift(registry, {
    topics: names.map(name => ({ name, partitions: options.partitions ?? 4 })),
    samples: { orders: { asked: FIELDS, ...sample } },
    ...options.reading,
  });
}

function event(type: string) {
  return { type, range: stated(type).range };
}

function found(...args: Parameters<typeof judge>): string[] {
  return summary(judge(...args)).filter(line => line.includes('traffic/'));
}

describe('traffic rules', () => {
  it('are silent about records as the document has them', () => {
    expect(
      found({
        envelopes: { own: 39, tombstone: 1 },
        eventTypes: [{ name: 'order_placed', count: 39 }],
        sources: [{ name: 'Billing & Revenue Management', count: 39 }],
        keys: { absent: 0, equal: 39, differs: 0, untold: 0 },
      }),
    ).toEqual([]);
  });

  it('are silent, and leave nothing open, where a cluster is not sampled', () => {
    const evaluation = judge({}, { reading: { samples: undefined } });
    expect(evaluation).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it.each([
    ['deprecated', { lifecycle: 'deprecated' as const }],
    ['proposed', { lifecycle: 'proposed' as const }],
  ])('leave a topic alone that is %s', (_name, topic) => {
    const sample = {
      envelopes: { none: 40 },
      missingTenant: [{ name: 'tenant_id', count: 1 }],
    };
    expect(found(sample, { topic })).toEqual([]);
  });

  it.each([
    [
      'the question was refused',
      {
        coverage: [
          {
            question: 'samples' as const,
            answered: false,
            code: 'denied' as const,
            reason: 'denied',
          },
        ],
        samples: undefined,
      },
      '*',
    ],
    [
      'the topic was refused',
      {
        coverage: [
          {
            question: 'samples' as const,
            subject: 'orders',
            answered: false,
            code: 'denied' as const,
            reason: 'denied',
          },
        ],
      },
      'orders',
    ],
    [
      'no batch could be read',
      {
        samples: {
          orders: {
            records: 0,
            unreadBatches: [{ name: 'in message format v1', count: 3 }],
          },
        },
      },
      'orders',
    ],
  ])('say unknown where %s', (_name, reading, subject) => {
    const evaluation = judge(
      { missingTenant: [{ name: 'tenant_id', count: 4 }] },
      { reading },
    );
    expect(
      summary(evaluation).filter(line => line.includes('traffic/')),
    ).toEqual([]);
    for (const rule of ['envelope', 'key', 'tenant-missing', 'wrong-topic']) {
      expect(openQuestions(evaluation, `traffic/${rule}`)).toEqual([subject]);
    }
  });

  describe('traffic/undecodable', () => {
    it('finds values that are no JSON', () => {
      expect(found({ undecodable: { 'not-json': 2 } })).toEqual([
        'error traffic/undecodable orders',
      ]);
    });

    it('says unknown of values in the frame of a schema', () => {
      const evaluation = judge({ undecodable: { 'schema-framed': 40 } });
      expect(openQuestions(evaluation, 'traffic/undecodable')).toEqual([
        'orders',
      ]);
    });

    it('is silent where no envelope is prescribed', () => {
      expect(
        found({ undecodable: { 'not-json': 2 } }, { envelope: 'none' }),
      ).toEqual([]);
    });
  });

  describe('traffic/envelope', () => {
    it.each([
      ['another envelope', { envelopes: { 'cloudevents-binary': 1 } }],
      ['none', { envelopes: { own: 30, none: 10 } }],
      ['one in part', { missingFields: [{ name: 'metadata', count: 1 }] }],
    ])('finds %s', (_name, sample) => {
      expect(found(sample)).toEqual(['warning traffic/envelope orders']);
    });

    it('takes either mode of CloudEvents', () => {
      const sample = {
        envelopes: { 'cloudevents-binary': 20, 'cloudevents-structured': 20 },
      };
      expect(found(sample, { envelope: 'cloudevents-1.0' })).toEqual([]);
    });

    it('is silent where none is prescribed, or its fields are not known', () => {
      const sample = { envelopes: { none: 40 } };
      expect(found(sample, { envelope: 'none' })).toEqual([]);
      expect(
        found({ ...sample, asked: { envelopeFields: [], tenantFields: [] } }),
      ).toEqual([]);
    });
  });

  describe('traffic/event-undeclared and traffic/wrong-topic', () => {
    const others = [
      { name: 'refunds', events: [event('refund_paid')] },
      {
        name: 'old',
        lifecycle: 'deprecated' as const,
        events: [event('old_event')],
      },
    ];

    it('tell a type of nobody from one of another topic', () => {
      const eventTypes = ['order_placed', 'refund_paid', 'strange'].map(
        name => ({ name, count: 1 }),
      );
      expect(found({ eventTypes }, { others })).toEqual([
        'error traffic/wrong-topic orders refund_paid',
        'warning traffic/event-undeclared orders strange',
      ]);
    });

    it('know of no topic that is deprecated', () => {
      const eventTypes = [{ name: 'old_event', count: 1 }];
      expect(found({ eventTypes }, { others })).toEqual([
        'warning traffic/event-undeclared orders old_event',
      ]);
    });

    it('take a type for any of the topics that declare it', () => {
      const shared = [{ name: 'refunds', events: [event('order_placed')] }];
      const eventTypes = [{ name: 'order_placed', count: 1 }];
      expect(found({ eventTypes }, { others: shared })).toEqual([]);
    });

    it('hold types against names where a topic is named after its one type', () => {
      const topic = { name: 'shop.order.placed.v1', events: [] };
      const named = [{ name: 'shop.order.paid.v1' }];
      const sample = {
        asked: { envelopeFields: [], tenantFields: [] },
        eventTypes: [
          'com.shop.order.placed.v1',
          'com.shop.order.paid.v1',
          'x.y',
        ].map(name => ({ name, count: 1 })),
      };
      expect(
        found(sample, {
          topic,
          others: named,
          reading: { samples: { 'shop.order.placed.v1': sample } },
        }),
      ).toEqual([
        'error traffic/wrong-topic shop.order.placed.v1 com.shop.order.paid.v1',
      ]);
    });
  });

  describe('traffic/producer-undeclared', () => {
    const from = (...names: string[]) => ({
      sources: names.map(name => ({ name, count: 1 })),
    });

    it.each([
      'Billing',
      'billing-service',
      'Billing & Revenue Management',
      'billing_and_revenue_management',
      'service-22',
      'BillingRevenueManagement',
      'revenue-management',
    ])('takes %s for the declared producer', name => {
      expect(found(from(name))).toEqual([]);
    });

    it('finds another service, and a name of nobody', () => {
      expect(found(from('Analytics', 'Night Batch'))).toEqual([
        'warning traffic/producer-undeclared orders Analytics',
        'warning traffic/producer-undeclared orders Night Batch',
      ]);
    });

    it('is silent where no producer is named', () => {
      const topic = { producers: [] };
      expect(found(from('Analytics'), { topic })).toEqual([]);
    });
  });

  it('traffic/tenant-missing names the fields, and its reason stays the same while counts move', () => {
    const of = (count: number) =>
      judge({
        missingTenant: [
          { name: 'organization_id', count },
          { name: 'tenant_id', count: 1 },
        ],
      }).findings.find(({ rule }) => rule === 'traffic/tenant-missing');
    expect(of(3)?.message).toContain(
      '3 of 40 sampled records lack `organization_id`',
    );
    expect(of(3)?.severity).toBe('error');
    expect(of(3)?.seen).toBe(of(9)?.seen);
  });

  describe('traffic/key', () => {
    const keys = { absent: 1, equal: 37, differs: 2, untold: 0 };

    it('finds no key and another key', () => {
      expect(found({ keys })).toEqual(['warning traffic/key orders']);
    });

    it('is silent of one partition, of no statement, and of what cannot be compared', () => {
      expect(found({ keys }, { partitions: 1 })).toEqual([]);
      expect(
        found({ keys, asked: { envelopeFields: [], tenantFields: [] } }),
      ).toEqual([]);
      expect(
        found({ keys: { absent: 0, equal: 0, differs: 0, untold: 40 } }),
      ).toEqual([]);
    });
  });
});
