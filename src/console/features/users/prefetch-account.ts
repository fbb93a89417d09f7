import type { QueryClient } from '@tanstack/react-query';

import { accountQueries } from '#console/api/account.ts';
import { mfaQueries } from '#console/api/mfa.ts';
import { organizationQueries } from '#console/api/organizations.ts';
import { sessionQueries } from '#console/api/sessions.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import { userQueries } from '#console/api/users.ts';

/**
 * Prefetches the data of a user page that Logto finds by an index. Does not count as opening the account in the audit
 * log, which the page records itself.
 */
export function prefetchAccount(client: QueryClient, id: string): void {
  void client.prefetchQuery(userQueries.detail(client, id));
  void client.prefetchQuery(mfaQueries.list(id));
  void client.prefetchQuery(sessionQueries.list(id));
  void client.prefetchQuery(accountQueries.roles(id));
  void client.prefetchQuery(organizationQueries.ofUser(id));
  void client.prefetchQuery(signInExperienceQueries.current());
}
