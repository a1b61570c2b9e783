import { answerFinder, NOWHERE } from './answerFinder';

function answers(...topics: [name: string, partitions: number[]][]) {
  const partitions = topics.flatMap(([, list]) => list);
  let to = 0;
  return {
    topics: topics.map(([name, list]) => {
      const from = to;
      to += list.length;
      return { name, from, to };
    }),
    partitions,
    errorCodes: partitions.map(() => 0),
  };
}

describe('answerFinder', () => {
  it('finds answers in the order of the request', () => {
    const indexOf = answerFinder(answers(['a', [0, 2]], ['b', [0]]));
    expect(indexOf('a', 0)).toBe(0);
    expect(indexOf('a', 2)).toBe(1);
    expect(indexOf('b', 0)).toBe(2);
  });

  it('finds them in any other order', () => {
    const indexOf = answerFinder(answers(['b', [3, 0, 1]], ['a', [5]]));
    expect(indexOf('a', 5)).toBe(3);
    expect(indexOf('b', 0)).toBe(1);
    expect(indexOf('b', 3)).toBe(0);
    expect(indexOf('b', 1)).toBe(2);
  });

  it('finds those of a topic that is told of at two places', () => {
    const indexOf = answerFinder(answers(['a', [0]], ['b', [0]], ['a', [1]]));
    expect(indexOf('a', 0)).toBe(0);
    expect(indexOf('a', 1)).toBe(2);
    expect(indexOf('b', 0)).toBe(1);
  });

  it('finds none where none was given', () => {
    const indexOf = answerFinder(answers(['a', [0]], ['b', [1]]));
    expect(indexOf('a', 1)).toBe(NOWHERE);
    expect(indexOf('c', 0)).toBe(NOWHERE);
    expect(indexOf('b', 0)).toBe(NOWHERE);
  });
});
