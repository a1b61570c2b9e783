import { createAuthority, RunningKafka } from '@topic-registry/dev-kafka';
import { SaslConfig, TlsConfig } from '../config';
import { metadata } from './protocol/metadata';
import { ClusterSession } from './session/ClusterSession';
import {
  clusterConfig,
  observe,
  refusals,
  startTestKafka,
} from './__testUtils__/clusters';

jest.setTimeout(180_000);

/** The one reason for which a reading has no answer at all. */
async function refusedWith(
  kafka: RunningKafka,
  security: { sasl?: SaslConfig; tls?: TlsConfig },
) {
  const config = { ...clusterConfig(kafka.brokers), ...security };
  const { coverage } = await observe(config, { deadlineMs: 8_000 });
  expect(coverage.filter(({ answered }) => answered)).toEqual([]);
  const reasons = [...new Set(coverage.map(({ reason }) => reason))];
  expect(reasons).toHaveLength(1);
  const [{ code }] = coverage;
  const [reason] = reasons;
  expect(reason).toContain('Cluster "dev"');
  expect(reason).toContain(kafka.brokers[0]);
  return { code, reason: reason! };
}

/** What a reading is refused; nothing when it is let in. */
async function refusalsWith(
  kafka: RunningKafka,
  security: { sasl?: SaslConfig; tls?: TlsConfig },
) {
  const config = { ...clusterConfig(kafka.brokers), ...security };
  return refusals(await observe(config));
}

/** A token that nobody signed (RFC 7519, section 6). */
function unsecuredToken(claims: { sub: string; iat: number; exp: number }) {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}

describe('a reading over SASL', () => {
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startTestKafka({
      sasl: {
        users: { admin: 'admin-secret', reader: 'reader-secret' },
        mechanisms: ['SCRAM-SHA-256', 'SCRAM-SHA-512', 'OAUTHBEARER'],
      },
    });
  });

  afterAll(() => kafka?.stop());

  it.each(['scram-sha-256', 'scram-sha-512'] as const)(
    'authenticates by %s, and names the user whose password is wrong',
    async mechanism => {
      const sasl = { mechanism, username: 'reader', password: 'reader-secret' };
      expect(await refusalsWith(kafka, { sasl })).toEqual([]);
      for (const wrong of [{ password: 'not-it' }, { username: 'nobody' }]) {
        const { code, reason } = await refusedWith(kafka, {
          sasl: { ...sasl, ...wrong },
        });
        expect(code).toBe('denied');
        expect(reason).toContain(
          `refused the credentials of user "${
            wrong.username ?? 'reader'
          }" (${mechanism})`,
        );
        expect(reason).toContain('topicRegistry.clusters.dev.sasl');
        expect(reason).not.toContain('not-it');
        expect(reason).not.toContain('reader-secret');
      }
    },
  );

  it('authenticates by oauthbearer, and says when a token is refused', async () => {
    const now = Math.floor(Date.now() / 1_000);
    const token = unsecuredToken({ sub: 'reader', iat: now, exp: now + 600 });
    expect(
      await refusalsWith(kafka, { sasl: { mechanism: 'oauthbearer', token } }),
    ).toEqual([]);

    const expired = unsecuredToken({
      sub: 'reader',
      iat: now - 900,
      exp: now - 300,
    });
    for (const wrong of [expired, 'no-token']) {
      const { code, reason } = await refusedWith(kafka, {
        sasl: { mechanism: 'oauthbearer', token: wrong },
      });
      expect(code).toBe('denied');
      expect(reason).toContain('refused the credentials (oauthbearer)');
      expect(reason).toContain('topicRegistry.clusters.dev.sasl');
      expect(reason).not.toContain(wrong);
    }
  });
});

