import { mutationOptions, queryOptions } from '@tanstack/react-query';

import type { ApiRequest, WriteInput } from '#console/api/api-request.ts';
import { fetchJson, sendRequest, sendRemoval } from '#console/api/http.ts';
import { sessionRequests } from '#console/api/sessions.ts';
import { generatePassword, type GeneratedPassword } from '#console/api/user-mutations.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { userQueries } from '#console/api/users.ts';
import { issuedSignInLink, type OneTimeTokenRequest, signInLinks } from '#contract/one-time-tokens.ts';
import type { GeneratedPasswordRequest, MessageChannel } from '#contract/operators.ts';
import { grants, sessions } from '#contract/sessions.ts';
import { user } from '#contract/users.ts';

const links: ApiRequest = { method: 'GET', route: '/usher/sign-in-links' };

export const signInHelpQueries = {
  /** Whether the tenant has sign-in links, and for which apps. */
  links: () =>
    queryOptions({
      queryKey: ['sign-in-links'],
      queryFn: ({ signal }) => fetchJson(links, signInLinks, signal),
      meta: { request: links },
      staleTime: 5 * 60_000,
    }),
};

export type TemporaryPasswordOptions = GeneratedPasswordRequest & { mustChange: boolean; endSessions: boolean };

/** A temporary password that was set, and what became of the steps after it; undefined: not wanted. */
export type TemporaryPassword = GeneratedPassword & {
  mustChange: 'done' | Error | undefined;
  endSessions: 'done' | Error | undefined;
};

export const signInHelpMutations = {
  /**
   * Sets a generated password. The steps after it may fail without it: then the result says so.
   *
   * @param hold gets the result, also when the dialog was closed meanwhile
   */
  setTemporaryPassword: (userId: string, hold: (set: TemporaryPassword) => void) =>
    mutationOptions({
      mutationFn: async ({
        values: { mustChange, endSessions, ...request },
        reason,
      }: WriteInput<TemporaryPasswordOptions>): Promise<void> => {
        const set = await generatePassword(userId, { values: request, reason });
        hold({
          ...set,
          mustChange: mustChange
            ? await outcomeOf(() => fetchJson({ ...userRequests.setPasswordExpired(userId, true), reason }, user))
            : undefined,
          endSessions: endSessions ? await outcomeOf(() => endAllSessions(userId, reason)) : undefined,
        });
      },
      meta: { invalidates: [userQueries.one(userId), ...userQueries.rows(), ...userQueries.access(userId)] },
    }),

  createLink: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values, reason }: WriteInput<OneTimeTokenRequest>) =>
        fetchJson({ ...signInHelpRequests.createLink(userId, values), reason }, issuedSignInLink),
      // The link must not stay in the mutation cache.
      gcTime: 0,
    }),

  sendCode: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: channel, reason }: WriteInput<MessageChannel>) =>
        sendRequest({ ...signInHelpRequests.sendCode(userId, channel), reason }),
    }),
};

/** Usher's own routes: the gateway uses the addresses on file. */
const signInHelpRequests = {
  createLink: (userId: string, body: OneTimeTokenRequest): ApiRequest => ({
    method: 'POST',
    route: '/usher/users/{userId}/one-time-token',
    params: { userId },
    body,
  }),
  sendCode: (userId: string, channel: MessageChannel): ApiRequest => ({
    method: 'POST',
    route: '/usher/users/{userId}/verification-code',
    params: { userId },
    body: { channel },
  }),
};

/** Returns the error instead of failing. */
async function outcomeOf(step: () => Promise<unknown>): Promise<'done' | Error> {
  try {
    await step();
    return 'done';
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

/** Revokes all sessions with their app grants, and the grants that belong to no session. */
async function endAllSessions(userId: string, reason: string | undefined): Promise<void> {
  const open = await fetchJson(sessionRequests.list(userId), sessions);
  for (const session of open.sessions) {
    // Sequential: parallel requests may exceed the server's rate limit.
    await sendRemoval({ ...sessionRequests.revoke(userId, session, 'firstParty'), reason });
  }
  const left = await fetchJson(sessionRequests.grants(userId, 'firstParty'), grants);
  for (const grant of left.grants) await sendRemoval({ ...sessionRequests.revokeGrant(userId, grant), reason });
}
