import { performance } from 'node:perf_hooks';
import { bound } from './rules/testing';
import { evaluateRegistry, evaluateRegistryInTurns } from './rules';
import { inTurns } from './turns';

function* slowSteps(count: number): Generator<void, string> {
  for (let step = 0; step < count; step++) {
    const until = performance.now() + 15;
    while (performance.now() < until);
    yield;
  }
  return 'done';
}

describe('inTurns', () => {
  it('lets others run between the steps of long work, and gives its result', async () => {
    let turns = 0;
    let working = true;
    const others = () => {
      turns += 1;
      if (working) setImmediate(others);
    };
    setImmediate(others);
    expect(await inTurns(slowSteps(4))).toBe('done');
    working = false;
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('fails as the work does', async () => {
    function* failing(): Generator<void, string> {
      yield;
      throw new Error('no');
    }
    await expect(inTurns(failing())).rejects.toThrow('no');
  });
});

describe('evaluateRegistryInTurns', () => {
  it('finds what evaluateRegistry finds', async () => {
    const input = {
      ...bound([{ name: 'Not legal!' }, { name: 'orders' }]),
      unparsed: [],
      now: new Date('2026-01-01T00:00:00Z'),
    };
    const direct = evaluateRegistry(input);
    expect(direct.findings).not.toEqual([]);
    expect(await evaluateRegistryInTurns(input)).toEqual(direct);
  });
});
