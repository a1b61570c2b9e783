import { useEffect } from 'react';

// A key that is pressed meanwhile waits no longer than this.
const STEP_MS = 8;

// A browser that does not tell when it is idle.
const PAUSE_MS = 30;

/**
 * Does something for each of many items in short steps while the page has
 * nothing else to do, so that it need not be done when somebody waits for it.
 * `work` has to bear that it is done again.
 */
export function useIdleWork<T>(
  items: readonly T[] | undefined,
  work: (item: T) => void,
): void {
  useEffect(() => {
    if (!items) return undefined;
    let at = 0;
    let cancel = () => {};
    const step = () => {
      const end = performance.now() + STEP_MS;
      while (at < items.length && performance.now() < end) work(items[at++]);
      if (at < items.length) cancel = whenIdle(step);
    };
    cancel = whenIdle(step);
    return () => cancel();
  }, [items, work]);
}

function whenIdle(step: () => void): () => void {
  if (window.requestIdleCallback) {
    const id = window.requestIdleCallback(step);
    return () => window.cancelIdleCallback(id);
  }
  const timer = setTimeout(step, PAUSE_MS);
  return () => clearTimeout(timer);
}
