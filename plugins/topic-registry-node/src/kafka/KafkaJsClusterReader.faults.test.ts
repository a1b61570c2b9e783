import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { createAuthority, KeyPair } from '@topic-registry/dev-kafka';
import net, { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { clusterConfig, observe } from './__testUtils__/clusters';

const EXPECTED = { expectedTopics: ['a'], expectedGroups: ['g'] };

describe('a reading of what is no broker', () => {
  const servers: net.Server[] = [];
  const sockets: net.Socket[] = [];

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const server of servers.splice(0)) {
      await new Promise(resolve => server.close(resolve));
    }
  });

  async function listen(
    onConnection: (socket: net.Socket) => void,
  ): Promise<string> {
    const server = net.createServer(socket => {
      socket.on('error', () => {});
      sockets.push(socket);
      onConnection(socket);
    });
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function freeAddress(): Promise<string> {
    const address = await listen(() => {});
    const server = servers.pop()!;
    await new Promise(resolve => server.close(resolve));
    return address;
  }

  function expectNothing(observation: Observation, code: string) {
    const { coverage } = observation;
    expect(coverage.map(entry => [entry.question, entry.code])).toEqual(
      [
        'topics',
        'configs',
        'offsets',
        'newest',
        'groups',
        'members',
        'commits',
        'reassignments',
      ].map(question => [question, code]),
    );
    expect(coverage.every(({ answered }) => !answered)).toBe(true);
    expect(observation.askedTopics).toEqual({ a: 'unknown' });
    expect(observation.askedGroups).toEqual({ g: 'unknown' });
    return coverage[0].reason;
  }

  it('says that nothing listens at an address', async () => {
    const address = await freeAddress();
    const observation = await observe(clusterConfig([address]), EXPECTED);
    const reason = expectNothing(observation, 'unreachable');
    expect(reason).toContain('Cluster "dev"');
    expect(reason).toContain(address);
    expect(reason).toContain('topicRegistry.clusters.dev.brokers');
  });

  it('says that a host name is not known', async () => {
    const observation = await observe(
      clusterConfig(['no-such-host.invalid:9092']),
      EXPECTED,
    );
    expect(expectNothing(observation, 'unreachable')).toContain(
      'no-such-host.invalid:9092',
    );
  });

  it('refuses an address without a port', async () => {
    const observation = await observe(clusterConfig(['localhost']), EXPECTED);
    expect(expectNothing(observation, 'error')).toContain('host:port');
  });

  it('does not wait for ever for a broker that accepts and never answers', async () => {
    const address = await listen(() => {});
    const observation = await observe(clusterConfig([address]), {
      ...EXPECTED,
      deadlineMs: 10_000,
    });
    const reason = expectNothing(observation, 'timeout');
    expect(reason).toContain(address);
    expect(reason).toContain('gave no answer');
  });

  it('names each broker of the list that failed', async () => {
    const silent = await listen(() => {});
    const dead = await freeAddress();
    const observation = await observe(clusterConfig([dead, silent]), {
      ...EXPECTED,
      deadlineMs: 8_000,
    });
    const { reason } = observation.coverage[0];
    expect(reason).toContain(silent);
    expect(reason).toContain(dead);
  });

  it('ends at the deadline', async () => {
    const address = await listen(() => {});
    const observation = await observe(clusterConfig([address]), {
      ...EXPECTED,
      deadlineMs: 300,
    });
    expect(expectNothing(observation, 'timeout')).toContain('300 ms');
  });

  it('ends at the signal, before or while it reads', async () => {
    const abort = new AbortController();
    const address = await listen(() => abort.abort());
    for (let time = 0; time < 2; time++) {
      const observation = await observe(clusterConfig([address]), {
        ...EXPECTED,
        signal: abort.signal,
      });
      expect(expectNothing(observation, 'cancelled')).toContain('cancelled');
    }
  });

  it('says that a broker hung up', async () => {
    const address = await listen(socket => socket.end());
    const observation = await observe(clusterConfig([address]), EXPECTED);
    expect(expectNothing(observation, 'unreachable')).toContain(address);
  });

  it('says that what answers is no Kafka', async () => {
    const address = await listen(socket =>
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    );
    const observation = await observe(clusterConfig([address]), {
      ...EXPECTED,
      deadlineMs: 8_000,
    });
    expect(observation.coverage[0].answered).toBe(false);
    expect(observation.coverage[0].reason).toContain(address);
  });

  it('says that a listener does not speak TLS', async () => {
    const address = await listen(socket =>
      socket.once('data', () => socket.end('no TLS here')),
    );
    const observation = await observe(
      { ...clusterConfig([address]), tls: { rejectUnauthorized: true } },
      EXPECTED,
    );
    expect(expectNothing(observation, 'unreachable')).toContain('.tls');
  });

  const authority = createAuthority('Authority of the brokers');
  const tlsOptions = { ca: authority.ca, rejectUnauthorized: true };

  it.each<[string, KeyPair, string, RegExp]>([
    [
      'of an authority that is not known',
      createAuthority('Authority of nobody here').forBroker(),
      'is not trusted',
      /Set topicRegistry\.clusters\.dev\.tls\.ca/,
    ],
    [
      'for another host',
      authority.forBroker({ ip: '10.0.0.1' }),
      'is made out to other names',
      /topicRegistry\.clusters\.dev\.brokers/,
    ],
    [
      'that has expired',
      authority.forBroker({ endsAt: new Date(Date.now() - 60_000) }),
      'has expired',
      /renewed/,
    ],
  ])('tells a certificate %s', async (_which, pair, what, todo) => {
    const server = tls.createServer(pair, () => {});
    server.on('tlsClientError', () => {});
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const observation = await observe(
      { ...clusterConfig([address]), tls: tlsOptions },
      EXPECTED,
    );
    const reason = expectNothing(observation, 'unreachable');
    expect(reason).toContain(`shows a certificate that ${what}`);
    expect(reason).toMatch(todo);
  });

  it('leaves no connection behind', async () => {
    const closed: Promise<void>[] = [];
    const address = await listen(socket => {
      // reads, so that it notices the end, and answers nothing
      socket.resume();
      closed.push(
        new Promise(resolve => {
          socket.once('close', () => resolve());
        }),
      );
    });
    await observe(clusterConfig([address]), { ...EXPECTED, deadlineMs: 300 });
    expect(closed.length).toBeGreaterThan(0);
    await Promise.all(closed);
  });
});
