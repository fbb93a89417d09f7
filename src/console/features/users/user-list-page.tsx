import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconFilter, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useMemo, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import * as z from 'zod/mini';

import { explainError } from '#console/api/explain-error.ts';
import type { Page } from '#console/api/http.ts';
import type { UserListQuery } from '#console/api/user-requests.ts';
import { userQueries } from '#console/api/users.ts';
import { whenIdle } from '#console/api/when-settled.ts';
import { paths } from '#console/lib/paths.ts';
import { pagingState, useUrlState } from '#console/lib/use-url-state.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useTextSearch } from '#console/shared/search/lookup-searches.ts';
import { resultSetOf } from '#console/shared/search/result-set.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';
import { userSearchFields } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import { asSearch, readAdvancedSearch, unreadableSearch, withAdvancedSearch, matchCutter } from './conditions.ts';
import { LookupBox } from './lookup-box.tsx';
import { SavedSearchesMenu } from './saved-searches-menu.tsx';
import { useUserLookup } from './use-user-lookup.ts';
import classes from './user-list-page.module.css';
import { SelectionPart, useSelectable } from './user-row.tsx';
import { UserTable } from './user-table.tsx';

/** Loaded on demand, as most searches use only the box and find users. */
const AdvancedSearchForm = lazyPart(
  async () => (await import('./advanced-search-form.tsx')).AdvancedSearchForm,
  'advancedSearch',
);
const ListActions = lazyPart(async () => (await import('./list-actions.tsx')).ListActions);
const NoUsers = lazyPart(async () => (await import('./no-users.tsx')).NoUsers, 'noUsers');
const UserScan = lazyPart(async () => (await import('./user-scan.tsx')).UserScan, 'scan');

const urlState = z.object({
  ...pagingState,
  search: z.catch(z.string(), ''),
  /** The only field to search. */
  field: z.catch(z.optional(z.enum(userSearchFields)), undefined),
});

