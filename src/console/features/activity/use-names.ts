import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { idsInOneRequest, userQueries } from '#console/api/users.ts';
import { useAppName } from '#console/shared/account/use-app-name.ts';
import type { Log } from '#contract/logs.ts';
import type { User } from '#contract/users.ts';

import type { Names } from './event-sentence.ts';

/**
 * The names of everybody in these entries, asked for in one request, not one an entry. Of `only` everything is known:
 * nobody is asked for. Logto keeps the entries of a user it deletes: whoever was asked for and not found is deleted.
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
