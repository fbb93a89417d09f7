import clsx from 'clsx';
import type { ReactNode } from 'react';

import classes from './data-table.module.css';

type Props = {
  label: string;
  /** The rows are of another page or search, shown while the new ones load. */
  isStale: boolean;
  head: ReactNode;
  children: ReactNode;
};

/**
 * Framed table for lists from the server. Uses plain HTML elements, because components in every cell of a hundred rows
 * would slow down paging.
 */
export function DataTable({ label, isStale, head, children }: Props) {
  return (
    <div className={classes.frame}>
      <table aria-label={label} aria-busy={isStale} className={clsx(classes.table, isStale && classes.stale)}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
