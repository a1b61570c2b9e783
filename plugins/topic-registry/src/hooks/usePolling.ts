import { useEffect, useRef } from 'react';

/** Calls `reload` every so many ms while the page is visible; not at all without a time. */
export function usePolling(
  reload: () => void,
  everyMs: number | undefined,
): void {
  const reloadRef = useRef(reload);
  reloadRef.current = reload;
  useEffect(() => {
    if (everyMs === undefined) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reloadRef.current();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
