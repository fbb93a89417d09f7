import type { diagnosis as english } from '#console/i18n/en/activity/diagnosis.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Why the sign-in or other step of an activity entry failed, and how to fix it. */
export const diagnosis: Translated<typeof english> = {
  title: {
    SignIn: 'Why this sign-in failed',
    Register: 'Why this registration failed',
    ForgotPassword: 'Why this password reset failed',
    other: 'Why this failed',
  },
  unknownCode: 'The server reported the error code {{code}}.',
  noReason: 'The server reported no reason.',
  account: {
    title: 'Current account',
    loading: 'Searching for the account',
    exists: 'There is an account with {{identifier}}:',
    missing: 'No account has {{identifier}} now. It may have been mistyped, deleted or never created.',
    unnamed: 'The entry doesn’t name an account.',
    suspended: 'It is suspended, so the user can’t sign in.',
    active: 'It is not suspended.',
    noPassword: 'It has no password, so no password is accepted.',
  },
  repair: {
    resetPassword: 'Reset the password',
    setPassword: 'Set a password',
    restore: 'Restore the account',
    unlock: 'Unlock the account',
    findSimilar: 'Search for {{identifier}}',
    create: 'Create this user',
  },
  others: {
    title: 'Other failures with this identifier',
    loading: 'Counting the other failures',
    none: 'None in the previous 24 hours.',
    some_other: '{{count, number}} other failures in the previous 24 hours, from {{addresses}}.',
    addresses_other: '{{count, number}} IP addresses',
    partial: 'Only the newest {{count, number}} attempts of all users were searched.',
  },
  attempt: {
    title: 'Events before and after',
    loading: 'Loading events before and after',
    alone: 'No other events from this address and device within minutes.',
    partial: 'There were many events at that time, so earlier or later steps may be missing.',
  },
  /** Under the API's error codes, with spaces for dots: what the error means, and how to fix it. */
  advice: {
    'session invalid_credentials':
      'The password was wrong, or no account has this identifier. The server doesn’t say which, so that accounts can’t be guessed.',
    'session verification_blocked_too_many_attempts':
      'There were too many wrong attempts, so the server blocks sign-in for a while, even with the correct password. Unlock the account, or wait.',
    'user suspended': 'The credentials were correct, but the account is suspended. Restore it to let the user sign in.',
    'user user_not_exist': 'No account had this identifier.',
    'user identity_not_exist':
      'The social or enterprise account isn’t linked to a user. The user can sign in another way and link it, or register.',
    'verification_code not_found':
      'No code was sent to this address, or it was already used. The user can request a new code.',
    'verification_code code_mismatch':
      'The code wasn’t the latest one. Only the latest code works, so the user should request a new one.',
    'verification_code expired': 'The code was entered too late. The user should request a new one.',
    'verification_code exceed_max_try': 'Too many wrong codes were entered. The user should request a new one.',
    'verification_code email_mismatch': 'The code was sent to a different address than the one entered.',
    'verification_code phone_mismatch': 'The code was sent to a different number than the one entered.',
    'password expired': 'The password was correct but has expired. The user needs a new password.',
    'password rejected': 'The new password doesn’t meet the password policy. The user should choose another.',
    'user same_password': 'The new password is the same as the old one. The user should choose another.',
    'session mfa invalid_totp_code':
      'The code from the authenticator app was wrong. The usual cause is a wrong clock on the phone.',
    'session mfa webauthn_verification_failed':
      'The passkey wasn’t accepted. It may belong to another device, or it was removed here.',
    'session verification_expired': 'Too much time passed between two steps. The user should start again.',
    'session interaction_not_found': 'The sign-in page was open too long, or in two tabs. The user should start again.',
    invalid_grant:
      'The refresh token or code was already used, was revoked or has expired. The user should sign in again.',
    invalid_client: 'The app’s ID or secret is wrong. The app’s developer must correct it.',
    invalid_target: 'The app requests an API resource that doesn’t exist.',
    invalid_request: 'The app’s request wasn’t valid. The app’s developer must correct it.',
  },
};
