import { mutationOptions, queryOptions } from '@tanstack/react-query';

import type { ApiRequest, WriteInput } from '#console/api/api-request.ts';
import { fetchJson } from '#console/api/http.ts';
import { type UserConfigs, type UserConfigsPatch, userConfigs } from '#contract/mfa.ts';

/** How to read and change each answer; a change must write no other member. */
export const mfaAnswers = {
  enabled: {
    read: ({ mfa }: UserConfigs) => mfa.enabled,
    change: (enabled: boolean): UserConfigsPatch => ({ mfa: { enabled } }),
  },
  skipped: {
    read: ({ mfa }: UserConfigs) => mfa.skipped,
    change: (skipped: boolean): UserConfigsPatch => ({ mfa: { skipped } }),
  },
  skipMfaOnSignIn: {
    read: ({ mfa }: UserConfigs) => mfa.skipMfaOnSignIn,
    change: (skipMfaOnSignIn: boolean): UserConfigsPatch => ({ mfa: { skipMfaOnSignIn } }),
  },
  passkeySkipped: {
    read: ({ passkeySignIn }: UserConfigs) => passkeySignIn.skipped,
    change: (skipped: boolean): UserConfigsPatch => ({ passkeySignIn: { skipped } }),
  },
} as const;

export type MfaAnswer = keyof typeof mfaAnswers;

export const mfaAnswerNames = Object.keys(mfaAnswers) as MfaAnswer[];

/** All possible changes, with the ID that the URL contains. */
export const answerChanges = mfaAnswerNames.flatMap((name) =>
  [true, false].map((value) => ({ id: `${name}.${value}`, name, value })),
);

const route = '/api/users/{userId}/logto-configs';

/** Answers of a user to questions of the sign-in page (logto-behavior.md#5.3). */
export const userConfigRequests = {
  read: (userId: string): ApiRequest => ({ method: 'GET', route, params: { userId } }),
  change: (userId: string, changes: UserConfigsPatch): ApiRequest => ({
    method: 'PATCH',
    route,
    params: { userId },
    body: changes,
  }),
};

export const userConfigQueries = {
  /** Not supported by Logto before 1.33. */
  ofUser: (userId: string) =>
    queryOptions({
      queryKey: ['user-configs', userId],
      queryFn: ({ signal }) => fetchJson(userConfigRequests.read(userId), userConfigs, signal),
      meta: { request: userConfigRequests.read(userId) },
    }),
};

export const userConfigMutations = {
  change: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: changes, reason }: WriteInput<UserConfigsPatch>) =>
        fetchJson({ ...userConfigRequests.change(userId, changes), reason }, userConfigs),
      onSuccess: (changed, _input, _result, { client }) =>
        client.setQueryData(userConfigQueries.ofUser(userId).queryKey, changed),
    }),
};
