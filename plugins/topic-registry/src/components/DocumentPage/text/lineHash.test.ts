import { linesOfHash } from './lineHash';

describe('linesOfHash', () => {
  it.each([
    ['#L310', { first: 310, last: 310 }],
    ['#L310-L315', { first: 310, last: 315 }],
    ['#L315-310', { first: 310, last: 315 }],
    ['#L0', undefined],
    ['#standards', undefined],
    ['', undefined],
  ])('%s means %j', (hash, lines) => {
    expect(linesOfHash(hash)).toEqual(lines);
  });
});
