import { manyTopicRows, topicRows } from '../../__fixtures__';
import {
  filterTopics,
  matchingEvents,
  sortTopics,
  TopicFilter,
} from './filterTopics';

const ALL: TopicFilter = {
  query: '',
  registry: [],
  lifecycle: [],
  state: [],
  cluster: [],
  owner: [],
};

function names(filter: Partial<TopicFilter>): string[] {
  return filterTopics(topicRows(), { ...ALL, ...filter }).map(row => row.name);
}

describe('filterTopics', () => {
  it('finds by event type, service and name, whatever the case', () => {
    expect(names({ query: 'PAYMENT_failed' })).toEqual(['billing_events']);
    expect(names({ query: 'rag pipeline' })).toEqual(['rag_events']);
    expect(names({ query: 'pricing' })).toEqual(['pricing_events']);
    expect(names({ query: 'no such thing' })).toEqual([]);
  });

  it('means a state on the chosen cluster', () => {
    expect(names({ state: ['missing'] })).toEqual(['rag_events']);
    expect(names({ state: ['missing'], cluster: ['dev-eu'] })).toEqual([]);
    expect(names({ state: ['differs'], cluster: ['prod-eu'] })).toEqual([
      'client_events',
      'billing_events',
      'nda_events',
    ]);
  });

  it('joins values of one filter by "or" and filters by "and"', () => {
    expect(
      names({ lifecycle: ['deprecated', 'proposed'], registry: ['platform'] }),
    ).toEqual(['nda_events', 'pricing_events', 'knowledge_events']);
    expect(
      names({ owner: ['group:default/revenue'], registry: ['cypher'] }),
    ).toEqual([]);
  });

  it('keeps what somebody owns, whatever the case of the reference', () => {
    expect(names({ ownership: ['Group:default/Revenue'] })).toEqual([
      'billing_events',
    ]);
    expect(names({ ownership: [] })).toEqual([]);
  });

  it('tells which event types made a row fit', () => {
    const billing = topicRows().find(row => row.name === 'billing_events')!;
    expect(matchingEvents(billing, 'payment')).toEqual([
      'payment_succeeded',
      'payment_failed',
    ]);
    expect(matchingEvents(billing, '')).toEqual([]);
  });
});

describe('sortTopics', () => {
  it('puts the gravest findings first, and equal ones by name', () => {
    const sorted = sortTopics(topicRows(), 'findings', true).map(
      row => row.name,
    );
    expect(sorted.slice(0, 4)).toEqual([
      'billing_events',
      'rag_events',
      'nda_events',
      'client_events',
    ]);
  });

  it('leaves the rows that it was given as they are', () => {
    const rows = manyTopicRows(20);
    const before = rows.map(row => row.name);
    sortTopics(rows, 'rate', true);
    expect(rows.map(row => row.name)).toEqual(before);
  });
});
