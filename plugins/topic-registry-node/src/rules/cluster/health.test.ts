import { bound, drift, openQuestions, SeenTopic, summary } from '../testing';

const THREE = { brokers: [1, 2, 3] };

const health = (
  topics: SeenTopic[],
  reading: Parameters<typeof drift>[1] = {},
  sketches = topics.map(({ name }) => ({ name })),
) => drift(bound(sketches), { ...THREE, topics, ...reading });

describe('health/under-replicated', () => {
  it('finds a topic of which replicas are behind', () => {
    const evaluation = health([
      {
        name: 'auth_events',
        replicas: [3, 3],
        partitions: 2,
        isr: [
          [1, 2, 3],
          [1, 3],
        ],
      },
    ]);
    expect(summary(evaluation)).toEqual([
      'warning health/under-replicated auth_events',
    ]);
    expect(evaluation.findings[0]).toMatchObject({
      message:
        '`auth_events` has 1 partition of 2 with fewer replicas in sync than it has on prod-eu: broker 2 is behind.',
      evidence: [
        {
          label: 'partition 1',
          value: 'replicas on brokers 1, 2, 3, in sync 1, 3',
        },
      ],
    });
  });

  it('names a broker that is away once, not each of its topics', () => {
    const topics = Array.from({ length: 6 }, (_, index) => ({
      name: `t${index}_events`,
      replicas: 3,
      isr: [[1, 2]],
    }));
    const evaluation = health(topics, { brokers: [1, 2] });
    expect(summary(evaluation)).toEqual([
      'warning health/under-replicated prod-eu broker 3',
    ]);
    expect(evaluation.findings[0]).toMatchObject({
      subject: { kind: 'cluster', name: 'prod-eu' },
      message: expect.stringContaining(
        'Broker 3 of prod-eu is away: 6 partitions of 6 topics of this registry lack its replica',
      ),
    });
  });

  it.each<[string, SeenTopic]>([
    ['all replicas are in sync', { name: 'a_events', replicas: 3 }],
    [
      'the partition is being moved',
      { name: 'a_events', replicas: 4, isr: [[1, 2, 3]], reassigning: [0] },
    ],
  ])('finds nothing: %s', (_, seen) => {
    const evaluation = health([seen]);
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'health/under-replicated')).toEqual([]);
  });

  it('is left open while moves are not told', () => {
    const evaluation = health([
      { name: 'a_events', replicas: 3, isr: [[1, 2]], reassigning: 'unknown' },
    ]);
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'health/under-replicated')).toEqual([
      'a_events',
    ]);
  });
});

describe('health/offline-partition', () => {
  it('is left open where the leader lacks the listener that is read', () => {
    const evaluation = health([
      {
        name: 'auth_events',
        partitions: 2,
        leaders: [-1, 1],
        hiddenLeaders: [0],
      },
    ]);
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'health/offline-partition')).toEqual([
      'auth_events',
    ]);
  });

  it('finds partitions without a leader, and says nothing more of them', () => {
    const evaluation = health([
      {
        name: 'a_events',
        partitions: 2,
        leaders: [1, -1],
        replicas: 1,
        isr: [[1], []],
      },
    ]);
    expect(summary(evaluation)).toEqual([
      'error health/offline-partition a_events',
    ]);
    expect(evaluation.findings[0].message).toContain(
      '1 partition of 2 without a leader on prod-eu (1)',
    );
  });

  it('is a matter of what a registry declares', () => {
    expect(
      summary(
        health([{ name: '__own', internal: true, leaders: [-1] }], {}, []),
      ),
    ).toEqual([]);
  });
});

describe('health that cannot be told', () => {
  it.each(['unreachable', 'timeout'] as const)(
    'is left open for what looks well, and found for what does not, while a broker is %s',
    code => {
      const evaluation = health(
        [
          { name: 'a_events', replicas: 3 },
          { name: 'b_events', leaders: [-1] },
        ],
        {
          coverage: [
            {
              question: 'offsets',
              subject: 'a_events',
              answered: false,
              code,
              reason: 'broker 3 is silent',
            },
          ],
        },
      );
      expect(summary(evaluation)).toEqual([
        'error health/offline-partition b_events',
      ]);
      for (const rule of [
        'health/under-replicated',
        'health/offline-partition',
      ]) {
        expect(openQuestions(evaluation, rule)).toEqual(['*']);
      }
    },
  );

  it('is left open with the topics', () => {
    const evaluation = health([], { refused: { topics: 'denied' } }, [
      { name: 'a_events' },
    ]);
    expect(openQuestions(evaluation, 'health/under-replicated')).toEqual(['*']);
  });
});
