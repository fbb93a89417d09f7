import { usePrefetchQuery } from '@tanstack/react-query';

import { accountQueries } from '#console/data/account.ts';
import { applicationQueries } from '#console/data/applications.ts';
import { mfaQueries } from '#console/data/mfa.ts';
import { organizationQueries } from '#console/data/organizations.ts';
import { sessionQueries } from '#console/data/sessions.ts';
import { signInExperienceQueries } from '#console/data/sign-in-experience.ts';

/** Asks for everything about an account that needs no more than its ID, together with the account itself. */
export function usePrefetchedAccount(id: string, since: number): void {
  usePrefetchQuery(accountQueries.latest(id));
  usePrefetchQuery(accountQueries.attempts(since));
  usePrefetchQuery(mfaQueries.list(id));
  usePrefetchQuery(sessionQueries.list(id));
  usePrefetchQuery(accountQueries.roles(id));
  usePrefetchQuery(organizationQueries.ofUser(id));
  usePrefetchQuery(signInExperienceQueries.current());
  usePrefetchQuery(applicationQueries.list());
}
