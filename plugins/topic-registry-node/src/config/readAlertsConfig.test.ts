import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readTopicRegistryConfig } from './readTopicRegistryConfig';

function read(alerts?: JsonObject) {
  const topicRegistry = alerts === undefined ? {} : { alerts };
  return readTopicRegistryConfig(new ConfigReader({ topicRegistry })).alerts;
}

describe('readAlertsConfig', () => {
  it('tells owners of warnings and errors by default', () => {
    const expected = {
      enabled: true,
      minSeverity: 'warning',
      ownerWaitMs: 300_000,
      content: 'named',
    };
    expect(read()).toEqual(expected);
    expect(read({})).toEqual(expected);
    expect(readTopicRegistryConfig(new ConfigReader({})).alerts).toEqual(
      expected,
    );
  });

  it('takes what is given', () => {
    expect(
      read({ enabled: false, minSeverity: 'error', ownerWait: { minutes: 1 } }),
    ).toMatchObject({
      enabled: false,
      minSeverity: 'error',
      ownerWaitMs: 60_000,
    });
    expect(read({ ownerWait: '0s' }).ownerWaitMs).toBe(0);
  });

  it('names nothing where a policy may hide it, unless told to', () => {
    const content = (permission: JsonObject, alerts: JsonObject = {}) =>
      readTopicRegistryConfig(
        new ConfigReader({ permission, topicRegistry: { alerts } }),
      ).alerts.content;
    expect(content({ enabled: true })).toBe('unnamed');
    expect(content({ enabled: false })).toBe('named');
    expect(content({ enabled: true }, { content: 'named' })).toBe('named');
    expect(content({ enabled: false }, { content: 'unnamed' })).toBe('unnamed');
    expect(
      readTopicRegistryConfig(
        new ConfigReader({ permission: { enabled: true } }),
      ).alerts.content,
    ).toBe('unnamed');
  });

  it.each<[JsonObject, RegExp]>([
    [{ content: 'all' }, /content.*`all`.*named, unnamed/],
    [{ minSeverity: 'grave' }, /minSeverity.*`grave`.*error, warning, info/],
    [{ minseverity: 'error' }, /Did you mean `minSeverity`/],
    [{ enabled: 'perhaps' }, /enabled/],
    [{ ownerWait: 'soon' }, /ownerWait/],
  ])('refuses %j', (alerts, message) => {
    expect(() => read(alerts)).toThrow(message);
  });
});
