import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';

import type { Database } from '#database/database.ts';
import { openFolder } from '#database/open-folder.ts';
import { openServer } from '#database/open-server.ts';
import { createTestDatabase } from '#database/testing/open-test-database.ts';
import { journalAnswers } from '#gateway/audit-log/folder-questions.ts';
import { createJournal } from '#gateway/audit-log/audit-log.ts';
import { migrateJournal } from '#gateway/audit-log/migrations.ts';
import type { JournalDb, JournalTables } from '#gateway/audit-log/tables.ts';

import { verifyStoredJournal } from './verify-stored-audit-log.ts';

/** Prepares a journal of two entries and says where its chain ends. */
async function writeJournal(db: JournalDb) {
  await migrateJournal(db);
  const journal = createJournal({
    db,
    clock: () => 0,
    secrets: ['x'],
    report: (error) => expect(error).toBeUndefined(),
  });
  const operator = { subject: 'op', name: 'Op', role: 'admin' };
  for (const action of ['one', 'two']) await journal.note({ operator, action });
  return journal.head();
}

async function breakJournal(db: JournalDb) {
  await sql`alter table journal_entries disable trigger user`.execute(db);
  await sql`update journal_entries set action = 'three' where sequence = 2`.execute(db);
}

const server = inject('postgresUrl');

describe.runIf(server === undefined)('a journal in a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'usher-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is verified while somebody uses it, and when nobody does', async () => {
    const database = await openFolder<JournalTables>(folder);
    const head = await writeJournal(database.db);
    const storage = { kind: 'folder', folder } as const;
    await expect(verifyStoredJournal(storage)).rejects.toThrow('not ready');

    database.answerWith(journalAnswers(database.db));
    expect(await verifyStoredJournal(storage, head)).toEqual({ state: 'whole', entries: 2, head });
    const other = { ...head, hash: 'f'.repeat(64) };
    expect(await verifyStoredJournal(storage, other)).toMatchObject({ state: 'broken', sequence: 2 });

    await database.close();
    expect(await verifyStoredJournal(storage, head)).toEqual({ state: 'whole', entries: 2, head });
  });

  it('that is not there is not made', async () => {
    const storage = { kind: 'folder', folder: join(folder, 'slip') } as const;
    expect(await verifyStoredJournal(storage)).toEqual({ state: 'missing' });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe.runIf(server !== undefined)('a journal on a server', () => {
  let database: Database<JournalTables>;
  let url: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    ({ url, drop } = await createTestDatabase(server ?? ''));
    database = openServer<JournalTables>(url);
  });
  afterEach(async () => {
    await database.close();
    await drop();
  });

  it('is verified while others use it', async () => {
    const storage = { kind: 'server', url } as const;
    expect(await verifyStoredJournal(storage)).toEqual({ state: 'missing' });
    const head = await writeJournal(database.db);
    expect(await verifyStoredJournal(storage, head)).toEqual({ state: 'whole', entries: 2, head });
    await breakJournal(database.db);
    expect(await verifyStoredJournal(storage)).toMatchObject({ state: 'broken', sequence: 2 });
  });
});
