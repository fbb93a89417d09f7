import { expect, it } from 'vitest';

import { announcement } from './announcement.ts';
import { readSettings } from './settings.ts';

const upstream = { baseUrl: 'http://logto:3001', tokenEndpoint: 'http://logto:3001/oidc/token', fetch };
const management = { upstream, credentials: { clientId: 'id', clientSecret: 'secret', resource: 'api' } };

const announced = (variables: Record<string, string>) => announcement(readSettings(variables), management).join('\n');

const connected = {
  LOGTO_ENDPOINT: 'http://logto:3001',
  LOGTO_APP_ID: 'id',
  LOGTO_APP_SECRET: 'secret',
  OIDC_ISSUER: 'https://auth.example.com/oidc',
  OIDC_CLIENT_ID: 'usher',
  OIDC_CLIENT_SECRET: 'secret',
  PUBLIC_URL: 'https://usher.example.com',
};

it('prints that operators are not users of the Logto, and which setting changes that', () => {
  const lines = announced(connected);
  expect(lines).toContain('OIDC_IS_LOGTO=true');
  expect(lines).toContain('Protected accounts: users with one of the roles usher-viewer, usher-support, usher-admin');
});

it('prints which accounts are protected', () => {
  const lines = announced({ ...connected, OIDC_IS_LOGTO: 'true' });
  expect(lines).toContain("can't change their own account");
  expect(lines).toContain('usher-viewer, usher-support, usher-admin');
});

it('warns of demo operators on an address that is not loopback', () => {
  expect(announced({ HOST: '0.0.0.0' })).toMatch(/Anyone there can become an administrator.*HTTPS/s);
  expect(announced({})).not.toContain('HTTPS');
});
