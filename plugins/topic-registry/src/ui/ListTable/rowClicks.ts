import { MouseEvent } from 'react';
import { opensElsewhere } from '../cellLinks';

const MIDDLE = 1;

/** The link of the row in which something happened, unless it happened to a link or button of its own. */
function rowLinkAt(event: MouseEvent): HTMLAnchorElement | null | undefined {
  const target = event.target as Element;
  if (target.closest('a, button')) return undefined;
  return target.closest('tr')?.querySelector('a[data-row-link]');
}

/**
 * A click anywhere in a row does what a click on the link of the row does: with
 * a key held or the middle button it opens another tab. A drag over a row
 * selects its text and follows nothing.
 */
export function followRow(event: MouseEvent): void {
  const link = rowLinkAt(event);
  if (!link || window.getSelection()?.isCollapsed === false) return;
  if (opensElsewhere(event)) window.open(link.href, '_blank', 'noopener');
  else link.click();
}

/** {@link followRow} for other buttons than the first, of which only the middle one opens. */
export function followRowElsewhere(event: MouseEvent): void {
  if (event.button === MIDDLE) followRow(event);
}

/** Keeps the middle button from scrolling, where it opens a row. */
export function keepFromScrolling(event: MouseEvent): void {
  if (event.button === MIDDLE && rowLinkAt(event)) event.preventDefault();
}
