import { Standards } from '@topic-registry/backstage-plugin-topic-registry-common';
import { effectiveSettings } from './effectiveSettings';
import { bound, stated, TopicSketch } from './testing';

const DAY = 86_400_000;

const PLATFORM: Partial<Standards> = {
  partitions: [{ value: 10 }],
  replicationFactor: [
    { value: 3, environment: 'production' },
    { value: 1, environment: 'development' },
  ],
  retentionMs: [{ value: 7 * DAY }, { value: 30 * DAY, topicClass: 'audit' }],
  compression: [{ value: 'gzip' }],
};

const settings = (
  sketch: Partial<TopicSketch>,
  environment?: string,
  standards = PLATFORM,
) => {
  const registry = bound([{ name: 'x', ...sketch }], { standards });
  return effectiveSettings(registry, registry.registry.topics[0], environment);
};

describe('effectiveSettings', () => {
  it("takes the topic's own value before the standard", () => {
    expect(
      settings({ settings: { partitions: stated(24, 5) } }, 'production')
        .partitions,
    ).toMatchObject({
      kind: 'expected',
      by: 'topic',
      value: 24,
      range: { line: 5 },
    });
    expect(settings({}, 'production').partitions).toMatchObject({
      by: 'standard',
      value: 10,
    });
  });

  it.each([
    ['production', { kind: 'expected', value: 3 }],
    ['PROD', { kind: 'expected', value: 3 }],
    ['dev', { kind: 'expected', value: 1 }],
    ['staging', { kind: 'none' }],
    [undefined, { kind: 'unknown' }],
  ])('in %s the replication factor is %j', (environment, expected) => {
    expect(settings({}, environment).replicationFactor).toMatchObject(expected);
  });

  it('accepts every class until the class of the topic is known', () => {
    expect(settings({}).retentionMs).toMatchObject({
      value: 7 * DAY,
      alternatives: [{ value: 30 * DAY, topicClass: 'audit' }],
    });
    expect(settings({ topicClass: stated('Audit') }).retentionMs).toMatchObject(
      {
        value: 30 * DAY,
        alternatives: [],
      },
    );
    expect(settings({ topicClass: stated('other') }).retentionMs).toMatchObject(
      {
        value: 7 * DAY,
        alternatives: [],
      },
    );
  });

  it('is unknown where values are stated by class alone', () => {
    const standards = {
      retentionMs: [{ value: DAY, topicClass: 'audit' }],
    };
    expect(settings({}, 'production', standards).retentionMs).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('audit'),
    });
  });

  it('is nothing where nothing is stated', () => {
    expect(settings({}, 'production').cleanupPolicy).toEqual({ kind: 'none' });
  });
});
