import { internalGroupsOf, internalTopicsOf } from './ignored';
import {
  bound,
  CONVENTIONS,
  drift,
  observation,
  openQuestions,
  SeenGroup,
  SeenTopic,
  summary,
} from './testing';

const internal = (topics: (string | SeenTopic)[], groups: SeenGroup[] = []) =>
  Object.fromEntries(
    [
      ...internalTopicsOf(
        observation({
          topics: topics.map(one =>
            typeof one === 'string' ? { name: one } : one,
          ),
          groups,
        }),
      ).values(),
    ].map(({ name, owner }) => [name, owner]),
  );

describe('internalTopicsOf', () => {
  it('takes changelogs for those of a Streams application where its group is there', () => {
    const topics = [
      'fares-by-day-changelog',
      'fares-by-day-repartition',
      'harbour-fares-changelog',
      'fares-changelog',
    ];
    expect(internal(topics)).toEqual({});
    expect(internal(topics, [{ id: 'fares', reads: ['x'] }])).toEqual({
      'fares-by-day-changelog': 'the Kafka Streams application `fares`',
      'fares-by-day-repartition': 'the Kafka Streams application `fares`',
    });
    // an application id may have dashes too
    expect(internal(topics, [{ id: 'fares-by' }])).toEqual({
      'fares-by-day-changelog': 'the Kafka Streams application `fares-by`',
      'fares-by-day-repartition': 'the Kafka Streams application `fares-by`',
    });
  });

  it('takes heartbeats for those of MirrorMaker where its other topics are there', () => {
    const topics = ['heartbeats', 'west.heartbeats', 'crew.heartbeats'];
    expect(internal(topics)).toEqual({});
    expect(internal([...topics, 'west.checkpoints.internal'])).toEqual({
      heartbeats: 'MirrorMaker',
      'west.heartbeats': 'MirrorMaker',
      'west.checkpoints.internal': 'MirrorMaker',
    });
    expect(internal(['heartbeats', 'mm2-offset-syncs.east.internal'])).toEqual({
      heartbeats: 'MirrorMaker',
      'mm2-offset-syncs.east.internal': 'MirrorMaker',
    });
    expect(
      internal([
        'east.west.heartbeats',
        'mm2_crew',
        'west.checkpoints.internal',
      ]),
    ).toEqual({
      'east.west.heartbeats': 'MirrorMaker',
      'west.checkpoints.internal': 'MirrorMaker',
    });
  });

  it('takes three topics of one name for those of Connect, whatever it is called', () => {
    expect(internal(['etl_configs', 'etl_offsets'])).toEqual({});
    const topics = ['etl_config', 'etl_offsets', 'etl_status'];
    const compacted = topics.map(name => ({
      name,
      configs: { 'cleanup.policy': 'compact' },
    }));
    expect(internal(compacted)).toEqual(
      Object.fromEntries(topics.map(name => [name, 'Kafka Connect'])),
    );
    // Connect does not start on topics that are not compacted
    expect(internal(topics)).toEqual({});
  });
});

describe('internalGroupsOf', () => {
  it('counts what is left alone, and no reader of the topics of users', () => {
    expect(
      internalGroupsOf(
        observation({
          groups: [
            { id: 'amazon.msk.canary.group.broker-2' },
            { id: '_confluent-ksql-default_query_CTAS_A_1' },
            { id: 'connect-sink' },
          ],
        }),
      ),
    ).toEqual([
      { name: 'amazon.msk.canary.group.broker-2', owner: 'Amazon MSK' },
    ]);
  });

  it('lists what app-config leaves alone, with the pattern', () => {
    expect(
      internalGroupsOf(
        observation({ groups: [{ id: 'ops-burrow', ignoredBy: 'ops-*' }] }),
      ),
    ).toEqual([{ name: 'ops-burrow', owner: 'by app-config (`ops-*`)' }]);
    expect(internal([{ name: 'ops-probe', ignoredBy: 'ops-*' }])).toEqual({
      'ops-probe': 'by app-config (`ops-*`)',
    });
  });
});

describe('what app-config leaves alone', () => {
  const TOPIC = 'auth_events';
  const registry = bound(
    [
      { name: TOPIC, consumers: ['service-6'] },
      {
        name: 'old_events',
        lifecycle: 'deprecated',
        deprecatedOn: '2025-11-01',
      },
    ],
    { standards: CONVENTIONS },
  );
  const on = (topics: SeenTopic[], groups: SeenGroup[]) =>
    drift(registry, {
      topics: [{ name: TOPIC }, { name: 'old_events' }, ...topics],
      groups,
    });
  const ABSENT = `warning consumer/absent ${TOPIC} service-6`;

  it('is no unregistered topic, but a declared one is still judged', () => {
    const ignoredBy = 'ops-*';
    expect(summary(on([{ name: 'ops-probe', ignoredBy }], []))).toEqual([
      ABSENT,
    ]);
    expect(
      summary(
        drift(bound([{ name: 'ops-probe', lifecycle: 'proposed' }]), {
          topics: [{ name: 'ops-probe', ignoredBy }],
        }),
      ),
    ).toEqual(['warning drift/proposed-live ops-probe']);
  });

  it('is no undeclared consumer, and hides no absent one', () => {
    const ignoredBy = 'burrow*';
    expect(
      on([], [{ id: 'burrow-1', reads: [TOPIC], ignoredBy }]),
    ).toMatchObject({
      findings: [{ rule: 'consumer/absent' }],
      notEvaluated: [],
    });
    const opaque = on([], [{ id: 'burrow-1', opaque: true, ignoredBy }]);
    expect(summary(opaque)).toEqual([ABSENT]);
    expect(openQuestions(opaque, 'consumer/absent')).toEqual([]);
    expect(openQuestions(opaque, 'consumer/undeclared')).toEqual([]);
  });

  it('still reads what is deprecated', () => {
    const ignoredBy = 'burrow*';
    expect(
      summary(on([], [{ id: 'burrow-1', reads: ['old_events'], ignoredBy }])),
    ).toEqual([ABSENT, 'warning deprecated/consumed old_events burrow-1']);
    expect(
      openQuestions(
        on([], [{ id: 'burrow-1', opaque: true, ignoredBy }]),
        'deprecated/consumed',
      ),
    ).toEqual(['* burrow-1']);
  });
});
