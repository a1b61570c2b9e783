import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { randomBytes } from 'node:crypto';
import { ClusterConfig } from '../config';
import { KafkaJsAdminReader } from './admin/KafkaJsAdminReader';
import { clusterConfig } from './__testUtils__/clusters';
import {
  frame,
  Nonsense,
  NonsenseServers,
  offeringMetadata,
  sizeOf,
} from './__testUtils__/nonsense';
import { createClusterReader } from './createClusterReader';

jest.setTimeout(60_000);

const MIB = 1024 * 1024;
const OPTIONS = {
  deadlineMs: 8_000,
  configKeys: ['retention.ms'],
  expectedTopics: [],
  expectedGroups: [],
};
const READERS: [string, (config: ClusterConfig) => Promise<Observation>][] = [
  ['the reader', config => createClusterReader(config).observe({ ...OPTIONS })],
  [
    'the reader through the admin client',
    config => KafkaJsAdminReader.create(config, {}).observe({ ...OPTIONS }),
  ],
];

function reasonOf({ coverage }: Observation): string {
  expect(coverage.filter(({ answered }) => answered)).toEqual([]);
  return coverage.find(({ reason }) => reason)!.reason!;
}

describe.each(READERS)('%s, of a broker that speaks nonsense', (_, observe) => {
  const servers = new NonsenseServers();

  afterAll(() => servers.stop());

  const reasonAt = async (
    answer: Nonsense,
    limits: Partial<ClusterConfig> = {},
  ) => {
    const broker = await servers.start(answer);
    const seen = await observe({ ...clusterConfig([broker]), ...limits });
    const reason = reasonOf(seen);
    expect(reason).toContain(broker);
    return reason;
  };

  it.each<[string, Buffer, string]>([
    ['of length 0', sizeOf(0), 'in the protocol of Kafka'],
    ['of length 3', Buffer.from([0, 0, 0, 3, 1, 2, 3]), 'protocol of Kafka'],
    ['of a negative length', sizeOf(-1), 'an answer of -1 bytes'],
    ['of length -4', sizeOf(-4), 'an answer of -4 bytes'],
    ['of the least length', sizeOf(-(2 ** 31)), 'protocol of Kafka'],
    ['of HTTP', Buffer.from('HTTP/1.1 400 Bad\r\n\r\n'), 'begins with "HTTP"'],
    ['of SSH', Buffer.from('SSH-2.0-x\r\n'), 'begins with "SSH-"'],
    ['of TLS', Buffer.from([0x15, 3, 3, 0, 2, 2, 40]), 'answers in TLS'],
    ['of 2 GB', sizeOf(2 ** 31 - 1), 'announced an answer'],
  ])('tells of an answer %s', async (_what, bytes, words) => {
    expect(await reasonAt(socket => socket.write(bytes))).toContain(words);
  });

  it('tells of an answer that arrives byte by byte', async () => {
    const reason = await reasonAt(async socket => {
      for (const byte of sizeOf(-2)) {
        socket.write(Buffer.from([byte]));
        await new Promise(resolve => {
          setTimeout(resolve, 5);
        });
      }
    });
    expect(reason).toContain('an answer of -2 bytes');
  });

  it.each([0, 1, 2, 6, 100])(
    'tells of an answer of %i bytes that make no sense',
    async length => {
      const body = Buffer.alloc(length, 0xff);
      body.fill(0, 0, Math.min(2, length));
      const reason = await reasonAt((socket, id) =>
        socket.write(frame(id, body)),
      );
      expect(reason).toMatch(
        /could not be read|could not be asked|answered|does not offer/,
      );
    },
  );

  it('reads on from random bytes to a reason', async () => {
    for (let round = 0; round < 5; round++) {
      const bytes = randomBytes(400);
      expect(
        await reasonAt((socket, id) =>
          socket.write(round % 2 ? bytes : frame(id, bytes)),
        ),
      ).not.toBe('');
    }
  });

  it('takes no more memory than an answer may have', async () => {
    const chunk = Buffer.alloc(MIB, 1);
    let sent = 0;
    const before = process.memoryUsage().rss;
    const reason = await reasonAt(
      socket => {
        socket.write(sizeOf(2 ** 31 - 1));
        const more = () => {
          while (!socket.destroyed && sent < 1_000 * MIB) {
            sent += chunk.length;
            if (!socket.write(chunk)) break;
          }
        };
        socket.on('drain', more);
        more();
      },
      { maxAnswerBytes: MIB },
    );
    expect(reason).toContain('2147483647 bytes');
    expect(reason).toContain('topicRegistry.clusters.dev.maxAnswerBytes');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MIB);
  });

  it('takes an answer of the size that is allowed', async () => {
    const padded = Buffer.concat([offeringMetadata(), Buffer.alloc(100_000)]);
    const answer: Nonsense = (socket, id) => socket.write(frame(id, padded));
    const limits = { maxAnswerBytes: padded.length + 4 };
    expect(await reasonAt(answer, limits)).not.toContain('maxAnswerBytes');
    limits.maxAnswerBytes -= 1;
    expect(await reasonAt(answer, limits)).toContain('maxAnswerBytes');
  });

  it('connects to no host that is not allowed', async () => {
    const { connections } = servers;
    const reason = await reasonAt(() => {}, {
      allowedBrokerHosts: ['*.example.com', '127.0.0.2'],
    });
    expect(reason).toContain('allowedBrokerHosts');
    expect(servers.connections).toBe(connections);
  });
});
