import * as z from 'zod';

import { storedPasswordPolicy } from './passwords.ts';

/** `GET /api/sign-in-exp` (spec 10.5): the members Usher reads; the rest passes unread. */
export const signInExperience = z.looseObject({
  signIn: z
    .object({
      /** By which identifiers people sign in, and how they prove that they are theirs. */
      methods: z.array(z.object({ identifier: z.string(), password: z.boolean(), verificationCode: z.boolean() })),
    })
    .optional(),
  /** The social connectors that the sign-in page offers. */
  socialSignInConnectorTargets: z.array(z.string()).optional(),
  singleSignOnEnabled: z.boolean().optional(),
  passkeySignIn: z.object({ enabled: z.boolean() }).partial().optional(),
  /** After how many failures an identifier is blocked, and for how many minutes. */
  sentinelPolicy: z.object({ maxAttempts: z.number(), lockoutDuration: z.number() }).partial().optional(),
  passwordPolicy: storedPasswordPolicy.optional(),
  passwordExpiration: z.object({ enabled: z.boolean(), validPeriodDays: z.number() }).partial().optional(),
  usernamePolicy: z.object({ caseSensitive: z.boolean() }).partial().optional(),
});
export type SignInExperience = z.infer<typeof signInExperience>;

const anyObject = z.looseObject({});
const nullableText = z.string().nullable();

/** Body of `PATCH /api/sign-in-exp`: each member that is given replaces the stored one. */
export const signInExperiencePatch = z
  .object({
    color: anyObject,
    branding: anyObject,
    hideLogtoBranding: z.boolean(),
    languageInfo: anyObject,
    termsOfUseUrl: nullableText,
    privacyPolicyUrl: nullableText,
    agreeToTermsPolicy: z.string(),
    signIn: anyObject,
    signUp: anyObject,
    socialSignIn: anyObject,
    socialSignInConnectorTargets: z.array(z.string()),
    signInMode: z.enum(['SignIn', 'Register', 'SignInAndRegister']),
    customCss: nullableText,
    customContent: anyObject,
    passwordPolicy: storedPasswordPolicy,
    passwordExpiration: z
      .object({ enabled: z.boolean(), validPeriodDays: z.int().min(1), enabledAt: z.number() })
      .partial(),
    usernamePolicy: z.looseObject({
      caseSensitive: z.boolean().optional(),
      minLength: z.int().optional(),
      maxLength: z.int().optional(),
      allowedChars: z.record(z.string(), z.boolean()).optional(),
    }),
    mfa: anyObject,
    singleSignOnEnabled: z.boolean(),
    supportEmail: nullableText,
    supportWebsiteUrl: nullableText,
    unknownSessionRedirectUrl: nullableText,
    captchaPolicy: anyObject,
    sentinelPolicy: z.object({ maxAttempts: z.number(), lockoutDuration: z.number() }).partial(),
    emailBlocklistPolicy: anyObject,
  })
  .partial();

/** `GET /api/sign-in-exp/username-policy/case-sensitivity-conflicts`: usernames that differ only in case. */
export const usernameConflicts = z.object({
  totalConflicts: z.number(),
  samples: z.array(z.object({ usernameLower: z.string(), userIds: z.array(z.string()) })),
});
export type UsernameConflicts = z.infer<typeof usernameConflicts>;
