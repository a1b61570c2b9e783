import { useSignal } from '@backstage/plugin-signals-react';
import { useEffect, useRef } from 'react';

/** The signals channel on which the backend tells that something has changed. */
export const SIGNAL_CHANNEL = 'topic-registry';

const POLL_MS = 60_000;

/**
 * Calls `reload` when the backend signals a change. Where a portal has no
 * signals, it asks again every minute while the page is visible.
 */
export function useLive(reload: () => void): void {
  const { lastSignal, isSignalsAvailable } = useSignal(SIGNAL_CHANNEL);
  const reloadRef = useRef(reload);
  reloadRef.current = reload;

  useEffect(() => {
    if (lastSignal) reloadRef.current();
  }, [lastSignal]);

  useEffect(() => {
    if (isSignalsAvailable) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reloadRef.current();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isSignalsAvailable]);
}
