import { Badge, Highlight, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { applicationQueries } from '#console/data/applications.ts';
import { displayName, displayPhone } from '#console/data/display-name.ts';
import { wantedText } from '#console/data/users.ts';
import { paths } from '#console/lib/paths.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { DataTable } from '#console/ui/data-table.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { UserAvatar } from '#console/ui/user-avatar.tsx';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import classes from './user-table.module.css';

type Props = {
  users: readonly User[];
  search: string;
  /** The field by which somebody was found exactly, by ID. */
  matched?: ReadonlyMap<string, UserSearchField>;
  isStale: boolean;
  /** Where "back to the list" leads from a user's page. */
  listAddress: string;
};

export function UserTable({ users, search, matched, isStale, listAddress }: Props) {
  const { t } = useTranslation();
  const applications = useQuery(applicationQueries.list());
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
          <Table.Th className={classes.widest}>{t('users.column.app')}</Table.Th>
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
          search={search}
          matched={matched?.get(user.id)}
          listAddress={listAddress}
          appName={user.applicationId === null ? '' : appName(user.applicationId)}
        />
      ))}
    </DataTable>
  );
}

type RowProps = {
  user: User;
  search: string;
  matched: UserSearchField | undefined;
  listAddress: string;
  appName: string;
};

function UserRow({ user, search: searched, matched, listAddress, appName }: RowProps) {
  const { t } = useTranslation();
  const name = displayName(user);
  const phone = user.primaryPhone === null ? null : displayPhone(user.primaryPhone);
  // Whoever was found exactly may have been written otherwise: 0170… is kept as 49170….
  const search = (matched !== undefined && user[matched]) || searched;
  return (
    <Table.Tr className={classes.row}>
      <Table.Th scope="row" className={classes.person}>
        <div className={classes.personLine}>
          <UserAvatar name={name} picture={user.avatar} />
          <div className={classes.personText}>
            <Link to={paths.user(user.id)} state={{ from: listAddress }} className={classes.name} dir="auto">
              <Marked text={name} search={search} />
            </Link>
            {matched !== undefined && (
              <Text size="xs" c="dimmed">
                {t('lookup.matched', { field: t(`lookup.field.${matched}`) })}
              </Text>
            )}
            <div className={classes.narrow}>
              {[user.primaryEmail, phone, user.username]
                .filter((value) => value !== null && value !== name)
                .map((value) => (
                  <Text key={value} size="xs" c="dimmed" className={classes.value}>
                    <Marked text={value ?? ''} search={search} />
                  </Text>
                ))}
            </div>
          </div>
        </div>
      </Table.Th>
      <Table.Td className={classes.wide}>
        <Copyable value={user.primaryEmail} search={search} label={(value) => t('users.copy.email', { value })} />
      </Table.Td>
      <Table.Td className={classes.wide}>
        <Copyable value={phone} search={search} label={(value) => t('users.copy.phone', { value })} />
      </Table.Td>
      <Table.Td className={classes.wide}>
        <Copyable value={user.username} search={search} label={(value) => t('users.copy.username', { value })} />
      </Table.Td>
      <Table.Td className={clsx(classes.widest, classes.id)}>
        <Copyable value={user.id} search={search} label={(value) => t('users.copy.id', { value })} />
      </Table.Td>
      <Table.Td className={classes.widest}>{appName}</Table.Td>
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

type CopyableProps = { value: string | null; search: string; label: (value: string) => string };

function Copyable({ value, search, label }: CopyableProps) {
  if (value === null) return null;
  return (
    <span className={classes.copyable}>
      <span className={classes.value}>
        <Marked text={value} search={search} />
      </span>
      <CopyButton value={value} label={label(value)} className={classes.copy} />
    </span>
  );
}

/** `text` with what was searched for marked, compared as the API compares: ignoring case, minding accents. */
function Marked({ text, search }: { text: string; search: string }) {
  const wanted = wantedText(search);
  if (wanted === '') return text;
  return (
    <Highlight component="span" inherit highlight={wanted} accentInsensitive={false}>
      {text}
    </Highlight>
  );
}
