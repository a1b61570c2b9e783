import { RunningKafka, startKafka } from '@topic-registry/dev-kafka';
import { Admin, Kafka, logLevel, SASLOptions } from 'kafkajs';
import { AddressInfo, createServer, Server } from 'node:net';
import { bin, BinResult, Folder, here, REGISTRY } from './testing/bin';

jest.setTimeout(180_000);

const folder = new Folder();
const document = folder.write('platform.md', REGISTRY);

afterAll(() => folder.remove());

function clientOf(kafka: RunningKafka, sasl?: SASLOptions): Kafka {
  return new Kafka({
    clientId: 'drift-test',
    brokers: kafka.brokers,
    sasl,
    logLevel: logLevel.NOTHING,
  });
}

async function withAdmin<T>(
  client: Kafka,
  work: (admin: Admin) => Promise<T>,
): Promise<T> {
  const admin = client.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

function summaryOf({ out }: BinResult): string[] {
  return JSON.parse(out)
    .findings.map(
      (finding: {
        severity: string;
        rule: string;
        subject: { name: string };
        discriminator?: string;
      }) =>
        [
          finding.severity,
          finding.rule,
          finding.subject.name,
          finding.discriminator,
        ]
          .filter(Boolean)
          .join(' '),
    )
    .sort();
}

describe('drift on a real broker', () => {
  let kafka: RunningKafka;
  let brokers: string;

  beforeAll(async () => {
    kafka = await startKafka();
    brokers = kafka.brokers.join(',');
    const client = clientOf(kafka);
    await withAdmin(client, async admin => {
      await admin.createTopics({
        waitForLeaders: true,
        topics: [
          {
            topic: 'auth_events',
            numPartitions: 1,
            configEntries: [{ name: 'retention.ms', value: '86400000' }],
          },
          { topic: 'nda_events', numPartitions: 2 },
          { topic: 'idea_events', numPartitions: 2 },
          { topic: 'shadow_events', numPartitions: 2 },
          { topic: 'zebra', numPartitions: 2 },
          { topic: 'app-store-changelog', numPartitions: 2 },
        ],
      });
      for (const groupId of [
        'prd_builder_auth_events_consumer',
        'agent-copilot-auth-events',
        'identity_auth_events_consumer',
      ]) {
        await admin.setOffsets({
          groupId,
          topic: 'auth_events',
          partitions: [{ partition: 0, offset: '0' }],
        });
      }
      // The application whose changelog `app-store-changelog` is.
      await admin.setOffsets({
        groupId: 'app',
        topic: 'zebra',
        partitions: [{ partition: 0, offset: '0' }],
      });
    });
    const producer = client.producer();
    await producer.connect();
    await producer.send({ topic: 'nda_events', messages: [{ value: 'x' }] });
    await producer.disconnect();
  });

  afterAll(() => kafka?.stop());

  const drift = (...options: string[]) =>
    here(['drift', document, '--brokers', brokers, ...options]);

  it('counts what it leaves alone, and lists it where that is asked', async () => {
    const json = JSON.parse((await drift('--format', 'json')).out);
    const own = {
      name: 'app-store-changelog',
      owner: 'the Kafka Streams application `app`',
    };
    expect(json.ignored.topics).toContainEqual(own);
    expect(json.ignored.groups).toEqual([]);
    const counted = await drift();
    expect(counted.err).toContain(
      `${json.ignored.topics.length} topics of platforms are left alone; --list-ignored lists them.`,
    );
    expect(counted.out).not.toContain('Left alone');
    const listed = await drift('--list-ignored');
    expect(listed.out).toContain(
      'Left alone: topic app-store-changelog: the Kafka Streams application `app`',
    );
    expect(listed.out).toContain(
      'Left alone: topic __consumer_offsets: Kafka and its platform',
    );
  });

  it('leaves alone what the configuration says, each with its pattern', async () => {
    const config = folder.write(
      'ignore.yaml',
      JSON.stringify({
        topicRegistry: {
          clusters: {
            dev: {
              environment: 'development',
              brokers,
              ignore: { topics: ['shadow*'], groups: ['identity_*'] },
            },
          },
        },
      }),
    );
    const result = await here([
      ...['drift', document, '--cluster', 'dev', '--config', config],
      ...['--format', 'json'],
    ]);
    const found = summaryOf(result).join();
    expect(found).not.toContain('shadow_events');
    expect(found).not.toContain('identity_auth_events_consumer');
    const { ignored } = JSON.parse(result.out);
    expect(ignored.topics).toContainEqual({
      name: 'shadow_events',
      owner: 'by app-config (`shadow*`)',
    });
    expect(ignored.groups).toEqual([
      {
        name: 'identity_auth_events_consumer',
        owner: 'by app-config (`identity_*`)',
      },
    ]);
  });

  it('finds each difference, and nothing else', async () => {
    const result = await bin([
      ...['drift', document, '--brokers', brokers],
      ...['--environment', 'development', '--format', 'json'],
    ]);
    expect(summaryOf(result)).toEqual([
      'error deprecated/produced nda_events',
      'info drift/topic-missing order_events',
      'warning consumer/group-name agent-copilot-auth-events auth_events',
      'warning consumer/undeclared auth_events identity_auth_events_consumer',
      'warning drift/partitions auth_events',
      'warning drift/proposed-live idea_events',
      'warning drift/retention auth_events',
      'warning drift/topic-unregistered shadow_events',
    ]);
    expect(result.code).toBe(3);
    const report = JSON.parse(result.out);
    expect(report).toMatchObject({
      summary: { error: 1, warning: 6, info: 1 },
      unlistedTopics: 1,
      // One reading has no history.
      notEvaluated: [
        'consumer/stalled',
        'topic/unused',
        'deprecated/new-consumer',
        'deprecated/resurrected',
      ].map(rule => ({
        rule,
        cluster: 'development',
        reason: expect.stringContaining('needs history'),
      })),
    });
    for (const entry of report.coverage) {
      expect(entry).toMatchObject({ cluster: 'development', answered: true });
    }
    const partitions = report.findings.find(
      ({ rule }: { rule: string }) => rule === 'drift/partitions',
    );
    expect(partitions).toMatchObject({
      cluster: 'development',
      declared: '2',
      seen: '1',
      location: { file: document },
    });
    expect(result.err).toContain('1 more topic is in none of the documents');
    expect(result.err).toContain('By one reading of development');
    expect(result.err).not.toMatch(/Warning|^\s+at /m);
  });

  it('lists every unregistered topic when the cluster is the documents’ alone', async () => {
    const result = await drift(
      ...['--environment', 'development', '--exclusive', '--format', 'json'],
    );
    expect(
      summaryOf(result).filter(line => line.includes('unregistered')),
    ).toEqual([
      'warning drift/topic-unregistered shadow_events',
      'warning drift/topic-unregistered zebra',
    ]);
    expect(JSON.parse(result.out).unlistedTopics).toBe(0);
  });

  it('leaves open what differs by environment when none is given', async () => {
    const result = await drift('--format', 'json', '--fail-on', 'none');
    const { notEvaluated, findings } = JSON.parse(result.out);
    expect(result.code).toBe(0);
    expect(notEvaluated).toContainEqual(
      expect.objectContaining({
        rule: 'drift/replication-factor',
        subject: { kind: 'topic', name: 'auth_events' },
        cluster: kafka.brokers[0],
      }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'drift/topic-missing',
        severity: 'error',
      }),
    );
  });

  it('judges the union of the documents', async () => {
    const other = folder.write(
      'other.md',
      '# Others\n\n## Topics\n\n| Topic | Producer | Consumers |\n|---|---|---|\n| `shadow_events` | shop | none |\n| `zebra` | shop | none |\n',
    );
    const result = await here([
      ...['drift', document, other, '--brokers', brokers],
      ...['--environment', 'development', '--exclusive', '--format', 'json'],
    ]);
    expect(
      summaryOf(result).filter(line => line.includes('unregistered')),
    ).toEqual([]);
  });

  it('writes findings for people with the line of the document', async () => {
    const { out } = await drift('--environment', 'development');
    expect(out).toMatch(
      /^.*platform\.md:\d+:\d+: warning: `auth_events` has 1 partition on development; the standard is 2 \(line \d+\)\. Adding partitions changes the order of keyed records\. \[drift\/partitions\]$/m,
    );
  });
});

