import type { attempts as english } from '#console/i18n/en/activity/attempts.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** One sign-in attempt in one sentence: its result, and its last step when it was not completed. */
export const attempts: Translated<typeof english> = {
  view: 'View',
  attempts: 'Attempts',
  entries: 'Single entries',
  inferred:
    'Entries don’t record which attempt they belong to. Those with the same address, device and app within minutes are shown as one attempt.',
  onlyNamed: 'Only steps that name this user are shown. A refused password, for example, doesn’t name a user.',
  needsAll: 'With a filter by event or result, entries are shown one by one, because an attempt needs all its steps.',
  unknownUserAs: 'An unknown user ({{account}})',
  completed: {
    SignIn: '{{user}} signed in to {{app}}',
    Register: '{{user}} registered at {{app}}',
    ForgotPassword: '{{user}} reset a forgotten password',
    visit: '{{user}} opened {{app}} while still signed in',
  },
  completedWith: {
    SignIn: '{{user}} signed in to {{app}} with {{means, list}}',
    Register: '{{user}} registered at {{app}} with {{means, list}}',
    ForgotPassword: '{{user}} reset a forgotten password with {{means, list}}',
  },
  failed: {
    SignIn: '{{user}} could not sign in to {{app}} and gave up at this step: {{step}}',
    Register: '{{user}} could not register at {{app}} and gave up at this step: {{step}}',
    ForgotPassword: '{{user}} could not reset the password and gave up at this step: {{step}}',
  },
  left: {
    SignIn: '{{user}} started to sign in to {{app}} and left after this step: {{step}}',
    Register: '{{user}} started to register at {{app}} and left after this step: {{step}}',
    ForgotPassword: '{{user}} started to reset the password and left after this step: {{step}}',
  },
  begun: {
    SignIn: '{{user}} started to sign in to {{app}} and left',
    Register: '{{user}} started to register at {{app}} and left',
    ForgotPassword: '{{user}} started to reset the password and left',
    visit: '{{user}} saw the sign-in page of {{app}} and left',
  },
  /** Steps that are not a factor's verification: "gave up at this step: profile". */
  step: {
    'Identifier Submit': 'account lookup',
    'Profile Update': 'profile',
    'Profile Create': 'profile',
    'Profile Delete': 'profile',
    'SignInPasskey Submit': 'new passkey',
    Submit: 'last step',
  },
  newFactor: 'new factor ({{factor}})',
  refusals_other: 'refused {{count, number}} times',
  afterRefusals_other: 'after {{count, number}} refusals',
  nextStep: 'next step: {{reason}}',
  refusalsWithReason: '{{refusals}}: {{reason}}',
  outcome: {
    completed: 'Success',
    failed: 'Failed',
    left: 'Not finished',
  },
  steps_other: '{{count, number}} steps',
  showSteps: 'Show the {{count, number}} steps of: {{attempt}}',
  hideSteps: 'Hide the {{count, number}} steps of: {{attempt}}',
  beginsEarlier: 'This attempt may start on the next page.',
  endsLater: 'This attempt may end on the previous page.',
};
