import { z } from 'zod';

import { findMessageConnectors, type MessageConnectors } from '#management-api/db/connectors.ts';
import { lockSignInExperience } from '#management-api/db/sign-in-experience.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError } from '#management-api/http/api-error.ts';

type ForgotPassword = { email: boolean; phone: boolean };

/** The ways to reset a forgotten password that work: chosen in the settings, by default all, and with a connector. */
export const forgotPasswordWays = (
  methods: readonly string[] | null | undefined,
  { email, sms }: MessageConnectors,
): ForgotPassword => ({
  email: email && (methods?.includes('EmailVerificationCode') ?? true),
  phone: sms && (methods?.includes('PhoneVerificationCode') ?? true),
});

const readSettings = z.object({
  passwordExpiration: z.object({ enabled: z.boolean().optional() }).optional(),
  forgotPasswordMethods: z.array(z.string()).nullish(),
});

/**
 * Requires that users with an expired password could still reset it without the connector. The settings stay locked until
 * the transaction ends.
 *
 * @throws {ApiError} 422 if passwords expire and there would be no way
 */
export async function requirePasswordReset(db: Db, withoutConnectorId: string): Promise<void> {
  const { passwordExpiration, forgotPasswordMethods } = readSettings.parse(await lockSignInExperience(db));
  if (passwordExpiration?.enabled !== true) return;
  const { email, phone } = forgotPasswordWays(
    forgotPasswordMethods,
    await findMessageConnectors(db, withoutConnectorId),
  );
  if (!email && !phone) throw new ApiError('sign_in_experiences.password_expiration_requires_forgot_password');
}
