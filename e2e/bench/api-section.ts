import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openEmbedded } from '#database/open-embedded.ts';
import { openServer } from '#database/open-server.ts';
import { findPostgres } from '#database/testing/find-postgres.ts';
import { startPrivateServer } from '#database/testing/private-server.ts';
import type { Tables } from '#management-api/db/tables.ts';
import type { Sizes } from '#management-api/testing/fill-in-bulk.ts';

import { benchApi } from './api.ts';
import type { Result } from './measure.ts';

/**
 * `BENCH_PGLITE` and `BENCH_POSTGRES` are numbers of users and activity entries, such as `100000/1000000`; `off` skips
 * one.
 */
const sizes = {
  embedded: sizesOf(process.env['BENCH_PGLITE'] || '100000/1000000'),
  server: sizesOf(process.env['BENCH_POSTGRES'] || '1000000/2000000'),
};

function sizesOf(text: string): Sizes | undefined {
  if (text === 'off') return undefined;
  const [users = Number.NaN, logs = Number.NaN] = text.split('/').map(Number);
  if (users > 0 && logs > 0) return { users, logs };
  throw new Error(`"${text}" is not of the form users/logs, such as 100000/1000000, nor "off".`);
}

/** Measures the API on both engines. */
export async function apiSection(): Promise<Record<string, Result[]>> {
  const results: Record<string, Result[]> = {};
  for (const [engine, size, bench] of [
    ['PGlite', sizes.embedded, benchEmbedded],
    ['PostgreSQL', sizes.server, benchServer],
  ] as const) {
    if (size === undefined) continue;
    console.log(title(engine, size));
    const measured = await bench(size);
    results[title(engine, size)] = measured;
    print(measured);
  }
  return results;
}

async function benchEmbedded(size: Sizes): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'));
  try {
    return await benchApi(await openEmbedded<Tables>(join(folder, 'postgres')), size);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchServer(size: Sizes): Promise<Result[]> {
  const programs = findPostgres();
  if (programs === undefined) {
    console.log('  NOT run: PostgreSQL is not installed.');
    return [];
  }
  const settings = ['shared_buffers=1GB', 'maintenance_work_mem=512MB', 'max_wal_size=8GB'];
  const server = await startPrivateServer({ programs, settings });
  try {
    return await benchApi(openServer<Tables>(await server.createDatabase('bench')), size);
  } finally {
    await server.stop();
  }
}

/** Prints times in ms, and marks those that miss their target. */
function print(results: readonly Result[]): void {
  const cell = (value: number | undefined) => (value === undefined ? '' : value.toFixed(1)).padStart(9);
  console.log(`  ${''.padEnd(34)}   median      p95     cold   target`);
  for (const { name, median, p95, cold, aim } of results) {
    const mark = median > aim ? '  <-- missed' : '';
    console.log(`  ${name.padEnd(34)}${cell(median)}${cell(p95)}${cell(cold)}${cell(aim)}${mark}`);
  }
}

const title = (engine: string, { users, logs }: Sizes) =>
  `API, ${engine}: ${users.toLocaleString('en')} users, ${logs.toLocaleString('en')} log entries`;
