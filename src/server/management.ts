import type { Database } from '#database/database.ts';
import { openEmbedded } from '#database/open-embedded.ts';
import { openFolder } from '#database/open-folder.ts';
import { openServer } from '#database/open-server.ts';
import { journalAnswers } from '#gateway/journal/folder-questions.ts';
import type { JournalTables } from '#gateway/journal/tables.ts';
import type { MachineCredentials } from '#gateway/machine-token.ts';
import type { Upstream } from '#gateway/upstream.ts';
import { managementApiIndicator } from '#contract/oauth.ts';
import { createManagementApi } from '#management-api/app.ts';
import type { Tables } from '#management-api/db/tables.ts';
import { prepareManagementApi } from '#management-api/prepare.ts';
import { seedDemo } from '#management-api/seed/seed.ts';

import type { Settings, Storage } from './settings.ts';

/** A Management API that is ready to be asked, and what closes it. */
export type Management = {
  upstream: Upstream;
  credentials: MachineCredentials;
  close: () => Promise<void>;
};

type EmbeddedSettings = Extract<Settings['management'], { kind: 'embedded' }>;
type LogtoSettings = Extract<Settings['management'], { kind: 'logto' }>;

/** A real Logto, over HTTP. Nothing is asked of it yet. */
export function connectLogto(settings: LogtoSettings): Management {
  return {
    upstream: { baseUrl: settings.endpoint, tokenEndpoint: settings.tokenEndpoint, fetch },
    credentials: { clientId: settings.appId, clientSecret: settings.appSecret, resource: settings.resource },
    close: () => Promise.resolve(),
  };
}

/** The embedded Management API on its database, with its people. */
export async function openEmbeddedManagement(settings: EmbeddedSettings): Promise<Management> {
  const clock = () => Date.now();
  const database = await openStorage(settings.storage);
  try {
    const { db } = database;
    const { demoApp } = await prepareManagementApi({ db, clock, demoApp: settings.demoApp });
    if (settings.seedUsers > 0) await seedDemo({ db, now: clock(), users: settings.seedUsers });
    const baseUrl = settings.apiPort === 0 ? 'http://usher.internal' : `http://127.0.0.1:${settings.apiPort}`;
    const api = createManagementApi({ db, clock, issuer: `${baseUrl}/oidc` });
    return {
      upstream: { baseUrl, tokenEndpoint: `${baseUrl}/oidc/token`, fetch: (request) => api.fetch(request) },
      credentials: { clientId: demoApp.id, clientSecret: demoApp.secret, resource: managementApiIndicator },
      close: database.close,
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function openStorage(storage: Storage): Promise<Database<Tables>> {
  switch (storage.kind) {
    case 'memory':
      return openEmbedded<Tables>();
    case 'folder':
      return openAnsweringFolder(storage.folder);
    case 'server':
      return Promise.resolve(openServer<Tables>(storage.url));
  }
}

/** While the product runs, `npm run journal:verify` asks it instead of the files. */
async function openAnsweringFolder(folder: string): Promise<Database<Tables>> {
  const database = await openFolder<Tables>(folder);
  database.answerWith(journalAnswers(database.db.withTables<JournalTables>()));
  return database;
}
