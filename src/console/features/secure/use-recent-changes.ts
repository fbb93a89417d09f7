import { queryOptions, useQuery } from '@tanstack/react-query';

import { auditLogQueries } from '#console/api/audit-log.ts';
import { isFailure } from '#console/api/entry-outcome.ts';
import { fetchPage } from '#console/api/http.ts';
import { logQueries, logRequests } from '#console/api/logs.ts';
import { type Log, log } from '#contract/logs.ts';
import { maxPageSize } from '#contract/paging.ts';

import { identifierChanges } from './identifier-changes.ts';

/** Events in which a user changes the profile, the password or the factors (logto-behavior.md#7.3). */
const changingKeys = [
  'Interaction.SignIn.Profile.Update',
  'Interaction.ForgotPassword.Submit',
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
  const history = useQuery(auditLogQueries.history(userId, { page: 1, page_size: maxPageSize }));
  const activity = useQuery(ownChanges(userId, since));
  const events = history.data?.items ?? [];
  const oldest = events.at(-1);
  return {
    history,
    activity,
    /** Newest first. */
    changes: identifierChanges(events, since),
    /** There are more events in the time than were read. */
    isIncomplete: events.length === maxPageSize && oldest !== undefined && oldest.at >= since,
  };
}
