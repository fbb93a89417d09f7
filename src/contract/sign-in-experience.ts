import * as z from 'zod/mini';

import { storedPasswordPolicy } from './passwords.ts';

/** Response of `GET /api/sign-in-exp`: the members that Usher reads; others are kept. See logto-behavior.md#10.5. */
export const signInExperience = z.looseObject({
  signIn: z.optional(
    z.object({
      /** Identifiers that users sign in with, and how each is verified. */
      methods: z.array(z.object({ identifier: z.string(), password: z.boolean(), verificationCode: z.boolean() })),
    }),
  ),
  /** The social connectors that the sign-in page offers. */
  socialSignInConnectorTargets: z.optional(z.array(z.string())),
  singleSignOnEnabled: z.optional(z.boolean()),
  passkeySignIn: z.optional(z.partial(z.object({ enabled: z.boolean() }))),
  /** Number of failures after which an identifier is locked, and for how many minutes. */
  sentinelPolicy: z.optional(z.partial(z.object({ maxAttempts: z.number(), lockoutDuration: z.number() }))),
  /** Factors that users may set up, and whether they have to. */
  mfa: z.optional(z.partial(z.object({ factors: z.array(z.string()), policy: z.string() }))),
  passwordPolicy: z.optional(storedPasswordPolicy),
  passwordExpiration: z.optional(z.partial(z.object({ enabled: z.boolean(), validPeriodDays: z.number() }))),
  usernamePolicy: z.optional(z.partial(z.object({ caseSensitive: z.boolean() }))),
});
export type SignInExperience = z.infer<typeof signInExperience>;

/** `GET /api/sign-in-exp/username-policy/case-sensitivity-conflicts`: usernames that differ only in case. */
export const usernameConflicts = z.object({
  totalConflicts: z.number(),
  samples: z.array(z.object({ usernameLower: z.string(), userIds: z.array(z.string()) })),
});
export type UsernameConflicts = z.infer<typeof usernameConflicts>;
