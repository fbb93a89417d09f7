import type { secure as english } from '#console/i18n/en/secure.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Steps for an account that someone else has taken over. */
export const secure: Translated<typeof english> = {
  title: 'Secure a hijacked account',
  tab: '{{name}} – Secure a hijacked account',
  hint: 'Locks an attacker out of the account of {{name}}. Skip the steps that you don’t need.',
  hidden: 'Your role can’t secure accounts.',
  nothing: 'None',
  changes: {
    title: 'Changes in the last 30 days',
    identifiers: 'Username, email and phone, changed in Usher',
    none: 'No changes found',
    byOperator: '{{fields, list}}, changed by {{operator}}',
    fromTo: '{{field}}: {{from}} → {{to}}',
    empty: 'empty',
    hidden: 'Your role can’t see the former values. Ask an administrator.',
    incomplete: 'There are more changes than could be read. See History for all.',
    activity: 'Profile, password and factors, changed at sign-in',
    limits: 'Changes that the user made in an app’s own account page may be missing.',
  },
  suspend: {
    title: 'Suspend the account',
    text: 'Blocks sign-in and revokes sessions until the account is restored.',
  },
  password: {
    title: 'Replace the password',
    text: 'Sets a generated password. It’s shown once, below the steps.',
    set: 'Password set',
    none: 'No password',
    replaced: 'Password replaced',
    cannotRecover: 'The user can’t receive a code, or someone else can',
    recorded: 'The audit log records this.',
    shown: 'New password',
    once: 'Hand it over after you have verified the user. It can’t be shown again.',
    unknown: 'The identity service didn’t confirm the change. This password may not be in force.',
    handedOver: 'I have handed it over',
    guardTitle: 'Leave without the password?',
    guardText: 'The new password can’t be shown again.',
  },
  sessions: {
    title: 'Sign out everywhere',
    text: 'Revokes all sessions and the grants of your own apps.',
    state_other: '{{count, number}} sessions and grants',
  },
  grants: {
    title: 'Revoke third-party grants',
    text: 'Third-party apps lose access to this account.',
    state_other: '{{count, number}} grants: {{names, list}}',
  },
  tokens: {
    title: 'Delete personal access tokens',
    text: 'Scripts that use them stop working.',
    state_other: '{{count, number}} tokens: {{names, list}}',
  },
  factors: {
    title: 'Remove unknown factors',
    text: 'Ask the user which factors they know. Those added in the last 30 days are selected.',
    choose: 'Factors to remove',
    factor: '{{factor}}, added {{date}}',
    named: '{{factor}} “{{name}}”, added {{date}}',
    state_other: '{{count, number}} factors',
  },
  identities: {
    title: 'Unlink unknown accounts',
    text: 'Ask the user which linked accounts they know.',
    choose: 'Linked accounts to unlink',
    identity: '{{provider}}: {{account}}',
  },
  identifiers: {
    title: 'Put back former identifiers',
    text: 'Replaces the username, email or phone with the value before the changes.',
    choose: 'Identifiers to put back',
    nothing: 'Nothing to put back',
    state_other: '{{count, number}} identifiers differ',
  },
  restore: {
    title: 'Restore the account',
    text: 'Only when you have verified the user and the steps above are done.',
  },
};
