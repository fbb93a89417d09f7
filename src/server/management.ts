import type { Kysely } from 'kysely';

import { managementApiIndicator } from '#contract/oauth.ts';
import type { MachineCredentials } from '#gateway/upstream/machine-token.ts';
import type { Upstream } from '#gateway/upstream/upstream-client.ts';
import { createManagementApi } from '#management-api/app.ts';
import type { Tables } from '#management-api/db/tables.ts';
import { prepareManagementApi } from '#management-api/prepare.ts';
import { seedDemo } from '#management-api/seed/seed.ts';

import { logFault } from './log.ts';
import type { Settings } from './settings.ts';

/** A Management API and the credentials for it. */
export type Management = {
  upstream: Upstream;
  credentials: MachineCredentials;
};

type EmbeddedSettings = Extract<Settings['management'], { kind: 'embedded' }>;
type LogtoSettings = Extract<Settings['management'], { kind: 'logto' }>;

/** Returns the Management API of a Logto. Sends no request. */
export function connectLogto(settings: LogtoSettings): Management {
  return {
    upstream: { baseUrl: settings.endpoint, tokenEndpoint: settings.tokenEndpoint, fetch },
    credentials: { clientId: settings.appId, clientSecret: settings.appSecret, resource: settings.resource },
  };
}

/** Opens the embedded Management API on `db`, with its demo users. The caller closes the database. */
export async function openEmbeddedManagement(settings: EmbeddedSettings, db: Kysely<Tables>): Promise<Management> {
  const clock = () => Date.now();
  const { demoApp } = await prepareManagementApi({ db, clock, demoApp: settings.demoApp });
  if (settings.seedUsers > 0) await seedDemo({ db, now: clock(), users: settings.seedUsers });
  const baseUrl = settings.apiPort === 0 ? 'http://usher.internal' : `http://127.0.0.1:${settings.apiPort}`;
  const api = createManagementApi({ db, clock, issuer: `${baseUrl}/oidc`, report: logFault });
  return {
    upstream: { baseUrl, tokenEndpoint: `${baseUrl}/oidc/token`, fetch: (request) => api.fetch(request) },
    credentials: { clientId: demoApp.id, clientSecret: demoApp.secret, resource: managementApiIndicator },
  };
}
