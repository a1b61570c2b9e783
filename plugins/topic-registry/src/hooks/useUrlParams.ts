import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Filters, search and sorting of a page, held in its URL. */
export interface UrlParams {
  /** The single value of a parameter; empty when absent. */
  get(name: string): string;
  /** Every value of a parameter; the same array as long as the values stay. */
  all(name: string): string[];
  /** Replaces parameters; an empty value or list removes one. Always the same function. */
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
  const latest = useRef(setParams);
  latest.current = setParams;
  const lists = useRef(new Map<string, string[]>());

  const set = useCallback(
    (values: Record<string, string | string[]>) =>
      latest.current(
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
    [],
  );
  const clear = useCallback(
    () => latest.current(new URLSearchParams(), { replace: true }),
    [],
  );

  return useMemo(
    () => ({
      get: name => params.get(name) ?? '',
      all: name => {
        const values = params.getAll(name);
        const before = lists.current.get(name);
        if (before && sameValues(before, values)) return before;
        lists.current.set(name, values);
        return values;
      },
      set,
      clear,
      text: params.toString(),
    }),
    [params, set, clear],
  );
}

function sameValues(some: string[], others: string[]): boolean {
  return (
    some.length === others.length &&
    some.every((value, at) => value === others[at])
  );
}
