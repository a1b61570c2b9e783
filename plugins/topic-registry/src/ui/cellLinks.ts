import { useAnalytics } from '@backstage/ui';
import {
  createContext,
  MouseEvent,
  useCallback,
  useContext,
  useMemo,
  useRef,
} from 'react';
import { useHref, useNavigate } from 'react-router-dom';

/** How the links of a table lead through the portal. */
export interface CellLinks {
  /** The address of a path of the portal. */
  hrefOf(path: string): string;
  /** Follows a link without loading the portal anew. */
  follow(event: MouseEvent<HTMLAnchorElement>, path: string): void;
}

const CellLinksContext = createContext<CellLinks | undefined>(undefined);

export const CellLinksProvider = CellLinksContext.Provider;

/** The links of the table around a cell. */
export function useCellLinks(): CellLinks {
  const links = useContext(CellLinksContext);
  if (!links) throw new Error('A CellLink belongs into a cell of a table.');
  return links;
}

/**
 * Asks router and analytics once for all links of a table. They stay the same when
 * only the query of the URL changes, so that rows are not drawn anew.
 */
export function useLinksOfTable(): CellLinks {
  const root = useHref('/').replace(/\/$/, '');
  const navigate = useNavigate();
  const analytics = useAnalytics();
  const latest = useRef({ navigate, analytics });
  latest.current = { navigate, analytics };

  const follow = useCallback<CellLinks['follow']>((event, path) => {
    const link = event.currentTarget;
    latest.current.analytics.captureEvent(
      'click',
      link.getAttribute('aria-label') ?? link.textContent ?? path,
      { attributes: { to: path } },
    );
    if (opensElsewhere(event)) return;
    event.preventDefault();
    latest.current.navigate(path);
  }, []);

  return useMemo(
    () => ({ hrefOf: path => `${root}${path}`, follow }),
    [root, follow],
  );
}

/** Whether the browser opens what is clicked in another tab or window, or saves it. */
export function opensElsewhere(event: MouseEvent): boolean {
  return (
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  );
}
