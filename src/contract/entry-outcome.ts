import type { Log } from './logs.ts';

/** The API's results, and `Step`: an `Error` by which Logto only requests further input. */
export const entryOutcomes = ['Success', 'Step', 'Error'] as const;
export type EntryOutcome = (typeof entryOutcomes)[number];

/**
 * Error codes by which Logto requests further input. It logs them with the result `Error`, but its sign-in page only
 * moves on to the next screen. Codes that reject the input (`session.mfa.invalid_totp_code`) or end the attempt
 * (`user.suspended`, `password.expired`) are failures; so are `user.identity_not_exist` and the like, after which a
 * tenant may or may not offer registration.
 *
 * @see https://github.com/logto-io/logto/blob/master/packages/phrases/src/locales/en/errors/session.ts
 * @see https://github.com/logto-io/logto/blob/master/packages/experience/src/hooks/use-mfa-error-handler.ts
 */
const stepCodes: ReadonlySet<string> = new Set([
  'session.mfa.require_mfa_verification',
  'session.mfa.backup_code_required',
  'session.mfa.suggest_additional_mfa',
  'user.missing_mfa',
  'user.missing_profile',
  'user.passkey_preferred',
  // Older servers name the missing field.
  'user.username_required_in_profile',
  'user.email_required_in_profile',
  'user.phone_required_in_profile',
  'user.email_or_phone_required_in_profile',
  'user.password_required_in_profile',
  'user.new_password_required_in_profile',
  // A device polls every few seconds until its user has signed in elsewhere (RFC 8628, section 3.5).
  'authorization_pending',
  'slow_down',
]);

/** Matches current and future suggestions, such as `user.suggest_mfa`. */
const suggestion = /^(?:user|session)\.(?:\w+\.)?suggest_/;

/** Returns whether an activity entry succeeded, failed, or was an intermediate step. */
export function entryOutcome(entry: Log): EntryOutcome {
  if (entry.payload.result === 'Success') return 'Success';
  const code = entryErrorCode(entry);
  return code !== undefined && (stepCodes.has(code) || suggestion.test(code)) ? 'Step' : 'Error';
}

export const isFailure = (entry: Log): boolean => entryOutcome(entry) === 'Error';

/**
 * Returns the error code of an activity entry, such as `session.invalid_credentials`; token requests have OAuth codes.
 */
export function entryErrorCode({ payload: { error } }: Log): string | undefined {
  return typeof error === 'string' ? oauthErrorIn(error) : error?.code;
}

/** Errors of token requests are strings that usually contain JSON with an OAuth error. */
function oauthErrorIn(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'error' in parsed && typeof parsed.error === 'string') {
      return parsed.error;
    }
  } catch {
    return undefined;
  }
  return undefined;
}
