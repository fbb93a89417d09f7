import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import * as z from 'zod';

import { explainError } from '#console/data/explain-error.ts';
import { walkThrough } from '#console/data/user-walk.ts';
import { userQueries } from '#console/data/users.ts';
import { pagingState } from '#console/lib/paging-state.ts';
import { paths } from '#console/lib/paths.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { SearchBox } from '#console/ui/search-box.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';

import { asSearch, readAdvancedSearch, withAdvancedSearch } from './conditions.ts';
import { matchCutter } from './marks.ts';
import { NoUsers } from './no-users.tsx';
import { SavedSearchesMenu } from './saved-searches-menu.tsx';
import classes from './user-list-page.module.css';
import { UserTable } from './user-table.tsx';

/** Most come for the box: the form is loaded when it is opened. */
const AdvancedSearchForm = lazy(async () => ({
  default: (await import('./advanced-search-form.tsx')).AdvancedSearchForm,
}));

const urlState = z.object({ ...pagingState, search: z.string().catch('') });

/** The list of users, the box that finds one, and the form that finds those with something in common. */
export function UserListPage() {
  const { t } = useTranslation();
  const { state, hrefWith, replace, push } = useUrlState(urlState);
  const location = useLocation();
  const [params, setParams] = useSearchParams();
  const advanced = useMemo(() => readAdvancedSearch(params), [params]);
  const count = advanced.conditions.length;
  const [isFormOpen, { toggle: toggleForm }] = useDisclosure(count > 0);
  const query = { page: state.page, page_size: state.page_size, search: asSearch(state.search, advanced) };
  const users = useQuery(userQueries.list(query));

  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{t('users.title')}</PageTitle>
        <Button component={Link} to={paths.newUser()} leftSection={<IconPlus size={16} aria-hidden />}>
          {t('users.newUser')}
        </Button>
      </Group>
      <div className={classes.search}>
        <SearchBox
          label={t('users.search')}
          placeholder={t('users.searchPlaceholder')}
          clearLabel={t('users.clearSearch')}
          value={state.search}
          onSearch={(text) => replace({ search: text, page: 1 })}
        />
        <Group gap="xs">
          <Button
            variant="default"
            aria-expanded={isFormOpen}
            leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
            onClick={toggleForm}
          >
            {count === 0 ? t('search.advanced') : t('search.advancedWith', { count })}
          </Button>
          <SavedSearchesMenu query={query.search === undefined ? '' : withoutPage(params)} />
        </Group>
      </div>
      {isFormOpen && (
        <Suspense fallback={<Skeleton height={120} />}>
          <AdvancedSearchForm
            asked={advanced}
            hasText={state.search.trim() !== ''}
            onSearch={(wanted) => setParams(withAdvancedSearch(params, wanted))}
          />
        </Suspense>
      )}
      {users.isError && <LoadFailed {...explainError(users.error, t)} onRetry={users.refetch} />}
      {users.isPending && <TableSkeleton rows={state.page_size} />}
      {users.isSuccess && (
        <>
          {users.data.items.length === 0 ? (
            <NoUsers
              search={state.search}
              advanced={advanced}
              page={state.page}
              pageSize={state.page_size}
              total={users.data.total}
              hrefFor={(page) => hrefWith({ page })}
            />
          ) : (
            <UserTable
              users={users.data.items}
              cut={matchCutter(state.search, advanced)}
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

/** A search is saved as it begins. */
function withoutPage(params: URLSearchParams): string {
  const kept = [...params].filter(([name]) => name !== 'page' && name !== 'page_size');
  return String(new URLSearchParams(kept));
}
