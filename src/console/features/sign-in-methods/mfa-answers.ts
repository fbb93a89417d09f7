import type { UserConfigs, UserConfigsPatch } from '#contract/user-configs.ts';

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
