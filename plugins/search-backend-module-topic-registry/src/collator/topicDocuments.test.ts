import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { topicDocuments } from './topicDocuments';

const TEMPLATE = '/catalog/:namespace/:kind/:name/topic';

function row(over: Partial<TopicRow> = {}): TopicRow {
  const zero = { error: 0, warning: 0, info: 0 };
  return {
    registry: 'shop',
    name: 'order_events',
    entityRef: 'api:shop/order_events',
    lifecycle: 'active',
    owner: 'group:default/shop-team',
    producers: [{ ref: 'service-1', name: 'Checkout' }],
    consumers: ['Mailer', 'Billing', 'Search'].map(name => ({
      ref: name,
      name,
    })),
    consumersStated: 'listed',
    events: ['order_placed'],
    purpose: 'What was bought',
    clusters: [],
    findings: zero,
    line: 7,
    ...over,
  };
}

describe('topicDocuments', () => {
  it('makes a result of the topic, and one of each event type', () => {
    expect(topicDocuments(row(), TEMPLATE)).toEqual([
      {
        kind: 'topic',
        title: 'order_events',
        name: 'order_events',
        topic: 'order_events',
        text: 'Checkout → 3 services · 1 event type',
        purpose: 'What was bought',
        services: 'Checkout, Mailer, Billing, Search',
        registry: 'shop',
        lifecycle: 'active',
        authorization: { resourceRef: 'shop/order_events' },
        location: '/catalog/shop/api/order_events/topic',
      },
      expect.objectContaining({
        kind: 'event type',
        title: 'order_placed',
        text: 'Event type of order_events · Checkout → 3 services',
        authorization: { resourceRef: 'shop/order_events' },
        location: '/catalog/shop/api/order_events/topic#event-order_placed',
      }),
    ]);
  });

  it('says what is not stated, and what is not active', () => {
    const [topic] = topicDocuments(
      row({
        lifecycle: 'deprecated',
        producers: [],
        consumers: [],
        events: [],
        purpose: undefined,
      }),
      TEMPLATE,
    );
    expect(topic.text).toBe('deprecated · no producer → no consumer');
  });

  it('gives every result a location of its own, whatever the names are', () => {
    const documents = topicDocuments(
      row({ events: ['a b', 'a/b', '</script>', '__proto__'] }),
      '/:name/:kind',
    );
    const locations = documents.map(({ location }) => location);
    expect(new Set(locations).size).toBe(documents.length);
    expect(locations[3]).toBe('/order_events/api#event-%3C%2Fscript%3E');
    // The engine takes the fields of the first for those of all.
    for (const document of documents) {
      expect(Object.keys(document).sort()).toEqual(
        Object.keys(documents[0]).sort(),
      );
    }
  });
});
