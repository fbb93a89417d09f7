/** Why something in the audit log failed, and what helps. */
export const diagnosis = {
  title: {
    SignIn: 'Why this sign-in failed',
    Register: 'Why this registration failed',
    ForgotPassword: 'Why no new password was set',
    other: 'Why this failed',
  },
  unknownCode: 'The server gave the reason {{code}}.',
  noReason: 'The server gave no reason.',
  account: {
    title: 'The account now',
    loading: 'Looking for the account',
    exists: 'There is an account with {{identifier}}:',
    missing: 'There is no account with {{identifier}} now: it was mistyped, deleted or never created.',
    unnamed: 'The entry does not say which account was meant.',
    suspended: 'It is suspended: nobody can sign in with it.',
    active: 'It is not suspended.',
    noPassword: 'It has no password, so no password could have been right.',
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
    none: 'None in the 24 hours before.',
    some_one: '{{count, number}} other failure in the 24 hours before, from {{addresses}}.',
    some_other: '{{count, number}} other failures in the 24 hours before, from {{addresses}}.',
    addresses_one: '{{count, number}} IP address',
    addresses_other: '{{count, number}} IP addresses',
    partial: 'Only the newest {{count, number}} attempts of everybody were searched.',
  },
  attempt: {
    title: 'What happened around it',
    loading: 'Loading what happened around it',
    alone: 'Nothing else happened from this address and device within minutes.',
    partial: 'Much happened at that time: steps further away may be missing.',
  },
  /** Under the API's error codes, with spaces for dots: what it means and what helps. */
  advice: {
    'session invalid_credentials':
      'The password was wrong, or no account has the identifier: the server does not say which, so that nobody can find out who has an account.',
    'session verification_blocked_too_many_attempts':
      'There were too many wrong attempts. The server refuses more of them for a while, even with the right password. Unlocking the account or waiting ends this.',
    'user suspended': 'What was typed was right, but the account is suspended. Restoring it lets the person sign in.',
    'user user_not_exist': 'There was no account with this identifier.',
    'user identity_not_exist':
      'The social or enterprise account is linked to no account here. The person may sign in another way and link it, or register.',
    'verification_code not_found': 'No code had been sent to this address, or it was used. A new code helps.',
    'verification_code code_mismatch':
      'The code was not the one that was sent last. Only the newest code counts; the person should ask for a new one.',
    'verification_code expired': 'The code was typed too late. The person should ask for a new one.',
    'verification_code exceed_max_try': 'Too many wrong codes were typed. The person should ask for a new one.',
    'verification_code email_mismatch': 'The code was sent to another address than the one that was typed.',
    'verification_code phone_mismatch': 'The code was sent to another number than the one that was typed.',
    'password expired': 'The password was right but has expired. A new password helps.',
    'password rejected': 'The new password breaks the rules for passwords. Another password helps.',
    'user same_password': 'The new password was the old one. Another password helps.',
    'session mfa invalid_totp_code':
      'The code of the authenticator app was wrong. A clock that is wrong on the phone is the usual cause.',
    'session mfa webauthn_verification_failed': 'The passkey was not accepted: another device, or it was removed here.',
    'session verification_expired': 'Too much time passed between two steps. Starting again helps.',
    'session interaction_not_found': 'The sign-in page had been open too long, or in two tabs. Starting again helps.',
    invalid_grant: 'The refresh token or code was used, revoked or has expired. Signing in again helps.',
    invalid_client: 'The application’s ID or secret is wrong. Its developer has to correct it.',
    invalid_target: 'The application asks for an API resource that does not exist.',
    invalid_request: 'The application’s request was not valid. Its developer has to correct it.',
  },
} as const;
