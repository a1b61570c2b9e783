import { ownValue, recordOf } from './records';

const INHERITED = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'valueOf',
];

describe('ownValue', () => {
  it.each(INHERITED)('finds no `%s` that nobody put there', name => {
    expect(ownValue({ orders: 1 }, name)).toBeUndefined();
    expect(ownValue(JSON.parse('{"orders":1}'), name)).toBeUndefined();
    expect(ownValue(recordOf([['orders', 1]]), name)).toBeUndefined();
    expect(ownValue(undefined, name)).toBeUndefined();
  });

  it.each(INHERITED)('finds the `%s` that somebody put there', name => {
    const record = recordOf([[name, 1]]);
    expect(ownValue(record, name)).toBe(1);
    const stored = JSON.parse(JSON.stringify(record));
    expect(ownValue(stored, name)).toBe(1);
    expect(ownValue(structuredClone(record), name)).toBe(1);
    expect(ownValue({ ...record }, name)).toBe(1);
  });
});

describe('recordOf', () => {
  it('holds every name as it is, in order', () => {
    const record = recordOf(INHERITED.map((name, at) => [name, at]));
    expect(Object.keys(record)).toEqual(INHERITED);
    expect(Object.values(record)).toEqual([0, 1, 2, 3, 4]);
    expect(Object.prototype).not.toHaveProperty('orders');
  });
});
