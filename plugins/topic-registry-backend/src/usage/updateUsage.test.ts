import {
  Observation,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  observationAt,
  seenGroup,
  seenTopic,
} from '../__testUtils__/landscape';
import { Usage } from './types';
import { updateUsage } from './updateUsage';

const TOPIC = 'old_events';
const NONE: Usage = { topics: [], groups: [] };
const HOUR_MS = 3_600_000;

/** A reading so many hours after the first. */
function reading(hours: number, over: Partial<Observation> = {}): Observation {
  const at = new Date(
    Date.parse('2026-11-01T10:00:00.000Z') + hours * HOUR_MS,
  ).toISOString();
  return observationAt(0, { ...over, startedAt: at, endedAt: at });
}

function written(ends: bigint[], over: Partial<ObservedTopic> = {}) {
  return { topics: [{ ...seenTopic(TOPIC, ends), ...over }] };
}

/** What is remembered after some readings, as a store would keep it. */
function after(...readings: Observation[]): Usage {
  const kept = { topics: new Map(), groups: new Map() };
  let usage = NONE;
  for (const one of readings) {
    const next = updateUsage(usage, one);
    for (const mark of next.topics) {
      kept.topics.set(`${mark.topic} ${mark.topicId}`, mark);
    }
    for (const mark of next.groups) {
      kept.groups.set(`${mark.topic} ${mark.topicId} ${mark.group}`, mark);
    }
    usage = {
      readers: next.readers,
      topics: [...kept.topics.values()],
      groups: [...kept.groups.values()],
    };
  }
  return usage;
}

describe('updateUsage of topics', () => {
  it('begins to watch, and knows of no movement yet', () => {
    expect(after(reading(0, written([5n]))).topics).toEqual([
      {
        topic: TOPIC,
        topicId: `id-of-${TOPIC}`,
        watchedSince: '2026-11-01T10:00:00.000Z',
        seenAt: '2026-11-01T10:00:00.000Z',
        ends: { 0: '5' },
        movedAt: undefined,
        movement: undefined,
        newestAt: undefined,
      },
    ]);
  });

  it('remembers growth through readings without any', () => {
    const { topics } = after(
      reading(0, written([5n, 2n])),
      reading(1, written([6n, 9n])),
      reading(2, written([6n, 9n])),
    );
    expect(topics).toEqual([
      expect.objectContaining({
        watchedSince: '2026-11-01T10:00:00.000Z',
        seenAt: '2026-11-01T12:00:00.000Z',
        movedAt: '2026-11-01T11:00:00.000Z',
        movement: {
          partition: 1,
          from: '2',
          to: '9',
          since: '2026-11-01T10:00:00.000Z',
          records: '8',
        },
      }),
    ]);
  });

  it('counts the records of a partition that was added', () => {
    const { topics } = after(
      reading(0, written([5n])),
      reading(1, written([5n, 3n])),
    );
    expect(topics[0].movement).toMatchObject({ partition: 1, from: '0' });
  });

  it('takes another id for another topic', () => {
    const { topics } = after(
      reading(0, written([5n])),
      reading(1, written([7n], { topicId: 'anew' })),
    );
    expect(topics.map(one => [one.topicId, one.movedAt])).toEqual([
      [`id-of-${TOPIC}`, undefined],
      ['anew', undefined],
    ]);
  });

  it('watches anew after a gap of more than a day, and only then', () => {
    const since = (hours: number) =>
      after(reading(0, written([5n])), reading(hours, written([5n]))).topics[0]
        .watchedSince;
    expect(since(24)).toBe('2026-11-01T10:00:00.000Z');
    expect(since(25)).toBe('2026-11-02T11:00:00.000Z');
  });

  it.each([
    ['an end that was not told', written([5n])],
    ['a topic without an id', written([9n], { topicId: undefined })],
    ['a topic without partitions', written([])],
  ])('learns nothing from %s', (what, seen) => {
    if (what === 'an end that was not told') {
      seen.topics[0].partitions[0].endOffset = undefined;
    }
    const before = after(reading(0, written([5n])));
    expect(updateUsage(before, reading(1, seen)).topics).toEqual([]);
  });

  it('keeps the newest record of a date that can be', () => {
    const seen = written([5n, 5n]);
    seen.topics[0].partitions[0].newestTimestamp = Date.parse(
      '2026-10-30T00:00:00.000Z',
    );
    seen.topics[0].partitions[1].newestTimestamp = Date.parse(
      '2027-10-30T00:00:00.000Z',
    );
    expect(after(reading(0, seen)).topics[0].newestAt).toBe(
      '2026-10-30T00:00:00.000Z',
    );
  });

  it('stays exact beyond what a double can count', () => {
    const far = 2n ** 53n + 1n;
    const { topics } = after(
      reading(0, written([far])),
      reading(1, written([far + 1n])),
    );
    expect(topics[0].movement?.records).toBe('1');
  });
});

describe('updateUsage of groups', () => {
  const GROUP = 'billing_old_events_consumer';
  const read = (commit: bigint, members = 0) => ({
    ...written([9n]),
    groups: [
      {
        ...seenGroup(GROUP, { [TOPIC]: commit }),
        members: Array.from({ length: members }, (_, index) => ({
          memberId: `m${index}`,
          clientId: 'c',
          host: '/1',
          assignment: { [TOPIC]: [0] },
        })),
      },
    ],
  });

  it('remembers when commits moved and when a member had the topic', () => {
    const { groups } = after(
      reading(0, read(1n, 1)),
      reading(1, read(4n)),
      reading(2, read(4n)),
    );
    expect(groups).toEqual([
      expect.objectContaining({
        group: GROUP,
        topic: TOPIC,
        watchedSince: '2026-11-01T10:00:00.000Z',
        movedAt: '2026-11-01T11:00:00.000Z',
        membersAt: '2026-11-01T10:00:00.000Z',
        commits: { 0: '4' },
      }),
    ]);
  });

  it('takes no first commit for a movement, nor -1 for a commit', () => {
    const { groups } = after(reading(0, read(-1n, 1)), reading(1, read(4n)));
    expect(groups[0].movedAt).toBeUndefined();
  });

  it('watches readers as a whole while every group tells what it reads', () => {
    const silent = read(1n);
    silent.groups[0].members = undefined as never;
    const usage = after(reading(0, read(1n)), reading(1, silent));
    expect(usage.readers).toEqual({
      since: '2026-11-01T10:00:00.000Z',
      seenAt: '2026-11-01T10:00:00.000Z',
    });
    expect(after(reading(0, silent)).readers).toBeUndefined();
    expect(
      after(reading(0, read(1n)), reading(30, read(1n))).readers?.since,
    ).toBe('2026-11-02T16:00:00.000Z');
  });

  it('leaves the platform itself aside', () => {
    const { groups, topics } = after(
      reading(0, {
        topics: [seenTopic('__consumer_offsets', [4n])],
        groups: [seenGroup('_confluent-monitor', { [TOPIC]: 1n })],
      }),
    );
    expect([...groups, ...topics]).toEqual([]);
  });
});
