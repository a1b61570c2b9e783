import { RunningKafka, startKafka } from '@topic-registry/dev-kafka';
import { Kafka, logLevel } from 'kafkajs';
import { Folder, here } from './testing/bin';

jest.setTimeout(180_000);

const folder = new Folder();

afterAll(() => folder.remove());

describe('doctor', () => {
  let kafka: RunningKafka;
  let config: string;

  beforeAll(async () => {
    kafka = await startKafka({
      authorizer: true,
      sasl: { users: { admin: 'admin-secret', reader: 'reader-secret' } },
    });
    const admin = new Kafka({
      brokers: kafka.brokers,
      sasl: { mechanism: 'plain', username: 'admin', password: 'admin-secret' },
      logLevel: logLevel.NOTHING,
    }).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'auth_events' }] });
    await admin.disconnect();
    const cluster = (user: string) => `
    as-${user}:
      environment: production
      brokers: ${kafka.brokers.join(',')}
      sasl: { mechanism: plain, username: ${user}, password: ${user}-secret }`;
    config = folder.write(
      'app-config.yaml',
      `topicRegistry:\n  clusters:${cluster('admin')}${cluster('reader')}\n`,
    );
  });

  afterAll(() => kafka?.stop());

  const doctor = (cluster: string, ...more: string[]) =>
    here(['doctor', '--cluster', cluster, '--config', config, ...more]);

  it('finds nothing amiss for a role that may read everything', async () => {
    const { code, out, err } = await doctor('as-admin');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^as-admin · 1 broker · 1 topic · /);
    expect(out).toMatch(/● answered +topics +Which topics there are/);
    expect(out).not.toMatch(/denied|unanswered/);
    expect(out).toMatch(/Metadata +\d+–\d+ +\d+–\d+ +\d+\n/);
    expect(out).toMatch(/Clock {2}\d+ ms (ahead|behind), within \d+ ms$/m);
    expect(out).not.toContain('admin-secret');
  });

  it('names what a role lacks, and hands out the least that it needs', async () => {
    const { code, out } = await doctor('as-reader', '--policies');
    expect(code).toBe(1);
    expect(out).toMatch(/◆ denied +reassignments/);
    expect(out).toContain('Describe on the cluster');
    expect(out).toContain('Clock  not told by this cluster');
    expect(out).toContain('--operation Describe --operation DescribeConfigs');
    expect(out).toContain('kafka-cluster:DescribeTopicDynamicConfiguration');
    expect((await doctor('as-reader', '--allow-partial')).code).toBe(0);
  });

  it('says the same as JSON', async () => {
    const { code, out } = await doctor('as-reader', '--format', 'json');
    expect(code).toBe(1);
    const { cluster, questions, policies } = JSON.parse(out);
    expect(cluster).toBe('as-reader');
    expect(questions).toContainEqual(
      expect.objectContaining({
        question: 'reassignments',
        verdict: 'denied',
        right: {
          acl: 'Describe on the cluster',
          iam: 'kafka-cluster:DescribeCluster',
        },
      }),
    );
    expect(policies).toHaveLength(4);
  });

  it('says in one line that nobody answers', async () => {
    const { code, out, err } = await here([
      'doctor',
      '--brokers',
      '127.0.0.1:1',
    ]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('127.0.0.1:1 refuses connections');
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('asks for a cluster when none is named', async () => {
    const { code, err } = await here(['doctor']);
    expect(code).toBe(2);
    expect(err).toContain('Name the cluster: --brokers host:port');
  });
});