describe('drift without the rights', () => {
  let kafka: RunningKafka;
  let config: string;

  beforeAll(async () => {
    kafka = await startKafka({
      authorizer: true,
      sasl: { users: { admin: 'of-the-test', guest: 'of-the-test' } },
    });
    const admin = clientOf(kafka, {
      mechanism: 'plain',
      username: 'admin',
      password: 'of-the-test',
    });
    await withAdmin(admin, one =>
      one.createTopics({
        waitForLeaders: true,
        topics: [{ topic: 'auth_events' }],
      }),
    );
    config = folder.write(
      'app-config.yaml',
      `topicRegistry:
  clusters:
    guarded:
      environment: production
      brokers: [${kafka.brokers.map(broker => `'${broker}'`).join(', ')}]
      sasl: { mechanism: plain, username: guest, password: of-the-test }
`,
    );
  });

  afterAll(() => kafka?.stop());

  it('finds nothing, says what is unknown and exits with 1', async () => {
    const args = [
      ...['drift', document, '--config', config],
      ...['--cluster', 'guarded', '--format', 'json'],
    ];
    const result = await here(args);
    expect(result.code).toBe(1);
    const report = JSON.parse(result.out);
    expect(report.findings).toEqual([]);
    expect(report.notEvaluated).toContainEqual(
      expect.objectContaining({ rule: 'drift/topic-missing' }),
    );
    expect(report.coverage).toContainEqual(
      expect.objectContaining({
        cluster: 'guarded',
        answered: false,
        reason: expect.any(String),
      }),
    );
    expect(result.err).toContain('Unanswered: ');
    expect((await here([...args, '--allow-partial'])).code).toBe(0);
  });
});

describe('a broker that is not there', () => {
  let silent: Server;

  beforeAll(
    () =>
      new Promise<void>(resolve => {
        // Accepts, and never answers.
        silent = createServer(() => undefined).listen(0, '127.0.0.1', resolve);
      }),
  );

  afterAll(() => {
    silent.close();
  });

  it('says so in one line, and exits with 1', async () => {
    const refused = await here([
      ...['drift', document, '--brokers', '127.0.0.1:1', '--allow-partial'],
    ]);
    expect({ code: refused.code, out: refused.out }).toEqual({
      code: 1,
      out: '',
    });
    expect(refused.err.trim().split('\n')).toHaveLength(1);
    expect(refused.err).toContain('127.0.0.1:1 refuses connections');
    expect(refused.err).not.toContain('app-config');
    expect(refused.err).not.toContain('topicRegistry');
  });

  it('does not wait longer than it was told', async () => {
    const { port } = silent.address() as AddressInfo;
    const { code, out, err } = await bin([
      ...['drift', document, '--brokers', `127.0.0.1:${port}`],
      ...['--timeout', '2', '--format', 'json'],
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out).findings).toEqual([]);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(`127.0.0.1:${port}`);
  });
});
