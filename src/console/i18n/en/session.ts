export const session = {
  title: 'Sign in',
  text: 'Usher administers the users of an identity service. Sign in to go on.',
  demoText: 'This is a demo with invented people. Choose whose eyes to see it with.',
  signIn: 'Sign in',
  continueAs: {
    viewer: 'Continue as viewer',
    support: 'Continue as support',
    admin: 'Continue as admin',
  },
  exposed:
    'This demo can be reached by others: anybody who opens it may become an administrator. Keep real people out of it.',
  notKept: {
    secure:
      'Your browser did not keep the session. Allow cookies for this address. Safari also needs HTTPS, even on this machine.',
    insecure:
      'Your browser did not keep the session. At this address browsers do so over HTTPS only: put HTTPS before Usher.',
  },
  ended: {
    title: 'Your session has ended',
    text: 'Sign in again to go on. What you typed on this page is still there.',
    newTab: 'The provider opens in a new tab. Come back here when you are signed in.',
    check: 'I have signed in',
    other: 'You signed in as somebody else. What you typed is still there.',
  },
  menu: 'Operator {{name}}',
  signedInAs: 'Signed in as {{name}}',
  role: {
    viewer: 'Viewer',
    support: 'Support',
    admin: 'Administrator',
  },
  signOut: 'Sign out',
  signOutFailed: 'You are still signed in.',
  reason: {
    label: 'Reason or ticket',
    hint: 'Recorded in the audit log. Remembered for this account for 30 minutes.',
    chip: 'Reason: {{reason}}',
    forget: 'Forget the reason',
  },
} as const;
