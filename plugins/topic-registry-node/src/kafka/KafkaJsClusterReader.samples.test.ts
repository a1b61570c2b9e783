import {
  SampleHints,
  TopicSample,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  KafkaVersion,
  RunningKafka,
  startKafka,
} from '@topic-registry/dev-kafka';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Kafka,
  Message,
  ResourcePatternTypes,
} from 'kafkajs';
import { ClusterConfig, SamplingConfig } from '../config';
import {
  client,
  clusterConfig,
  createTopics,
  observe,
  refusals,
  withAdmin,
} from './__testUtils__/clusters';

jest.setTimeout(240_000);

const CODECS = ['uncompressed', 'gzip', 'snappy', 'lz4', 'zstd'];
/** Within the retention: what is older is deleted half a minute after the start. */
const WRITTEN = Date.now() - 60_000;
const HINTS: SampleHints = {
  envelope: {
    fields: ['event_id', 'event_type', 'source_service', 'payload'],
    typeField: 'event_type',
    sourceField: 'source_service',
  },
  tenantFields: ['tenant_id'],
  keyField: 'tenant_id',
};
const LIMITS: SamplingConfig = {
  recordsPerPartition: 20,
  maxBytesPerPartition: 64 * 1024,
  maxBytes: 16 * 1024 * 1024,
  deadlineMs: 20_000,
  intervalMs: 60_000,
  topics: { include: ['*'], exclude: [] },
};

function event(turn: number, more: object = {}): Message {
  return {
    key: `tenant-${turn}`,
    value: JSON.stringify({
      event_id: `${turn}`,
      event_type: 'order_placed',
      source_service: 'Shop',
      tenant_id: `tenant-${turn}`,
      payload: { secret: 'x'.repeat(200) },
      ...more,
    }),
    timestamp: `${WRITTEN + turn}`,
  };
}

