import { managementApiIndicator } from '#contract/oauth.ts';

import { type TestApi, testOrigin } from './test-api.ts';

/** Adds applications of each kind with the secret `s`; one also has an expired secret. */
export async function addClients(api: TestApi): Promise<void> {
  const app = {
    name: 'App',
    description: null,
    oidc_client_metadata: '{}',
    custom_client_metadata: '{}',
    custom_data: '{}',
  };
  const created_at = new Date(api.clock.now);
  await api.db
    .insertInto('applications')
    .values([
      { ...app, id: 'spa', type: 'SPA', created_at },
      { ...app, id: 'web', type: 'Traditional', created_at },
      { ...app, id: 'powerless', type: 'MachineToMachine', created_at },
      {
        ...app,
        id: 'listed',
        type: 'MachineToMachine',
        created_at,
        oidc_client_metadata: JSON.stringify({ redirectUris: ['https://page.test/callback', 'nonsense'] }),
        custom_client_metadata: JSON.stringify({ corsAllowedOrigins: ['https://listed.test'] }),
      },
    ])
    .execute();
  await api.db
    .insertInto('application_secrets')
    .values([
      { application_id: 'web', name: 'Default secret', value: 's', created_at },
      { application_id: 'powerless', name: 'Default secret', value: 's', created_at },
      { application_id: 'listed', name: 'Default secret', value: 's', created_at },
      { application_id: 'powerless', name: 'Old', value: 'old', created_at, expires_at: new Date(api.clock.now) },
    ])
    .execute();
}

/** Parameters of a client-credentials request. */
export const grant = { grant_type: 'client_credentials', resource: managementApiIndicator, scope: 'all' };

export type Params = Record<string, string> | [name: string, value: string][];
export type Sending = { headers?: Record<string, string>; query?: string };

/** Requests a token with a form-encoded body. */
export const requestToken = (api: TestApi, params: Params, { headers = {}, query = '' }: Sending = {}) =>
  api.app.request(`${testOrigin}/oidc/token${query}`, { method: 'POST', headers, body: new URLSearchParams(params) });

/** A Basic header without URL encoding of the credentials. */
export const basic = (id: string, secret: string) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` });
