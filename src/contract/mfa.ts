import * as z from 'zod/mini';

/** A second factor as the list shows it (spec 5.7). Times are ISO texts here, and nowhere else. */
export const mfaVerification = z.object({
  id: z.string(),
  createdAt: z.string(),
  /** `Totp`, `WebAuthn` or `BackupCode`; the list may grow. */
  type: z.string(),
  /** The rest depends on the type: when, by what and under which name a passkey was used, and how many codes remain. */
  lastUsedAt: z.optional(z.string()),
  agent: z.optional(z.string()),
  name: z.optional(z.string()),
  remainCodes: z.optional(z.number()),
});
export type MfaVerification = z.infer<typeof mfaVerification>;

/** How many backup codes a set has, and what each looks like. */
export const backupCodeCount = 10;
export const backupCodePattern = /^[\da-f]{10}$/i;

/** Body of `POST /api/users/:userId/mfa-verifications`; what is not given is made up. */
export const newMfaVerification = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Totp'), secret: z.optional(z.string()) }),
  z.object({ type: z.literal('BackupCode'), codes: z.optional(z.array(z.string())) }),
]);
export type NewMfaVerification = z.infer<typeof newMfaVerification>;

/** Its answer: the only time that a secret or codes are shown. */
export const mfaSecret = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Totp'), secret: z.string(), secretQrCode: z.string() }),
  z.object({ type: z.literal('BackupCode'), codes: z.array(z.string()) }),
]);
export type MfaSecret = z.infer<typeof mfaSecret>;