// kafkajs authenticates anew while 10 s or less are left of a session
describe.each([9_000, 3_000])(
  'a reading over SASL sessions of %s ms',
  sessionMs => {
    let kafka: RunningKafka;

    beforeAll(async () => {
      kafka = await startTestKafka({
        sasl: { users: { reader: 'reader-secret' } },
        properties: { 'connections.max.reauth.ms': String(sessionMs) },
      });
    });

    afterAll(() => kafka?.stop());

    it('is complete', async () => {
      const sasl: SaslConfig = {
        mechanism: 'plain',
        username: 'reader',
        password: 'reader-secret',
      };
      for (let turn = 0; turn < 3; turn++) {
        expect(await refusalsWith(kafka, { sasl })).toEqual([]);
      }
    });

    it('outlives a session', async () => {
      const session = ClusterSession.open({
        config: clusterConfig(kafka.brokers),
        security: {
          sasl: {
            mechanism: 'plain',
            username: 'reader',
            password: 'reader-secret',
          },
        },
        deadlineMs: 60_000,
      });
      const [host, port] = kafka.brokers[0].split(':');
      const link = session.link(host, Number(port));
      try {
        const end = Date.now() + sessionMs * 1.5;
        while (Date.now() < end) {
          const { brokers } = await link.send(metadata, {});
          expect(brokers).toHaveLength(1);
          await session.pause(sessionMs / 10);
        }
      } finally {
        await session.close();
      }
    });
  },
);

describe('a reading over TLS', () => {
  const authority = createAuthority('Authority of the brokers');
  const { ca } = authority;
  const other = createAuthority('Authority of nobody here');
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startTestKafka({
      tls: authority.forBroker(),
      sasl: { users: { reader: 'reader-secret' } },
    });
  });

  afterAll(() => kafka?.stop());

  const sasl: SaslConfig = {
    mechanism: 'plain',
    username: 'reader',
    password: 'reader-secret',
  };

  it('trusts the authority that it is given, or none when told so', async () => {
    expect(
      await refusalsWith(kafka, {
        sasl,
        tls: { ca, rejectUnauthorized: true },
      }),
    ).toEqual([]);
    expect(
      await refusalsWith(kafka, { sasl, tls: { rejectUnauthorized: false } }),
    ).toEqual([]);
  });

  it.each([
    ['the public authorities', undefined],
    ['another authority', other.ca],
  ])(
    'does not take the certificate of the broker with %s',
    async (_whom, wrong) => {
      const { code, reason } = await refusedWith(kafka, {
        sasl,
        tls: { ca: wrong, rejectUnauthorized: true },
      });
      expect(code).toBe('unreachable');
      expect(reason).toContain('certificate that is not trusted');
      expect(reason).toContain('topicRegistry.clusters.dev.tls.ca');
    },
  );

  it('points to TLS when the reading does without', async () => {
    const { reason } = await refusedWith(kafka, { sasl });
    expect(reason).toContain('topicRegistry.clusters.dev.tls');
  });
});

describe('a reading over mTLS', () => {
  const authority = createAuthority('Authority of all');
  const { ca } = authority;
  const other = createAuthority('Authority of nobody here');
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startTestKafka({
      tls: { ...authority.forBroker(), clientCa: ca },
    });
  });

  afterAll(() => kafka?.stop());

  it('shows the certificate that it is given', async () => {
    expect(
      await refusalsWith(kafka, {
        tls: { ca, ...authority.forClient('reader'), rejectUnauthorized: true },
      }),
    ).toEqual([]);
  });

  it.each([
    ['none', undefined],
    ['one of another authority', other.forClient('reader')],
  ])(
    'says that the broker does not take its certificate: %s',
    async (_which, certificate) => {
      const { code, reason } = await refusedWith(kafka, {
        tls: { ca, ...certificate, rejectUnauthorized: true },
      });
      expect(code).toBe('denied');
      expect(reason).toContain('topicRegistry.clusters.dev.tls.cert');
      expect(reason).not.toContain('PRIVATE KEY');
    },
  );
});
