import { useCallback, useEffect, useRef, useState } from 'react';

/** Something that a person has asked for, as far as it has come. */
export interface Action {
  busy: boolean;
  /** Why the last attempt failed. */
  error?: Error;
  run(work: () => Promise<void>): Promise<void>;
}

/** Runs what a person asks for, and keeps what went wrong for the page to say. */
export function useAction(): Action {
  const [state, setState] = useState<{ busy: boolean; error?: Error }>({
    busy: false,
  });
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const run = useCallback(async (work: () => Promise<void>) => {
    setState({ busy: true });
    let error: Error | undefined;
    try {
      await work();
    } catch (cause) {
      error = cause instanceof Error ? cause : new Error(String(cause));
    }
    if (mounted.current) setState({ busy: false, error });
  }, []);
  return { ...state, run };
}
