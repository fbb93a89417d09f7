import * as z from 'zod/mini';

/** An MFA factor as the list returns it. Only here are times ISO strings. See logto-behavior.md#5.7. */
export const mfaVerification = z.object({
  id: z.string(),
  createdAt: z.string(),
  /** `Totp`, `WebAuthn` or `BackupCode`; later versions may add others. */
  type: z.string(),
  // The members below depend on the type: use, user agent and name of a passkey; number of remaining backup codes.
  lastUsedAt: z.optional(z.string()),
  agent: z.optional(z.string()),
  name: z.optional(z.string()),
  remainCodes: z.optional(z.number()),
});
export type MfaVerification = z.infer<typeof mfaVerification>;

/** Number of backup codes in a set. */
export const backupCodeCount = 10;
export const backupCodePattern = /^[\da-f]{10}$/i;

/** Body of `POST /api/users/:userId/mfa-verifications`. Logto generates a missing secret or codes. */
export const newMfaVerification = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Totp'), secret: z.optional(z.string()) }),
  z.object({ type: z.literal('BackupCode'), codes: z.optional(z.array(z.string())) }),
]);
export type NewMfaVerification = z.infer<typeof newMfaVerification>;

/** Response of that `POST`: the only time that the secret or codes are returned. */
export const mfaSecret = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Totp'), secret: z.string(), secretQrCode: z.string() }),
  z.object({ type: z.literal('BackupCode'), codes: z.array(z.string()) }),
]);
export type MfaSecret = z.infer<typeof mfaSecret>;

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
