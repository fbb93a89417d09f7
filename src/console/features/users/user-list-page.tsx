import { Button, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import * as z from 'zod';

import { explainError } from '#console/data/explain-error.ts';
import { walkThrough } from '#console/data/user-walk.ts';
import { textSearch, userQueries } from '#console/data/users.ts';
import { pagingState } from '#console/lib/paging-state.ts';
import { paths } from '#console/lib/paths.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { SearchBox } from '#console/ui/search-box.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';

import { NoUsers } from './no-users.tsx';
import { UserTable } from './user-table.tsx';

const urlState = z.object({ ...pagingState, search: z.string().catch('') });

/** The list of users, and the box that finds one. */
export function UserListPage() {
  const { t } = useTranslation();
  const { state, hrefWith, replace, push } = useUrlState(urlState);
  const location = useLocation();
  const query = { page: state.page, page_size: state.page_size, search: textSearch(state.search) };
  const users = useQuery(userQueries.list(query));

  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{t('users.title')}</PageTitle>
        <Button component={Link} to={paths.newUser()} leftSection={<IconPlus size={16} aria-hidden />}>
          {t('users.newUser')}
        </Button>
      </Group>
      <SearchBox
        label={t('users.search')}
        placeholder={t('users.searchPlaceholder')}
        clearLabel={t('users.clearSearch')}
        value={state.search}
        onSearch={(search) => replace({ search, page: 1 })}
      />
      {users.isError && <LoadFailed {...explainError(users.error, t)} onRetry={users.refetch} />}
      {users.isPending && <TableSkeleton rows={state.page_size} />}
      {users.isSuccess && (
        <>
          {users.data.items.length === 0 ? (
            <NoUsers
              search={state.search}
              page={state.page}
              pageSize={state.page_size}
              total={users.data.total}
              hrefFor={(page) => hrefWith({ page })}
            />
          ) : (
            <UserTable
              users={users.data.items}
              search={state.search}
              isStale={users.isPlaceholderData}
              origin={{
                from: location.pathname + location.search,
                ...(!users.isPlaceholderData && { walk: walkThrough(query, users.data) }),
              }}
            />
          )}
          <Pager
            page={state.page}
            pageSize={state.page_size}
            pageSizes={pageSizes}
            total={users.data.total}
            hrefFor={(page) => hrefWith({ page })}
            onPageSize={(page_size) => push({ page_size, page: 1 })}
          />
        </>
      )}
    </Stack>
  );
}
