import { createAuthority } from '@topic-registry/dev-kafka';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readTopicRegistryConfig } from './readTopicRegistryConfig';

function read(sampling: unknown, cluster: JsonObject = {}) {
  const config = new ConfigReader({
    topicRegistry: {
      clusters: {
        main: {
          environment: 'production',
          brokers: ['broker-1:9092'],
          ...cluster,
          sampling: sampling as JsonObject,
        },
      },
    },
  });
  return readTopicRegistryConfig(config).clusters[0].sampling;
}

describe('sampling of a cluster', () => {
  it('is off unless its section is there', () => {
    expect(read(undefined)).toBeUndefined();
  });

  it('has defaults', () => {
    expect(read({})).toEqual({
      recordsPerPartition: 20,
      maxBytesPerPartition: 65_536,
      maxBytes: 16_777_216,
      deadlineMs: 15_000,
      intervalMs: 900_000,
      topics: { include: ['*'], exclude: [] },
    });
  });

  it('reads everything that may be said', () => {
    const ca = createAuthority('Authority of a test').ca.trim();
    const sasl = { mechanism: 'plain', username: 'sampler', password: 'p' };
    expect(
      read({
        sasl,
        tls: { ca },
        recordsPerPartition: '5',
        maxBytesPerPartition: 2048,
        maxBytes: 4096,
        deadline: '5s',
        interval: '1h',
        topics: { include: 'a_*, b_*', exclude: ['a_secret'] },
      }),
    ).toEqual({
      sasl,
      tls: { ca, rejectUnauthorized: true },
      recordsPerPartition: 5,
      maxBytesPerPartition: 2048,
      maxBytes: 4096,
      deadlineMs: 5_000,
      intervalMs: 3_600_000,
      topics: { include: ['a_*', 'b_*'], exclude: ['a_secret'] },
    });
  });

  it.each([
    [true, 'Write `sampling: {}` to sample with the defaults'],
    [{ record: 5 }, 'Unknown key `record`'],
    [{ recordsPerPartition: 0 }, 'from 1 to 1000'],
    [{ recordsPerPartition: 'many' }, 'is `many`; it is a whole number'],
    [{ maxBytes: 2048 }, 'no partition would be read'],
    [{ topics: ['a'] }, 'a set of `include` and `exclude`'],
    [{ topics: { only: 'a' } }, 'Unknown key `only`'],
    [{ deadline: 'soon' }, 'sampling.deadline'],
    [
      { sasl: { mechanism: 'plain', username: 'x' } },
      '`topicRegistry.clusters.main.sampling.sasl.password` is missing',
    ],
  ])('refuses %j', (sampling, message) => {
    expect(() => read(sampling)).toThrow(message);
  });
});
