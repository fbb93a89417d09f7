import type { QueryClient } from '@tanstack/react-query';

import { accountQueries } from '#console/api/account.ts';
import { mfaQueries } from '#console/api/mfa.ts';
import { organizationQueries } from '#console/api/organizations.ts';
import { sessionQueries } from '#console/api/sessions.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import { userQueries } from '#console/api/users.ts';

/**
 * Asks for what an account's page shows and a Logto finds by an index, before the page is opened. Nobody has opened the
 * account by that: its page says so itself.
 */
export function prefetchAccount(client: QueryClient, id: string): void {
  void client.prefetchQuery(userQueries.detail(client, id));
  void client.prefetchQuery(mfaQueries.list(id));
  void client.prefetchQuery(sessionQueries.list(id));
  void client.prefetchQuery(accountQueries.roles(id));
  void client.prefetchQuery(organizationQueries.ofUser(id));
  void client.prefetchQuery(signInExperienceQueries.current());
}
