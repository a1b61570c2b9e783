import { ownerByPattern } from './owners';

describe('ownerByPattern', () => {
  it.each([
    ['auth_events', 'auth_events', true],
    ['auth_events', 'auth_*', true],
    ['auth_events', '*_events', true],
    ['auth_events', '*', true],
    ['auth_events', 'a*_*s', true],
    ['auth_events', 'auth', false],
    ['auth_events', '*auth', false],
    // The two ends may not share characters.
    ['aba', 'ab*ba', false],
    ['a.b', 'a?b', false],
    ['axb', 'a.b', false],
  ])('%s by %s: %s', (topic, topics, expected) => {
    expect(
      ownerByPattern(topic, [{ topics, owner: 'group:default/x' }]) !==
        undefined,
    ).toBe(expected);
  });

  it('takes the first that matches', () => {
    expect(
      ownerByPattern('auth_events', [
        { topics: 'billing_*', owner: 'a' },
        { topics: 'auth_*', owner: 'b' },
        { topics: '*', owner: 'c' },
      ]),
    ).toBe('b');
  });
});
