import type { passwords as english } from '#console/i18n/en/passwords.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const passwords: Translated<typeof english> = {
  title: 'Reset password',
  tab: '{{name}} – Reset password',
  for: 'for {{name}}',
  field: 'New password',
  generate: 'Generate',
  set: 'Set password',
  cancel: 'Cancel',
  intro:
    'This generated password meets the password policy. Set it or type another, then send it to the user over a secure channel.',
  strength: {
    label: 'Strength',
    veryWeak: 'Very weak',
    weak: 'Weak',
    fair: 'Fair',
    good: 'Good',
    strong: 'Strong',
  },
  policy: {
    title: 'Password policy',
    note: 'Users must follow this policy when they choose a password. You can set a password that breaks it.',
    unknown: 'The password policy couldn’t be loaded. The default is shown.',
    met: 'met',
    notMet: 'not met',
    length_other: 'Between {{min, number}} and {{count, number}} characters',
    characterTypes_other: 'At least {{count}} types of characters (lowercase, uppercase, digits, symbols)',
    characters: 'Only letters A–Z, digits, symbols and spaces',
    repetition: 'Not mostly repeated characters such as “aaa”',
    sequence: 'Not mostly sequences such as “123” or “qwe”',
    userInfo: 'Not mostly the user’s own name, email or phone',
    words: 'Not mostly words that the tenant forbids',
    pwned: 'Breached passwords are refused when users choose one. This isn’t checked here',
  },
  done: {
    title: 'Password set',
    sessions: 'Existing sessions stay active, and apps with a refresh token keep working.',
    suspendHint: 'If someone else may be using the account, sign this user out everywhere.',
    once: 'This password won’t be shown again.',
    signOut: 'Sign out everywhere',
    toUser: 'Back to user',
    another: 'Set another password',
  },
  unknown: {
    text: 'This password was sent, but the result is unknown. The old password may still work.',
    next: 'Keep it and test it with the user, or set another password.',
  },
  generated: {
    text: 'Usher generates a password that meets the password policy, sets it and shows it once. Send it to the user over a secure channel.',
    confirm: 'Generate and set password',
  },
  recovery: {
    title: 'This user can reset the password',
    email: 'On the sign-in page, the user selects “Forgot your password?” and gets a code by email at {{address}}.',
    phone:
      'On the sign-in page, the user selects “Forgot your password?” and gets a code by text message at {{address}}.',
    both: 'On the sign-in page, the user selects “Forgot your password?” and gets a code by email at {{email}} or by text message at {{phone}}.',
    onlyUser: 'Only the user sees the new password.',
    cannot: 'User can’t receive the code',
    recorded: 'You can then set a password. The audit log records that the user could have reset it.',
  },
  notPermitted: 'Your role doesn’t permit resetting passwords.',
};
