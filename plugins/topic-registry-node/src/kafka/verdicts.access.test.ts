import { RunningKafka } from '@topic-registry/dev-kafka';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
} from 'kafkajs';
import { openQuestions, summary, TopicSketch } from '../rules/testing';
import {
  client,
  clusterConfig,
  commitAs,
  createTopics,
  observe,
  observeUntil,
  startTestKafka,
  withAdmin,
} from './__testUtils__/clusters';
import { judge } from './__testUtils__/judge';

jest.setTimeout(180_000);

const { TOPIC, GROUP, CLUSTER } = AclResourceTypes;
const { DESCRIBE, DESCRIBE_CONFIGS } = AclOperationTypes;

const OPEN_GROUP = 'agent_copilot_auth_events_consumer';
const HIDDEN_GROUP = 'analytics_auth_events_consumer';
const HIDDEN = ['gone_events', 'nda_events'];

/** One topic that the reading role may see, one that is hidden, one that is not there. */
const SKETCHES: TopicSketch[] = [
  { name: 'auth_events', consumers: ['service-12', 'service-21'] },
  { name: 'nda_events', consumers: ['service-12'] },
  { name: 'gone_events' },
];

describe('verdicts of a role with few rights', () => {
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startTestKafka({
      authorizer: true,
      sasl: {
        users: {
          admin: 'admin-secret',
          reader: 'reader-secret',
          lister: 'lister-secret',
        },
      },
    });
    const outside = client(kafka, 'admin');
    await createTopics(kafka, outside, as('admin').sasl, [
      { topic: 'auth_events', numPartitions: 1 },
      { topic: 'nda_events', numPartitions: 2 },
    ]);
    await withAdmin(outside, admin =>
      admin.createAcls({
        acl: [
          ...['reader', 'lister'].flatMap(user => [
            allow(user, TOPIC, 'auth_events', DESCRIBE),
            allow(user, TOPIC, 'auth_events', DESCRIBE_CONFIGS),
            allow(user, GROUP, OPEN_GROUP, DESCRIBE),
          ]),
          allow('lister', CLUSTER, 'kafka-cluster', DESCRIBE),
        ],
      }),
    );
    await commitAs(outside, [OPEN_GROUP, HIDDEN_GROUP], 'auth_events');
  });

  afterAll(() => kafka?.stop());

  function allow(
    user: string,
    resourceType: AclResourceTypes,
    resourceName: string,
    operation: AclOperationTypes,
  ) {
    return {
      resourceType,
      resourceName,
      resourcePatternType: ResourcePatternTypes.LITERAL,
      principal: `User:${user}`,
      host: '*',
      operation,
      permissionType: AclPermissionTypes.ALLOW,
    };
  }

  function as(username: string) {
    return clusterConfig(kafka.brokers, {
      mechanism: 'plain',
      username,
      password: `${username}-secret`,
    });
  }

  const read = (username: string) =>
    observe(as(username), {
      expectedTopics: SKETCHES.map(({ name }) => name),
      expectedGroups: [
        OPEN_GROUP,
        HIDDEN_GROUP,
        'analytics_nda_events_consumer',
      ],
    });

  const verdicts = async (username: string) => {
    const observation = await observeUntil(
      () => read(username),
      ({ topics, groups }) =>
        topics.some(({ configs }) => configs !== undefined) &&
        groups.some(({ commits }) => commits?.auth_events !== undefined),
    );
    return judge(SKETCHES, observation, undefined, {
      partitions: [{ value: 1 }],
      replicationFactor: [{ value: 1 }],
    });
  };

  it('are findings for a role that may see everything', async () => {
    const evaluation = await verdicts('admin');
    expect(summary(evaluation)).toEqual([
      'info drift/partitions nda_events',
      'info drift/topic-missing gone_events',
      'warning consumer/absent nda_events service-12',
    ]);
    expect(openQuestions(evaluation, 'drift/topic-missing')).toEqual([]);
    expect(openQuestions(evaluation, 'consumer/absent')).toEqual([]);
  });

  // The first cannot list groups; the second lists them all, and may look into one.
  it.each(['reader', 'lister'])(
    'leave open for the %s what is hidden, and find nothing',
    async username => {
      const evaluation = await verdicts(username);
      expect(summary(evaluation)).toEqual([]);
      for (const rule of [
        'drift/topic-missing',
        'drift/partitions',
        'drift/replication-factor',
        'health/under-replicated',
        'health/offline-partition',
      ]) {
        expect([rule, openQuestions(evaluation, rule)]).toEqual([rule, HIDDEN]);
      }
      // The hidden group may be the consumer that is not seen.
      const [whole, ...others] = openQuestions(evaluation, 'consumer/absent');
      expect(['*', 'auth_events service-12']).toContain(whole);
      expect(others).toEqual(HIDDEN);
    },
  );
});
