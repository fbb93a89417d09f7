import * as z from 'zod/mini';

/** Choices that a user made at sign-in: `GET /api/users/:userId/logto-configs`. See logto-behavior.md#5.3. */
export const userConfigs = z.object({
  /** `enabled` is missing if it is unknown. */
  mfa: z.object({ enabled: z.optional(z.boolean()), skipped: z.boolean(), skipMfaOnSignIn: z.boolean() }),
  passkeySignIn: z.object({ skipped: z.boolean() }),
});
export type UserConfigs = z.infer<typeof userConfigs>;

/** Body of the `PATCH`: missing members stay unchanged. */
export const userConfigsPatch = z.object({
  mfa: z.optional(z.partial(userConfigs.shape.mfa)),
  passkeySignIn: z.optional(z.partial(userConfigs.shape.passkeySignIn)),
});
export type UserConfigsPatch = z.infer<typeof userConfigsPatch>;
