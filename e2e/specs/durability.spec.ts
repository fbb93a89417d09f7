import { setTimeout } from 'node:timers/promises';

import { expect } from '@playwright/test';
import { z } from 'zod';

import { findPostgres } from '#database/testing/find-postgres.ts';
import { startPrivateServer } from '#database/testing/private-server.ts';
import { asAdministrator, test } from '#e2e/server-process.ts';
import { ready, type ServerProcess } from '#e2e/start-server.ts';

/** A start takes seconds, so every test run kills few times. Before a release: `KILLS=20 npm run e2e -- durability`. */
const kills = Number(process.env['KILLS'] || 3);
const writers = 4;

/** Times from the first acknowledged write to the kill in ms, one for each round. */
const timeOfKill = (round: number) => (round * 37) % 150;

const page = z.array(z.object({ name: z.string() }));

/** Creates users until the server is killed, and returns the acknowledged ones. */
async function writeUntilKilled(server: ServerProcess, round: number): Promise<string[]> {
  const acknowledged: string[] = [];
  let killing: Promise<void> | undefined;
  const kill = async () => {
    await setTimeout(timeOfKill(round));
    server.process.kill('SIGKILL');
  };
  const headers = await asAdministrator(server.address);
  const writer = async (number: number) => {
    for (let nth = 1; ; nth += 1) {
      const name = `Round ${round}, writer ${number}, ${nth}`;
      const answer = await create(server.address, name, headers).catch(() => undefined);
      if (answer === undefined) return;
      expect(answer.status).toBe(200);
      acknowledged.push(name);
      killing ??= kill();
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, index) => writer(index + 1)));
  await killing;
  await server.ended;
  return acknowledged;
}

const create = (address: string, name: string, headers: Record<string, string>) =>
  fetch(`${address}/api/users`, {
    method: 'POST',
    body: JSON.stringify({ name }),
    headers,
  });

/** Returns the names of all users, and the server's total. */
async function readAll(address: string): Promise<{ names: string[]; total: number }> {
  const names: string[] = [];
  const headers = await asAdministrator(address);
  for (let number = 1; ; number += 1) {
    const answer = await fetch(`${address}/api/users?page_size=100&page=${number}`, { headers });
    const users = page.parse(await answer.json());
    names.push(...users.map(({ name }) => name));
    if (users.length < 100) return { names, total: Number(answer.headers.get('total-number')) };
  }
}

type Start = (variables: Record<string, string>) => Promise<ServerProcess>;

async function survives(start: Start, variables: Record<string, string>): Promise<void> {
  const acknowledged: string[] = [];
  for (let round = 1; round <= kills; round += 1) {
    // Each round starts on the data of the previous one, which was killed.
    const server = await start(variables);
    await ready(server);
    acknowledged.push(...(await writeUntilKilled(server, round)));
  }
  const last = await start(variables);
  await ready(last);
  const { names, total } = await readAll(last.address);
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
  expect(new Set(names)).toEqual(new Set([...names, ...acknowledged]));
  // The total is stored separately, and must match the users.
  expect(total).toBe(names.length);
}

test.describe('keeps all acknowledged writes when it is killed again and again while writing', () => {
  test.setTimeout(180_000);

  test('in a data folder', ({ folder, start }) => survives(start, { DATA_DIR: folder }));

  test('on a PostgreSQL server', async ({ start }) => {
    const programs = findPostgres();
    test.skip(programs === undefined, 'PostgreSQL is not installed');
    const server = await startPrivateServer({ programs: programs ?? '' });
    await survives(start, { DATABASE_URL: await server.createDatabase('durable') });
    await server.stop();
  });
});
