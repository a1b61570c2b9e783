import {
  canonicalConfigValue,
  showConfigValue,
  weakeningOf,
} from './configValue';
import { TOPIC_CONFIGS, TopicConfig, topicConfigOf } from './topicConfigs';

const known = (key: string): TopicConfig => {
  const config = topicConfigOf(key);
  if (!config) throw new Error(`${key} is not a key of Kafka's`);
  return config;
};

describe('the topic settings of Kafka', () => {
  it('are found by their own keys alone', () => {
    expect(topicConfigOf('min.insync.replicas')).toMatchObject({ type: 'int' });
    for (const key of ['constructor', '__proto__', 'MIN.INSYNC.REPLICAS', ''])
      expect(topicConfigOf(key)).toBeUndefined();
    const keys = TOPIC_CONFIGS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ['cleanup.policy', 'delete,compact', 'compact,delete'],
    ['cleanup.policy', ' Delete ', 'delete'],
    ['cleanup.policy', '', ''],
    ['cleanup.policy', 'shred', undefined],
    ['retention.ms', '0604800000', '604800000'],
    ['retention.ms', '9223372036854775807', '-1'],
    ['max.compaction.lag.ms', '9223372036854775807', '9223372036854775807'],
    ['retention.ms', '99999999999999999999', undefined],
    ['max.message.bytes', '2147483648', undefined],
    ['min.cleanable.dirty.ratio', '0.500', '0.5'],
    ['min.cleanable.dirty.ratio', 'NaN', undefined],
    ['preallocate', 'TRUE', 'true'],
    ['compression.type', 'GZIP', 'gzip'],
    ['message.timestamp.type', 'logappendtime', 'LogAppendTime'],
    ['message.format.version', '2.8-IV1', '2.8-IV1'],
  ])('%s of "%s" is "%s"', (key, text, value) => {
    expect(canonicalConfigValue(known(key), text)).toBe(value);
  });

  it.each([
    ['retention.ms', '604800000', '7 d'],
    ['retention.ms', '-1', 'unlimited'],
    ['local.retention.ms', '-2', 'as `retention.ms`'],
    ['segment.bytes', '1073741824', '1 GiB'],
    ['max.message.bytes', '1048588', '1048588 bytes'],
    ['cleanup.policy', '', 'empty'],
    ['min.insync.replicas', '2', '2'],
    ['preallocate', 'perhaps', 'perhaps'],
  ])('%s of "%s" is shown as "%s"', (key, text, shown) => {
    expect(showConfigValue(known(key), text)).toBe(shown);
  });

  it.each([
    ['min.insync.replicas', '1', '2', 'durability'],
    ['min.insync.replicas', '2', '2', undefined],
    ['unclean.leader.election.enable', 'true', 'false', 'durability'],
    ['unclean.leader.election.enable', 'true', undefined, 'durability'],
    ['unclean.leader.election.enable', 'true', 'true', undefined],
    ['retention.ms', '3600000', '-1', 'retention'],
    ['retention.ms', '-1', '3600000', undefined],
    ['retention.bytes', '1000', '-1', 'retention'],
    ['segment.ms', '1000', '604800000', undefined],
    ['retention.ms', '1000', undefined, undefined],
  ])('%s=%s instead of %s loses %s', (key, value, than, loses) => {
    expect(weakeningOf(known(key), value, than)).toBe(loses);
  });
});
