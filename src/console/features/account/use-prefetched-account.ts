import { usePrefetchQuery } from '@tanstack/react-query';

import { accountQueries } from '#console/api/account.ts';
import { mfaQueries } from '#console/api/mfa.ts';
import { organizationQueries } from '#console/api/organizations.ts';
import { sessionQueries } from '#console/api/sessions.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';

/**
 * Asks, together with the account itself, for what needs no more than its ID and is found by an index. The rest waits until
 * the account is there: nothing may delay that.
 */
export function usePrefetchedAccount(id: string): void {
  usePrefetchQuery(mfaQueries.list(id));
  usePrefetchQuery(sessionQueries.list(id));
  usePrefetchQuery(accountQueries.roles(id));
  usePrefetchQuery(organizationQueries.ofUser(id));
  usePrefetchQuery(signInExperienceQueries.current());
}
