import { RunningKafka } from '@topic-registry/dev-kafka';
import { ClusterConfig } from '../../config';
import {
  clusterConfig,
  observe,
  startTestKafka,
} from '../__testUtils__/clusters';
import { MskApiAnswer, startMskApi } from '../__testUtils__/mskApi';
import { createClusterReader } from '../createClusterReader';

jest.setTimeout(180_000);

const ARN =
  'arn:aws:kafka:eu-central-1:000000000000:cluster/events/6c2f7a1e-0000-4000-8000-000000000000-1';
const PROVISIONED: MskApiAnswer = {
  body: {
    clusterInfo: {
      clusterArn: ARN,
      clusterName: 'events',
      clusterType: 'PROVISIONED',
      state: 'ACTIVE',
      provisioned: { currentBrokerSoftwareInfo: { kafkaVersion: '3.9.x' } },
    },
  },
};
const ASK = {
  deadlineMs: 20_000,
  configKeys: [],
  expectedTopics: ['billing_events'],
  expectedGroups: [],
};

describe('a cluster named by its ARN', () => {
  const kept = { ...process.env };
  let kafka: RunningKafka;
  let api: Awaited<ReturnType<typeof startMskApi>>;
  let describeAnswer: MskApiAnswer;
  let bootstrap: MskApiAnswer;

  beforeAll(async () => {
    kafka = await startTestKafka();
    api = await startMskApi({
      describe: () => describeAnswer,
      bootstrap: () => bootstrap,
    });
  });

  afterAll(async () => {
    await api?.stop();
    await kafka?.stop();
  });

  beforeEach(() => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'example-secret';
    describeAnswer = PROVISIONED;
    bootstrap = { body: { bootstrapBrokerString: kafka.brokers.join(',') } };
    api.requests.length = 0;
  });

  afterEach(() => {
    process.env = { ...kept };
  });

  function config(over: Partial<ClusterConfig> = {}): ClusterConfig {
    return {
      ...clusterConfig([]),
      msk: {
        arn: ARN,
        region: 'eu-central-1',
        access: 'private',
        endpoint: api.endpoint,
      },
      ...over,
    };
  }

  const reasons = (coverage: { reason?: string }[]) => [
    ...new Set(coverage.map(({ reason }) => reason)),
  ];

  it('is read at the brokers that Amazon MSK names', async () => {
    const seen = await observe(config());
    expect(seen.msk).toEqual({
      arn: ARN,
      name: 'events',
      kind: 'provisioned',
      state: 'ACTIVE',
      kafkaVersion: '3.9.x',
    });
    expect(seen.brokers).toHaveLength(1);
    expect(seen.coverage.every(({ answered }) => answered)).toBe(true);
    expect(api.requests.map(({ path }) => path).sort()).toEqual([
      `/api/v2/clusters/${ARN}`,
      `/v1/clusters/${ARN}/bootstrap-brokers`,
    ]);
    for (const { authorization } of api.requests) {
      expect(authorization).toContain('AKIDEXAMPLE/');
      expect(authorization).toContain('/eu-central-1/kafka/aws4_request');
    }
  });

  it('is told to be serverless where it is', async () => {
    describeAnswer = {
      body: {
        clusterInfo: {
          clusterArn: ARN,
          clusterName: 'events',
          clusterType: 'SERVERLESS',
          state: 'ACTIVE',
          serverless: {},
        },
      },
    };
    const { msk } = await observe(config());
    expect(msk).toEqual({
      arn: ARN,
      name: 'events',
      kind: 'serverless',
      state: 'ACTIVE',
    });
  });

  it('names the rights when Amazon MSK refuses the look-up', async () => {
    bootstrap = {
      status: 403,
      error: 'ForbiddenException',
      body: { message: 'not authorized' },
    };
    const seen = await observe(config(), {
      expectedTopics: ['billing_events'],
    });
    expect(reasons(seen.coverage)).toEqual([
      `Cluster "dev": Amazon MSK was asked for ${ARN} and refused: not authorized. Allow kafka:DescribeClusterV2 and kafka:GetBootstrapBrokers on that ARN.`,
    ]);
    expect(seen.coverage.every(({ code }) => code === 'denied')).toBe(true);
    expect(seen.askedTopics).toEqual({ billing_events: 'unknown' });
  });

  it('says which listeners there are when the one that is meant is not', async () => {
    bootstrap = {
      body: { bootstrapBrokerStringSaslIam: 'b-1.example.com:9098' },
    };
    const seen = await observe(config());
    expect(reasons(seen.coverage)).toEqual([
      `Cluster "dev": ${ARN} (state ACTIVE) has no plaintext listener for private access. It offers iam (private): change topicRegistry.clusters.dev.sasl or .aws.access, or turn the listener on.`,
    ]);
  });

  it('says that an ARN is not known', async () => {
    describeAnswer = {
      status: 404,
      error: 'NotFoundException',
      body: { message: 'no such cluster' },
    };
    const seen = await observe(config());
    expect(reasons(seen.coverage)[0]).toMatch(
      /knows no such cluster: no such cluster\. Check topicRegistry\.clusters\.dev\.arn/,
    );
  });

  it('is read at the last known brokers while Amazon MSK is out of reach', async () => {
    const reader = createClusterReader(config());
    await reader.observe(ASK);
    describeAnswer = {
      status: 500,
      error: 'InternalServerErrorException',
      body: { message: 'try later' },
    };
    const seen = await reader.observe(ASK);
    expect(seen.msk?.state).toBe('unknown');
    expect(seen.askedTopics).toEqual({ billing_events: 'absent' });
  });

  it('says so when nobody answers at the endpoint', async () => {
    const { msk } = config();
    const seen = await observe(
      config({ msk: { ...msk!, endpoint: 'http://127.0.0.1:9' } }),
      { deadlineMs: 10_000 },
    );
    expect(reasons(seen.coverage)[0]).toMatch(
      /gave no answer .*ECONNREFUSED.*http:\/\/127\.0\.0\.1:9/,
    );
  });
});
