import { useEffect, useReducer } from 'react';

const EVERY_MS = 5_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    timer = setInterval(tick, EVERY_MS);
    // A page in the background may have slept.
    document.addEventListener('visibilitychange', tick);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener('visibilitychange', tick);
  };
}

/**
 * The time, refreshed often enough for "13 s ago". One clock for the whole page,
 * and never older than what is drawn with it: an answer that has just come must
 * not be newer than now.
 */
export function useNow(): Date {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  useEffect(() => subscribe(redraw), []);
  return new Date();
}
