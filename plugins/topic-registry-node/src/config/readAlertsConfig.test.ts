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
    ).toEqual({ enabled: false, minSeverity: 'error', ownerWaitMs: 60_000 });
    expect(read({ ownerWait: '0s' }).ownerWaitMs).toBe(0);
  });

  it.each<[JsonObject, RegExp]>([
    [{ minSeverity: 'grave' }, /minSeverity.*`grave`.*error, warning, info/],
    [{ minseverity: 'error' }, /Did you mean `minSeverity`/],
    [{ enabled: 'perhaps' }, /enabled/],
    [{ ownerWait: 'soon' }, /ownerWait/],
  ])('refuses %j', (alerts, message) => {
    expect(() => read(alerts)).toThrow(message);
  });
});
