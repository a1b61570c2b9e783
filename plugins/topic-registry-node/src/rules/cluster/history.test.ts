import {
  bound,
  CONVENTIONS,
  drift,
  observation,
  openQuestions,
  Reading,
  READ_AT,
  SeenGroup,
  SeenTopic,
  summary,
  TopicSketch,
} from '../testing';
import { evaluateCluster } from '../evaluate';

const TOPIC = 'auth_events';
const GROUP = 'analytics_auth_events_consumer';
const HOUR_MS = 3_600_000;

/** So many hours before the reading of the test. */
const ago = (hours: number) =>
  new Date(Date.parse(READ_AT) - hours * HOUR_MS).toISOString();
const daysAgo = (days: number) => ago(days * 24);

type Moment = { end?: bigint; groups?: SeenGroup[]; seen?: Partial<SeenTopic> };

const readingOf = ({ end = 10n, groups = [], seen = {} }: Moment): Reading => ({
  topics: [
    { name: TOPIC, ends: [end], newest: ['2025-01-01T00:00:00Z'], ...seen },
  ],
  groups,
});

/** Readings every 12 hours from so many days ago, each as it was then. */
function watched(
  days: number,
  at: (daysBack: number) => Moment | Reading,
): (Reading & { endedAt: string })[] {
  return Array.from({ length: days * 2 }, (_, index) => {
    const back = days - index / 2;
    const then = at(back);
    return {
      ...('topics' in then ? then : readingOf(then as Moment)),
      endedAt: daysAgo(back),
    };
  });
}

const reader = (commit: bigint, over: Partial<SeenGroup> = {}): SeenGroup => ({
  id: GROUP,
  reads: [TOPIC],
  commits: { [TOPIC]: commit },
  ...over,
});

const judge = (
  sketch: Partial<TopicSketch>,
  now: Moment | Reading,
  history: (Reading & { endedAt: string })[],
) =>
  drift(
    bound([{ name: TOPIC, consumers: ['service-12'], ...sketch }], {
      standards: CONVENTIONS,
    }),
    'topics' in now ? now : readingOf(now as Moment),
    { history },
  );

describe('consumer/stalled', () => {
  const rule = 'consumer/stalled';
  /** One record an hour; the consumer stopped so many days ago. */
  const end = (back: number) => BigInt(Math.round(1000 - back * 24));
  const stopped = (when: number) => (back: number) => ({
    end: end(back),
    groups: [reader(back > when ? end(back) : end(when))],
  });

  it('finds members whose commits stand still while records come in', () => {
    const evaluation = judge({}, stopped(2)(0), watched(5, stopped(2)));
    expect(summary(evaluation)).toEqual([`warning ${rule} ${GROUP} ${TOPIC}`]);
    expect(evaluation.findings[0]).toMatchObject({
      topic: TOPIC,
      service: 'service-12',
      message: expect.stringMatching(
        /^`analytics_auth_events_consumer` of Analytics does not get on with `auth_events` on prod-eu: 1 member has it assigned, and its commits have not moved since 2025-11-18 12:00 UTC, while its lag grew from 0 to 48\.$/,
      ),
    });
  });

  it.each<[string, (back: number) => Moment]>([
    ['commits move', back => ({ end: end(back), groups: [reader(end(back))] })],
    ['nothing comes', () => ({ groups: [reader(4n)] })],
    [
      'it never committed',
      back => ({ end: end(back), groups: [reader(0n, { commits: {} })] }),
    ],
    [
      'it has no members',
      back => ({ end: end(back), groups: [reader(4n, { reads: undefined })] }),
    ],
    [
      'it belongs to nobody that is declared',
      back => ({ end: end(back), groups: [reader(4n, { id: 'odd' })] }),
    ],
  ])('finds nothing: %s', (_, at) => {
    const evaluation = judge({}, at(0), watched(5, at));
    expect(summary(evaluation)).not.toContain(
      `warning ${rule} ${GROUP} ${TOPIC}`,
    );
    expect(openQuestions(evaluation, rule)).toEqual([]);
  });

  it('finds nothing while the last movement is of this day', () => {
    const evaluation = judge({}, stopped(0.5)(0), watched(5, stopped(0.5)));
    expect(summary(evaluation)).toEqual([]);
  });

  it('is left open after a gap', () => {
    const gap = watched(5, stopped(3.5)).filter(
      ({ endedAt }) => endedAt < daysAgo(2) || endedAt > daysAgo(0.6),
    );
    const evaluation = judge({}, stopped(3.5)(0), gap);
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, rule)).toEqual([`${GROUP} ${TOPIC}`]);
  });

  it('is left open for a group of which nothing is told', () => {
    const silent = readingOf({ groups: [{ id: GROUP, opaque: true }] });
    expect(
      openQuestions(judge({}, silent, watched(5, stopped(2))), rule),
    ).toEqual([GROUP]);
  });
});

