import { ConfigReader } from '@backstage/config';
import { JsonValue } from '@backstage/types';
import { readTopicRegistryConfig } from './readTopicRegistryConfig';

function read(ignore: JsonValue | undefined) {
  const config = new ConfigReader({
    topicRegistry: {
      clusters: {
        main: { environment: 'production', brokers: ['broker-1:9092'], ignore },
      },
    },
  });
  return readTopicRegistryConfig(config).clusters[0].ignore;
}

describe('what a cluster leaves alone', () => {
  it('is nothing unless it is said', () => {
    expect(read(undefined)).toBeUndefined();
    expect(read({})).toBeUndefined();
    expect(read({ topics: [] })).toBeUndefined();
  });

  it('is a list, or one text with commas', () => {
    expect(
      read({ topics: 'ops-*, *.audit', groups: ['ops monitor/*', 'burrow'] }),
    ).toEqual({
      topics: ['ops-*', '*.audit'],
      groups: ['ops monitor/*', 'burrow'],
    });
    expect(read({ groups: ['burrow', 'burrow'] })).toEqual({
      topics: [],
      groups: ['burrow'],
    });
  });

  it.each<[string, JsonValue, RegExp]>([
    ['no set', ['ops-*'], /ignore` in app-config is not a set of `topics` and/],
    ['a typo', { topic: ['ops-*'] }, /Did you mean `topics`\?/],
    [
      'every topic',
      { topics: ['ops-*', '*'] },
      /ignore\.topics` in app-config holds `\*`, which leaves every name alone/,
    ],
    ['every group', { groups: '**' }, /holds `\*\*`, which leaves every name/],
    [
      'a regular expression',
      { topics: ['^ops-.+$'] },
      /holds `\^ops-\.\+\$`, which no topic can be called.*not a regular/,
    ],
    [
      'a name with a space',
      { topics: ['ops events'] },
      /no topic can be called/,
    ],
    ['a number', { topics: [7] }, /ignore/],
  ])('refuses %s', (_what, ignore, message) => {
    expect(() => read(ignore)).toThrow(message);
  });
});
