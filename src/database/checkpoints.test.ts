import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { openEmbedded } from './open-embedded.ts';
import { readEmptyEmbedded } from './testing/open-test-database.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Volume of the transaction, in MB. */
const written = 160;

it(
  'limits the write-ahead log during a transaction, and keeps committed data when the process is killed',
  { timeout: 120_000 },
  async () => {
    const { db, close } = await openEmbedded(join(folder, 'data'), await readEmptyEmbedded());
    await sql`create table kept (value text)`.execute(db);
    await db.transaction().execute(async (transaction) => {
      await sql`insert into kept values ('before')`.execute(transaction);
      for (let megabyte = 0; megabyte < written; megabyte += 1) {
        await sql`select pg_logical_emit_message(true, 'test', repeat('x', 1000000))`.execute(transaction);
      }
      await sql`insert into kept values ('after')`.execute(transaction);
    });
    const { rows: log } = await sql<{ mb: number }>`
    select (sum(size) / 1000000)::int as mb from pg_ls_waldir()`.execute(db);
    expect(log[0]?.mb).toBeLessThan(130);

    // The files as a killed process would leave them.
    await cp(join(folder, 'data'), join(folder, 'left'), { recursive: true });
    await close();
    const again = await openEmbedded(join(folder, 'left'));
    const { rows } = await sql`select value from kept`.execute(again.db);
    await again.close();
    expect(rows).toEqual([{ value: 'before' }, { value: 'after' }]);
  },
);
