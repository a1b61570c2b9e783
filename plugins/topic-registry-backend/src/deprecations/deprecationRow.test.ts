import {
  DeprecationRow,
  GateId,
  GroupMark,
  Observation,
  TopicMark,
  Usage,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RegistryConfig } from '@topic-registry/backstage-plugin-topic-registry-node';
import { documentText } from '../__testUtils__/document';
import {
  clusterState,
  observationAt,
  registryState,
  seenGroup,
  seenTopic,
} from '../__testUtils__/landscape';
import { Landscape } from '../landscape/Landscape';
import { ClusterState } from '../services/ObservationsService';
import { deprecationRow } from './deprecationRow';

const TOPIC = 'old_events';
const GROUP = 'billing_old_events_consumer';
/** Noon of a day in November; the last reading was a minute before. */
const NOW = new Date('2026-11-20T12:00:00.000Z');
const READ = '2026-11-20T11:59:00.000Z';
const daysAgo = (days: number) =>
  new Date(Date.parse(READ) - days * 86_400_000).toISOString();

interface Case {
  /** The announced date; none where absent. */
  announced?: string;
  timezone?: string;
  /** Ends of the topic; absent where the cluster does not have it. */
  ends?: bigint[];
  topic?: Partial<TopicMark>;
  group?: Partial<GroupMark>;
  /** Members of the group that have the topic; none and no commit: no group. */
  members?: number;
  commit?: bigint;
  /** Since when all groups told what they read; undefined: never. */
  readersSince?: string;
  observation?: Partial<Observation>;
  state?: Partial<ClusterState>;
  config?: Partial<RegistryConfig>;
}

/** A topic of ten records, watched for 30 days in which nothing happened. */
const QUIET: Case = {
  announced: '2026-08-01',
  ends: [10n],
  topic: {},
  readersSince: daysAgo(30),
};

function rowOf(given: Case): DeprecationRow {
  const text = documentText().replace(
    '- **Migration:**',
    `${
      given.announced ? `- **Deprecated:** ${given.announced}\n` : ''
    }- **Migration:**`,
  );
  const registry = registryState(
    { timezone: given.timezone ?? 'UTC', ...given.config },
    text,
  );
  const seen = given.ends && seenTopic(TOPIC, given.ends);
  const group =
    given.members !== undefined || given.commit !== undefined
      ? {
          ...seenGroup(
            GROUP,
            given.commit === undefined ? {} : { [TOPIC]: given.commit },
          ),
          members: Array.from({ length: given.members ?? 0 }, (_, index) => ({
            memberId: `m${index}`,
            clientId: 'billing',
            host: '/10.0.0.1',
            assignment: { [TOPIC]: [0] },
          })),
        }
      : undefined;
  const observation = observationAt(0, {
    startedAt: READ,
    endedAt: READ,
    topics: seen ? [seen] : [],
    groups: group ? [group] : [],
    askedTopics: { [TOPIC]: seen ? 'present' : 'absent' },
    ...given.observation,
  });
  const incarnation = { topic: TOPIC, topicId: `id-of-${TOPIC}` };
  const watched = {
    firstSeenAt: daysAgo(30),
    watchedSince: daysAgo(30),
    seenAt: READ,
  };
  const usage: Usage = {
    readers: given.readersSince
      ? { firstAt: given.readersSince, since: given.readersSince, seenAt: READ }
      : undefined,
    topics: given.topic
      ? [
          {
            ...incarnation,
            ...watched,
            ends: Object.fromEntries(
              (given.ends ?? [10n]).map((end, index) => [index, String(end)]),
            ),
            ...given.topic,
          },
        ]
      : [],
    groups: given.group
      ? [
          {
            ...incarnation,
            ...watched,
            group: GROUP,
            commits: { 0: String(given.commit ?? 0n) },
            ...given.group,
          },
        ]
      : [],
  };
  const landscape = new Landscape([registry], []);
  const shared = landscape.topic('shop', TOPIC)!;
  const state = { ...clusterState(observation), ...given.state };
  return deprecationRow(
    shared,
    landscape,
    shared.clusters.length > 0 ? [{ state, usage }] : [],
    NOW,
  );
}

const gate = (row: DeprecationRow, id: GateId) =>
  row.gates.find(one => one.id === id)!;

