import { topicConfigOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { KAFKAS_UNIT, parseConfigValue } from './configValues';

const parsed = (key: string, text: string, unit?: string) => {
  const config = topicConfigOf(key);
  if (!config) throw new Error(`${key} is not a key of Kafka's`);
  return parseConfigValue(config, text, unit);
};

describe('parseConfigValue', () => {
  it.each([
    ['segment.ms', '3600000', KAFKAS_UNIT, '3600000'],
    ['segment.ms', '1 hour', KAFKAS_UNIT, '3600000'],
    ['segment.ms', '7 days', undefined, '604800000'],
    ['segment.ms', '24', 'hours', '86400000'],
    ['retention.bytes', '-1', KAFKAS_UNIT, '-1'],
    ['retention.bytes', 'unlimited', undefined, '-1'],
    ['retention.bytes', '9223372036854775807', KAFKAS_UNIT, '-1'],
    ['retention.bytes', '1 GiB', undefined, '1073741824'],
    ['retention.bytes', '1_073_741_824', KAFKAS_UNIT, '1073741824'],
    ['local.retention.ms', '-2', KAFKAS_UNIT, '-2'],
    ['local.retention.ms', 'same as retention', undefined, '-2'],
    ['max.compaction.lag.ms', 'unlimited', undefined, '9223372036854775807'],
    ['min.insync.replicas', '2', undefined, '2'],
    ['min.insync.replicas', '02', undefined, '2'],
    ['min.cleanable.dirty.ratio', '0.50', KAFKAS_UNIT, '0.5'],
    ['min.cleanable.dirty.ratio', '50%', undefined, '0.5'],
    ['message.timestamp.type', 'createtime', undefined, 'CreateTime'],
    ['message.timestamp.type', 'Log append time', undefined, 'LogAppendTime'],
    ['unclean.leader.election.enable', 'No', undefined, 'false'],
    ['preallocate', 'enabled', undefined, 'true'],
    ['compression.zstd.level', '-5', undefined, '-5'],
    ['flush.messages', '10,000', KAFKAS_UNIT, '10000'],
  ])('reads %s of "%s" (%s) as %s', (key, text, unit, value) => {
    expect(parsed(key, text, unit)).toEqual({ value });
  });

  it('knows that megabytes are counted in two ways', () => {
    expect(parsed('retention.bytes', '1 GB')).toEqual({
      value: '1073741824',
      alternatives: ['1000000000'],
    });
    expect(parsed('max.message.bytes', '1 MB')).toEqual({
      value: '1048576',
      alternatives: ['1000000', '1048588'],
    });
  });

  it.each([
    ['segment.ms', 'soon', 'is not a duration'],
    ['segment.ms', '7', 'has no unit'],
    ['max.message.bytes', '10', 'has no unit'],
    ['max.message.bytes', '10 bananas', 'is not a number of bytes'],
    ['max.message.bytes', '10 GB', 'is not a value that'],
    ['max.message.bytes', '-1', 'is not a value that'],
    ['retention.bytes', '-7', 'is not a value that'],
    ['min.insync.replicas', 'two', 'is not a whole number'],
    ['min.insync.replicas', '99999999999', 'is not a value that'],
    ['message.timestamp.type', 'broker time', 'is not one of `CreateTime`'],
    ['unclean.leader.election.enable', 'maybe', 'is neither `true` nor'],
    ['min.cleanable.dirty.ratio', 'half', 'is not a number'],
  ])('says why %s cannot be "%s"', (key, text, problem) => {
    expect(parsed(key, text)).toEqual({
      problem: expect.stringContaining(problem),
    });
  });
});
