import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { useMemo, useEffect, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigationType } from 'react-router';

import { applicationQueries } from '#console/api/applications.ts';
import { takeOpened, isReturning } from '#console/lib/return-to-list.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import type { CutMatches } from '#console/shared/search/cut-matches.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import type { Beyond } from './selection/selection.ts';
import { rowLinkId, type Origin, SelectionPart, useSelectable, UserRow } from './user-row.tsx';
import classes from './user-table.module.css';

type Props = {
  users: readonly User[];
  cut: CutMatches;
  /** Fields of exact matches, by user ID. */
  matched?: ReadonlyMap<string, UserSearchField>;
  isStale: boolean;
  origin: Origin;
  /** What else can be selected beyond the page. */
  beyond: Beyond | undefined;
};

export function UserTable({ users, cut, matched, isStale, origin, beyond }: Props) {
  const { t } = useTranslation();
  const isSelectable = useSelectable();
  const applications = useQuery(applicationQueries.list());
  useOpenedRow(origin.from);
  const appNames = useMemo(
    () => new Map(applications.data?.map(({ id, name }) => [id, name] as const)),
    [applications.data],
  );
  // Deleted applications are shown by ID; empty while the names load.
  const unnamed = (id: string) => (applications.isPending ? '' : id);

  return (
    <DataTable
      label={t('users.table')}
      isStale={isStale}
      head={
        <>
          {isSelectable && (
            <th className={classes.select}>
              <Suspense fallback={null}>
                <SelectionPart users={users} beyond={beyond} />
              </Suspense>
            </th>
          )}
          <th>{t('users.column.user')}</th>
          <th className={clsx(classes.wide, classes.emails)}>{t('users.column.email')}</th>
          <th className={clsx(classes.wide, classes.phones)}>{t('users.column.phone')}</th>
          <th className={clsx(classes.wide, classes.usernames)}>{t('users.column.username')}</th>
          <th className={classes.widest}>{t('users.column.id')}</th>
          <th className={clsx(classes.widest, classes.app)}>{t('users.column.app')}</th>
          <th className={clsx(classes.medium, classes.signIns)}>{t('users.column.lastSignIn')}</th>
          <th className={classes.widest}>{t('users.column.created')}</th>
          <th className={classes.states}>{t('users.column.status')}</th>
        </>
      }
    >
      {users.map((user) => (
        <UserRow
          key={user.id}
          user={user}
          cut={cut}
          matched={matched?.get(user.id)}
          origin={origin}
          isSelectable={isSelectable}
          appName={user.applicationId === null ? '' : (appNames.get(user.applicationId) ?? unnamed(user.applicationId))}
        />
      ))}
    </DataTable>
  );
}

/** Focuses the last opened row when the operator returns to the list. */
function useOpenedRow(listAddress: string): void {
  const { state } = useLocation();
  const { subject } = useOperator();
  const isBack = useNavigationType() === 'POP' || isReturning(state);
  useEffect(() => {
    const id = isBack ? takeOpened(subject, listAddress) : undefined;
    const link = id === undefined ? null : document.getElementById(rowLinkId(id));
    // The browser restores the scroll position; scrolls only if the row is not visible.
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'nearest' });
  }, [isBack, listAddress, subject]);
}
