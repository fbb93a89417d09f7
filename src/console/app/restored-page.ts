import type { QueryClient } from '@tanstack/react-query';

import { currentSessionQueries } from '#console/api/session.ts';

/**
 * Browsers restore a left page from the back/forward cache. Keeps such a page hidden until the server confirms that the
 * same operator is signed in; otherwise reloads it.
 */
export function guardRestoredPage(client: QueryClient): void {
  const { body } = document;
  // Hidden on leaving, because a restored page may be painted before any script runs.
  addEventListener('pagehide', ({ persisted }) => {
    if (persisted) body.hidden = true;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void showAgain(client);
  });
}

async function showAgain(client: QueryClient): Promise<void> {
  const current = currentSessionQueries.current();
  const before = client.getQueryData(current.queryKey)?.operator;
  try {
    const now = (await client.fetchQuery({ ...current, staleTime: 0 }))?.operator;
    const isSame = now?.subject === before?.subject && now?.role === before?.role;
    if (isSame) document.body.hidden = false;
    else location.reload();
  } catch {
    location.reload();
  }
}
