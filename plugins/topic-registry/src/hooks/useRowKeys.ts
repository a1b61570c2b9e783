import { KeyboardEvent, useCallback } from 'react';

/** Marks the element of a row that takes the focus. */
export const ROW_LINK = { 'data-row-link': '' } as const;

/**
 * Arrow keys, Home and End move the focus between the rows of a list, whose
 * links carry {@link ROW_LINK}. Enter follows a link by itself.
 */
export function useRowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event: KeyboardEvent<HTMLElement>) => {
    if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return;
    const rows = Array.from(
      event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]'),
    );
    const at = rows.findIndex(row => row === document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    const next = new Map([
      ['ArrowDown', Math.min(at + 1, rows.length - 1)],
      ['ArrowUp', Math.max(at - 1, 0)],
      ['Home', 0],
      ['End', rows.length - 1],
    ]).get(event.key);
    if (next !== undefined) rows[next].focus();
  }, []);
}
