import type { QueryClient } from '@tanstack/react-query';

/** Asks for what the page of somebody shows who will probably be opened; the code for that is no part of the first load. */
export function prefetchSoon(client: QueryClient, userId: string): void {
  // What fails here is asked again by the page, which says what is wrong.
  import('./prefetch-account.ts').then(
    (module) => module.prefetchAccount(client, userId),
    () => undefined,
  );
}
