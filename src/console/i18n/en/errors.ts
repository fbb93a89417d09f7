export const errors = {
  title: {
    load: 'This could not be loaded',
    save: 'This could not be saved',
  },
  canceled: 'Canceled: the identity service was slow to respond.',
  unreachable: 'Usher does not answer. Check your connection; nothing you typed is lost.',
  unexpectedAnswer: 'The server answered with something Usher does not understand. It may run another version.',
  upstreamUnreachable: 'The identity service cannot be reached. It may be down, or restarting.',
  upstreamTimeout: 'The identity service took too long to answer.',
  upstreamFailed: 'The identity service failed to answer. This is not your fault; try again in a moment.',
  upstreamBadAnswer: 'The identity service answered with something unexpected. Is its address right?',
  upstreamBadCredentials:
    'The identity service does not accept the credentials of Usher. An administrator has to check its application and secret.',
  upstreamMissingRole:
    'The application of Usher lacks the role that gives access to the Management API. An administrator has to assign it.',
  rateLimited: 'The identity service asks to slow down. Try again in a moment.',
  rateLimitedFor_one: 'The identity service asks to slow down. Try again in {{count}} second.',
  rateLimitedFor_other: 'The identity service asks to slow down. Try again in {{count}} seconds.',
  notOffered: 'This version of Logto does not offer this.',
  notAllowed: 'Usher does not allow this request.',
  signedOut: 'Your session has ended. Sign in again; nothing you typed is lost.',
  notPermitted: 'Your role does not permit this.',
  protectedAccount: 'This account is protected: only an administrator may change it.',
  ownAccount: 'This is your own account: somebody else has to change it.',
  secondPersonNeeded:
    'You changed how this person signs in within the last day. The other half needs an administrator, so that no one person can take an account over.',
  searchNotPermitted: 'Your role looks people up by a whole email, phone number, username or ID, not by parts of it.',
  patternFailed:
    'The identity service could not run this search. The likely cause is the pattern: check it and search again.',
  addressMissing: 'This user has no such email address or phone number.',
  connectorMissing: 'The identity service has no connector to send this. Ask an administrator to set one up.',
  reasonRequired: 'This needs a reason or ticket.',
  readQuota:
    'You have read as many records as your role may for now. Try again later, or ask an administrator if you need more.',
  maskedValues: 'You have looked up as many values as your role may in a day. Try again tomorrow.',
  tooManyRequests_one: 'Too many requests in a short time. Try again in {{count}} second.',
  tooManyRequests_other: 'Too many requests in a short time. Try again in {{count}} seconds.',
  searchBusy: 'Your earlier searches are still running. Try again when they have ended.',
  journalUnavailable:
    'The journal cannot record this, so it was not done. Nothing you typed is lost; try again in a moment.',
  providerFailed: 'The sign-in provider does not answer, so your role cannot be checked. Try again in a moment.',
  tooLarge: 'This is more than the identity service accepts at once (1 MiB).',
  notFound: 'This does not exist, or no longer.',
  conflict: 'Somebody changed the same meanwhile. Nothing was overwritten.',
  failedFor: 'Failed for {{names, list}}: {{message}}',
  other: 'The server refused: {{message}}',
  otherStatus: 'The server answered with status {{status}}.',
  /** Refusals of single routes, under their codes with spaces for dots. */
  code: {
    'sign_in_experiences password_expiration_not_enabled':
      'Passwords do not expire in this tenant: its sign-in settings have expiry switched off.',
    'user totp_already_in_use': 'This person has an authenticator app already. Remove it before another is added.',
    'user backup_code_already_in_use':
      'This person still has unused backup codes. Remove them before new ones are issued.',
    'session mfa backup_code_can_not_be_alone':
      'Backup codes need another factor to stand in for. Add an authenticator app first.',
    'user identity_already_in_use': 'That account is linked to another user already. Unlink it there first.',
    'user identity_not_exist': 'This account is not linked any more.',
  },
  field: {
    usernameFormat: 'Letters, digits and underscores; not starting with a digit',
    emailFormat: 'This is not an email address',
    phoneFormat: 'Digits with the country code, for example +61 412 345 678',
    phoneExtension: 'An extension can’t be saved. Enter the number without it',
    phoneUnknown: 'This is not a phone number of any country; check the country code',
    urlFormat: 'This is not a complete web address (https://…)',
    tooLong: 'At most {{max, number}} characters',
    usernameInUse: 'Another user has this username',
    emailInUse: 'Another user has this email address',
    phoneInUse: 'Another user has this phone number',
    roleNameInUse: 'Another role has this name',
    tokenNameInUse: 'This person has a token of this name',
    pastDate: 'This date has passed',
    invalid: 'The server does not accept this value',
    required: 'This is needed',
  },
} as const;
