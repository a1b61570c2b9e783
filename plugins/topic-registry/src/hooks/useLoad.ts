import { useCallback, useEffect, useRef, useState } from 'react';

/** What a page knows of something that it loads. */
export interface Loaded<T> {
  /** The last answer; it stays while a newer one is on its way. */
  value?: T;
  /** Why the newest attempt failed; an older `value` may still be there. */
  error?: Error;
  loading: boolean;
  reload(): void;
}

/**
 * Loads when mounted, when `key` changes, and on `reload`. An answer that was
 * overtaken by a newer question is dropped; the value of another key is never
 * shown.
 */
export function useLoad<T>(load: () => Promise<T>, key = ''): Loaded<T> {
  const [state, setState] = useState<{
    key: string;
    value?: T;
    error?: Error;
    loading: boolean;
  }>({ key, loading: true });
  const loadRef = useRef(load);
  loadRef.current = load;
  const turn = useRef(0);

  const run = useCallback(() => {
    const mine = ++turn.current;
    setState(old =>
      old.key === key
        ? { ...old, loading: true }
        : { key, value: undefined, loading: true },
    );
    loadRef.current().then(
      value => {
        if (mine === turn.current) setState({ key, value, loading: false });
      },
      cause => {
        if (mine !== turn.current) return;
        const error = cause instanceof Error ? cause : new Error(String(cause));
        setState(old => ({ ...old, key, error, loading: false }));
      },
    );
  }, [key]);

  useEffect(() => {
    run();
    const turns = turn;
    return () => {
      turns.current++;
    };
  }, [run]);

  return state.key === key
    ? { ...state, reload: run }
    : { loading: true, reload: run };
}
