import { Landscape } from '../landscape/Landscape';
import { EVERYTHING } from '../permissions';
import { documentText } from '../__testUtils__/document';
import { clusterState, registryState } from '../__testUtils__/landscape';
import { DefaultDeprecationsService } from './DeprecationsService';

const MINUTE_MS = 60_000;

describe('DefaultDeprecationsService', () => {
  let key: string;
  let read: number;

  beforeEach(() => {
    key = '1';
    read = 0;
    jest.useFakeTimers({ now: Date.parse('2026-03-01T23:58:30.000Z') });
  });
  afterEach(() => jest.useRealTimers());

  function service() {
    const text = documentText().replace(
      '- **Migration:**',
      '- **Deprecated:** 2026-01-31\n- **Migration:**',
    );
    const landscape = new Landscape([registryState({}, text)], []);
    return DefaultDeprecationsService.create({
      landscapes: { current: async () => landscape },
      observations: {
        list: async () => {
          read++;
          return [clusterState()];
        },
      } as never,
      usage: { of: async () => undefined } as never,
      revisions: { current: async () => ({ landscape, key }) },
    });
  }

  it('works them out once a minute, and again when something has changed', async () => {
    const deprecations = service();
    const [row] = await deprecations.list(EVERYTHING);
    expect(row.name).toBe('old_events');
    expect(await deprecations.list(EVERYTHING)).toEqual([row]);
    expect(read).toBe(1);
    key = '2';
    await deprecations.list(EVERYTHING);
    expect(read).toBe(2);
    jest.advanceTimersByTime(MINUTE_MS);
    await deprecations.list(EVERYTHING);
    expect(read).toBe(3);
  });

  it('counts a day less as soon as the next has begun', async () => {
    const deprecations = service();
    const left = async () =>
      (await deprecations.list(EVERYTHING)).map(row => row.days);
    const [before] = await left();
    jest.setSystemTime(Date.parse('2026-03-01T23:59:59.999Z'));
    expect(await left()).toEqual([before]);
    jest.setSystemTime(Date.parse('2026-03-02T00:00:00.000Z'));
    expect(await left()).not.toEqual([before]);
  });

  it('keeps from each what he may not see', async () => {
    const deprecations = service();
    expect(await deprecations.list(EVERYTHING)).toHaveLength(1);
    const nothing = { ...EVERYTHING, everything: false, topic: () => false };
    expect(await deprecations.list(nothing)).toEqual([]);
    expect(read).toBe(1);
  });
});
