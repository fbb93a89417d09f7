import { queryOptions } from '@tanstack/react-query';

import { askPage, type Page } from '#console/api/http.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { userQueries } from '#console/api/users.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { Search, UserSearchField } from '#contract/search.ts';
import { type User, user } from '#contract/users.ts';

import { notBegun, type Scan } from './scan-users.ts';
import type { UserFilter } from './user-filter.ts';

/** Which users are looked through, and for what. */
export type ScanQuery = { search: Search<UserSearchField> | undefined; filter: UserFilter };

/** A scan as it is kept while one opens somebody whom it found. For others it is a list like any: its rows open at once. */
export type KeptScan = Page<User> & {
  scan: Scan;
  /** By hand; it does not go on by itself. */
  isStopped: boolean;
};

export const kept = (scan: Scan, isStopped = false): KeptScan => ({
  items: scan.found,
  total: scan.found.length,
  isCapped: false,
  scan,
  isStopped,
});

const halfAnHour = 30 * 60_000;

export const scanQueries = {
  /** What has been found so far. Nobody asks for it: whoever scans puts it here. */
  kept: (query: ScanQuery) =>
    queryOptions({
      queryKey: [...userQueries.lists(), 'scan', query],
      queryFn: () => kept(notBegun),
      enabled: false,
      initialData: kept(notBegun),
      gcTime: halfAnHour,
      // Comparing it with what was there before would take longer with every page.
      structuralSharing: false,
      meta: { request: userRequests.list({ page: 1, page_size: maxPageSize, search: query.search }) },
    }),

  /** A page on the way: whom nobody looks for is not kept. */
  page: (search: ScanQuery['search'], page: number, page_size: number) => {
    const request = userRequests.list({ page, page_size, search });
    return queryOptions({
      queryKey: [...userQueries.all(), 'scanned-page', { search, page, page_size }],
      queryFn: ({ signal }) => askPage(request, user, signal),
      staleTime: 0,
      gcTime: 0,
    });
  },
};
