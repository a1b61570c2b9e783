import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { EndMark, endMarkOf } from '../observations/endMarks';
import {
  clusterState,
  observationAt,
  seenTopic,
} from '../__testUtils__/landscape';
import { rateOnCluster } from './rateOnCluster';

const START = Date.parse('2026-11-01T10:00:00.000Z');

function reading(seconds: number, end: bigint, id = 'first'): Observation {
  const at = new Date(START + seconds * 1_000).toISOString();
  const topic = { ...seenTopic('order_events', [end, 0n]), topicId: id };
  return observationAt(0, { startedAt: at, endedAt: at, topics: [topic] });
}

function rate(
  latest: Observation,
  previous?: Observation,
  endMarks: EndMark[] = [],
) {
  const cluster = { ...clusterState(latest, previous), endMarks };
  return rateOnCluster(latest.topics[0], cluster);
}

describe('rateOnCluster', () => {
  it('stays where the last two readings show one record or two', () => {
    // A record every 25 s, read every 30 s: one or two of them between readings.
    const end = (seconds: number) => BigInt(Math.floor(seconds / 25));
    const readings = Array.from({ length: 140 }, (_, at) =>
      reading(at * 30, end(at * 30)),
    );
    const marks = [readings[0], readings[30], readings[60]].map(endMarkOf);
    const rates = readings
      .slice(70, 130)
      .map((one, at) => rate(one, readings[69 + at], marks).recordsPerHour!);
    expect(Math.max(...rates) - Math.min(...rates)).toBeLessThanOrEqual(4);
    expect(rates.every(one => Math.abs(one - 144) <= 4)).toBe(true);
  });

  it('counts from the oldest mark of the last hour, and says over how long', () => {
    const marks = [reading(0, 0n), reading(900, 100n)].map(endMarkOf);
    expect(rate(reading(1_800, 300n), reading(1_770, 299n), marks)).toEqual({
      recordsPerHour: 600,
      rateOverMs: 1_800_000,
    });
    // Long after, the first mark tells of another time.
    expect(rate(reading(5_000, 300n), reading(4_970, 300n), marks)).toEqual({
      recordsPerHour: Math.round((200 * 3_600) / 4_100),
      rateOverMs: 4_100_000,
    });
  });

  it('counts between the last two readings where they are far apart', () => {
    const now = reading(86_400, 240n);
    expect(rate(now, reading(0, 0n), [endMarkOf(now)])).toEqual({
      recordsPerHour: 10,
      rateOverMs: 86_400_000,
    });
  });

  it('says nothing before two minutes have passed', () => {
    expect(rate(reading(30, 1n), reading(0, 0n))).toEqual({});
    expect(rate(reading(0, 5n))).toEqual({});
  });

  it('counts within one incarnation, and never backwards', () => {
    const marks = [
      endMarkOf(reading(0, 900n, 'deleted')),
      endMarkOf(reading(900, 10n)),
    ];
    expect(rate(reading(1_800, 20n), undefined, marks)).toEqual({
      recordsPerHour: 40,
      rateOverMs: 900_000,
    });
    expect(rate(reading(1_800, 5n), undefined, marks).recordsPerHour).toBe(0);
    expect(rate(reading(1_800, 5n, 'another'), reading(0, 1n), marks)).toEqual(
      {},
    );
  });

  it('says nothing where an end is not known', () => {
    const before = reading(0, 1n);
    before.topics[0].partitions[1].endOffset = undefined;
    expect(endMarkOf(before).ends.size).toBe(0);
    expect(rate(reading(600, 9n), before)).toEqual({});
    const now = reading(600, 9n);
    now.topics[0].partitions[0].endOffset = undefined;
    expect(rate(now, reading(0, 1n))).toEqual({});
  });
});
