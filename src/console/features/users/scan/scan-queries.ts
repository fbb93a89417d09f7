import { queryOptions } from '@tanstack/react-query';

import { fetchPage, type Page } from '#console/api/http.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { userQueries } from '#console/api/users.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { Search, UserSearchField } from '#contract/search.ts';
import { type User, user } from '#contract/users.ts';

import type { ScanFilter } from './scan-filter.ts';
import { emptyScan, type Scan } from './scan-users.ts';

/** Users to scan, and the filter. */
export type ScanQuery = { search: Search<UserSearchField> | undefined; filter: ScanFilter };

/** Cached scan, so that it survives opening a user. Also a page of users, so that their pages open at once. */
export type CachedScan = Page<User> & {
  scan: Scan;
  /** Stopped by the operator; does not resume automatically. */
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
  /** Progress of a scan. Never fetched; the scan writes it to the cache. */
  cached: (query: ScanQuery) =>
    queryOptions({
      queryKey: [...userQueries.lists(), 'scan', query],
      queryFn: () => toCachedScan(emptyScan),
      enabled: false,
      initialData: toCachedScan(emptyScan),
      gcTime: halfAnHour,
      // Comparing with the previous state would take longer with every page.
      structuralSharing: false,
      meta: { request: userRequests.list({ page: 1, page_size: maxPageSize, search: query.search }) },
    }),

  /** A page of the scanned list. Not cached, as most of its users do not match. */
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
