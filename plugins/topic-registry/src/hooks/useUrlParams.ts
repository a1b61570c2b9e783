import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Filters, search and sorting of a page, held in its URL. */
export interface UrlParams {
  /** The single value of a parameter; empty when absent. */
  get(name: string): string;
  /** Every value of a parameter. */
  all(name: string): string[];
  /** Replaces parameters; an empty value or list removes one. */
  set(values: Record<string, string | string[]>): void;
  /** Removes all of them. */
  clear(): void;
  /** The query as text, without "?". */
  text: string;
}

/**
 * Reads and writes the query of the current URL. A change replaces the history
 * entry: going back leads to the page before, not through every keystroke.
 */
export function useUrlParams(): UrlParams {
  const [params, setParams] = useSearchParams();

  const set = useCallback(
    (values: Record<string, string | string[]>) =>
      setParams(
        old => {
          const next = new URLSearchParams(old);
          for (const [name, value] of Object.entries(values)) {
            next.delete(name);
            for (const one of Array.isArray(value) ? value : [value]) {
              if (one) next.append(name, one);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );

  return useMemo(
    () => ({
      get: name => params.get(name) ?? '',
      all: name => params.getAll(name),
      set,
      clear: () => setParams(new URLSearchParams(), { replace: true }),
      text: params.toString(),
    }),
    [params, set, setParams],
  );
}
