import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseObservation, serializeObservation } from './observationJson';

const observation: Observation = {
  cluster: 'dev',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: '2026-01-01T00:00:01.000Z',
  brokers: [{ nodeId: 1, host: 'localhost', port: 9092 }],
  topics: [
    {
      name: 'a',
      internal: false,
      partitions: [
        {
          partition: 0,
          leader: 1,
          replicas: [1],
          isr: [1],
          offlineReplicas: [],
          beginOffset: 0n,
          endOffset: 9_223_372_036_854_775_807n,
          newestTimestamp: -1,
        },
        {
          partition: 1,
          leader: -1,
          replicas: [1],
          isr: [],
          offlineReplicas: [1],
        },
      ],
    },
  ],
  groups: [
    {
      groupId: 'g',
      type: 'classic',
      state: 'Empty',
      protocolType: 'consumer',
      commits: { a: { 0: 9_007_199_254_740_993n } },
    },
    { groupId: 'h', type: 'unknown', state: 'Unknown', protocolType: '' },
  ],
  askedTopics: { a: 'present', b: 'unknown' },
  askedGroups: {},
  coverage: [{ question: 'topics', answered: true }],
};

describe('stored observations', () => {
  it('come back as they were, offsets of 64 bits and gaps included', () => {
    const read = parseObservation(serializeObservation(observation));
    expect(read).toEqual(observation);
    expect(read.topics[0].partitions[0].endOffset).toBe(
      9_223_372_036_854_775_807n,
    );
    expect(read.topics[0].partitions[1].endOffset).toBeUndefined();
  });

  it.each(['', '{}', '{"topics":[{}]}', 'null'])(
    'refuses a text that is none: %j',
    text => {
      expect(() => parseObservation(text)).toThrow(
        'The stored text is no observation',
      );
    },
  );
});
