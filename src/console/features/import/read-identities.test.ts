import { expect, it } from 'vitest';

import { readIdentities } from './read-identities.ts';

it.each([
  ['auth0', [{ provider: 'google-oauth2', user_id: '1', isSocial: true }], 'google'],
  ['auth0', [{ provider: 'twitter', user_id: '1', isSocial: true }], 'x'],
  ['auth0', [{ provider: 'windowslive', user_id: '1', isSocial: true }], 'azuread'],
  ['firebase', [{ providerId: 'twitter.com', rawId: '1' }], 'x'],
  ['firebase', [{ providerId: 'microsoft.com', rawId: '1' }], 'azuread'],
  ['keycloak', [{ identityProvider: 'microsoft', userId: '1' }], 'azuread'],
  ['keycloak', [{ identityProvider: 'linkedin-openid-connect', userId: '1' }], 'linkedin'],
  ['keycloak', [{ identityProvider: 'our-own', userId: '1' }], 'our-own'],
] as const)('calls providers of %s as Logto’s connectors do: %j', (source, value, target) => {
  expect(readIdentities(source, value)).toEqual([{ target, userId: '1' }]);
});

it('leaves out sign-in methods that are no social accounts', () => {
  expect(readIdentities('auth0', [{ provider: 'waad', user_id: '1', isSocial: false }])).toEqual([]);
  expect(readIdentities('auth0', [{ provider: 'auth0', user_id: '1' }])).toEqual([]);
  expect(readIdentities('firebase', [{ providerId: 'password', rawId: 'a@example.com' }])).toEqual([]);
});