describe('the days of a deprecation', () => {
  it.each<[string, Case, { daysLeft: number; dueOn: string } | undefined]>([
    ['run', { announced: '2026-11-01' }, { daysLeft: 71, dueOn: '2027-01-30' }],
    [
      'end today',
      { announced: '2026-08-22' },
      { daysLeft: 0, dueOn: '2026-11-20' },
    ],
    [
      'are over',
      { announced: '2026-08-10' },
      { daysLeft: -12, dueOn: '2026-11-08' },
    ],
    ['do not run without a date', {}, undefined],
    ['do not run from words', { announced: 'soon' }, undefined],
    [
      'are a day further where tomorrow has begun',
      { announced: '2026-08-22', timezone: 'Pacific/Kiritimati' },
      { daysLeft: -1, dueOn: '2026-11-20' },
    ],
    [
      'count a change of the clocks as a day',
      { announced: '2026-08-23', timezone: 'America/New_York' },
      { daysLeft: 1, dueOn: '2026-11-21' },
    ],
  ])('%s', (_, given, expected) => {
    const { days } = rowOf({ ...QUIET, announced: undefined, ...given });
    expect(days && { daysLeft: days.daysLeft, dueOn: days.dueOn }).toEqual(
      expected,
    );
  });

  it('tell today, the zone and the line of the statement', () => {
    const row = rowOf({ ...QUIET, timezone: 'Pacific/Kiritimati' });
    expect(row).toMatchObject({
      timezone: 'Pacific/Kiritimati',
      today: '2026-11-21',
      windowDays: 90,
      replacement: {
        name: 'order_events',
        entityRef: 'api:default/order_events',
      },
      events: ['order_placed'],
    });
    expect(row.days?.line).toBeGreaterThan(row.line);
  });
});

describe('whether it is written', () => {
  const written = (given: Case) =>
    rowOf({ ...QUIET, ...given }).clusters[0].written;

  it.each<[string, Case, string, RegExp]>([
    [
      'growth within the span',
      {
        topic: {
          movedAt: daysAgo(3),
          movement: {
            partition: 3,
            from: '5',
            to: '9',
            since: daysAgo(4),
            records: '4',
          },
        },
      },
      'active',
      /Partition 3 grew by 4 between 2026-11-16 11:59 and 2026-11-17 11:59 UTC/,
    ],
    [
      'a recent newest record',
      { topic: { newestAt: daysAgo(2) } },
      'active',
      /newest record is of/,
    ],
    [
      'no growth for the whole span',
      {},
      'idle',
      /No partition has grown since/,
    ],
    [
      'no growth since the last, long ago',
      { topic: { movedAt: daysAgo(20) } },
      'idle',
      /2026-10-31 11:59 UTC/,
    ],
    [
      'a watch that is too short',
      { topic: { watchedSince: daysAgo(3), newestAt: daysAgo(200) } },
      'unknown',
      /since the watch began.*14 d.*word of its producer/,
    ],
    [
      'a gap after the last growth',
      { topic: { movedAt: daysAgo(20), watchedSince: daysAgo(2) } },
      'unknown',
      /since the watch began/,
    ],
    [
      'nothing was ever written',
      { ends: [0n], topic: { watchedSince: READ } },
      'idle',
      /ever written/,
    ],
    [
      'an incarnation without a mark',
      { topic: { topicId: 'older' } },
      'unknown',
      /has not told/,
    ],
    [
      'ends that were not told for long',
      { topic: { seenAt: daysAgo(2) } },
      'unknown',
      /has not told.*since/,
    ],
    ['no topic on the cluster', { ends: undefined }, 'none', /not on main/],
  ])('by %s', (_, given, state, reason) => {
    const use = written(given);
    expect(use.state).toBe(state);
    expect(use.reason).toMatch(reason);
  });

  it('is unknown on a cluster that does not answer, and still proven by what is remembered', () => {
    const state: Case['state'] = {
      lastReading: {
        cluster: 'main',
        startedAt: READ,
        endedAt: READ,
        status: 'failed',
        reason: 'connection refused',
        coverage: [],
      },
    };
    expect(written({ state })).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('connection refused'),
    });
    expect(written({ state, topic: { movedAt: daysAgo(1) } }).state).toBe(
      'active',
    );
  });
});

