import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readTopicRegistryConfig } from './readTopicRegistryConfig';

function read(rules: JsonObject) {
  return readAll(rules).rules;
}

function readAll(rules: JsonObject) {
  return readTopicRegistryConfig(
    new ConfigReader({
      topicRegistry: {
        clusters: {
          'prod-eu': { environment: 'production', brokers: ['broker-1:9092'] },
        },
        registries: {
          platform: { target: 'registry.md', owner: 'group:default/platform' },
        },
        rules,
      },
    }),
  );
}

const exception = {
  subjects: 'audit_*',
  reason: 'agreed with the auditors',
  until: '2026-04-30',
};
const excepting = (...exceptions: JsonObject[]) => ({
  'drift/retention': { exceptions },
});

describe('topicRegistry.rules.profile', () => {
  it('is default unless app-config says otherwise, and no rule', () => {
    expect(readAll({}).ruleProfile).toBe('default');
    const { ruleProfile, rules } = readAll({ profile: 'review' });
    expect(ruleProfile).toBe('review');
    expect(rules).toEqual({});
  });

  it.each(['monthly', 7, { rules: [] }])('refuses %p', profile => {
    expect(() => readAll({ profile })).toThrow(
      /`topicRegistry\.rules\.profile` in app-config is `.*`; it is one of default, review\./,
    );
  });
});

describe('readRulesConfig', () => {
  it('reads severities, options and exceptions', () => {
    expect(
      read({
        'topic/name': { severity: 'warning' },
        'suppression/malformed': { options: { requireEndDate: true } },
        'drift/retention': {
          severity: 'off',
          exceptions: [
            { ...exception, registry: 'platform', cluster: 'prod-eu' },
            { ...exception, until: '2026-04-30T00:00:00.000Z' },
          ],
        },
      }),
    ).toEqual({
      'topic/name': { severity: 'warning', options: {}, exceptions: [] },
      'suppression/malformed': {
        options: { requireEndDate: true },
        exceptions: [],
      },
      'drift/retention': {
        severity: 'off',
        options: {},
        exceptions: [
          { ...exception, registry: 'platform', cluster: 'prod-eu' },
          exception,
        ],
      },
    });
  });

  it('takes the `false` that YAML may make of `off`', () => {
    expect(read({ 'topic/name': { severity: false } })).toMatchObject({
      'topic/name': { severity: 'off' },
    });
  });

  it.each<[string, JsonObject, RegExp]>([
    [
      'an unknown rule',
      { 'topic/nmae': {} },
      /`topicRegistry.rules` .* the rule `topic\/nmae`, which does not exist. Did you mean `topic\/name`/,
    ],
    [
      'a rule that is no section',
      { 'topic/name': 'off' },
      /`topicRegistry.rules.topic\/name` in app-config is not a set/,
    ],
    [
      'an unknown key',
      { 'topic/name': { severty: 'off' } },
      /`severty` in `topicRegistry.rules.topic\/name`.*`severity`/,
    ],
    [
      'an unknown severity',
      { 'topic/name': { severity: 'grave' } },
      /topic\/name.severity` in app-config is `grave`; it is one of off, error/,
    ],
    [
      'an option that the rule does not have',
      { 'topic/name': { options: { length: 3 } } },
      /topic\/name.options` .* the option `length`, .* Its options: vocabulary/,
    ],
    [
      'an option of another kind',
      { 'suppression/malformed': { options: { requireEndDate: 'yes' } } },
      /options.requireEndDate` in app-config is `"yes"`; it is true or false/,
    ],
    [
      'exceptions that are no list',
      { 'topic/name': { exceptions: exception } },
      /topic\/name.exceptions` in app-config is not a list/,
    ],
    [
      'an exception without a reason',
      excepting({ ...exception, reason: ' ' }),
      /drift\/retention.exceptions\[0\].reason` is missing/,
    ],
    [
      'an exception without an end',
      excepting({ subjects: 'a', reason: 'b' }),
      /drift\/retention.exceptions\[0\].until` is missing/,
    ],
    [
      'a day that does not exist',
      excepting({ ...exception, until: '2026-02-30' }),
      /exceptions\[0\].until` in app-config is `2026-02-30`, which is no day/,
    ],
    [
      'a key with a typo',
      excepting({ ...exception, untill: '2026-01-01' }),
      /`untill` in `topicRegistry.rules.drift\/retention.exceptions\[0\]`/,
    ],
    [
      'an unknown registry',
      excepting({ ...exception, registry: 'platfrom' }),
      /names the registry `platfrom`.*Did you mean `platform`/,
    ],
    [
      'an unknown cluster',
      excepting({ ...exception, cluster: 'prod' }),
      /names the cluster `prod`.*Known: prod-eu/,
    ],
    [
      'a cluster for a rule of documents',
      {
        'topic/name': { exceptions: [{ ...exception, cluster: 'prod-eu' }] },
      },
      /exceptions\[0\].cluster` .* `topic\/name` looks at documents alone/,
    ],
    [
      'the same exception twice',
      excepting(exception, { ...exception, reason: 'another' }),
      /exceptions\[1\]` .* the same as `exceptions\[0\]`/,
    ],
  ])('refuses %s', (_, rules, message) => {
    expect(() => read(rules)).toThrow(message);
  });
});
