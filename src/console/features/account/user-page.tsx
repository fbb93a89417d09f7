import { Anchor, Group, Stack } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient, usePrefetchQuery } from '@tanstack/react-query';
import { Fragment, useEffect, useState, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useParams, NavLink } from 'react-router';

import { dayBefore, accountQueries } from '#console/api/account.ts';
import { mfaQueries } from '#console/api/mfa.ts';
import { organizationQueries } from '#console/api/organizations.ts';
import { sessionQueries } from '#console/api/sessions.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import { userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import { rememberOpened, returnState, returnAddress } from '#console/lib/return-to-list.ts';
import { useRecordOpened } from '#console/shared/account/account-page.tsx';
import { UserNotFound } from '#console/shared/account/user-not-found.tsx';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';

import { ResultNavigation } from './result-navigation.tsx';
import { UserHeader } from './user-header.tsx';
import classes from './user-sections.module.css';

/** Page of one user: header, tabs and the open section. */
export function UserPage() {
  const { t } = useTranslation();
  const { userId = '' } = useParams();
  const list = returnAddress(useLocation().state);
  const { subject } = useOperator();
  const [since] = useState(() => dayBefore(Date.now()));
  const user = useQuery(userQueries.detail(useQueryClient(), userId));
  usePrefetchedAccount(userId);

  useRecordOpened(user.data, user.error);

  useEffect(() => {
    if (list !== undefined) rememberOpened(subject, list, userId);
  }, [list, subject, userId]);

  return (
    <Stack>
      <Group justify="space-between" gap="xs" mih={28}>
        <Anchor component={Link} to={list ?? paths.users()} state={returnState()} size="sm">
          <IconChevronLeft size={14} aria-hidden /> {t('user.backToUsers')}
        </Anchor>
        <ResultNavigation userId={userId} />
      </Group>
      <Loaded
        query={user}
        waiting={<TableSkeleton rows={8} />}
        missing={<UserNotFound id={userId} title={<PageTitle>{t('user.notFound.title')}</PageTitle>} />}
      >
        {(found) => (
          // The key discards unsaved input when another user is opened.
          <Fragment key={userId}>
            <UserHeader user={found} since={since} />
            <UserSections id={userId} />
            <Outlet context={found} />
          </Fragment>
        )}
      </Loaded>
    </Stack>
  );
}

/**
 * Prefetches, in parallel with the account, data that needs only the ID and is cheap (indexed). Other queries wait, so
 * that they do not delay the account.
 */
function usePrefetchedAccount(id: string): void {
  usePrefetchQuery(mfaQueries.list(id));
  usePrefetchQuery(sessionQueries.list(id));
  usePrefetchQuery(accountQueries.roles(id));
  usePrefetchQuery(organizationQueries.ofUser(id));
  usePrefetchQuery(signInExperienceQueries.current());
}

type Props = { id: string };

/** Tabs of the user page, as links with their own URLs. */
function UserSections({ id }: Props) {
  const { t } = useTranslation();
  const { state, pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // Centers the open tab on narrow screens, where the tabs scroll.
  useLayoutEffect(() => {
    const row = nav.current;
    const open = row?.querySelector<HTMLElement>('[aria-current=page]');
    if (row === null || !open) return;
    // The observer runs after layout and before paint; reading sizes here would force another layout.
    const observer = new ResizeObserver(() => {
      row.scrollLeft = open.offsetLeft - row.offsetLeft - (row.clientWidth - open.offsetWidth) / 2;
    });
    observer.observe(row);
    return () => observer.disconnect();
  }, [pathname]);
  const sections = [
    { to: paths.user(id), label: t('user.sections.profile') },
    { to: paths.userSignInMethods(id), label: t('user.sections.signInMethods') },
    { to: paths.userSessions(id), label: t('user.sections.sessions') },
    { to: paths.userRoles(id), label: t('user.sections.roles') },
    { to: paths.userOrganizations(id), label: t('user.sections.organizations') },
    { to: paths.userTokens(id), label: t('user.sections.tokens') },
    { to: paths.userCustomData(id), label: t('user.sections.customData') },
    { to: paths.userActivity(id), label: t('user.sections.activity') },
    { to: paths.userHistory(id), label: t('user.sections.history') },
    { to: paths.userNotes(id), label: t('user.sections.notes') },
  ];
  return (
    <nav ref={nav} aria-label={t('user.sections.label')} className={classes.sections}>
      {sections.map(({ to, label }) => (
        <NavLink key={to} to={to} end state={state} className={classes.section}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
