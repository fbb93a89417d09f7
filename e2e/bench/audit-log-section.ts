import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openEmbedded } from '#database/open-embedded.ts';
import { openServer } from '#database/open-server.ts';
import { findPostgres } from '#database/testing/find-postgres.ts';
import { startPrivateServer } from '#database/testing/private-server.ts';
import type { JournalTables } from '#gateway/audit-log/tables.ts';

import { benchJournal } from './audit-log.ts';

/** How long the journal takes, on both engines. */
export async function journalSection(): Promise<void> {
  for (const [engine, bench] of [
    ['PGlite', benchJournalEmbedded],
    ['PostgreSQL', benchJournalServer],
  ] as const) {
    console.log(`Journal, ${engine}`);
    for (const line of await bench()) console.log(`  ${line}`);
  }
}

async function benchJournalEmbedded(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'));
  try {
    return await benchJournal(await openEmbedded<JournalTables>(join(folder, 'postgres')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchJournalServer(): Promise<string[]> {
  const programs = findPostgres();
  if (programs === undefined) return ['NOT run: PostgreSQL is not installed here.'];
  // What is journaled has to survive a power failure, so the wait for the disk belongs to the measure.
  const server = await startPrivateServer({ programs, settings: ['fsync=on'] });
  try {
    return await benchJournal(openServer<JournalTables>(await server.createDatabase('bench')));
  } finally {
    await server.stop();
  }
}
