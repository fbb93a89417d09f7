import * as z from 'zod/mini';

export const oneTimeTokenStatuses = ['active', 'consumed', 'revoked', 'expired'] as const;

const context = z.object({
  jitOrganizationIds: z.optional(z.array(z.string())),
  interactionEvent: z.optional(z.enum(['SignIn', 'Register', 'ForgotPassword'])),
});

/** A token that stands for an e-mail address once (spec 10.9). The application makes a link of it; the API sends none. */
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

/** Body of `POST /api/one-time-tokens`; `expiresIn` is seconds, 600 when it is not given. */
export const newOneTimeToken = z.object({
  email: z.string().check(z.minLength(1)),
  expiresIn: z.optional(z.number().check(z.minimum(1))),
  context: z.optional(context),
});

/** Body of `POST /api/one-time-tokens/verify`. */
export const oneTimeTokenCheck = z.object({ email: z.string(), token: z.string() });

/** Longest life of a token that an operator issues, in seconds. */
export const maxOneTimeTokenLife = 24 * 60 * 60;

/** Body of `POST /usher/users/:userId/one-time-token`: what it is for. Usher knows the email address on file. */
export const oneTimeTokenRequest = z.object({
  interactionEvent: z.optional(z.enum(['SignIn', 'ForgotPassword'])),
  /** Seconds. */
  expiresIn: z.optional(z.int().check(z.minimum(1), z.maximum(maxOneTimeTokenLife))),
  /** As for a generated password: the user can't receive the code that Logto would send. */
  userCannotRecover: z.optional(z.boolean()),
});

/** Its answer: the token, shown once. */
export const issuedOneTimeToken = z.pick(oneTimeToken, { token: true, expiresAt: true });
export type IssuedOneTimeToken = z.infer<typeof issuedOneTimeToken>;
