import * as z from 'zod';

export const oneTimeTokenStatuses = ['active', 'consumed', 'revoked', 'expired'] as const;

const context = z.object({
  jitOrganizationIds: z.array(z.string()).optional(),
  interactionEvent: z.enum(['SignIn', 'Register', 'ForgotPassword']).optional(),
});

/** A token that stands for an e-mail address once (spec 10.9). The application makes a link of it; the API sends none. */
export const oneTimeToken = z.object({
  tenantId: z.string().optional(),
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
  email: z.string().min(1),
  expiresIn: z.number().min(1).optional(),
  context: context.optional(),
});

/** Body of `POST /api/one-time-tokens/verify`. */
export const oneTimeTokenCheck = z.object({ email: z.string(), token: z.string() });
