import type { ForgotPasswordMethods, PasswordExpiration } from '#contract/sign-in-experience-writes.ts';
import type { MessageConnectors } from '#management-api/db/connectors.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { forgotPasswordWays } from '#management-api/services/forgot-password.ts';

/** Checks that the ways to reset a forgotten password work (logto-behavior.md#19.5). */
export function checkForgotPasswordMethods(methods: ForgotPasswordMethods, { email, sms }: MessageConnectors): void {
  const connectors = { EmailVerificationCode: email, PhoneVerificationCode: sms };
  if (!methods.every((method) => connectors[method])) {
    throw new ApiError('sign_in_experiences.forgot_password_method_requires_connector');
  }
}

/**
 * Returns the expiration to store. `enabledAt` is the time at which it was switched on.
 *
 * @param now ms
 */
export function passwordExpirationAfter(
  sent: PasswordExpiration | undefined,
  stored: PasswordExpiration,
  now: number,
): PasswordExpiration {
  if (sent?.enabled === false) return { enabled: false };
  const next = sent?.enabled === true ? sent : stored;
  if (next.enabled !== true) return next;
  return { ...next, enabledAt: (stored.enabled === true ? stored.enabledAt : undefined) ?? now };
}

/** @throws {ApiError} 422 if passwords expire and users could not reset them */
export function requireWayToReset(
  { enabled }: PasswordExpiration,
  methods: ForgotPasswordMethods | null,
  connectors: MessageConnectors,
): void {
  if (enabled !== true) return;
  const { email, phone } = forgotPasswordWays(methods, connectors);
  if (!email && !phone) throw new ApiError('sign_in_experiences.password_expiration_requires_forgot_password');
}
