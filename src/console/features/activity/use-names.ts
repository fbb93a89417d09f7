import { useQuery } from '@tanstack/react-query';

import { displayName } from '#console/data/display-name.ts';
import { userQueries } from '#console/data/users.ts';
import { useAppName } from '#console/parts/use-app-name.ts';
import type { Log } from '#contract/logs.ts';
import type { User } from '#contract/users.ts';

import type { Names } from './event-sentence.ts';

/**
 * The names of everybody in these entries, asked for in one request, not one an entry. Of `only` everything is known:
 * nobody is asked for.
 */
export function useNames(logs: readonly Log[], only?: User): Names {
  const users = useQuery(
    userQueries.byIds(only === undefined ? logs.flatMap(({ payload }) => payload.userId ?? []) : []),
  );
  const app = useAppName();
  return {
    app,
    user: (id) => {
      const user = only?.id === id ? only : users.data?.get(id);
      return user === undefined ? id : displayName(user);
    },
  };
}
