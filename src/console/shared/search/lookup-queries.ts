import { queryOptions } from '@tanstack/react-query';

import { userQueries } from '#console/api/users.ts';
import type { Search, UserSearchField } from '#contract/search.ts';

import { loadPhoneBook } from '#console/lib/phones.ts';

/** More people than this nobody tells apart at a glance. */
const maxHits = 20;

const nobody: Search<UserSearchField> = { matches: [], joint: 'or', isCaseSensitive: true };

export const lookupQueries = {
  /** People by whole values. It is not tried twice: a search for the text anywhere follows anyway. */
  exact: (search: Search<UserSearchField> | undefined, searchRequestId: string) =>
    queryOptions({
      ...userQueries.list({ page: 1, page_size: maxHits, search: search ?? nobody }, searchRequestId),
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
