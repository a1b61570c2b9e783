import { internalGroupsOf, internalTopicsOf } from './ignored';
import { observation, SeenGroup, SeenTopic } from './testing';

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
});
