export const session = {
  title: 'Sign in',
  text: 'Sign in to manage the users of your identity service.',
  demoText: 'This is a demo with invented users. Choose a role to continue.',
  signIn: 'Sign in',
  continueAs: {
    viewer: 'Continue as viewer',
    support: 'Continue as support',
    admin: 'Continue as admin',
  },
  /** What each demo role may do, below its button. */
  mayDo: {
    viewer: 'Looks users up by an exact email, phone number, username or ID. Personal data is masked.',
    support: 'Finds users, resets passwords, suspends and unlocks accounts, and writes notes.',
    admin: 'Does everything, and reads the audit log.',
  },
  exposed: 'Anyone who can open this demo can become an administrator. Don’t add real users.',
  cookieBlocked: {
    secure:
      'Your browser didn’t store the session. Allow cookies for this address. Safari also needs HTTPS, even on this machine.',
    insecure: 'Your browser didn’t store the session. At this address, browsers require HTTPS. Set up HTTPS for Usher.',
  },
  ended: {
    title: 'Your session has ended',
    text: 'Sign in again to continue. Your entries on this page are kept.',
    newTab: 'The provider opens in a new tab. Come back here when you are signed in.',
    check: 'I have signed in',
  },
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
    hintOnce: 'Recorded in the audit log.',
    hint: 'Recorded in the audit log. Reused for this account for 30 minutes.',
    chip: 'Reason: {{reason}}',
    forget: 'Forget the reason',
  },
} as const;
