import { useSignal } from '@backstage/plugin-signals-react';
import { SIGNAL_CHANNEL } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useEffect, useRef } from 'react';
import { usePolling } from './usePolling';

const POLL_MS = 60_000;

/**
 * Calls `reload` when the backend signals a change, and every minute while the
 * page is visible, for portals without signals.
 */
export function useLive(reload: () => void): void {
  const { lastSignal } = useSignal(SIGNAL_CHANNEL);
  const reloadRef = useRef(reload);
  reloadRef.current = reload;

  useEffect(() => {
    if (lastSignal) reloadRef.current();
  }, [lastSignal]);

  usePolling(reload, POLL_MS);
}
