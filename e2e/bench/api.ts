import { sql } from 'kysely';
import { z } from 'zod';

import { managementApiIndicator } from '#contract/oauth.ts';
import type { Database } from '#database/database.ts';
import { createManagementApi } from '#management-api/app.ts';
import { insertLog } from '#management-api/db/logs.ts';
import type { Tables } from '#management-api/db/tables.ts';
import { prepareManagementApi } from '#management-api/prepare.ts';
import { fillInBulk, type Sizes } from '#management-api/testing/fill-in-bulk.ts';

import { benchRequests } from './bench-requests.ts';
import { listenAnywhere } from './listen-anywhere.ts';
import { measure, type Result } from './measure.ts';

const clock = () => Date.now();
const userWithIdentifiers = z.object({
  id: z.string(),
  username: z.string(),
  primaryEmail: z.string(),
  primaryPhone: z.string(),
  name: z.string(),
});

/** Fills the empty database, measures all requests over HTTP on loopback, and closes the database. */
export async function benchApi(database: Database<Tables>, sizes: Sizes): Promise<Result[]> {
  const { db } = database;
  const { demoApp } = await prepareManagementApi({ db, clock, demoApp: {} });
  const started = performance.now();
  await fillInBulk(db, sizes);
  console.log(`  filled in ${Math.round((performance.now() - started) / 1000)} s`);

  const app = createManagementApi({ db, clock, issuer: 'http://bench.test/oidc', report: console.error });
  const { address, close } = await listenAnywhere(app.fetch);
  const token = await fetchToken(address, demoApp);
  const read = async (path: string) => {
    const answer = await fetch(`${address}${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const get = async (path: string) => void (await read(path));
  const write = async (topic: 'users' | 'logs') => {
    if (topic === 'logs') await insertLog(db, 'Interaction.End', { result: 'Success' }, new Date(clock()));
    else await sql`update users set name = name where id = (select id from users limit 1)`.execute(db);
  };

  const [one] = z.array(userWithIdentifiers).parse(await read(`/api/users?page=${Math.ceil(sizes.users / 80)}`));
  if (one === undefined) throw new Error('There are no users.');
  const results: Result[] = [];
  // The first responses of a process are slow, because its code is not compiled yet.
  for (let times = 0; times < 50; times += 1) {
    await get('/api/users');
  }
  for (const request of benchRequests(sizes, one)) {
    results.push(await measure(request, { get, write }));
  }
  close();
  await database.close();
  return results;
}

async function fetchToken(address: string, { id, secret }: { id: string; secret: string }): Promise<string> {
  const answer = await fetch(`${address}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: managementApiIndicator, scope: 'all' }),
  });
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}
