import { Anchor, Stack } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useParams } from 'react-router';

import { dayBefore } from '#console/data/account.ts';
import { ApiError } from '#console/data/api-error.ts';
import { explainError } from '#console/data/explain-error.ts';
import { userQueries } from '#console/data/users.ts';
import { paths } from '#console/lib/paths.ts';
import { returnAddress } from '#console/lib/return-address.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { gatewayErrorCodes } from '#contract/errors.ts';

import { usePrefetchedAccount } from './use-prefetched-account.ts';
import { UserHeader } from './user-header.tsx';
import { UserSections } from './user-sections.tsx';

/** One user: who it is, the sections, and the section that is open. */
export function UserPage() {
  const { t } = useTranslation();
  const { userId = '' } = useParams();
  const location = useLocation();
  const [since] = useState(() => dayBefore(Date.now()));
  const user = useQuery(userQueries.detail(useQueryClient(), userId));
  usePrefetchedAccount(userId, since);

  return (
    <Stack>
      <Anchor component={Link} to={returnAddress(location.state) ?? paths.users()} size="sm">
        <IconChevronLeft size={14} aria-hidden /> {t('user.backToUsers')}
      </Anchor>
      {user.isError && isNotFound(user.error) && (
        <EmptyState title={<PageTitle>{t('user.notFound.title')}</PageTitle>}>
          {t('user.notFound.text', { id: userId })}
        </EmptyState>
      )}
      {user.isError && !isNotFound(user.error) && (
        <LoadFailed {...explainError(user.error, t)} onRetry={user.refetch} />
      )}
      {user.isPending && <TableSkeleton rows={8} />}
      {user.data !== undefined && !(user.isError && isNotFound(user.error)) && (
        <>
          <UserHeader user={user.data} since={since} />
          <UserSections id={userId} />
          <Outlet context={user.data} />
        </>
      )}
    </Stack>
  );
}

/** The user is gone; a route that is not offered is another matter. */
const isNotFound = (error: Error): boolean =>
  error instanceof ApiError && error.status === 404 && error.code !== gatewayErrorCodes.notOffered;
