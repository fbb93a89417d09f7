import { queryOptions, useQuery } from '@tanstack/react-query';

import { auditLogQueries } from '#console/api/audit-log.ts';
import { fetchPage } from '#console/api/http.ts';
import { logQueries, logRequests } from '#console/api/logs.ts';
import { lastPasswordChange } from '#console/shared/account/password-changes.ts';
import { isFailure } from '#contract/entry-outcome.ts';
import { type Log, log } from '#contract/logs.ts';
import { maxPageSize } from '#contract/paging.ts';

import { identifierChanges } from './identifier-changes.ts';

/** Event in which a user resets a forgotten password. */
const resetKey = 'Interaction.ForgotPassword.Submit';

/** Events in which a user changes the profile, the password or the factors (logto-behavior.md#7.3). */
const changingKeys = [
  'Interaction.SignIn.Profile.Update',
  resetKey,
  'Interaction.SignIn.BindMfa.Totp.Submit',
  'Interaction.SignIn.BindMfa.WebAuthn.Submit',
  'Interaction.SignIn.BindMfa.BackupCode.Submit',
];

/** Entries per event that are read. */
const entriesRead = 20;

const ownChanges = (userId: string, since: number) =>
  queryOptions({
    queryKey: [...logQueries.all(), 'own-changes', userId, since],
    queryFn: async ({ signal }): Promise<Log[]> => {
      const pages = await Promise.all(
        changingKeys.map((logKey) =>
          fetchPage(
            logRequests.list({ userId, logKey, start_time: since, page: 1, page_size: entriesRead }),
            log,
            signal,
          ),
        ),
      );
      const entries = pages.flatMap(({ items }) => items).filter((entry) => !isFailure(entry));
      return entries.sort((a, b) => b.createdAt - a.createdAt);
    },
  });

/** Changes of identifiers by operators, and changes by the user, since a time (ms since the epoch). */
export function useRecentChanges(userId: string, since: number) {
  const queries = {
    history: auditLogQueries.history(userId, { page: 1, page_size: maxPageSize }),
    activity: ownChanges(userId, since),
  };
  const history = useQuery(queries.history);
  const activity = useQuery(queries.activity);
  const events = history.data?.items ?? [];
  const oldest = events.at(-1);
  return {
    history,
    activity,
    reads: [queries.history.queryKey, queries.activity.queryKey],
    /** The last change of the password that is known, by an operator or by the user. */
    password: { byOperator: lastPasswordChange(events), byUser: activity.data?.find(({ key }) => key === resetKey) },
    /** Newest first. */
    changes: identifierChanges(events, since),
    /** There are more events in the time than were read. */
    isIncomplete: events.length === maxPageSize && oldest !== undefined && oldest.at >= since,
  };
}
