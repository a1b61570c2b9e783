import {
  Observation,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { observation, seenGroup, seenTopic } from '../testing';
import { EMPTY_LEDGER, Ledger, withUpdate } from './ledger';
import { updateUsage } from './updateUsage';

const TOPIC = 'old_events';
const GROUP = 'billing_old_events_consumer';
const HOUR_MS = 3_600_000;

/** A reading so many hours after the first. */
function reading(hours: number, over: Partial<Observation> = {}): Observation {
  const endedAt = new Date(
    Date.parse('2026-11-01T10:00:00.000Z') + hours * HOUR_MS,
  ).toISOString();
  return { ...observation({ endedAt }), ...over };
}

function written(ends: bigint[], over: Partial<ObservedTopic> = {}) {
  return { topics: [{ ...seenTopic({ name: TOPIC, ends }), ...over }] };
}

function group(commits: Record<string, bigint>, id = GROUP, members = 0) {
  return {
    ...seenGroup({ id, commits }),
    members: Array.from({ length: members }, (_, index) => ({
      memberId: `m${index}`,
      clientId: 'c',
      host: '/1',
      assignment: { [TOPIC]: [0] },
    })),
  };
}

/** What is remembered after some readings, as a store would keep it. */
function after(...readings: Observation[]): Ledger {
  return readings.reduce(
    (ledger, one) => withUpdate(ledger, updateUsage(ledger, one)),
    EMPTY_LEDGER,
  );
}

describe('updateUsage of topics', () => {
  it('begins to watch, and knows of no movement yet', () => {
    expect(after(reading(0, written([5n]))).topics).toEqual([
      {
        topic: TOPIC,
        topicId: `id-${TOPIC}`,
        firstSeenAt: '2026-11-01T10:00:00.000Z',
        cameAfter: undefined,
        watchedSince: '2026-11-01T10:00:00.000Z',
        seenAt: '2026-11-01T10:00:00.000Z',
        ends: { 0: '5' },
        movedAt: undefined,
        movement: undefined,
        newestAt: undefined,
        lastDay: undefined,
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
      [`id-${TOPIC}`, undefined],
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
  const read = (commit: bigint, members = 0) => ({
    ...written([9n]),
    groups: [group({ [TOPIC]: commit }, GROUP, members)],
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
      firstAt: '2026-11-01T10:00:00.000Z',
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
        topics: [seenTopic({ name: '__consumer_offsets', ends: [4n] })],
        groups: [group({ [TOPIC]: 1n }, '_confluent-monitor')],
      }),
    );
    expect([...groups, ...topics]).toEqual([]);
  });

  it('counts the lag from the last movement of the commits', () => {
    const at = (end: bigint, commit: bigint) => ({
      ...written([end]),
      groups: [group({ [TOPIC]: commit }, GROUP, 1)],
    });
    const ledger = after(
      reading(0, at(9n, 4n)),
      reading(1, at(12n, 8n)),
      reading(2, at(90n, 8n)),
    );
    expect(ledger.groups[0]).toMatchObject({ lagThen: '4' });
  });

  it('knows since when a member had the topic at every reading', () => {
    const since = (...readings: Observation[]) =>
      after(...readings).groups[0].attachedSince;
    expect(since(reading(0, read(1n, 1)), reading(2, read(1n, 2)))).toBe(
      '2026-11-01T10:00:00.000Z',
    );
    const gone = { ...written([9n]), groups: [] };
    expect(since(reading(0, read(1n, 1)), reading(1, gone))).toBeUndefined();
    expect(
      since(reading(0, read(1n, 1)), reading(1, gone), reading(2, read(1n, 1))),
    ).toBe('2026-11-01T12:00:00.000Z');
    expect(
      since(
        reading(0, read(1n, 1)),
        reading(1, read(1n)),
        reading(2, read(1n, 1)),
      ),
    ).toBe('2026-11-01T12:00:00.000Z');
  });
});

describe('updateUsage of days', () => {
  const at = (hours: number, end: bigint) => reading(hours, written([end]));

  it('adds up what a day brought, and hands it over when another begins', () => {
    const ledger = after(at(0, 5n), at(1, 7n), at(2, 10n));
    expect(ledger.topics[0].lastDay).toEqual({
      day: '2026-11-01',
      records: '5',
    });
    const quiet = updateUsage(ledger, at(20, 10n));
    expect(quiet.finished).toEqual([]);
    const next = updateUsage(ledger, at(21, 11n));
    expect(next.finished).toEqual([
      {
        topic: TOPIC,
        topicId: `id-${TOPIC}`,
        day: { day: '2026-11-01', records: '5' },
      },
    ]);
    expect(next.topics[0].lastDay).toEqual({
      day: '2026-11-02',
      records: '1',
    });
  });

  it('keeps how well a day was watched', () => {
    const partial = reading(5, {
      ...written([5n]),
      groups: [seenGroup({ id: 'g', opaque: true })],
    });
    expect(after(at(0, 5n), at(1, 5n), partial).day).toEqual({
      day: '2026-11-01',
      readings: 3,
      complete: 3,
      readers: 2,
      longestGapMs: 4 * HOUR_MS,
    });
  });

  it('says of groups who moved, and who was there', () => {
    const read = (hours: number, commit: bigint, members: number) =>
      reading(hours, {
        ...written([9n]),
        groups: [group({ [TOPIC]: commit }, GROUP, members)],
      });
    const ledger = after(read(0, 1n, 2), read(1, 4n, 1));
    expect(ledger.groups[0].lastDay).toEqual({
      day: '2026-11-01',
      records: '3',
      members: 2,
      states: ['Empty'],
    });
    expect(updateUsage(ledger, read(20, 4n, 0)).finished).toEqual([]);
    expect(updateUsage(ledger, read(20, 6n, 0)).finished).toEqual([
      expect.objectContaining({ group: GROUP }),
    ]);
  });

  it('writes nothing of what did not change within the hour', () => {
    const same = {
      ...written([9n]),
      groups: [group({ [TOPIC]: 9n }, GROUP, 1)],
    };
    const ledger = after(reading(0, same));
    const soon = updateUsage(ledger, reading(0.9, same));
    expect([...soon.topics, ...soon.groups]).toEqual([]);
    const later = updateUsage(ledger, reading(1, same));
    expect([...later.topics, ...later.groups]).toHaveLength(2);
  });
});

describe('updateUsage of what was there before', () => {
  const none = (hours: number) =>
    reading(hours, { topics: [], askedTopics: { [TOPIC]: 'absent' } });
  const cameAfter = (...readings: Observation[]) =>
    after(...readings).topics.at(-1)?.cameAfter;
  const anew = { topicId: 'anew' };

  it('remembers another topic of the name, and that there was none', () => {
    expect(
      cameAfter(reading(0, written([5n])), reading(1, written([0n], anew))),
    ).toEqual({ topicId: `id-${TOPIC}`, at: '2026-11-01T10:00:00.000Z' });
    expect(
      cameAfter(
        reading(0, written([5n])),
        none(1),
        reading(2, written([0n], anew)),
      ),
    ).toEqual({ topicId: `id-${TOPIC}`, at: '2026-11-01T11:00:00.000Z' });
    expect(cameAfter(none(0), reading(1, written([0n])))).toEqual({
      at: '2026-11-01T10:00:00.000Z',
    });
  });

  it('says nothing of a name that it never asked for', () => {
    expect(cameAfter(reading(0), reading(1, written([5n])))).toBeUndefined();
    const hidden = reading(0, {
      topics: [],
      askedTopics: { [TOPIC]: 'unknown' },
    });
    expect(cameAfter(hidden, reading(1, written([5n])))).toBeUndefined();
  });

  it('holds nothing of another cluster against this one', () => {
    const moved = reading(1, {
      ...written([0n], anew),
      kafkaClusterId: 'another',
    });
    const ledger = after(reading(0, written([5n])), moved);
    expect(ledger.topics).toEqual([
      expect.objectContaining({ ...anew, cameAfter: undefined }),
    ]);
    expect(ledger.readers?.since).toBe('2026-11-01T11:00:00.000Z');
  });
});
