import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { idsInOneRequest, userQueries } from '#console/api/users.ts';
import { useAppName } from '#console/shared/account/use-app-name.ts';
import type { Log } from '#contract/logs.ts';
import type { User } from '#contract/users.ts';

import type { Names } from './event-sentence.ts';

/**
 * Loads the names of all users in these entries in one request. Logto keeps the entries of deleted users, so a user
 * that the request does not find is deleted.
 *
 * @param only the user of all entries, when known: then no request is sent
 */
export function useNames(logs: readonly Log[], only?: User): Names {
  const { t } = useTranslation();
  const ids = idsInOneRequest(only === undefined ? logs.flatMap(({ payload }) => payload.userId ?? []) : []);
  const users = useQuery(userQueries.byIds(ids));
  const app = useAppName();
  const isDeleted = (id: string) =>
    users.isSuccess && !users.isPlaceholderData && ids.includes(id) && !users.data.has(id);
  return {
    app,
    isDeleted,
    user: (id) => {
      const user = only?.id === id ? only : users.data?.get(id);
      if (user !== undefined) return displayName(user);
      return isDeleted(id) ? t('activity.deletedUser') : id;
    },
  };
}
