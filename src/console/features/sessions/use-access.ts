import { useQuery } from '@tanstack/react-query';

import { sessionQueries } from '#console/api/sessions.ts';
import { tokenQueries } from '#console/api/tokens.ts';
import { isNotOffered } from '#console/shared/loading/loaded.tsx';

/** Everything that lets somebody act as a user, read while it `isWanted`, and whichever reading has no answer yet. */
export function useAccess(userId: string, isWanted: boolean) {
  const sessions = useQuery({ ...sessionQueries.list(userId), enabled: isWanted });
  const firstParty = useQuery({ ...sessionQueries.grants(userId, 'firstParty'), enabled: isWanted });
  const thirdParty = useQuery({ ...sessionQueries.grants(userId, 'thirdParty'), enabled: isWanted });
  const tokens = useQuery({ ...tokenQueries.list(userId), enabled: isWanted });
  const unanswered = [sessions, firstParty, thirdParty, tokens].find(
    // A server without personal access tokens has none to delete.
    (query) => query.data === undefined && !(query === tokens && isNotOffered(query.error)),
  );
  return {
    access: {
      sessions: sessions.data ?? [],
      firstParty: firstParty.data ?? [],
      thirdParty: thirdParty.data ?? [],
      tokens: tokens.data ?? [],
    },
    unanswered,
  };
}
