import { expect } from '@playwright/test';
import pg from 'pg';
import { z } from 'zod';

import { findPostgres } from '#database/testing/find-postgres.ts';
import { startPrivateServer } from '#database/testing/private-server.ts';
import { asAdministrator, test } from '#e2e/server-process.ts';
import { ready } from '#e2e/start-server.ts';
import { migrations } from '#management-api/prepare.ts';

const userCount = 200;
const usernames = Array.from({ length: 20 }, (_, index) => `wanted_${index}`);

const refusal = z.object({ code: z.string() });

/** A process, with the request headers of an administrator. */
type Server = { address: string; headers: Record<string, string> };

/** Creates a user with the username, and returns the status, with the error code if it was refused. */
async function createUser({ address, headers }: Server, username: string): Promise<string> {
  const answer = await fetch(`${address}/api/users`, {
    method: 'POST',
    body: JSON.stringify({ username }),
    headers,
  });
  return answer.ok ? String(answer.status) : `${answer.status} ${refusal.parse(await answer.json()).code}`;
}

async function readTotal({ address, headers }: Server): Promise<number> {
  return Number((await fetch(`${address}/api/users?page_size=1`, { headers })).headers.get('total-number'));
}

/** Returns the first column of the statement's rows. */
async function select(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<[unknown]>({ text: statement, rowMode: 'array' });
  await client.end();
  return rows.map(([value]) => value);
}

test('two processes that start at once on an empty database seed it once, and assign each username once', async ({
  start,
}) => {
  test.setTimeout(120_000);
  const programs = findPostgres();
  test.skip(programs === undefined, 'PostgreSQL is not installed');
  const server = await startPrivateServer({ programs: programs ?? '' });
  const url = await server.createDatabase('shared');
  const variables = { DATABASE_URL: url, SEED_USERS: String(userCount) };
  const processes = await Promise.all([start(variables), start(variables)]);
  await Promise.all(processes.map((one) => ready(one)));

  expect(await select(url, 'select name from management_api_migrations order by name')).toEqual(
    Object.keys(migrations),
  );
  expect(await select(url, 'select count(*)::int from users')).toEqual([userCount]);
  const servers = await Promise.all(
    processes.map(async ({ address }) => ({ address, headers: await asAdministrator(address) })),
  );
  expect(await Promise.all(servers.map(readTotal))).toEqual([userCount, userCount]);

  for (const username of usernames) {
    const answers = await Promise.all(servers.map((server) => createUser(server, username)));
    expect(answers.toSorted(), username).toEqual(['200', '422 user.username_already_in_use']);
  }
  const total = userCount + usernames.length;
  expect(await Promise.all(servers.map(readTotal))).toEqual([total, total]);

  for (const { process: child } of processes) child.kill('SIGTERM');
  expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual([0, 0]);
  await server.stop();
});
