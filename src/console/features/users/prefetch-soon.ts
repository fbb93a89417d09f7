import type { QueryClient } from '@tanstack/react-query';

/** Prefetches the page of a user who will probably be opened. Its code is not part of the first load. */
export function prefetchSoon(client: QueryClient, userId: string): void {
  // Errors are ignored, as the page fetches again and shows them.
  import('./prefetch-account.ts').then(
    (module) => module.prefetchAccount(client, userId),
    () => undefined,
  );
}
