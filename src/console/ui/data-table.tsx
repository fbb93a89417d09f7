import { Table } from '@mantine/core';
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

/** A framed table of rows that were asked of the server. */
export function DataTable({ label, isStale, head, children }: Props) {
  return (
    <Table.ScrollContainer minWidth={0} className={classes.frame}>
      <Table
        aria-label={label}
        aria-busy={isStale}
        highlightOnHover
        verticalSpacing="xs"
        className={clsx(classes.table, isStale && classes.stale)}
      >
        <Table.Thead>
          <Table.Tr>{head}</Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
