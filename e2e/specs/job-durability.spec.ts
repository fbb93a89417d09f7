import { setTimeout } from 'node:timers/promises';

import { expect } from '@playwright/test';
import { z } from 'zod';

import { job, type Job } from '#contract/jobs.ts';
import { findPostgres } from '#database/testing/find-postgres.ts';
import { startPrivateServer } from '#database/testing/private-server.ts';
import { asAdministrator, test } from '#e2e/server-process.ts';
import { ready, type ServerProcess } from '#e2e/start-server.ts';

/** A start takes seconds, so every test run kills few times. Before a release: `KILLS=20 npm run e2e -- job-durability`. */
const kills = Number(process.env['KILLS'] || 2);
const users = kills > 2 ? 2000 : 120;

const rules = {
  source: 'table',
  fileName: 'people.csv',
  matchBy: ['username'],
  existing: 'skip',
  updates: [],
  sourceKey: 'importedFrom',
  skipsUnverified: false,
  roleIds: [],
  organizationIds: [],
  suspends: true,
  withoutPassword: 'random',
  allowsPlainPasswords: false,
};

type Start = (variables: Record<string, string>) => Promise<ServerProcess>;

/** Imports users and kills the server again and again until they are all there. */
async function survives(start: Start, variables: Record<string, string>): Promise<void> {
  const own = { JOB_RATE: '100000', REASON_REQUIRED: '', ...variables };
  let server = await start(own);
  await ready(server);
  // The session outlives the server.
  const headers = await asAdministrator(server.address);
  const send = async (line: string, body?: unknown): Promise<unknown> => {
    const [method = '', path = ''] = line.split(' ');
    const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${server.address}${path}`, sent);
    expect(answer.ok, `${line}: ${answer.status}`).toBe(true);
    return answer.status === 204 ? undefined : answer.json();
  };
  const { id } = z.parse(job, await send('POST /usher/imports', { rules, rows: users }));
  const read = async (): Promise<Job> => z.parse(job, await send(`GET /usher/jobs/${id}`));
  for (let first = 1; first <= users; first += 1000) {
    const rows = Array.from({ length: Math.min(1000, users - first + 1) }, (_, index) => {
      const number = first + index;
      return { number, user: { username: `import_${number}`, name: `Imported ${number}` }, sourceId: String(number) };
    });
    await send(`PUT /usher/imports/${id}/rows`, { rows });
  }
  await send(`POST /usher/imports/${id}/check`);
  await expect.poll(async () => (await read()).state, { timeout: 60_000 }).toBe('ready');
  await send(`POST /usher/jobs/${id}/start`, { rows: users });

  for (let round = 1; round <= kills; round += 1) {
    const done = (await read()).states.done ?? 0;
    const share = (users / (kills + 1)) * round;
    // In the middle of the work, at another moment each time.
    await expect
      .poll(async () => (await read()).states.done ?? 0, { timeout: 60_000, intervals: [20] })
      .toBeGreaterThanOrEqual(Math.max(done, Math.min(share, users - 1)));
    await setTimeout((round * 37) % 50);
    server.process.kill('SIGKILL');
    await server.ended;
    server = await start(own);
    await ready(server);
  }
  await expect.poll(async () => (await read()).state, { timeout: 120_000 }).toBe('finished');
  expect((await read()).states).toEqual({ done: users });

  const found = await fetch(`${server.address}/api/users?search.username=import%5C_%25&page_size=1`, {
    headers,
  });
  expect(Number(found.headers.get('total-number'))).toBe(users);
  const suspended = await fetch(
    `${server.address}/usher/audit-log?action=users:suspend&outcome=succeeded&page_size=1`,
    { headers },
  );
  // No user was suspended twice; the outcome of a suspension may be missing where the server was killed.
  expect(Number(suspended.headers.get('total-number'))).toBeLessThanOrEqual(users);
}

test.describe('an import goes on when the server is killed again and again', () => {
  test.setTimeout(600_000);

  test('in a data folder', ({ folder, start }) => survives(start, { DATA_DIR: folder }));

  test('on a PostgreSQL server', async ({ start }) => {
    const programs = findPostgres();
    test.skip(programs === undefined, 'PostgreSQL is not installed');
    const server = await startPrivateServer({ programs: programs ?? '' });
    await survives(start, { DATABASE_URL: await server.createDatabase('durable_jobs') });
    await server.stop();
  });
});
