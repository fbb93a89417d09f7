import { useQuery } from '@tanstack/react-query';

import { sessionQueries } from '#console/api/sessions.ts';
import { tokenQueries } from '#console/api/tokens.ts';
import { isNotOffered } from '#console/shared/loading/loaded.tsx';

/**
 * Loads all sessions, grants and tokens of a user.
 *
 * @returns `incompleteQuery` is the first query without data, pending or failed
 */
export function useAccess(userId: string, isEnabled: boolean) {
  const sessions = useQuery({ ...sessionQueries.list(userId), enabled: isEnabled });
  const firstParty = useQuery({ ...sessionQueries.grants(userId, 'firstParty'), enabled: isEnabled });
  const thirdParty = useQuery({ ...sessionQueries.grants(userId, 'thirdParty'), enabled: isEnabled });
  const tokens = useQuery({ ...tokenQueries.list(userId), enabled: isEnabled });
  const incompleteQuery = [sessions, firstParty, thirdParty, tokens].find(
    // An older Logto without personal access tokens has none to delete.
    (query) => query.data === undefined && !(query === tokens && isNotOffered(query.error)),
  );
  return {
    access: {
      sessions: sessions.data ?? [],
      firstParty: firstParty.data ?? [],
      thirdParty: thirdParty.data ?? [],
      tokens: tokens.data ?? [],
    },
    incompleteQuery,
  };
}
