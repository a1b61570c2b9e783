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
  it('come back as they were, offsets of 64 bits and gaps included', async () => {
    const read = await parseObservation(
      await serializeObservation(observation),
    );
    expect(read).toEqual(observation);
    expect(read.topics[0].partitions[0].endOffset).toBe(
      9_223_372_036_854_775_807n,
    );
    expect(read.topics[0].partitions[1].endOffset).toBeUndefined();
  });

  it('come back when nothing is in them', async () => {
    const empty = { ...observation, topics: [], groups: [] };
    expect(await parseObservation(await serializeObservation(empty))).toEqual(
      empty,
    );
  });

  it('are JSON for everybody, and read from JSON in any layout', async () => {
    const text = await serializeObservation(observation);
    const other = JSON.stringify(JSON.parse(text), undefined, 2);
    expect(await parseObservation(other)).toEqual(observation);
  });

  it('leave room for others while they are written and read', async () => {
    const [topic] = observation.topics;
    const many = {
      ...observation,
      topics: Array.from({ length: 20_000 }, (_, index) => ({
        ...topic,
        name: `topic-${index}`,
      })),
    };
    let turns = 0;
    let done = false;
    const count = () => {
      turns += 1;
      if (!done) setImmediate(count);
    };
    setImmediate(count);
    const text = await serializeObservation(many);
    const written = turns;
    expect(written).toBeGreaterThan(1);
    await parseObservation(text);
    expect(turns).toBeGreaterThan(written + 1);
    done = true;
  });

  it.each(['', '{}', '{"topics":[{}]}', 'null', '{"cluster":"a","topics":['])(
    'refuses a text that is none: %j',
    async text => {
      await expect(parseObservation(text)).rejects.toThrow(
        'The stored text is no observation',
      );
    },
  );

  it('refuses a text that was cut off', async () => {
    const text = await serializeObservation(observation);
    await expect(parseObservation(text.slice(0, -3))).rejects.toThrow(
      'The stored text is no observation',
    );
  });
});