/** User list with search box, advanced search and filters. */
export function UserListPage() {
  const { t } = useTranslation();
  const { state, hrefWith, replace, push } = useUrlState(urlState);
  const location = useLocation();
  const { may } = useOperator();
  const isSelectable = useSelectable();
  const textSearch = useTextSearch();
  const [params, setParams] = useSearchParams();
  const advanced = useMemo(() => readAdvancedSearch(params), [params]);
  const count = advanced.conditions.length;
  const isReadable = advanced !== unreadableSearch;
  const mayAsk = may('users:search') || advanced.conditions.every(({ mode }) => mode === 'is');
  const isAllowed = isReadable && mayAsk;
  const [isFormOpen, { toggle: toggleForm }] = useDisclosure(count > 0);
  const filterCount = scanCount(params);
  const isScan = filterCount > 0;
  const [areFiltersOpen, { toggle: toggleFilters }] = useDisclosure(isScan);
  const here = location.pathname + location.search;
  const searched = useMemo(() => ({ search: state.search, field: state.field }), [state.search, state.field]);
  const { page, page_size } = state;
  const query = useMemo(
    () => ({ page, page_size, search: asSearch(searched, advanced, textSearch) }),
    [page, page_size, searched, advanced, textSearch],
  );
  const lookup = useUserLookup(query, {
    searched,
    asSearch: (wanted) => asSearch(wanted, advanced, textSearch),
    here,
    hasConditions: count > 0 || isScan,
    isAllowed: isAllowed && !isScan,
    // The first search adds a history entry, so that Back returns to the list; further typing replaces it.
    onSearch: (wanted, isNew) => (isNew ? push : replace)({ ...wanted, page: 1 }),
  });
  const { users, failure, isStale } = lookup;
  const cut = useMemo(() => matchCutter(searched, advanced), [searched, advanced]);
  const current = isStale ? undefined : users;
  const origin = useMemo(
    () => ({ from: here, ...(current !== undefined && { resultSet: resultSetOf(query, current) }) }),
    [here, query, current],
  );
  // Exact matches are all on the page.
  const total = lookup.suffices ? undefined : current?.total;
  const { search } = query;
  const beyond = useMemo(() => (total === undefined ? undefined : { search, total }), [search, total]);
  useNextPage(query, current);

  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{t('users.title')}</PageTitle>
        {may('users:create') && (
          <Button component={Link} to={paths.newUser()} leftSection={<IconPlus size={16} aria-hidden />}>
            {t('users.newUser')}
          </Button>
        )}
      </Group>
      <div className={classes.search}>
        <LookupBox lookup={lookup} />
        <Group gap="xs">
          <Button
            variant="default"
            aria-expanded={isFormOpen}
            leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
            onClick={toggleForm}
          >
            {count === 0 ? t('search.advanced') : t('search.advancedWith', { count })}
          </Button>
          <Button
            variant="default"
            aria-expanded={areFiltersOpen}
            leftSection={<IconFilter size={16} aria-hidden />}
            onClick={toggleFilters}
          >
            {filterCount === 0 ? t('search.filters') : t('search.filtersWith', { count: filterCount })}
          </Button>
          <SavedSearchesMenu query={query.search === undefined && !isScan ? '' : withoutPage(params)} />
          {!isScan && users && (
            <Suspense fallback={null}>
              <ListActions search={query.search} found={users} />
            </Suspense>
          )}
        </Group>
      </div>
      {isFormOpen && (
        <Suspense fallback={<Skeleton height={120} />}>
          <AdvancedSearchForm
            current={advanced}
            hasText={state.search.trim() !== ''}
            error={failure?.error}
            onSearch={(wanted) => setParams(withAdvancedSearch(params, wanted))}
          />
        </Suspense>
      )}
      {(areFiltersOpen || isScan) && (
        <Suspense fallback={<Skeleton height={120} />}>
          <UserScan
            search={query.search}
            here={here}
            cut={cut}
            isFormOpen={areFiltersOpen}
            isOn={isScan && isAllowed}
          />
        </Suspense>
      )}
      {!isReadable && <EmptyState title={t('search.unreadable')}>{t('search.unreadableHint')}</EmptyState>}
      {!mayAsk && <EmptyState title={t('search.notAllowed')}>{t('errors.searchNotPermitted')}</EmptyState>}
      {!isScan && failure !== undefined && <LoadFailed {...explainError(failure.error, t)} onRetry={failure.refetch} />}
      {isAllowed && !isScan && failure === undefined && users === undefined && <TableSkeleton rows={state.page_size} />}
      {isAllowed && !isScan && failure === undefined && users !== undefined && (
        <>
          {users.items.length === 0 ? (
            <Suspense fallback={<Skeleton height={120} />}>
              <NoUsers
                search={state.search}
                typed={lookup.typed}
                isLinked={!lookup.isTyped}
                advanced={advanced}
                page={state.page}
                pageSize={state.page_size}
                total={users.total}
                hrefFor={(page) => hrefWith({ page })}
              />
            </Suspense>
          ) : (
            <UserTable
              users={users.items}
              matched={users.matched}
              cut={cut}
              isStale={isStale}
              origin={origin}
              beyond={beyond}
            />
          )}
          <Pager
            isStale={isStale}
            page={state.page}
            pageSize={state.page_size}
            pageSizes={pageSizes}
            total={users.total}
            hrefFor={(page) => hrefWith({ page })}
            onPageSize={(page_size) => push({ page_size, page: 1 })}
          />
        </>
      )}
      {isSelectable && (
        <Suspense fallback={null}>
          <SelectionPart />
        </Suspense>
      )}
    </Stack>
  );
}

/** Returns the query without the page, for saving. */
function withoutPage(params: URLSearchParams): string {
  const remaining = [...params].filter(([name]) => name !== 'page' && name !== 'page_size');
  return String(new URLSearchParams(remaining));
}

/** URL parameters of filters that need a scan. */
const scanFilters = ['isSuspended', 'hasPassword', 'applicationId', 'lastSignIn', 'createdFrom', 'createdTo'];

/** Number of such filters in the URL. */
const scanCount = (params: URLSearchParams): number => scanFilters.filter((name) => params.get(name)).length;

/** Prefetches the next page when idle. Not for searches, because Logto reads the whole table for each. */
function useNextPage(query: UserListQuery, shown: Page<User> | undefined): void {
  const client = useQueryClient();
  const isLast = shown === undefined || query.page * query.page_size >= shown.total;
  const isWorthIt = !isLast && query.search === undefined;
  useEffect(() => {
    if (!isWorthIt) return;
    let isLeft = false;
    void whenIdle().then(() => {
      if (!isLeft) void client.prefetchQuery(userQueries.list({ ...query, page: query.page + 1 }));
    });
    return () => {
      isLeft = true;
    };
  }, [isWorthIt, query, client]);
}
