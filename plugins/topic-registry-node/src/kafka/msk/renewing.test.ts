import { renewing } from './renewing';

describe('renewing', () => {
  it('makes a value once for all who ask before its end', async () => {
    let made = 0;
    const provide = renewing({
      make: async () => ({ number: ++made, end: Date.now() + 60_000 }),
      endOf: ({ end }) => end,
      reserveMs: 1_000,
    });
    const [first, second] = await Promise.all([provide(), provide()]);
    expect([first.number, second.number]).toEqual([1, 1]);
    expect((await provide()).number).toBe(1);
  });

  it('makes a new one within the reserve before the end', async () => {
    let made = 0;
    const provide = renewing({
      make: async () => ({ number: ++made, end: Date.now() + 500 }),
      endOf: ({ end }) => end,
      reserveMs: 1_000,
    });
    expect((await provide()).number).toBe(1);
    expect((await provide()).number).toBe(2);
  });

  it('tries again after a failure', async () => {
    let made = 0;
    const provide = renewing({
      make: async () => {
        made += 1;
        if (made === 1) throw new Error('no credentials');
        return made;
      },
      endOf: () => Number.POSITIVE_INFINITY,
      reserveMs: 0,
    });
    await expect(provide()).rejects.toThrow('no credentials');
    await expect(provide()).resolves.toBe(2);
    expect(made).toBe(2);
  });
});
