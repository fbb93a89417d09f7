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

it('says that operators are taken for strangers to the Logto, and what to set if they are none', () => {
  const lines = announced(connected);
  expect(lines).toContain('OIDC_IS_LOGTO=true');
  expect(lines).toContain('Protected accounts: those with a role of usher-viewer, usher-support, usher-admin');
});

it('says which accounts are protected', () => {
  const lines = announced({ ...connected, OIDC_IS_LOGTO: 'true' });
  expect(lines).toContain('nobody changes their own account');
  expect(lines).toContain('usher-viewer, usher-support, usher-admin');
});

it('says what a demo takes that is shown around', () => {
  expect(announced({ HOST: '0.0.0.0' })).toMatch(/anybody there can become an administrator.*HTTPS/s);
  expect(announced({})).not.toContain('HTTPS');
});
