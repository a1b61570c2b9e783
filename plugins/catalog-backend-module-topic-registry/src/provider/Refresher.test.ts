import { mockServices } from '@backstage/backend-test-utils';
import { Refresher } from './Refresher';

describe('Refresher', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function create(refresh: () => Promise<void>) {
    const logger = mockServices.logger.mock();
    return { refresher: new Refresher({ refresh, logger }), logger };
  }

  it('tries again until it succeeds, with growing pauses', async () => {
    const refresh = jest
      .fn<Promise<void>, []>()
      .mockRejectedValueOnce(new Error('no answer'))
      .mockRejectedValueOnce(new Error('no answer'))
      .mockResolvedValue(undefined);
    const { refresher, logger } = create(refresh);
    await refresher.now();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(refresh).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(1_999);
    expect(refresh).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(refresh).toHaveBeenCalledTimes(3);
    await jest.runAllTimersAsync();
    expect(refresh).toHaveBeenCalledTimes(3);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('no answer'),
    );
  });

  it('refreshes until what is awaited is there, or it has been long enough', async () => {
    const refresh = jest.fn(async () => {});
    const { refresher } = create(refresh);
    refresher.until(() => refresh.mock.calls.length === 3);
    refresher.until(() => true);
    await jest.runAllTimersAsync();
    expect(refresh).toHaveBeenCalledTimes(3);
    refresher.until(() => false);
    await jest.runAllTimersAsync();
    expect(refresh.mock.calls.length).toBeLessThan(12);
  });

  it('stops for good', async () => {
    const refresh = jest.fn(async () => {});
    const { refresher } = create(refresh);
    refresher.until(() => false);
    refresher.stop();
    await jest.runAllTimersAsync();
    await refresher.now();
    expect(refresh).not.toHaveBeenCalled();
  });
});
