import { fingerprintOf } from './fingerprint';

const identity = {
  rule: 'drift/partitions',
  registry: 'platform',
  subject: { kind: 'topic' as const, name: 'a' },
  cluster: 'prod-eu',
  discriminator: 'x',
};

describe('fingerprintOf', () => {
  it('is 20 hex digits, and the same for the same identity', () => {
    expect(fingerprintOf(identity)).toMatch(/^[0-9a-f]{20}$/);
    expect(fingerprintOf({ ...identity })).toBe(fingerprintOf(identity));
  });

  it('differs with every part', () => {
    const all = [
      identity,
      { ...identity, rule: 'drift/retention' },
      { ...identity, registry: 'other' },
      { ...identity, subject: { kind: 'group' as const, name: 'a' } },
      { ...identity, subject: { kind: 'topic' as const, name: 'b' } },
      { ...identity, cluster: 'dev' },
      { ...identity, cluster: undefined },
      { ...identity, discriminator: 'y' },
      { ...identity, discriminator: undefined },
    ];
    expect(new Set(all.map(fingerprintOf)).size).toBe(all.length);
  });

  it('stays as it is across versions', () => {
    expect(fingerprintOf(identity)).toBe('7df70a5a0d3fb041fdaa');
  });
});
