import { Diagnosis } from '@topic-registry/backstage-plugin-topic-registry-common';
import { RunningKafka } from '@topic-registry/dev-kafka';
import {
  AclEntry,
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
} from 'kafkajs';
import {
  client,
  clusterConfig,
  commitAs,
  createTopics,
  observe,
  observeUntil,
  startTestKafka,
  withAdmin,
} from '../__testUtils__/clusters';
import { diagnose } from './diagnose';

jest.setTimeout(180_000);

const OPERATIONS: Record<string, AclOperationTypes> = {
  Describe: AclOperationTypes.DESCRIBE,
  DescribeConfigs: AclOperationTypes.DESCRIBE_CONFIGS,
  Read: AclOperationTypes.READ,
};

/** The ACLs that the commands of a policy would make. */
function aclsOf(text: string, user: string): AclEntry[] {
  const acls: AclEntry[] = [];
  for (const command of text.split('kafka-acls.sh').slice(1)) {
    const operations = [...command.matchAll(/--operation (\w+)/g)];
    const [, kind] = / --(topic|group|cluster)\b/.exec(command)!;
    for (const [, operation] of operations) {
      acls.push({
        resourceType: {
          topic: AclResourceTypes.TOPIC,
          group: AclResourceTypes.GROUP,
          cluster: AclResourceTypes.CLUSTER,
        }[kind]!,
        resourceName: kind === 'cluster' ? 'kafka-cluster' : '*',
        resourcePatternType: ResourcePatternTypes.LITERAL,
        principal: `User:${user}`,
        host: '*',
        operation: OPERATIONS[operation],
        permissionType: AclPermissionTypes.ALLOW,
      });
    }
  }
  return acls;
}

describe('the diagnosis of a cluster that checks rights', () => {
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startTestKafka({
      authorizer: true,
      sasl: {
        users: {
          admin: 'admin-secret',
          nobody: 'nobody-secret',
          reader: 'reader-secret',
          sampler: 'sampler-secret',
        },
      },
    });
    const outside = client(kafka, 'admin');
    await createTopics(kafka, outside, as('admin').sasl, [
      { topic: 'orders', numPartitions: 2 },
      { topic: 'invoices', numPartitions: 1 },
    ]);
    await commitAs(outside, ['billing'], 'orders');
    const { policies } = diagnose({ coverage: [] });
    const text = (id: string) => policies.find(one => one.id === id)!.text;
    await withAdmin(outside, admin =>
      admin.createAcls({
        acl: [
          ...aclsOf(text('acl-reader'), 'reader'),
          ...aclsOf(text('acl-reader'), 'sampler'),
          ...aclsOf(text('acl-optional'), 'sampler'),
        ],
      }),
    );
  });

  afterAll(() => kafka?.stop());

  function as(username: string) {
    return clusterConfig(kafka.brokers, {
      mechanism: 'plain',
      username,
      password: `${username}-secret`,
    });
  }

  async function diagnosisOf(user: string): Promise<Diagnosis> {
    const read = () =>
      observe(as(user), {
        also: ['producers', 'sizes'],
        expectedTopics: ['orders', 'invoices'],
        expectedGroups: ['billing'],
      });
    // Rights reach the brokers one after the other.
    return diagnose(
      user === 'nobody'
        ? await read()
        : await observeUntil(read, seen => seen.groups.length > 0),
    );
  }

  function verdicts({ questions }: Diagnosis) {
    return Object.fromEntries(
      questions.map(({ question, verdict }) => [question, verdict]),
    );
  }

  it('finds everything answered by the least rights that it hands out', async () => {
    const diagnosis = await diagnosisOf('reader');
    expect(verdicts(diagnosis)).toEqual({
      topics: 'answered',
      configs: 'answered',
      offsets: 'answered',
      newest: 'answered',
      groups: 'answered',
      members: 'answered',
      commits: 'answered',
      samples: 'not-asked',
      reassignments: 'answered',
      producers: 'denied',
      sizes: 'answered',
    });
  });

  it('finds the optional questions answered by the optional rights', async () => {
    const found = verdicts(await diagnosisOf('sampler'));
    const { samples, ...rest } = found;
    expect(new Set(Object.values(rest))).toEqual(new Set(['answered']));
    // records are looked at only where a cluster is set up for it
    expect(samples).toBe('not-asked');
  });

  it('names the missing rights of a role that may do nothing', async () => {
    const { questions } = await diagnosisOf('nobody');
    const answered = questions.filter(({ verdict }) => verdict === 'answered');
    expect(answered.map(({ question }) => question)).not.toContain('groups');
    const topics = questions.find(({ question }) => question === 'topics')!;
    expect(topics.verdict).not.toBe('answered');
    expect(topics.right.acl).toBe('Describe on the topic');
    expect(topics.reasons[0].reason).toContain('Describe on the topic');
  });

  it("tells the protocol's versions, and the clock where the role may ask", async () => {
    const { protocol, clock } = await diagnosisOf('reader');
    const metadata = protocol?.find(({ api }) => api === 'Metadata');
    expect(metadata).toMatchObject({ key: 3, loses: [] });
    expect(metadata!.spoken).toBe(
      Math.min(metadata!.offered!.max, metadata!.ours.max),
    );
    // One machine, one clock.
    expect(Math.abs(clock!.aheadMs)).toBeLessThanOrEqual(
      clock!.withinMs + 1_000,
    );
    expect(clock!.off).toBe(false);
    expect((await diagnosisOf('nobody')).clock).toBeUndefined();
  });
});
