import { parseFullEntityRef, parseRef } from './entityRef';

describe('parseRef', () => {
  it.each([
    ['payments', 'group:default/payments'],
    ['finance/payments', 'group:finance/payments'],
    ['user:alex', 'user:default/alex'],
    [' Group:Finance/Payments ', 'Group:Finance/Payments'],
  ])('reads %s', (text, expected) => {
    const id = parseRef(text, 'group');
    expect(`${id.kind}:${id.namespace}/${id.name}`).toBe(expected);
  });

  it.each(['', 'Platform Team', 'a/b/c', 'a:b:c', 'group:'])(
    'refuses "%s" and says how to write one',
    text => {
      expect(() => parseRef(text, 'group')).toThrow(/group:default\/payments/);
    },
  );
});

describe('parseFullEntityRef', () => {
  it('takes only what states a kind that is allowed', () => {
    const kinds = ['group', 'user'];
    expect(parseFullEntityRef('group:default/payments', kinds)?.name).toBe(
      'payments',
    );
    expect(parseFullEntityRef('payments', kinds)).toBeUndefined();
    expect(parseFullEntityRef('Platform Team', kinds)).toBeUndefined();
    expect(parseFullEntityRef('Team: payments', kinds)).toBeUndefined();
    expect(parseFullEntityRef('component:payments', kinds)).toBeUndefined();
  });
});
