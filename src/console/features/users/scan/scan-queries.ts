import { queryOptions } from '@tanstack/react-query';

import { fetchPage, type Page } from '#console/api/http.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { userQueries } from '#console/api/users.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { Search, UserSearchField } from '#contract/search.ts';
import { type User, user } from '#contract/users.ts';

import { emptyScan, type Scan } from './scan-users.ts';
import type { ScanFilter } from './scan-filter.ts';

/** Which users are looked through, and for what. */
export type ScanQuery = { search: Search<UserSearchField> | undefined; filter: ScanFilter };

/** A scan as it is kept while one opens somebody whom it found. For others it is a list like any: its rows open at once. */
export type CachedScan = Page<User> & {
  scan: Scan;
  /** By hand; it does not go on by itself. */
  isStopped: boolean;
};

export const toCachedScan = (scan: Scan, isStopped = false): CachedScan => ({
  items: scan.found,
  total: scan.found.length,
  isCapped: false,
  scan,
  isStopped,
});

const halfAnHour = 30 * 60_000;

export const scanQueries = {
  /** What has been found so far. Nobody asks for it: whoever scans puts it here. */
  cached: (query: ScanQuery) =>
    queryOptions({
      queryKey: [...userQueries.lists(), 'scan', query],
      queryFn: () => toCachedScan(emptyScan),
      enabled: false,
      initialData: toCachedScan(emptyScan),
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
      queryFn: ({ signal }) => fetchPage(request, user, signal),
      staleTime: 0,
      gcTime: 0,
    });
  },
};
