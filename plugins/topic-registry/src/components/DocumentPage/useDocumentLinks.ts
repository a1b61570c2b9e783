import { useMemo } from 'react';
import { useLocation } from 'react-router-dom';

/** What of a document is shown; in the URL as `view`. */
export type DocumentView = 'text' | 'standards' | 'unparsed' | 'versions';

/** Links within the page of a document. */
export interface DocumentLinks {
  view(view: DocumentView): string;
  /** The text of a version, or the one in force; at a line where one is given. */
  text(version?: number, line?: number): string;
  /** What changed from one version to another. */
  difference(from: number, to: number): string;
}

/** {@link DocumentLinks} of the document that is open. */
export function useDocumentLinks(): DocumentLinks {
  const { pathname } = useLocation();
  return useMemo(() => {
    const link = (params: Record<string, string>, hash = '') => {
      const query = new URLSearchParams(params).toString();
      return `${pathname}${query && `?${query}`}${hash}`;
    };
    return {
      view: view => link(view === 'text' ? {} : { view }),
      text: (version, line) =>
        link(
          version === undefined ? {} : { version: String(version) },
          line === undefined ? '' : `#L${line}`,
        ),
      difference: (from, to) =>
        link({
          view: 'versions',
          compare: String(from),
          version: String(to),
        }),
    };
  }, [pathname]);
}
