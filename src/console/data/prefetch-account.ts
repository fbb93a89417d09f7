import type { QueryClient } from '@tanstack/react-query';

import { accountQueries } from './account.ts';
import { signInExperienceQueries } from './sign-in-experience.ts';
import { userQueries } from './users.ts';

/**
 * Asks for what an account's page shows and a Logto finds by an index, before the page is opened. Nobody has opened the
 * account by that: its page says so itself.
 */
export function prefetchAccount(client: QueryClient, id: string): void {
  void client.prefetchQuery(userQueries.detail(client, id));
  void client.prefetchQuery(accountQueries.factors(id));
  void client.prefetchQuery(accountQueries.sessions(id));
  void client.prefetchQuery(accountQueries.roles(id));
  void client.prefetchQuery(accountQueries.organizations(id));
  void client.prefetchQuery(signInExperienceQueries.current());
}
