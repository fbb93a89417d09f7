import clsx from 'clsx';
import type { ReactNode } from 'react';

import classes from './data-table.module.css';

type Props = {
  label: string;
  /** The rows of another page or search, shown while theirs are on the way. */
  isStale: boolean;
  head: ReactNode;
  children: ReactNode;
};

/**
 * A framed table of rows that were asked of the server. Its elements are the browser's own: a hundred rows of components
 * for every cell would be felt when a page is turned.
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