describe('topic/unused', () => {
  const rule = 'topic/unused';
  const quiet = () => ({});
  const sketch = { consumers: [] };

  it('finds what was watched for 60 days, and neither written nor read', () => {
    const evaluation = judge(sketch, {}, watched(61, quiet));
    expect(summary(evaluation)).toEqual([`warning ${rule} ${TOPIC}`]);
    expect(evaluation.findings[0].message).toContain('2025-09-20 12:00 UTC');
  });

  it.each<[string, (back: number) => Moment]>([
    ['it was written', back => ({ end: back > 40 ? 10n : 11n })],
    [
      'it was read',
      back => ({
        groups: [reader(back > 40 ? 4n : 5n, { reads: undefined })],
      }),
    ],
    ['members wait on it', () => ({ groups: [reader(10n)] })],
  ])('finds nothing: %s', (_, at) => {
    const evaluation = judge(sketch, at(0), watched(61, at));
    expect(summary(evaluation)).not.toContain(`warning ${rule} ${TOPIC}`);
    expect(openQuestions(evaluation, rule)).toEqual([]);
  });

  it('is left open once while the watch is too short', () => {
    expect(openQuestions(judge(sketch, {}, watched(59, quiet)), rule)).toEqual([
      '*',
    ]);
  });

  it('is left open for a topic that is younger than the watch', () => {
    const late = (back: number) => (back > 30 ? { topics: [] } : readingOf({}));
    expect(openQuestions(judge(sketch, {}, watched(61, late)), rule)).toEqual([
      TOPIC,
    ]);
  });

  it('is left open while a group does not tell what it reads', () => {
    const silent = readingOf({ groups: [{ id: 'odd', opaque: true }] });
    const evaluation = judge(sketch, silent, watched(61, quiet));
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, rule)).toContain(TOPIC);
  });

  it('asks the same of a topic made anew', () => {
    const anew = readingOf({ seen: { topicId: 'anew' } });
    const evaluation = judge(sketch, anew, watched(61, quiet));
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, rule)).toEqual([TOPIC]);
  });
});

describe('deprecated/new-consumer', () => {
  const rule = 'deprecated/new-consumer';
  const sketch: Partial<TopicSketch> = {
    lifecycle: 'deprecated',
    deprecatedOn: daysAgo(20).slice(0, 10),
    consumers: [],
  };
  const began =
    (when: number, over?: Partial<SeenGroup>) => (back: number) => ({
      groups: back > when ? [] : [reader(4n, over)],
    });

  it('finds a group that came after the announcement, instead of that it reads', () => {
    const evaluation = judge(sketch, began(5)(0), watched(30, began(5)));
    expect(summary(evaluation)).toEqual([`error ${rule} ${TOPIC} ${GROUP}`]);
    expect(evaluation.findings[0].message).toContain(
      'it was seen first at 2025-11-15 12:00 UTC',
    );
  });

  it.each<[string, Partial<TopicSketch>, (back: number) => Moment, number]>([
    ['it was there before', {}, began(25), 30],
    ['the watch is as young as its first sight', {}, began(5), 5],
    ['the document declares it', { consumers: ['service-12'] }, began(5), 30],
    ['no date is announced', { deprecatedOn: undefined }, began(5), 30],
  ])('leaves it to deprecated/consumed: %s', (_, over, at, days) => {
    const evaluation = judge({ ...sketch, ...over }, at(0), watched(days, at));
    expect(summary(evaluation)).toEqual([
      `warning deprecated/consumed ${TOPIC} ${GROUP}`,
    ]);
  });

  it('finds nothing of offsets that were left over', () => {
    const left = began(15, { reads: undefined });
    const evaluation = judge(sketch, left(0), watched(30, left));
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, rule)).toEqual([]);
  });
});

