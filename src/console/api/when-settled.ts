import type { QueryClient } from '@tanstack/react-query';

/** Resolves when no query is fetching and the browser is idle, so that further code can be preloaded. */
export async function whenSettled(client: QueryClient): Promise<void> {
  do {
    await whenAnswered(client);
    // A response may trigger further requests.
    await whenIdle();
  } while (client.isFetching() > 0);
}

const whenAnswered = (client: QueryClient): Promise<void> =>
  new Promise((resolve) => {
    if (client.isFetching() === 0) return resolve();
    const stop = client.getQueryCache().subscribe(() => {
      if (client.isFetching() > 0) return;
      stop();
      resolve();
    });
  });

/** In ms, for browsers without `requestIdleCallback` (Safari). */
const fallbackDelay = 200;

/** Resolves when the browser is idle. */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
    else setTimeout(resolve, fallbackDelay);
  });