describe('who reads it', () => {
  const on = (given: Case) => rowOf({ ...QUIET, ...given }).clusters[0];

  it.each<[string, Case, string, string]>([
    [
      'commits that moved',
      { commit: 4n, group: { movedAt: daysAgo(1) } },
      'active',
      'active',
    ],
    ['a member', { members: 1, group: {} }, 'attached-idle', 'active'],
    [
      'a member of the last days',
      { commit: 4n, group: { membersAt: daysAgo(3) } },
      'attached-idle',
      'active',
    ],
    [
      'offsets that have not moved for the span',
      { commit: 4n, group: {} },
      'stale',
      'idle',
    ],
    [
      'offsets watched for too short',
      { commit: 4n, group: { watchedSince: daysAgo(1) } },
      'unknown',
      'unknown',
    ],
    ['offsets never watched', { commit: 4n }, 'unknown', 'unknown'],
  ])('by %s', (_, given, verdict, state) => {
    const { readers, read } = on(given);
    expect(readers).toEqual([
      expect.objectContaining({ group: GROUP, verdict, service: 'service-2' }),
    ]);
    expect(readers[0].owner?.name).toBe('Billing');
    expect(read.state).toBe(state);
  });

  it('counts a commit past a record of the last days', () => {
    const seen = seenTopic(TOPIC, [10n]);
    seen.partitions[0].newestTimestamp = Date.parse(daysAgo(2));
    const observation = { topics: [seen] };
    expect(on({ observation, commit: 10n, group: {} }).readers[0].verdict).toBe(
      'active',
    );
    expect(on({ observation, commit: 9n, group: {} }).readers[0].verdict).toBe(
      'stale',
    );
  });

  it('is idle when no group was there for the whole span', () => {
    expect(on({})).toMatchObject({
      readers: [],
      read: { state: 'idle', quietSince: daysAgo(30) },
    });
  });

  it('remembers a group that has gone', () => {
    expect(on({ group: { movedAt: daysAgo(5) } }).read).toMatchObject({
      state: 'active',
      reason: expect.stringContaining(GROUP),
    });
    expect(on({ group: { movedAt: daysAgo(20) } }).read).toMatchObject({
      state: 'idle',
      quietSince: daysAgo(20),
    });
  });

  it.each<[string, Case, RegExp]>([
    [
      'the watch over readers is too short',
      { readersSince: daysAgo(5) },
      /14 d/,
    ],
    [
      'not every group has told what it reads',
      { readersSince: undefined },
      /Not every group/,
    ],
    [
      'groups may not be listed',
      {
        observation: {
          coverage: [
            { question: 'topics', answered: true },
            {
              question: 'groups',
              answered: false,
              code: 'denied',
              reason: 'missing Describe on Group',
            },
          ],
        },
      },
      /missing Describe on Group/,
    ],
    [
      'a group does not tell what it reads',
      {
        observation: {
          groups: [{ ...seenGroup('odd', {}), members: undefined }],
        },
      },
      /`odd` on main does not tell/,
    ],
  ])('is unknown while %s', (_, given, reason) => {
    const { read } = on(given);
    expect(read.state).toBe('unknown');
    expect(read.reason).toMatch(reason);
  });
});

describe('stages, gates and the next step', () => {
  it.each<[string, Case, RegExp]>([
    ['due-idle', {}, /can be proposed for removal/],
    ['due-used', { members: 1, group: {} }, /move 1 group to `order_events`/],
    [
      'due-used',
      { topic: { movedAt: daysAgo(1) } },
      /find who writes to it on main/,
    ],
    ['due-unknown', { readersSince: undefined }, /has to be known/],
    [
      'no-date',
      { announced: undefined },
      /add `- \*\*Deprecated:\*\* 2026-11-20` below line \d+/,
    ],
    [
      'in-use',
      { announced: '2026-11-01', members: 1, group: {} },
      /Until 2027-01-30: move/,
    ],
    [
      'waiting',
      { announced: '2026-11-01' },
      /Nothing to do before 2027-01-30: no use was seen since/,
    ],
    [
      'waiting',
      { announced: '2026-11-01', topic: undefined },
      /if nothing is found/,
    ],
    ['gone', { ends: undefined }, /on none of its clusters/],
  ])('%s', (stage, given, next) => {
    const row = rowOf({ ...QUIET, ...given });
    expect(row.stage).toBe(stage);
    expect(row.next).toMatch(next);
  });

  it('passes what the evidence carries, and nothing that is still to be done', () => {
    const row = rowOf(QUIET);
    expect(
      Object.fromEntries(row.gates.map(({ id, result }) => [id, result])),
    ).toEqual({
      window: 'passed',
      idle: 'passed',
      known: 'passed',
      'not-internal': 'passed',
      approved: 'not-passed',
      sealed: 'not-passed',
      archived: 'not-passed',
      fresh: 'not-passed',
    });
    expect(row.quietSince).toBe(daysAgo(30));
  });

  it('never passes on what is unknown', () => {
    const row = rowOf({ ...QUIET, readersSince: undefined });
    expect(gate(row, 'idle').result).toBe('unknown');
    expect(gate(row, 'known')).toMatchObject({
      result: 'not-passed',
      reasons: [expect.stringMatching(/^main: Not every group/)],
    });
    expect(row.quietSince).toBeUndefined();
  });

  it('is held up by use, and by a clock that does not run', () => {
    const used = rowOf({ ...QUIET, members: 2, group: {} });
    expect(gate(used, 'idle')).toMatchObject({
      result: 'not-passed',
      reasons: ['main: 1 group uses it.'],
    });
    expect(used.quietSince).toBeUndefined();
    expect(
      gate(rowOf({ ...QUIET, announced: undefined }), 'window').result,
    ).toBe('not-passed');
  });

  it("leaves one of Kafka's own alone", () => {
    const seen = { ...seenTopic(TOPIC, [10n]), internal: true };
    const row = rowOf({ ...QUIET, observation: { topics: [seen] } });
    expect(gate(row, 'not-internal').result).toBe('not-passed');
  });

  it('knows nothing of a registry without clusters', () => {
    const row = rowOf({ ...QUIET, config: { clusters: [] } });
    expect(row.clusters).toEqual([]);
    expect(row.stage).toBe('due-unknown');
    expect(gate(row, 'idle').result).toBe('unknown');
    expect(gate(row, 'not-internal').result).toBe('unknown');
  });
});
