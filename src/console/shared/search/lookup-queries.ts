import { queryOptions } from '@tanstack/react-query';
import { nanoid } from 'nanoid';

import { userQueries } from '#console/api/users.ts';
import { loadPhoneBook } from '#console/lib/phones.ts';
import type { Search, UserSearchField } from '#contract/search.ts';

/** Maximum number of exact matches shown. */
const maxHits = 20;

export const lookupQueries = {
  /** Users by exact match. Not retried, because a search for the text anywhere follows. */
  exact: (search: Search<UserSearchField>, searchRequestId: string) =>
    queryOptions({
      ...userQueries.list({ page: 1, page_size: maxHits, search }, searchRequestId),
      placeholderData: undefined,
      retry: false,
      refetchOnWindowFocus: false,
    }),

  phoneBook: () =>
    queryOptions({
      queryKey: ['phone-book'],
      queryFn: loadPhoneBook,
      staleTime: Infinity,
      gcTime: Infinity,
      networkMode: 'always',
      retry: false,
    }),
};

/** Returns a new ID for all requests that look up one text or list. */
export const newSearchRequestId = (): string => nanoid(16);
