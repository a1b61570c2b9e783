import { ObservedPartition } from '@topic-registry/backstage-plugin-topic-registry-common';
import fc from 'fast-check';
import { batchShares, countOf, halveShares, Share } from './leaderShares';

function partition(number: number): ObservedPartition {
  return {
    partition: number,
    leader: 1,
    replicas: [1],
    isr: [1],
    offlineReplicas: [],
  };
}

const share = (name: string, from: number, to: number): Share => ({
  name,
  partitions: Array.from({ length: to - from }, (_, index) =>
    partition(from + index),
  ),
});

/** Names and partition numbers alone. */
const told = (shares: readonly Share[]) =>
  shares.map(({ name, partitions }) => [
    name,
    partitions.map(one => one.partition),
  ]);

describe('batchShares', () => {
  it('puts whole topics together as long as there is room', () => {
    const batches = batchShares(
      [share('a', 0, 2), share('b', 0, 1), share('c', 0, 2)],
      3,
    );
    expect(batches.map(told)).toEqual([
      [
        ['a', [0, 1]],
        ['b', [0]],
      ],
      [['c', [0, 1]]],
    ]);
  });

  it('cuts a topic that has more partitions than there is room for', () => {
    const batches = batchShares([share('a', 0, 1), share('b', 0, 5)], 2);
    expect(batches.map(told)).toEqual([
      [
        ['a', [0]],
        ['b', [0]],
      ],
      [['b', [1, 2]]],
      [['b', [3, 4]]],
    ]);
  });

  it('keeps every partition, in order, and no batch beyond its size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (sizes, size) => {
          const shares = sizes.map((count, index) =>
            share(`t${index}`, 0, count),
          );
          const all = (list: readonly Share[]) =>
            list.flatMap(({ name, partitions }) =>
              partitions.map(one => `${name}-${one.partition}`),
            );
          const batches = batchShares(shares, size);
          expect(batches.flatMap(all)).toEqual(all(shares));
          for (const batch of batches) {
            expect(countOf(batch)).toBeLessThanOrEqual(size);
            expect(countOf(batch)).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});

describe('halveShares', () => {
  it('parts topics first, then the partitions of the last one', () => {
    const [one, other] = halveShares([
      share('a', 0, 2),
      share('b', 0, 1),
      share('c', 0, 1),
    ])!;
    expect(told(one)).toEqual([
      ['a', [0, 1]],
      ['b', [0]],
    ]);
    expect(told(other)).toEqual([['c', [0]]]);
    expect(halveShares([share('a', 0, 3)])!.map(told)).toEqual([
      [['a', [0, 1]]],
      [['a', [2]]],
    ]);
    expect(halveShares([share('a', 4, 5)])).toBeUndefined();
  });
});
