import type { QueryClient } from '@tanstack/react-query';

import { operatorSessionQueries } from '#console/api/session.ts';

/**
 * Browsers keep a page that is left as it was and show it again when the user goes back. Such a page stays hidden until the
 * server says that the same operator is still signed in; else it is loaded anew.
 */
export function guardRestoredPage(client: QueryClient): void {
  const { body } = document;
  // Already when it is left: a restored page may be painted before any script runs.
  addEventListener('pagehide', ({ persisted }) => {
    if (persisted) body.hidden = true;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void showAgain(client);
  });
}

async function showAgain(client: QueryClient): Promise<void> {
  const current = operatorSessionQueries.current();
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
