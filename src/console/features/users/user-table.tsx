import { Badge, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { applicationQueries } from '#console/data/applications.ts';
import { displayName, displayPhone, shownField } from '#console/data/display-name.ts';
import type { UserWalk } from '#console/data/user-walk.ts';
import { paths } from '#console/lib/paths.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { DataTable } from '#console/ui/data-table.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { UserAvatar } from '#console/ui/user-avatar.tsx';
import { isMasked } from '#contract/masking.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import { Marked } from './marked.tsx';
import type { CutMatches } from './marks.ts';
import { rowLinkId, useOpenedRow } from './use-opened-row.ts';
import classes from './user-table.module.css';

type Props = {
  users: readonly User[];
  cut: CutMatches;
  /** The field by which somebody was found exactly, by ID. */
  matched?: ReadonlyMap<string, UserSearchField>;
  isStale: boolean;
  /** What a user's page has to know about the list it was opened from. */
  origin: Origin;
};

type Origin = {
  /** Where "back to the list" leads. */
  from: string;
  walk?: UserWalk;
};

export function UserTable({ users, cut, matched, isStale, origin }: Props) {
  const { t } = useTranslation();
  const applications = useQuery(applicationQueries.list());
  useOpenedRow(origin.from);
  const appName = (id: string) => applications.data?.find((app) => app.id === id)?.name ?? id;

  return (
    <DataTable
      label={t('users.table')}
      isStale={isStale}
      head={
        <>
          <Table.Th>{t('users.column.user')}</Table.Th>
          <Table.Th className={classes.wide}>{t('users.column.email')}</Table.Th>
          <Table.Th className={classes.wide}>{t('users.column.phone')}</Table.Th>
          <Table.Th className={classes.wide}>{t('users.column.username')}</Table.Th>
          <Table.Th className={classes.widest}>{t('users.column.id')}</Table.Th>
          <Table.Th className={clsx(classes.widest, classes.app)}>{t('users.column.app')}</Table.Th>
          <Table.Th className={classes.medium}>{t('users.column.lastSignIn')}</Table.Th>
          <Table.Th className={classes.widest}>{t('users.column.created')}</Table.Th>
          <Table.Th>{t('users.column.status')}</Table.Th>
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
          appName={user.applicationId === null ? '' : appName(user.applicationId)}
        />
      ))}
    </DataTable>
  );
}

type RowProps = {
  user: User;
  cut: CutMatches;
  matched: UserSearchField | undefined;
  origin: Origin;
  appName: string;
};

function UserRow({ user, cut: cutSearched, matched, origin, appName }: RowProps) {
  const { t } = useTranslation();
  const name = displayName(user);
  const phone = user.primaryPhone === null ? null : displayPhone(user.primaryPhone);
  // Whoever was found exactly may have been written otherwise: 0170… is kept as 49170….
  const cut: CutMatches = (field, text) => (field === matched ? ['', text, ''] : cutSearched(field, text));
  return (
    <Table.Tr className={classes.row}>
      <Table.Th scope="row" className={classes.person}>
        <div className={classes.personLine}>
          <UserAvatar name={name} picture={user.avatar} />
          <div className={classes.personText}>
            <Link id={rowLinkId(user.id)} to={paths.user(user.id)} state={origin} className={classes.name} dir="auto">
              <Marked text={name} field={shownField(user)} cut={cut} />
            </Link>
            {matched !== undefined && (
              <Text size="xs" c="dimmed">
                {t('lookup.matched', { field: t(`lookup.field.${matched}`) })}
              </Text>
            )}
            <div className={classes.narrow}>
              {(
                [
                  ['primaryEmail', user.primaryEmail],
                  ['primaryPhone', phone],
                  ['username', user.username],
                ] as const
              ).map(
                ([field, value]) =>
                  value !== null &&
                  value !== name &&
                  !isMasked(value) && (
                    <Text key={field} size="xs" c="dimmed" className={classes.value}>
                      <Marked text={value} field={field} cut={cut} />
                    </Text>
                  ),
              )}
            </div>
          </div>
        </div>
      </Table.Th>
      <Table.Td className={classes.wide}>
        <Copyable
          value={user.primaryEmail}
          field="primaryEmail"
          cut={cut}
          label={(value) => t('users.copy.email', { value })}
        />
      </Table.Td>
      <Table.Td className={classes.wide}>
        <Copyable value={phone} field="primaryPhone" cut={cut} label={(value) => t('users.copy.phone', { value })} />
      </Table.Td>
      <Table.Td className={classes.wide}>
        <Copyable
          value={user.username}
          field="username"
          cut={cut}
          label={(value) => t('users.copy.username', { value })}
        />
      </Table.Td>
      <Table.Td className={clsx(classes.widest, classes.id)}>
        <Copyable value={user.id} field="id" cut={cut} label={(value) => t('users.copy.id', { value })} />
      </Table.Td>
      <Table.Td className={clsx(classes.widest, classes.app)}>{appName}</Table.Td>
      <Table.Td className={classes.medium}>
        {user.lastSignInAt === null ? t('common.never') : <Timestamp value={user.lastSignInAt} as="relative" />}
      </Table.Td>
      <Table.Td className={classes.widest}>
        <Timestamp value={user.createdAt} as="date" />
      </Table.Td>
      <Table.Td>
        {user.isSuspended ? (
          <Badge variant="light" color="red" tt="none" className={classes.suspended}>
            {t('users.status.suspended')}
          </Badge>
        ) : (
          <Text size="sm" c="dimmed">
            {t('users.status.active')}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

type CopyableProps = {
  value: string | null;
  field: UserSearchField;
  cut: CutMatches;
  label: (value: string) => string;
};

function Copyable({ value, field, cut, label }: CopyableProps) {
  if (value === null) return null;
  return (
    <span className={classes.copyable}>
      <span className={classes.value}>
        <Marked text={value} field={field} cut={cut} />
      </span>
      {!isMasked(value) && <CopyButton value={value} label={label(value)} className={classes.copy} />}
    </span>
  );
}
