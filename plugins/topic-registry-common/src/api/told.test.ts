import { toldOf, toldParam } from './told';

const FINGERPRINTS = ['0a1b2c3d4e5f60718293', 'f0a1b2c3d4e5f6071829', 'short'];

describe('toldParam', () => {
  it('names findings in a URL, and is read as the same ones', () => {
    const param = toldParam(FINGERPRINTS)!;
    expect(encodeURIComponent(param)).toBe(param);
    const told = toldOf(param)!;
    expect(told.count).toBe(3);
    expect(FINGERPRINTS.every(told.has)).toBe(true);
    expect(told.has('0a1b2c3d4f5f60718293')).toBe(false);
  });

  it('names none where they are too many for a URL', () => {
    expect(toldParam(Array.from({ length: 301 }, (_, at) => `${at}`))).toBe(
      undefined,
    );
    expect(toldOf('')).toBeUndefined();
    expect(toldOf('..')).toBeUndefined();
  });
});
