import type { UserConfigs, UserConfigsPatch } from '#contract/user-configs.ts';

/** Each answer by itself: a change must write that member and no other. */
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

/** Every change there is, under the name that stands in the address. */
export const answerChanges = mfaAnswerNames.flatMap((name) =>
  [true, false].map((value) => ({ id: `${name}.${value}`, name, value })),
);