describe.each<KafkaVersion>(['4.3.1', '3.9.1'])(
  'sampling Kafka %s',
  version => {
    let kafka: RunningKafka;
    let outside: Kafka;
    const users = {
      admin: 'admin-secret',
      reader: 'reader-secret',
      sampler: 'sampler-secret',
    };

    beforeAll(async () => {
      kafka = await startKafka({
        version,
        authorizer: true,
        sasl: { users },
        properties: { 'max.message.bytes': '3000000' },
      });
      outside = client(kafka, 'admin');
      await createTopics(kafka, outside, as('admin').sasl, [
        ...CODECS.map(codec => ({
          topic: `orders-${codec}`,
          numPartitions: 2,
          configEntries: [{ name: 'compression.type', value: codec }],
        })),
        { topic: 'empty', numPartitions: 3 },
        { topic: 'denied', numPartitions: 1 },
        { topic: 'transactions', numPartitions: 1 },
        { topic: 'large', numPartitions: 4 },
      ]);
      const allow = (
        principal: string,
        resourceName: string,
        operation: AclOperationTypes,
      ) => ({
        resourceType: AclResourceTypes.TOPIC,
        resourceName,
        resourcePatternType: ResourcePatternTypes.LITERAL,
        principal: `User:${principal}`,
        host: '*',
        operation,
        permissionType: AclPermissionTypes.ALLOW,
      });
      await withAdmin(outside, admin =>
        admin.createAcls({
          acl: [
            ...[...CODECS.map(codec => `orders-${codec}`), 'denied'].map(name =>
              allow('reader', name, AclOperationTypes.DESCRIBE),
            ),
            ...CODECS.map(codec =>
              allow('sampler', `orders-${codec}`, AclOperationTypes.READ),
            ),
          ],
        }),
      );
      await produce('denied', [event(1)]);
      for (const codec of CODECS) {
        await produce(`orders-${codec}`, [
          ...Array.from({ length: 30 }, (_, turn) => ({
            ...event(turn),
            partition: 0,
          })),
        ]);
      }
    });

    afterAll(() => kafka?.stop());

    function as(username: keyof typeof users) {
      return clusterConfig(kafka.brokers, {
        mechanism: 'plain',
        username,
        password: users[username],
      });
    }

    async function produce(topic: string, messages: Message[]) {
      const producer = outside.producer({ allowAutoTopicCreation: false });
      await producer.connect();
      await producer.send({ topic, messages });
      await producer.disconnect();
    }

    async function sample(
      topics: string[],
      limits: Partial<SamplingConfig> = {},
      config: ClusterConfig = as('admin'),
    ) {
      const observation = await observe(
        { ...config, sampling: { ...LIMITS, ...limits } },
        {
          also: ['samples'],
          expectedTopics: topics,
          sampling: {
            hints: Object.fromEntries(topics.map(name => [name, HINTS])),
          },
        },
      );
      return { observation, samples: observation.samples?.topics ?? {} };
    }

    it('reads the newest records of every codec, and keeps names and counts', async () => {
      const names = CODECS.map(codec => `orders-${codec}`);
      const { observation, samples } = await sample([...names, 'empty']);
      expect(refusals(observation)).toEqual([]);
      for (const name of names) {
        const expected: Partial<TopicSample> = {
          records: 20,
          partitions: 1,
          newest: WRITTEN + 29,
          oldest: WRITTEN + 10,
          envelopes: { own: 20 },
          undecodable: {},
          unreadBatches: [],
          missingFields: [],
          eventTypes: [{ name: 'order_placed', count: 20 }],
          sources: [{ name: 'Shop', count: 20 }],
          missingTenant: [],
          keys: { absent: 0, equal: 20, differs: 0, untold: 0 },
        };
        expect([name, samples[name]]).toEqual([
          name,
          expect.objectContaining(expected),
        ]);
      }
      expect(samples.empty).toMatchObject({ records: 0, partitions: 0 });
      const text = JSON.stringify(observation.samples);
      expect(text).not.toContain('xxx');
      expect(text).not.toContain('tenant-1');
    });

    it('makes no group and no topic of offsets', async () => {
      await sample(['orders-gzip']);
      await withAdmin(outside, async admin => {
        expect((await admin.listGroups()).groups).toEqual([]);
        expect(await admin.listTopics()).not.toContain('__consumer_offsets');
      });
    });

    it('reads by a role of its own, and says which right it lacks', async () => {
      const { sasl } = as('sampler');
      const names = CODECS.map(codec => `orders-${codec}`);
      const own = await sample([...names, 'denied'], { sasl }, as('reader'));
      for (const name of names) expect(own.samples[name].records).toBe(20);
      expect(own.samples.denied).toBeUndefined();
      expect(
        own.observation.coverage.find(
          ({ question, subject }) =>
            question === 'samples' && subject === 'denied',
        ),
      ).toMatchObject({
        answered: false,
        code: 'denied',
        reason: expect.stringContaining('Grant the sampling role Read'),
      });
      const reading = await sample(['orders-gzip'], {}, as('reader'));
      expect(reading.samples).toEqual({});
      expect(
        refusals(reading.observation).filter(
          ({ question }) => question === 'samples',
        ),
      ).toEqual([
        { question: 'samples', subject: 'orders-gzip', code: 'denied' },
      ]);
    });

    it('says once that it may read nothing', async () => {
      const names = CODECS.map(codec => `orders-${codec}`);
      const { observation } = await sample(names, {}, as('reader'));
      expect(
        refusals(observation).filter(({ question }) => question === 'samples'),
      ).toEqual([{ question: 'samples', subject: undefined, code: 'denied' }]);
    });

    it('leaves the reading whole when its role cannot sign in', async () => {
      const sasl = { ...as('sampler').sasl!, password: 'wrong' } as never;
      const { observation } = await sample(['orders-gzip'], { sasl });
      expect(refusals(observation)).toEqual([
        { question: 'samples', subject: undefined, code: 'denied' },
      ]);
      expect(
        observation.coverage.find(({ question }) => question === 'samples')
          ?.reason,
      ).toContain('topicRegistry.clusters.dev.sampling.sasl');
    });

    it('sees committed transactions alone, and looks behind their markers', async () => {
      const producer = outside.producer({
        transactionalId: 'shop',
        idempotent: true,
        maxInFlightRequests: 1,
      });
      await producer.connect();
      for (let turn = 0; turn < 4; turn++) {
        const transaction = await producer.transaction();
        await transaction.send({
          topic: 'transactions',
          messages: [event(turn, turn % 2 ? { tenant_id: null } : {})],
        });
        await (turn % 2 ? transaction.abort() : transaction.commit());
      }
      // the last two offsets: what was aborted, and its marker
      const markers = await sample(['transactions'], {
        recordsPerPartition: 2,
      });
      expect(markers.samples.transactions).toMatchObject({
        envelopes: { own: 2 },
        missingTenant: [],
      });
      const open = await producer.transaction();
      await open.send({
        topic: 'transactions',
        messages: Array.from({ length: 30 }, (_, turn) =>
          event(turn, { tenant_id: null }),
        ),
      });
      const during = await sample(['transactions'], { recordsPerPartition: 2 });
      expect(during.samples.transactions).toMatchObject({
        envelopes: { own: 2 },
        missingTenant: [],
      });
      await open.commit();
      const after = await sample(['transactions'], { recordsPerPartition: 3 });
      expect(after.samples.transactions.missingTenant).toEqual([
        { name: 'tenant_id', count: 2 },
      ]);
      await producer.disconnect();
    });

    it('stays within its bytes, and gives every topic its turn', async () => {
      for (const partition of [0, 1, 2, 3]) {
        await produce('large', [
          { ...event(1, { payload: 'y'.repeat(400_000) }), partition },
        ]);
      }
      const whole = await sample(['large'], { maxBytesPerPartition: 1024 });
      expect(whole.samples.large).toMatchObject({ records: 4, partitions: 4 });

      const names = ['large', 'orders-uncompressed'];
      const first = await sample(names, {
        maxBytes: 1024,
        maxBytesPerPartition: 1024,
      });
      expect(Object.keys(first.samples)).toEqual(['large']);
      expect(first.samples.large.partitions).toBe(1);
      expect(refusals(first.observation)).toEqual([
        {
          question: 'samples',
          subject: 'orders-uncompressed',
          code: 'error',
        },
      ]);
      const then = await observe(
        {
          ...as('admin'),
          sampling: { ...LIMITS, maxBytes: 1024, maxBytesPerPartition: 1024 },
        },
        {
          also: ['samples'],
          sampling: {
            hints: Object.fromEntries(names.map(name => [name, HINTS])),
            previous: first.observation.samples,
          },
        },
      );
      expect(Object.keys(then.samples?.topics ?? {}).sort()).toEqual(names);
    });
  },
);