describe('deprecated/resurrected', () => {
  const rule = 'deprecated/resurrected';
  const sketch: Partial<TopicSketch> = {
    lifecycle: 'deprecated',
    deprecatedOn: daysAgo(20).slice(0, 10),
  };
  const anew = readingOf({ end: 0n, seen: { topicId: 'anew' } });
  const none: Reading = { topics: [], asked: { [TOPIC]: 'absent' } };
  const found = [`error ${rule} ${TOPIC}`];

  it('finds another topic of the name', () => {
    const evaluation = judge(
      sketch,
      anew,
      watched(30, () => ({ end: 0n })),
    );
    expect(summary(evaluation)).toEqual(found);
    expect(evaluation.findings[0].evidence[0]).toMatchObject({
      label: 'earlier topic id',
      value: `id-${TOPIC}`,
    });
  });

  it('finds a topic where there was none', () => {
    const history = watched(30, () => none);
    // Only what was asked for by name is remembered as absent.
    expect(summary(judge(sketch, anew, history.map(named)))).toEqual(found);
  });

  it('remembers it as long as the topic is there', () => {
    const back = (days: number) => (days > 10 ? none : anew);
    expect(summary(judge(sketch, anew, watched(30, back).map(named)))).toEqual(
      found,
    );
  });

  it.each<[string, Partial<TopicSketch>, (days: number) => Reading]>([
    ['it has always been there', {}, () => anew],
    ['it was made anew while in use', {}, days => (days > 25 ? none : anew)],
    [
      'it is active',
      { lifecycle: 'active', deprecatedOn: undefined },
      () => none,
    ],
    [
      'it was hidden, not gone',
      {},
      () => ({ topics: [], asked: { [TOPIC]: 'unknown' } }),
    ],
  ])('finds nothing: %s', (_, over, at) => {
    const evaluation = judge(
      { ...sketch, ...over },
      anew,
      watched(30, at).map(named),
    );
    expect(summary(evaluation)).not.toEqual(found);
    expect(openQuestions(evaluation, rule)).toEqual([]);
  });

  it('is left open without a date, and without topic ids', () => {
    const history = watched(30, () => ({ end: 0n }));
    const undated = { ...sketch, deprecatedOn: undefined };
    expect(openQuestions(judge(undated, anew, history), rule)).toEqual([TOPIC]);
    const nameless = readingOf({ seen: { topicId: undefined } });
    expect(openQuestions(judge(sketch, nameless, history), rule)).toEqual([
      TOPIC,
    ]);
  });
});

describe('rules that need history', () => {
  it('say so where there is none', () => {
    const { notEvaluated } = evaluateCluster({
      cluster: { id: 'prod-eu' },
      registries: [bound([{ name: TOPIC }])],
      observation: observation(readingOf({})),
      now: new Date(READ_AT),
    });
    expect(notEvaluated.map(({ rule }) => rule)).toEqual([
      'consumer/stalled',
      'topic/unused',
      'deprecated/new-consumer',
      'deprecated/resurrected',
    ]);
    expect(notEvaluated[0].reason).toContain('needs history');
  });
});

/** A reading whose listing was asked for the topic by name. */
function named<R extends Reading>(reading: R): R {
  return { ...reading, asked: { [TOPIC]: 'absent', ...reading.asked } };
}
