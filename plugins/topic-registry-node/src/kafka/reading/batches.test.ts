import { ReadingFailure } from '../session/ReadingFailure';
import { askInBatches, chunk, refusedAlike } from './batches';

const LIMITS = { size: 8, concurrency: 2 };
const items = Array.from({ length: 20 }, (_, index) => index);

function refusing(poison: number[], splittable: boolean) {
  const answered: number[] = [];
  const refused: number[] = [];
  const asked: number[][] = [];
  return {
    answered,
    refused,
    asked,
    run: () =>
      askInBatches(
        items,
        LIMITS,
        async batch => {
          asked.push(batch);
          if (batch.some(item => poison.includes(item))) {
            throw new ReadingFailure('error', 'refused', splittable);
          }
          answered.push(...batch);
        },
        batch => refused.push(...batch),
      ),
  };
}

describe('askInBatches', () => {
  it('asks for everything once, in batches of the given size', async () => {
    const { run, answered, refused, asked } = refusing([], true);
    await run();
    expect(answered.sort((a, b) => a - b)).toEqual(items);
    expect(refused).toEqual([]);
    expect(asked.map(({ length }) => length)).toEqual([8, 8, 4]);
  });

  it('costs one answer for each item that spoils its batch', async () => {
    const { run, answered, refused } = refusing([3, 17], true);
    await run();
    expect(refused.sort((a, b) => a - b)).toEqual([3, 17]);
    expect(answered).toHaveLength(18);
  });

  it('does not ask again in halves where the request is not the cause', async () => {
    const { run, refused, asked } = refusing([3], false);
    await run();
    expect(refused).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(asked).toHaveLength(3);
  });

  it('does not hide a defect as a refusal', async () => {
    await expect(
      askInBatches(
        [1],
        LIMITS,
        async () => {
          throw new TypeError('defect');
        },
        () => {},
      ),
    ).rejects.toThrow('defect');
  });

  it('asks nothing for no items', async () => {
    const ask = jest.fn();
    await askInBatches([], LIMITS, ask, () => {});
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('chunk', () => {
  it('keeps order and all items', () => {
    expect(chunk([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
    expect(chunk([], 2)).toEqual([]);
  });
});

describe('refusedAlike', () => {
  it.each([
    [[-1, -1], true],
    [[42, 42, 42], true],
    [[-1, 0], false],
    [[-1], false],
    [[29, 29], false],
    [[0, 0], false],
    [[], false],
  ])('of %j is %p', (codes, expected) => {
    expect(refusedAlike(codes)).toBe(expected);
  });
});
