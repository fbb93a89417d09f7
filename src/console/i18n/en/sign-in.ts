/** What the sign-in page says when signing in at the provider came to nothing, and how to go on. */
export const signIn = {
  failure: {
    'no-role': 'Your account has no role that gives access to Usher. Ask for one, or use another account.',
    'no-roles-claim': 'The provider sent no roles for your account. Ask for a role, or use another account.',
    denied: 'The provider refused access. Use another account, or ask for access to Usher.',
    client: 'The provider doesn’t accept Usher’s application.',
    issuer: 'The sign-in provider wasn’t found.',
    'redirect-uri': 'The provider doesn’t know Usher’s address.',
    scope: 'The provider doesn’t know what Usher asks for.',
    clock: 'The clocks of Usher and the provider differ too much.',
    refused: 'Sign-in was refused or interrupted. Try again.',
    failed: 'The provider can’t be reached or failed. Try again in a moment.',
    expired: 'Sign-in took too long, or it began in another browser. Try again.',
    'too-many': 'Too many sign-ins in a short time. Wait a minute, then try again.',
    elsewhere: 'A page of another site led here. If you want to sign in, start here.',
  },
  /** For whoever runs the server. Names in capitals are its environment variables. */
  setUp: {
    'no-roles-claim': 'If you set up Usher: check OIDC_ROLES_CLAIM and OIDC_SCOPES.',
    client: 'If you set up Usher: check OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and the type of the application.',
    issuer: 'If you set up Usher: check OIDC_ISSUER. For Logto it ends in /oidc.',
    'redirect-uri': 'If you set up Usher: check PUBLIC_URL and the redirect URIs of the application.',
    scope: 'If you set up Usher: check OIDC_SCOPES.',
    clock: 'If you set up Usher: set both clocks by a time server.',
    failed: 'If you set up Usher: check OIDC_ISSUER, and that the server reaches it.',
    more: 'The server’s log and “npm run doctor” say more.',
  },
  anotherAccount: 'Use another account',
  endAtProvider: 'Sign out at the provider',
  endedNowhere: 'The provider has no page to sign out. Sign out there, then try again.',
} as const;
