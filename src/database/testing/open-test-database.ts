import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { inject } from 'vitest';

import type { Database } from '#database/database.ts';
import { openEmbedded } from '#database/open-embedded.ts';
import { openServer } from '#database/open-server.ts';

import { execute } from './private-server.ts';

declare module 'vitest' {
  // Values that setup files provide and tests read with `inject`.
  export interface ProvidedContext {
    /** URL of the PostgreSQL server, if the run has one. */
    postgresUrl: string | undefined;
    /** File of an empty embedded database, if the run has one. */
    emptyEmbedded: string | undefined;
  }
}

/** Opens an empty database on the server of the test run, if it has one, else in memory. */
export async function openTestDatabase<Tables>(): Promise<Database<Tables>> {
  const server = inject('postgresUrl');
  if (server !== undefined) return openDatabaseOn<Tables>(server);
  return openEmbedded<Tables>(undefined, await readEmptyEmbedded());
}

/** Returns the files of an empty embedded database, if the run has them: creating these takes seconds. */
export async function readEmptyEmbedded(): Promise<Blob | undefined> {
  const file = inject('emptyEmbedded');
  return file === undefined ? undefined : new Blob([await readFile(file)]);
}

async function openDatabaseOn<Tables>(server: string): Promise<Database<Tables>> {
  const { url, drop } = await createTestDatabase(server);
  const database = openServer<Tables>(url);
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

type CreatedDatabase = { url: string; drop: () => Promise<void> };

/** Creates an empty database on `server`, or a copy of `template`, for tests that open it several times. */
export async function createTestDatabase(server: string, template = 'template1'): Promise<CreatedDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = name;
  return {
    url: url.href,
    drop: async () => {
      await execute(server, `drop database ${name} with (force)`);
    },
  };
}

/**
 * Creates a copy of the database `template` on `server`. The first test of a run that needs the template fills it; `fill`
 * closes all connections to it.
 */
export async function createFilledDatabase(
  server: string,
  template: string,
  fill: (url: string) => Promise<void>,
): Promise<CreatedDatabase> {
  if (!(await exists(server, template))) {
    const { url, drop } = await createTestDatabase(server);
    await fill(url);
    try {
      await execute(server, `alter database ${new URL(url).pathname.slice(1)} rename to ${template}`);
    } catch (error) {
      // The other worker was faster.
      if (!(await exists(server, template))) throw error;
      await drop();
    }
  }
  return createTestDatabase(server, template);
}

const exists = async (server: string, database: string): Promise<boolean> =>
  (await execute(server, `select from pg_database where datname = '${database}'`)).rowCount === 1;
