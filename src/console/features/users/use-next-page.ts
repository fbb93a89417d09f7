import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import type { Page } from '#console/api/http.ts';
import type { UserListQuery } from '#console/api/user-requests.ts';
import { userQueries } from '#console/api/users.ts';
import { whenIdle } from '#console/lib/when-idle.ts';
import type { User } from '#contract/users.ts';

/** Asks for the page after the one that is shown, in quiet. A search is not worth it: a Logto reads its whole table. */
export function useNextPage(query: UserListQuery, shown: Page<User> | undefined): void {
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
