import { Button, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import * as z from 'zod';

import { explainError } from '#console/data/explain-error.ts';
import { textSearch } from '#console/data/users.ts';
import { pagingState } from '#console/lib/paging-state.ts';
import { paths } from '#console/lib/paths.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';

import { LookupBox } from './lookup-box.tsx';
import { NoUsers } from './no-users.tsx';
import { useUserLookup } from './use-user-lookup.ts';
import { UserTable } from './user-table.tsx';

const urlState = z.object({ ...pagingState, search: z.string().catch('') });

/** The list of users, and the box that finds one. */
export function UserListPage() {
  const { t } = useTranslation();
  const { state, hrefWith, replace, push } = useUrlState(urlState);
  const location = useLocation();
  const here = location.pathname + location.search;
  const lookup = useUserLookup(
    { page: state.page, page_size: state.page_size, search: textSearch(state.search) },
    { search: state.search, here, onSearch: (search) => replace({ search, page: 1 }) },
  );
  const { users, failure } = lookup;

  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{t('users.title')}</PageTitle>
        <Button component={Link} to={paths.newUser()} leftSection={<IconPlus size={16} aria-hidden />}>
          {t('users.newUser')}
        </Button>
      </Group>
      <LookupBox lookup={lookup} />
      {failure !== undefined && <LoadFailed {...explainError(failure.error, t)} onRetry={failure.refetch} />}
      {failure === undefined && users === undefined && <TableSkeleton rows={state.page_size} />}
      {failure === undefined && users !== undefined && (
        <>
          {users.items.length === 0 ? (
            <NoUsers
              search={state.search}
              page={state.page}
              pageSize={state.page_size}
              total={users.total}
              hrefFor={(page) => hrefWith({ page })}
            />
          ) : (
            <UserTable
              users={users.items}
              matched={users.matched}
              search={state.search}
              isStale={lookup.isStale}
              listAddress={here}
            />
          )}
          <Pager
            page={state.page}
            pageSize={state.page_size}
            pageSizes={pageSizes}
            total={users.total}
            hrefFor={(page) => hrefWith({ page })}
            onPageSize={(page_size) => push({ page_size, page: 1 })}
          />
        </>
      )}
    </Stack>
  );
}
