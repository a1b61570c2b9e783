import { act, renderHook } from '@testing-library/react';
import { usePrinting } from './usePrinting';

describe('usePrinting', () => {
  it('has drawn the page anew when the browser takes the print, and undoes it', () => {
    const { result, unmount } = renderHook(() => usePrinting());
    expect(result.current).toBe(false);
    act(() => {
      window.dispatchEvent(new Event('beforeprint'));
      // Before the event is over, not some time after it.
      expect(result.current).toBe(true);
    });
    act(() => {
      window.dispatchEvent(new Event('afterprint'));
    });
    expect(result.current).toBe(false);
    unmount();
  });
});
