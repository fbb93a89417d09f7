import { mutationOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { mfaSecret, type MfaVerification, mfaVerification, type NewMfaVerification } from '#contract/mfa.ts';

import type { ApiRequest, WriteCause, WriteInput } from './api-request.ts';
import { fetchJson, sendRemoval } from './http.ts';
import { settleBy, settleSecret } from './settle.ts';

const all = '/api/users/{userId}/mfa-verifications';

/** Requests for MFA factors (logto-behavior.md#5.7). */
export const mfaRequests = {
  list: (userId: string): ApiRequest => ({ method: 'GET', route: all, params: { userId } }),

  add: (userId: string, factor: NewMfaVerification): ApiRequest => ({
    method: 'POST',
    route: all,
    params: { userId },
    body: factor,
  }),

  remove: (userId: string, verificationId: string): ApiRequest => ({
    method: 'DELETE',
    route: `${all}/{verificationId}`,
    params: { userId, verificationId },
  }),
};

export const mfaQueries = {
  list: (userId: string) =>
    queryOptions({
      queryKey: ['mfa-verifications', userId],
      queryFn: ({ signal }) => fetchJson(mfaRequests.list(userId), z.array(mfaVerification), signal),
      meta: { request: mfaRequests.list(userId) },
    }),
};

const [totpSecret, backupCodes] = mfaSecret.def.options;

/** A factor that could not be removed. */
export type RemovalFailure = { factor: MfaVerification; error: Error };

export const mfaMutations = {
  enrollTotp: (userId: string) =>
    mutationOptions({
      mutationFn: ({ reason }: WriteInput<void>) =>
        settleSecret(
          () => fetchJson({ ...mfaRequests.add(userId, { type: 'Totp' }), reason }, totpSecret),
          () => hasFactor(userId, ({ type }) => type === 'Totp'),
        ),
      meta: { invalidates: [mfaQueries.list(userId).queryKey] },
      // The secret in the answer must not stay in the mutation cache.
      gcTime: 0,
    }),

  issueBackupCodes: (userId: string) =>
    mutationOptions({
      mutationFn: ({ reason }: WriteInput<void>) =>
        settleSecret(
          () => fetchJson({ ...mfaRequests.add(userId, { type: 'BackupCode' }), reason }, backupCodes),
          () => hasFactor(userId, ({ type }) => type === 'BackupCode'),
        ),
      meta: { invalidates: [mfaQueries.list(userId).queryKey] },
      // The codes must not stay in the mutation cache.
      gcTime: 0,
    }),

  remove: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: verificationId, ...cause }: WriteInput<string>) =>
        removeFactor(userId, verificationId, cause),
      meta: { invalidates: [mfaQueries.list(userId).queryKey] },
    }),

  /** Returns the factors that could not be removed instead of failing, so that the list is refetched either way. */
  removeAll: (userId: string) =>
    mutationOptions({
      mutationFn: async ({ values: factors, ...cause }: WriteInput<readonly MfaVerification[]>) => {
        const failures: RemovalFailure[] = [];
        for (const factor of factors) {
          // Sequential: parallel requests may exceed the rate limit of the identity service.
          const error = await removeOne(userId, factor.id, cause);
          if (error !== undefined) failures.push({ factor, error });
        }
        return failures;
      },
      meta: { invalidates: [mfaQueries.list(userId).queryKey] },
    }),
};

const removeFactor = (userId: string, verificationId: string, cause: WriteCause): Promise<void> =>
  settleBy(
    () => sendRemoval({ ...mfaRequests.remove(userId, verificationId), ...cause }),
    async () => !(await hasFactor(userId, ({ id }) => id === verificationId)),
  );

const hasFactor = async (userId: string, isMeant: (factor: MfaVerification) => boolean): Promise<boolean> =>
  (await fetchJson(mfaRequests.list(userId), z.array(mfaVerification))).some(isMeant);

/** Removes a factor. Returns the error instead of failing. */
async function removeOne(userId: string, verificationId: string, cause: WriteCause): Promise<Error | undefined> {
  try {
    await removeFactor(userId, verificationId, cause);
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  return undefined;
}

/** Removal order: backup codes first, as they must not remain as the only factor if a later removal fails. */
export const removalOrder = (factors: readonly MfaVerification[]): MfaVerification[] => [
  ...factors.filter(({ type }) => type === 'BackupCode'),
  ...factors.filter(({ type }) => type !== 'BackupCode'),
];
