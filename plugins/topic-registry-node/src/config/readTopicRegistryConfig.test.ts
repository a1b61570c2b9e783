import { createAuthority } from '@topic-registry/dev-kafka';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readTopicRegistryConfig } from './readTopicRegistryConfig';

const issued = createAuthority('Authority of a test').forClient('reader');
const pair = { cert: issued.cert.trim(), key: issued.key.trim() };
const cluster = { environment: 'production', brokers: ['broker-1:9092'] };
const ARN =
  'arn:aws:kafka:eu-central-1:000000000000:cluster/events/6c2f7a1e-0000-4000-8000-000000000000-1';
const registry = { target: 'registry.md', owner: 'group:default/platform' };

function read(topicRegistry: JsonObject | undefined) {
  const config = new ConfigReader(topicRegistry ? { topicRegistry } : {});
  return readTopicRegistryConfig(config, { defaultBasePath: '/documents' });
}

describe('readTopicRegistryConfig', () => {
  it('has nothing to do without the section', () => {
    expect(read(undefined)).toEqual({
      alerts: expect.objectContaining({ minSeverity: 'warning' }),
      documents: {
        basePath: '/documents',
        maxBytes: 2 * 1024 * 1024,
        intervalMs: 300_000,
      },
      clusters: [],
      registries: [],
      rules: {},
      ruleProfile: 'default',
    });
  });

  it.each([
    'https://user:hidden@example.com/a.md',
    'https://hidden@example.com/a.md',
    'HTTPS://user:hidden@example.com',
  ])('refuses %s as a target, and does not repeat it', target => {
    const reading = () =>
      read({ registries: { platform: { ...registry, target } } });
    expect(reading).toThrow(/platform.target` in app-config is a URL with/);
    expect(reading).not.toThrow(/hidden/);
  });

  it('takes an @ in the path of a target', () => {
    const target = 'https://example.com/a/@b/c.md?x=y@z';
    const { registries } = read({
      registries: { platform: { ...registry, target } },
    });
    expect(registries[0].target).toBe(target);
  });

  it('limits hosts and answers of a cluster', () => {
    const [read1] = read({
      clusters: {
        main: {
          ...cluster,
          allowedBrokerHosts: 'Broker-*, *.example.com',
          maxAnswerBytes: '20000000',
        },
      },
    }).clusters;
    expect(read1.allowedBrokerHosts).toEqual(['Broker-*', '*.example.com']);
    expect(read1.maxAnswerBytes).toBe(20_000_000);
  });

  it('fills defaults', () => {
    const config = read({
      clusters: { main: cluster },
      registries: { platform: { ...registry, clusters: ['main'] } },
    });
    expect(config.clusters).toEqual([
      {
        id: 'main',
        environment: 'production',
        brokers: ['broker-1:9092'],
        intervalMs: 300_000,
        deadlineMs: 60_000,
      },
    ]);
    expect(config.registries).toEqual([
      {
        id: 'platform',
        target: 'registry.md',
        clusters: ['main'],
        owner: 'group:default/platform',
        namespace: 'default',
        timezone: 'UTC',
        services: {},
        serviceAliases: {},
        owners: [],
      },
    ]);
  });

  it('takes region and identity of a cluster of Amazon MSK from its ARN', () => {
    const config = read({
      clusters: {
        msk: {
          environment: 'production',
          arn: ARN,
          aws: { profile: 'events', access: 'vpc-connectivity' },
          sasl: { mechanism: 'msk-iam' },
        },
      },
    });
    expect(config.clusters).toEqual([
      expect.objectContaining({
        brokers: [],
        msk: {
          arn: ARN,
          region: 'eu-central-1',
          access: 'vpc-connectivity',
          profile: 'events',
        },
        tls: { rejectUnauthorized: true },
        sasl: {
          mechanism: 'msk-iam',
          region: 'eu-central-1',
          profile: 'events',
        },
      }),
    ]);
  });

  it('reads everything that may be said', () => {
    const config = read({
      documents: { basePath: 'docs', maxBytes: 1000, interval: '30s' },
      clusters: {
        msk: {
          environment: 'Prod',
          brokers: 'b-1.example.com:9098, b-2.example.com:9098',
          sasl: {
            mechanism: 'msk-iam',
            region: 'eu-central-1',
            roleArn: 'arn:aws:iam::000000000000:role/reader',
          },
          interval: { minutes: 1 },
          deadline: 'PT20S',
        },
        inside: {
          environment: 'qa',
          brokers: ['[::1]:9093'],
          tls: { ...pair, rejectUnauthorized: false },
          sasl: {
            mechanism: 'SCRAM-SHA-512',
            username: 'reader',
            password: 'p',
          },
        },
      },
      registries: {
        platform: {
          ...registry,
          owner: 'platform',
          namespace: 'events',
          timezone: 'Europe/Berlin',
          clusters: ['msk', 'inside', 'msk'],
          services: { 'service-6': 'clients' },
          serviceAliases: { 'service-6': ['client_api'] },
          owners: [{ topics: 'billing_*', owner: 'group:finance' }],
        },
      },
    });
    expect(config.documents).toEqual({
      basePath: '/documents/docs',
      maxBytes: 1000,
      intervalMs: 30_000,
    });
    expect(config.clusters[0]).toEqual({
      id: 'msk',
      environment: 'production',
      brokers: ['b-1.example.com:9098', 'b-2.example.com:9098'],
      tls: { rejectUnauthorized: true },
      sasl: {
        mechanism: 'msk-iam',
        region: 'eu-central-1',
        roleArn: 'arn:aws:iam::000000000000:role/reader',
      },
      intervalMs: 60_000,
      deadlineMs: 20_000,
    });
    expect(config.clusters[1]).toMatchObject({
      environment: 'qa',
      brokers: ['[::1]:9093'],
      tls: { ...pair, rejectUnauthorized: false },
      sasl: {
        mechanism: 'scram-sha-512',
        username: 'reader',
        password: 'p',
      },
    });
    expect(config.registries[0]).toMatchObject({
      owner: 'group:default/platform',
      namespace: 'events',
      timezone: 'Europe/Berlin',
      clusters: ['msk', 'inside'],
      services: { 'service-6': 'component:default/clients' },
      serviceAliases: { 'service-6': ['client_api'] },
      owners: [{ topics: 'billing_*', owner: 'group:default/finance' }],
    });
  });

  const withCluster = (change: JsonObject) => ({
    clusters: { main: { ...cluster, ...change } as JsonObject },
  });
  const withRegistry = (change: JsonObject) => ({
    clusters: { main: cluster },
    registries: { platform: { ...registry, ...change } as JsonObject },
  });

  it.each<[string, JsonObject, RegExp]>([
    [
      'a typo at the top',
      { registires: {} },
      /Unknown key `registires` in `topicRegistry`.*Did you mean `registries`\?/,
    ],
    [
      'a typo in documents',
      { documents: { basepath: 'x' } },
      /`basepath` in `topicRegistry.documents`.*`basePath`/,
    ],
    [
      'a typo in a cluster',
      withCluster({ intervall: '5m' }),
      /`intervall` in `topicRegistry.clusters.main`.*`interval`/,
    ],
    [
      'a typo in tls',
      withCluster({ tls: { rejectUnautorized: true } }),
      /`topicRegistry.clusters.main.tls`.*`rejectUnauthorized`/,
    ],
    [
      'a key of another mechanism',
      withCluster({ sasl: { mechanism: 'oauthbearer', username: 'x' } }),
      /Unknown key `username` in `topicRegistry.clusters.main.sasl`/,
    ],
    [
      'a typo in a registry',
      withRegistry({ cluster: ['main'] }),
      /`cluster` in `topicRegistry.registries.platform`.*`clusters`/,
    ],
    [
      'a typo in an owner pattern',
      withRegistry({ owners: [{ topic: 'a*', owner: 'group:default/a' }] }),
      /`topic` in `topicRegistry.registries.platform.owners\[0\]`.*`topics`/,
    ],
    [
      'an unknown cluster',
      withRegistry({ clusters: ['mian'] }),
      /names the cluster `mian`.*Did you mean `main`\? Known clusters: main/,
    ],
    [
      'no owner',
      withRegistry({ owner: '' }),
      /`topicRegistry.registries.platform.owner` is missing/,
    ],
    [
      'an owner that is a sentence',
      withRegistry({ owner: 'Platform Architecture Team' }),
      /`topicRegistry.registries.platform.owner` in app-config is not an entity reference/,
    ],
    [
      'no target',
      withRegistry({ target: null as never }),
      /platform.target` is missing/,
    ],
    [
      'a bad zone',
      withRegistry({ timezone: 'Berlin' }),
      /not an IANA time zone/,
    ],
    [
      'a bad namespace',
      withRegistry({ namespace: 'Big Events' }),
      /platform.namespace`/,
    ],
    [
      'no environment',
      { clusters: { main: { brokers: ['a:1'] } } },
      /main.environment` is missing/,
    ],
    [
      'no brokers',
      { clusters: { main: { environment: 'production' } } },
      /main.brokers` is missing.*environment variable/,
    ],
    [
      'an address as an allowed host',
      withCluster({ allowedBrokerHosts: ['broker-1:9092'] }),
      /allowedBrokerHosts` in app-config has `broker-1:9092`.*without scheme and port/,
    ],
    [
      'a URL as an allowed host',
      withCluster({ allowedBrokerHosts: 'kafka://broker-1' }),
      /allowedBrokerHosts` in app-config has `kafka:\/\/broker-1`/,
    ],
    [
      'allowed hosts without a broker',
      withCluster({ allowedBrokerHosts: '*.example.com' }),
      /does not allow `broker-1:9092`, which is one of the brokers/,
    ],
    [
      'no allowed hosts',
      withCluster({ allowedBrokerHosts: [] }),
      /allowedBrokerHosts` in app-config is empty/,
    ],
    [
      'answers of no size',
      withCluster({ maxAnswerBytes: 0 }),
      /main.maxAnswerBytes` in app-config is `0`; it is a whole number from 1048576 to 1073741824/,
    ],
    ['brokers beside an ARN', withCluster({ arn: ARN }), /`arn` and `brokers`/],
    [
      'what is no ARN of a cluster',
      {
        clusters: {
          main: { environment: 'production', arn: 'arn:aws:s3:::x' },
        },
      },
      /main.arn`.*not the ARN of a cluster/,
    ],
    [
      'a look-up without an ARN',
      withCluster({ aws: { roleArn: 'arn:aws:iam::000000000000:role/x' } }),
      /main.arn` is missing.*environment variable/,
    ],
    [
      'an unknown way in',
      {
        clusters: {
          main: {
            environment: 'production',
            arn: ARN,
            aws: { access: 'pubic' },
          },
        },
      },
      /aws.access`.*Did you mean `public`/,
    ],
    [
      'an endpoint that is no URL',
      {
        clusters: {
          main: { environment: 'production', arn: ARN, aws: { endpoint: 'x' } },
        },
      },
      /aws.endpoint`.*not a URL/,
    ],
    [
      'a broker without a port',
      withCluster({ brokers: ['broker-1'] }),
      /`broker-1`, which is not the address of a broker: write host:port/,
    ],
    [
      'a broker with a scheme',
      withCluster({ brokers: ['kafka://broker-1:9092'] }),
      /write `broker-1:9092`, without a scheme/,
    ],
    [
      'a port out of range',
      withCluster({ brokers: ['broker-1:99999'] }),
      /with a port between 1 and 65535/,
    ],
    [
      'a bad duration',
      withCluster({ interval: 'often' }),
      /main.interval` in app-config is not a duration/,
    ],
    [
      'a duration of nothing',
      withCluster({ interval: { seconds: 0 } }),
      /main.interval` in app-config is 0 ms; the least/,
    ],
    [
      'an unknown mechanism',
      withCluster({ sasl: { mechanism: 'scram-sha-521' } }),
      /`scram-sha-521`, which is not known. Did you mean `scram-sha-512`/,
    ],
    [
      'a missing password',
      withCluster({ sasl: { mechanism: 'plain', username: 'x' } }),
      /sasl.password` is missing/,
    ],
    [
      'half of mTLS',
      withCluster({ tls: { cert: pair.cert } }),
      /`cert` without `key`/,
    ],
    [
      'the path of a certificate in its place',
      withCluster({ tls: { ca: '/etc/ssl/ca.pem' } }),
      /tls.ca` in app-config is a path.*`ca: { \$file: \/etc\/ssl\/ca.pem }`/,
    ],
    [
      'a certificate that is not PEM',
      withCluster({ tls: { ca: 'MIIBszCCAVmgAwIBAgIUQ2' } }),
      /tls.ca` in app-config is not a certificate in PEM form/,
    ],
    [
      'a certificate with its line breaks escaped',
      withCluster({ tls: { ca: pair.cert.trim().replace(/\r?\n/g, '\\n') } }),
      /has \\n in place of line breaks/,
    ],
    [
      'a certificate that was cut off',
      withCluster({ tls: { ca: pair.cert.slice(0, 200) } }),
      /cannot be read/,
    ],
    [
      'a key where the certificate belongs',
      withCluster({ tls: { cert: pair.key, key: pair.key } }),
      /tls.cert` in app-config is not a certificate/,
    ],
    [
      'IAM without TLS',
      withCluster({
        tls: false,
        sasl: { mechanism: 'msk-iam', region: 'eu-central-1' },
      }),
      /`msk-iam` needs TLS/,
    ],
    [
      'a question that is none',
      withCluster({ ask: ['size'] }),
      /ask` in app-config holds `size`, which is no question. Did you mean `sizes`/,
    ],
    [
      'an id with a dot',
      { clusters: { 'a.b': cluster } },
      /has the key `a\.b`: an id has/,
    ],
    [
      'a list where a map belongs',
      { clusters: [cluster] },
      /`topicRegistry.clusters` in app-config is not a set of keys/,
    ],
    [
      'a size that is none',
      { documents: { maxBytes: -1 } },
      /documents.maxBytes` in app-config is -1/,
    ],
    [
      'a size that no document has',
      { documents: { maxBytes: 1e15 } },
      /documents.maxBytes` in app-config is 1000000000000000; .* from 1 to 33554432/,
    ],
    [
      'a duration that no timer can wait',
      withCluster({ deadline: { days: 30 } }),
      /main.deadline` in app-config is 2592000000 ms; the most is/,
    ],
    ...['constructor', 'prototype', 'toString', 'valueOf'].flatMap(
      (name): [string, JsonObject, RegExp][] => [
        [
          `a cluster called ${name}`,
          { clusters: { [name]: cluster } },
          /`topicRegistry.clusters` in app-config has the key `\w+`, which JavaScript reserves/,
        ],
        [
          `a registry called ${name}`,
          { registries: { [name]: { target: 'a.md', owner: 'x' } } },
          /`topicRegistry.registries` in app-config has the key `\w+`, which JavaScript reserves/,
        ],
        [
          `an environment called ${name}`,
          withCluster({ environment: name }),
          /main.environment` in app-config has the name `\w+`, which JavaScript reserves/,
        ],
      ],
    ),
    [
      'a cluster called __proto__',
      JSON.parse('{"clusters":{"__proto__":{"environment":"x"}}}'),
      /has the key `__proto__`/,
    ],
    [
      'an environment called __proto__',
      withCluster({ environment: '__proto__' }),
      /has the name `__proto__`, which JavaScript reserves/,
    ],
    ...['a\nb', '\u001b[2J', '\u202egnp', 'x'.repeat(64)].map(
      (name): [string, JsonObject, RegExp] => [
        `the environment ${JSON.stringify(name)}`,
        withCluster({ environment: name }),
        /main.environment` in app-config is not a name/,
      ],
    ),
    ...['username', 'password'].map((key): [string, JsonObject, RegExp] => [
      `a number as the ${key}`,
      withCluster({
        sasl: { mechanism: 'plain', username: 'x', password: 'p', [key]: 83 },
      }),
      /in app-config is a number, .* write it in quotes/,
    ]),
  ])('refuses %s', (_, given, message) => {
    expect(() => read(given)).toThrow(message);
  });

  it('takes the questions to ask beside the usual ones', () => {
    const ask = (given: unknown) =>
      read(withCluster({ ask: given as string })).clusters[0].ask;
    expect(ask(['sizes', 'producers', 'sizes'])).toEqual([
      'sizes',
      'producers',
    ]);
    expect(ask([])).toBeUndefined();
  });

  it('never repeats a secret', () => {
    const given = withCluster({
      sasl: { mechanism: 'plain', username: 'x', pasword: 'hidden-word' },
    });
    expect(() => read(given)).toThrow(/`pasword`/);
    expect(() => read(given)).not.toThrow(/hidden-word/);
  });
});
