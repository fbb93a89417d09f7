import { usePrefetchQuery } from '@tanstack/react-query';

import { accountQueries } from '#console/data/account.ts';
import { applicationQueries } from '#console/data/applications.ts';
import { signInExperienceQueries } from '#console/data/sign-in-experience.ts';

/** Asks for everything about an account that needs no more than its ID, together with the account itself. */
export function usePrefetchedAccount(id: string, since: number): void {
  usePrefetchQuery(accountQueries.latest(id));
  usePrefetchQuery(accountQueries.attempts(since));
  usePrefetchQuery(accountQueries.factors(id));
  usePrefetchQuery(accountQueries.sessions(id));
  usePrefetchQuery(accountQueries.roles(id));
  usePrefetchQuery(accountQueries.organizations(id));
  usePrefetchQuery(signInExperienceQueries.current());
  usePrefetchQuery(applicationQueries.list());
}
