import {
  isAnswered,
  UNLISTED_TOPICS,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RunningKafka } from '@topic-registry/dev-kafka';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
} from 'kafkajs';
import { ClusterConfig } from '../config';
import { KafkaJsAdminReader } from './admin/KafkaJsAdminReader';
import {
  client,
  clusterConfig,
  commitAs,
  createTopics,
  groupOf,
  observe,
  observeUntil,
  refusals,
  startTestKafka,
  topicOf,
  withAdmin,
} from './__testUtils__/clusters';

jest.setTimeout(180_000);

const { TOPIC, GROUP, CLUSTER } = AclResourceTypes;
const { DESCRIBE, DESCRIBE_CONFIGS } = AclOperationTypes;
const { LITERAL, PREFIXED } = ResourcePatternTypes;

const EXPECTED = {
  expectedTopics: ['open.a', 'open.absent', 'secret.a', 'secret.absent'],
  expectedGroups: [
    'open-group',
    'open-absent',
    'secret-group',
    'secret-absent',
  ],
};

describe('a reading with few rights', () => {
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
      { topic: 'open.a', numPartitions: 2 },
      { topic: 'open.b', numPartitions: 1 },
      { topic: 'secret.a', numPartitions: 1 },
    ]);
    await withAdmin(outside, async admin => {
      await admin.createAcls({
        acl: [
          allow('reader', TOPIC, 'open.', PREFIXED, DESCRIBE),
          allow('reader', TOPIC, 'open.a', LITERAL, DESCRIBE_CONFIGS),
          allow('reader', GROUP, 'open-', PREFIXED, DESCRIBE),
          allow('lister', CLUSTER, 'kafka-cluster', LITERAL, DESCRIBE),
        ],
      });
    });
    await commitAs(outside, ['open-group', 'secret-group'], 'open.a');
    await commitAs(outside, ['open-group'], 'secret.a');
  });

  afterAll(() => kafka?.stop());

  function allow(
    user: string,
    resourceType: AclResourceTypes,
    resourceName: string,
    resourcePatternType: ResourcePatternTypes,
    operation: AclOperationTypes,
  ) {
    return {
      resourceType,
      resourceName,
      resourcePatternType,
      principal: `User:${user}`,
      host: '*',
      operation,
      permissionType: AclPermissionTypes.ALLOW,
    };
  }

  function as(username: string, password = `${username}-secret`) {
    return clusterConfig(kafka.brokers, {
      mechanism: 'plain',
      username,
      password,
    });
  }

  it('is complete for a role that may do everything', async () => {
    const observation = await observe(as('admin'), EXPECTED);
    expect(refusals(observation)).toEqual([]);
    expect(observation.askedTopics).toEqual({
      'open.a': 'present',
      'open.absent': 'absent',
      'secret.a': 'present',
      'secret.absent': 'absent',
    });
    expect(observation.askedGroups).toEqual({
      'open-group': 'present',
      'open-absent': 'absent',
      'secret-group': 'present',
      'secret-absent': 'absent',
    });
  });

  it('calls hidden topics and groups unknown, and missing ones absent where it may know', async () => {
    // the rights reach the brokers one by one
    const observation = await observeUntil(
      () => observe(as('reader'), EXPECTED),
      ({ topics }) => topics.length === 2 && topics[0].configs !== undefined,
    );
    expect(observation.askedTopics).toEqual({
      'open.a': 'present',
      'open.absent': 'absent',
      'secret.a': 'unknown',
      'secret.absent': 'unknown',
    });
    expect(observation.askedGroups).toEqual({
      'open-group': 'present',
      'open-absent': 'absent',
      'secret-group': 'unknown',
      'secret-absent': 'unknown',
    });
    expect(observation.topics.map(({ name }) => name)).toEqual([
      'open.a',
      'open.b',
    ]);
    expect(observation.groups.map(({ groupId }) => groupId)).toEqual([
      'open-group',
    ]);
    expect(refusals(observation)).toEqual([
      { question: 'topics', subject: 'secret.a', code: 'denied' },
      { question: 'topics', subject: 'secret.absent', code: 'denied' },
      { question: 'topics', subject: UNLISTED_TOPICS, code: 'denied' },
      { question: 'configs', subject: 'open.b', code: 'denied' },
      { question: 'groups', subject: undefined, code: 'denied' },
      { question: 'groups', subject: 'secret-group', code: 'denied' },
      { question: 'groups', subject: 'secret-absent', code: 'denied' },
      { question: 'reassignments', subject: undefined, code: 'denied' },
    ]);
    const reasonOf = (question: string, subject?: string) =>
      observation.coverage.find(
        entry => entry.question === question && entry.subject === subject,
      )?.reason;
    expect(reasonOf('topics', 'secret.a')).toContain('Describe on the topic');
    expect(reasonOf('topics', UNLISTED_TOPICS)).toContain(
      'Describe on all topics',
    );
    expect(reasonOf('configs', 'open.b')).toContain('DescribeConfigs');
    expect(reasonOf('groups')).toContain('Describe on the cluster');
    expect(reasonOf('groups', 'secret-group')).toContain(
      'Describe on the group',
    );

    // one denied topic costs one answer
    expect(topicOf(observation, 'open.a').configs).toHaveProperty([
      'retention.ms',
    ]);
    expect(isAnswered(observation, 'configs', 'open.a')).toBe(true);
    expect(topicOf(observation, 'open.b')).toMatchObject({
      partitions: [{ beginOffset: 0n, endOffset: 0n, newestTimestamp: -1 }],
    });
    expect(topicOf(observation, 'open.b')).not.toHaveProperty('configs');
    expect(topicOf(observation, 'open.b')).not.toHaveProperty('reassigning');
    expect(groupOf(observation, 'open-group').commits).toEqual({
      'open.a': { 0: 0n },
    });
  });

  it('leaves members and commits open for a role that may only list', async () => {
    const observation = await observeUntil(
      () => observe(as('lister'), EXPECTED),
      ({ groups }) => groups.length === 2,
    );
    expect(isAnswered(observation, 'groups')).toBe(true);
    expect(observation.askedGroups).toMatchObject({
      'open-group': 'present',
      'secret-group': 'present',
      'open-absent': 'unknown',
    });
    for (const question of ['members', 'commits'] as const) {
      // refused for every group: told once
      expect(
        refusals(observation).filter(entry => entry.question === question),
      ).toEqual([{ question, subject: undefined, code: 'denied' }]);
    }
    expect(groupOf(observation, 'secret-group')).not.toHaveProperty('members');
    expect(groupOf(observation, 'secret-group')).not.toHaveProperty('commits');
    expect(observation.topics).toEqual([]);
    expect(observation.askedTopics).toMatchObject({
      'open.a': 'unknown',
      'open.absent': 'unknown',
    });
  });

  it('answers nothing to a wrong password, and names user, cluster and broker', async () => {
    const observation = await observe(as('reader', 'wrong-word'), EXPECTED);
    expectNothing(observation.coverage, 'denied');
    const { reason } = observation.coverage[0];
    expect(reason).toContain('Cluster "dev"');
    expect(reason).toContain(kafka.brokers[0]);
    expect(reason).toContain('"reader"');
    expect(reason).toContain('topicRegistry.clusters.dev.sasl');
    expect(reason).not.toContain('wrong-word');
    expect(new Set(Object.values(observation.askedTopics))).toEqual(
      new Set(['unknown']),
    );
    expect(new Set(Object.values(observation.askedGroups))).toEqual(
      new Set(['unknown']),
    );
  });

  it('points to SASL when a listener that asks for it gets none, or another mechanism', async () => {
    const none = await observe(clusterConfig(kafka.brokers), EXPECTED);
    expectNothing(none.coverage, 'unreachable');
    expect(none.coverage[0].reason).toContain('.sasl');

    const config: ClusterConfig = clusterConfig(kafka.brokers, {
      mechanism: 'scram-sha-512',
      username: 'reader',
      password: 'reader-secret',
    });
    const other = await observe(config, EXPECTED);
    expectNothing(other.coverage, 'denied');
    expect(other.coverage[0].reason).toContain('scram-sha-512');
  });

  function expectNothing(
    coverage: { answered: boolean; code?: string }[],
    code: string,
  ) {
    expect(coverage.map(entry => [entry.answered, entry.code])).toEqual(
      coverage.map(() => [false, code]),
    );
    expect(coverage).toHaveLength(8);
  }

  it('costs one answer for one denied topic through the public client too', async () => {
    const observation = await KafkaJsAdminReader.create(
      as('reader'),
      {},
    ).observe({
      deadlineMs: 30_000,
      configKeys: ['retention.ms'],
      ...EXPECTED,
    });
    expect(observation.topics.map(({ name }) => name)).toEqual([
      'open.a',
      'open.b',
    ]);
    expect(topicOf(observation, 'open.a').configs).toHaveProperty([
      'retention.ms',
    ]);
    expect(refusals(observation)).toEqual(
      expect.arrayContaining([
        { question: 'configs', subject: 'open.b', code: 'denied' },
        { question: 'topics', subject: 'secret.a', code: 'denied' },
        { question: 'topics', subject: 'secret.absent', code: 'denied' },
        // a hidden list of transactions may be one
        { question: 'offsets', subject: undefined, code: 'unsupported' },
        { question: 'groups', subject: undefined, code: 'unsupported' },
      ]),
    );
    expect(observation.askedTopics).toMatchObject({
      'open.a': 'present',
      'secret.a': 'unknown',
      'secret.absent': 'unknown',
    });
    expect(Object.values(observation.askedGroups)).not.toContain('absent');
  });
});
