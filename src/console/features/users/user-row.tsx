import { Badge } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import clsx from 'clsx';
import { memo, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { displayName, displayPhone, shownField } from '#console/api/display-name.ts';
import { paths } from '#console/lib/paths.ts';
import { InvisibleBadge } from '#console/shared/account/invisible-badge.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import type { CutMatches } from '#console/shared/search/cut-matches.ts';
import { Marked } from '#console/shared/search/marked.tsx';
import type { ResultSet } from '#console/shared/search/result-set.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { spelledOut } from '#console/ui/foreign-text.tsx';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { UserAvatar } from '#console/ui/user-avatar.tsx';
import { isMasked } from '#contract/masking.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import { prefetchSoon } from './prefetch-soon.ts';
import classes from './user-table.module.css';

/** Loaded after the list. */
export const SelectionPart = lazyPart(
  async () => (await import('./selection/selection-part.tsx')).SelectionPart,
  'jobs',
);

/** Returns whether the operator may do anything with selected users. */
export function useSelectable(): boolean {
  const { may, mayExport } = useOperator();
  return mayExport || may('jobs:run');
}

/** How long a row must be hovered or focused before its page is prefetched, in ms. */
const hoverDelay = 80;

/** Returns handlers that call `prepare` when the element is hovered, touched or focused. */
function useIntent(prepare: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => clearTimeout(timer.current);
  const come = () => {
    leave();
    timer.current = setTimeout(prepare, hoverDelay);
  };
  return { onPointerEnter: come, onPointerLeave: leave, onTouchStart: prepare, onFocus: come, onBlur: leave };
}

/** State for the user page about the list it was opened from. */
export type Origin = {
  /** URL of the list. */
  from: string;
  resultSet?: ResultSet;
};

type Props = {
  user: User;
  cut: CutMatches;
  matched: UserSearchField | undefined;
  origin: Origin;
  isSelectable: boolean;
  appName: string;
};

/** Row of the user list. Memoized, because lists have up to a hundred. */
export const UserRow = memo(function UserRow({
  user,
  cut: cutSearched,
  matched,
  origin,
  isSelectable,
  appName,
}: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const intent = useIntent(() => prefetchSoon(client, user.id));
  const name = displayName(user);
  const phone = user.primaryPhone === null ? null : displayPhone(user.primaryPhone);
  // Marks the whole value of an exact match, as it may differ from the input: 0170… is stored as 49170….
  const cut: CutMatches = (field, text) => (field === matched ? ['', text, ''] : cutSearched(field, text));
  const others = [
    ['primaryEmail', user.primaryEmail],
    ['primaryPhone', phone],
    ['username', user.username],
  ] as const;

  return (
    <tr className={classes.row} {...intent}>
      {isSelectable && (
        <td className={classes.select}>
          <Suspense fallback={null}>
            <SelectionPart user={user} />
          </Suspense>
        </td>
      )}
      <th scope="row" className={classes.person}>
        <div className={classes.personLine}>
          <UserAvatar name={name} picture={user.avatar} />
          <div className={classes.personText}>
            <Link id={rowLinkId(user.id)} to={paths.user(user.id)} state={origin} className={classes.name} dir="auto">
              <Marked text={name} field={shownField(user)} cut={cut} />
            </Link>
            <InvisibleBadge user={user} />
            {matched !== undefined && (
              <div className={classes.small}>{t('lookup.matched', { field: t(`lookup.field.${matched}`) })}</div>
            )}
            <div className={classes.narrow}>
              {others.map(
                ([field, value]) =>
                  value !== null &&
                  value !== name &&
                  !isMasked(value) && (
                    <div key={field} className={clsx(classes.small, classes.value)}>
                      <Marked text={value} field={field} cut={cut} />
                    </div>
                  ),
              )}
            </div>
          </div>
        </div>
      </th>
      <td className={classes.wide}>
        <Copyable
          value={user.primaryEmail}
          field="primaryEmail"
          cut={cut}
          label={(value) => t('users.copy.email', { value })}
        />
      </td>
      <td className={classes.wide}>
        <Copyable value={phone} field="primaryPhone" cut={cut} label={(value) => t('users.copy.phone', { value })} />
      </td>
      <td className={classes.wide}>
        <Copyable
          value={user.username}
          field="username"
          cut={cut}
          label={(value) => t('users.copy.username', { value })}
        />
      </td>
      <td className={clsx(classes.widest, classes.id)}>
        <Copyable value={user.id} field="id" cut={cut} label={(value) => t('users.copy.id', { value })} />
      </td>
      <td className={clsx(classes.widest, classes.app)}>{spelledOut(appName)}</td>
      <td className={classes.medium}>
        {user.lastSignInAt === null ? t('common.never') : <Timestamp value={user.lastSignInAt} as="relative" />}
      </td>
      <td className={classes.widest}>
        <Timestamp value={user.createdAt} as="date" />
      </td>
      <td>
        {user.isSuspended ? (
          <Badge variant="light" color="red" tt="none" className={classes.suspended}>
            {t('users.status.suspended')}
          </Badge>
        ) : (
          <span className={classes.active}>{t('users.status.active')}</span>
        )}
      </td>
    </tr>
  );
});

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
      <bdi className={classes.value}>
        <Marked text={value} field={field} cut={cut} />
      </bdi>
      {!isMasked(value) && <CopyButton value={value} label={label(value)} className={classes.copy} />}
    </span>
  );
}

/** ID of the link to a user page in the list. */
export const rowLinkId = (userId: string): string => `user-${userId}`;

/** Focuses the row of a user; returns whether it exists. */
export function focusRow(userId: string | undefined): boolean {
  const link = userId === undefined ? null : document.getElementById(rowLinkId(userId));
  link?.focus();
  return link !== null;
}
