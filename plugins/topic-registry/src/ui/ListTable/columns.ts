import { ReactNode } from 'react';

/** A column of a list of rows. */
export interface ListColumn<Row, By extends string> {
  id: string;
  label: string;
  /** Pixels, or a share of what the columns of a fixed width leave. */
  width: number | { share: number; least: number };
  /** What its head sorts the list by; without, it does not sort. */
  sort?: By;
  /** Its cell is what the row is called. */
  names?: boolean;
  /** Its cells are figures: to the right, with digits of one width. */
  figure?: boolean;
  cell: (row: Row) => ReactNode;
}

/** What a list is sorted by. */
export interface ListSort<By extends string> {
  by: By;
  descending: boolean;
}

/**
 * The widths of columns in a container of their list, and the least that all of
 * them take, in pixels.
 */
export function columnWidths(
  columns: readonly { width: ListColumn<unknown, string>['width'] }[],
): { widths: string[]; least: number } {
  let fixed = 0;
  let shares = 0;
  let least = 0;
  for (const { width } of columns) {
    if (typeof width === 'number') {
      fixed += width;
      least += width;
    } else {
      shares += width.share;
      least += width.least;
    }
  }
  return {
    widths: columns.map(({ width }) =>
      typeof width === 'number'
        ? `${width}px`
        : `max(${width.least}px, (100cqi - ${fixed}px) * ${width.share} / ${shares})`,
    ),
    least,
  };
}
