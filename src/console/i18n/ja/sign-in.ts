import type { signIn as english } from '#console/i18n/en/sign-in.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Why signing in at the provider failed, and what to do next. */
export const signIn: Translated<typeof english> = {
  failure: {
    'no-role':
      'Your account has no role that gives access to Usher. Ask an administrator for one, or use another account.',
    'no-roles-claim':
      'The provider sent no roles for your account. Ask an administrator for a role, or use another account.',
    denied: 'The provider refused access. Use another account, or ask an administrator for access.',
    client: 'The provider doesn’t accept Usher’s app.',
    issuer: 'The sign-in provider wasn’t found.',
    'redirect-uri': 'The provider doesn’t know Usher’s address.',
    scope: 'The provider doesn’t know a scope that Usher requests.',
    stale: 'The provider didn’t ask you to sign in again. Sign out at the provider, then try again.',
    weak: 'This action needs a stronger sign-in, such as one with MFA.',
    clock: 'The clocks of Usher and the provider differ too much.',
    refused: 'Sign-in was refused or interrupted. Try again.',
    failed: 'The provider can’t be reached or failed. Try again in a moment.',
    expired: 'Sign-in took too long, or it started in another browser. Try again.',
    'too-many': 'Too many sign-ins in a short time. Wait a minute, then try again.',
    elsewhere: 'Another site opened this page. To sign in, start here.',
  },
  /** For the administrator of the server. Names in capitals are its environment variables. */
  setUp: {
    'no-roles-claim': 'If you set up Usher: check OIDC_ROLES_CLAIM and OIDC_SCOPES.',
    client: 'If you set up Usher: check OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and the type of the app.',
    issuer: 'If you set up Usher: check OIDC_ISSUER. For Logto it ends in /oidc.',
    'redirect-uri': 'If you set up Usher: check PUBLIC_URL and the redirect URIs of the app.',
    scope: 'If you set up Usher: check OIDC_SCOPES.',
    stale: 'If you set up Usher: the provider must support max_age and send auth_time.',
    weak: 'If you set up Usher: check STEP_UP_ACR and STEP_UP_AMR.',
    clock: 'If you set up Usher: sync both clocks with a time server.',
    failed: 'If you set up Usher: check OIDC_ISSUER, and that the server can reach it.',
    more: 'For details, see the server’s log or run “npm run doctor”.',
  },
  signedIn: {
    title: 'You’re signed in',
    text: 'Close this tab, go back to the previous one, and confirm your action again.',
  },
  anotherAccount: 'Use another account',
  endAtProvider: 'Sign out at the provider',
  noProviderSignOut: 'Usher can’t sign you out at the provider. Sign out there, then try again.',
};
