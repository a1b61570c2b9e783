import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Filters, search and sorting of a page, held in its URL. */
export interface UrlParams {
  /** The single value of a parameter; empty when absent. */
  get(name: string): string;
  /** Every value of a parameter; the same array as long as the values stay. */
  all(name: string): string[];
  /**
   * Replaces parameters; an empty value or list removes one. Always the same
   * function. With `sameStep` it takes the place of the step before.
   */
  set(
    values: Record<string, string | string[]>,
    options?: { sameStep?: boolean },
  ): void;
  /** Removes all of them. */
  clear(): void;
  /** The query as text, without "?". */
  text: string;
}

/**
 * Reads and writes the query of the current URL. Each change is a step that the
 * browser's Back undoes, except what is typed on in a search: going back leads
 * to the list before the search, not through every keystroke.
 */
export function useUrlParams(): UrlParams {
  const [params, setParams] = useSearchParams();
  const latest = useRef({ params, setParams });
  latest.current = { params, setParams };
  const lists = useRef(new Map<string, string[]>());

  const go = useCallback((next: URLSearchParams, sameStep?: boolean) => {
    const { params: old, setParams: write } = latest.current;
    if (next.toString() === old.toString()) return;
    // Another change may follow before the page is drawn anew.
    latest.current.params = next;
    write(next, { replace: sameStep || searchesOn(old, next) });
  }, []);
  const set = useCallback<UrlParams['set']>(
    (values, options) => {
      const next = new URLSearchParams(latest.current.params);
      for (const [name, value] of Object.entries(values)) {
        next.delete(name);
        for (const one of Array.isArray(value) ? value : [value]) {
          if (one) next.append(name, one);
        }
      }
      go(next, options?.sameStep);
    },
    [go],
  );
  const clear = useCallback(() => go(new URLSearchParams()), [go]);

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

/** Whether a search that has begun is typed on. */
function searchesOn(old: URLSearchParams, next: URLSearchParams): boolean {
  const [before, after] = [old.get('q'), next.get('q')];
  return Boolean(before && after && before !== after);
}

function sameValues(some: string[], others: string[]): boolean {
  return (
    some.length === others.length &&
    some.every((value, at) => value === others[at])
  );
}
