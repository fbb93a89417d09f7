import * as z from 'zod/mini';

export const oneTimeTokenStatuses = ['active', 'consumed', 'revoked', 'expired'] as const;

const context = z.object({
  jitOrganizationIds: z.optional(z.array(z.string())),
  interactionEvent: z.optional(z.enum(['SignIn', 'Register', 'ForgotPassword'])),
});

/**
 * A token that signs in the owner of an email address once. The API sends no email: the caller puts the token into a
 * link. See logto-behavior.md#10.9.
 */
export const oneTimeToken = z.object({
  tenantId: z.optional(z.string()),
  id: z.string(),
  email: z.string(),
  token: z.string(),
  context,
  status: z.enum(oneTimeTokenStatuses),
  createdAt: z.number(),
  expiresAt: z.number(),
});
export type OneTimeToken = z.infer<typeof oneTimeToken>;

/** Body of `POST /api/one-time-tokens`; `expiresIn` is in seconds, by default 600. */
export const newOneTimeToken = z.object({
  email: z.string().check(z.minLength(1)),
  expiresIn: z.optional(z.number().check(z.minimum(1))),
  context: z.optional(context),
});

/** Body of `POST /api/one-time-tokens/verify`. */
export const oneTimeTokenCheck = z.object({ email: z.string(), token: z.string() });

/** Longest lifetime of a token that an operator issues, in seconds. */
export const maxOneTimeTokenLife = 24 * 60 * 60;

/** Body of `POST /usher/users/:userId/one-time-token`. The gateway uses the email address on file. */
export const oneTimeTokenRequest = z.object({
  /** The app to sign in to: one of {@link signInLinks}. */
  applicationId: z.string().check(z.minLength(1)),
  interactionEvent: z.optional(z.enum(['SignIn', 'ForgotPassword'])),
  /** Seconds. */
  expiresIn: z.optional(z.int().check(z.minimum(1), z.maximum(maxOneTimeTokenLife))),
  /** As for a generated password: the user can't receive the code that Logto would send. */
  userCannotRecover: z.optional(z.boolean()),
});
export type OneTimeTokenRequest = z.infer<typeof oneTimeTokenRequest>;

/** Response of that `POST`: the link that signs in its bearer once. `expiresAt` is in ms since the epoch. */
export const issuedSignInLink = z.object({ link: z.string(), expiresAt: z.number() });
export type IssuedSignInLink = z.infer<typeof issuedSignInLink>;

/** Response of `GET /usher/sign-in-links`. */
export const signInLinks = z.object({
  /** Whether the connected Logto has one-time tokens. */
  isOffered: z.boolean(),
  /** Apps with a page for sign-in links, from the settings. */
  applicationIds: z.array(z.string()),
});
export type SignInLinks = z.infer<typeof signInLinks>;
