import * as z from 'zod/mini';

/** What a user answered to questions of the sign-in page: `GET /api/users/:userId/logto-configs` (spec 5.3). */
export const userConfigs = z.object({
  /** `enabled` is missing when it is unknown. */
  mfa: z.object({ enabled: z.optional(z.boolean()), skipped: z.boolean(), skipMfaOnSignIn: z.boolean() }),
  passkeySignIn: z.object({ skipped: z.boolean() }),
});
export type UserConfigs = z.infer<typeof userConfigs>;

/** Body of the `PATCH`: only what is given changes. */
export const userConfigsPatch = z.object({
  mfa: z.optional(z.partial(userConfigs.shape.mfa)),
  passkeySignIn: z.optional(z.partial(userConfigs.shape.passkeySignIn)),
});
export type UserConfigsPatch = z.infer<typeof userConfigsPatch>;
