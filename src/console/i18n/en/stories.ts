/** One visit to the sign-in page, told in one sentence: what it came to, and where it ended. */
export const stories = {
  view: 'View',
  stories: 'Stories',
  entries: 'Single entries',
  inferred:
    'Entries do not say which visit they belong to. Those of one address, device and application within minutes are told as one story.',
  onlyNamed: 'Only steps that name this user are here: a password that was refused names nobody.',
  needsAll: 'Filtered by event or result, entries stand alone: a story needs its other steps.',
  somebodyAs: 'Somebody as {{account}}',
  completed: {
    SignIn: '{{who}} signed in to {{app}}',
    Register: '{{who}} registered at {{app}}',
    ForgotPassword: '{{who}} set a new password in place of a forgotten one',
    visit: '{{who}} came to {{app}}, still signed in',
  },
  completedWith: {
    SignIn: '{{who}} signed in to {{app}} with {{means, list}}',
    Register: '{{who}} registered at {{app}} with {{means, list}}',
    ForgotPassword: '{{who}} set a new password in place of a forgotten one, with {{means, list}}',
  },
  failed: {
    SignIn: '{{who}} could not sign in to {{app}} and gave up at the {{step}}',
    Register: '{{who}} could not register at {{app}} and gave up at the {{step}}',
    ForgotPassword: '{{who}} could not set a new password and gave up at the {{step}}',
  },
  left: {
    SignIn: '{{who}} began to sign in to {{app}} and left after the {{step}}',
    Register: '{{who}} began to register at {{app}} and left after the {{step}}',
    ForgotPassword: '{{who}} began to set a new password and left after the {{step}}',
  },
  begun: {
    SignIn: '{{who}} began to sign in to {{app}} and left',
    Register: '{{who}} began to register at {{app}} and left',
    ForgotPassword: '{{who}} began to set a new password and left',
    visit: '{{who}} saw the sign-in page of {{app}} and left',
  },
  /** Steps that are not the check of a factor: "gave up at the profile". */
  step: {
    'Identifier Submit': 'search for the account',
    'Profile Update': 'profile',
    'Profile Create': 'profile',
    'Profile Delete': 'profile',
    'SignInPasskey Submit': 'new passkey',
    Submit: 'last step',
  },
  secondFactor: 'new second factor ({{factor}})',
  refusals_one: 'refused once',
  refusals_other: 'refused {{count, number}} times',
  afterRefusals_one: 'after one refusal',
  afterRefusals_other: 'after {{count, number}} refusals',
  trouble: '{{refusals}}: {{reason}}',
  outcome: {
    completed: 'Success',
    failed: 'Failed',
    left: 'Not finished',
  },
  steps_one: '{{count, number}} step',
  steps_other: '{{count, number}} steps',
  showSteps: 'Show the {{count, number}} steps of: {{story}}',
  hideSteps: 'Hide the {{count, number}} steps of: {{story}}',
  beginsEarlier: 'It may begin on the next page.',
  endsLater: 'It may end on the previous page.',
} as const;
