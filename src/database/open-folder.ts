import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod';

import type { Database } from './database.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { NewerDatabaseError } from './migrate.ts';
import { openEmbedded } from './open-embedded.ts';
import { makePrivate } from './private-folder.ts';

/** Raised when older programs could no longer read what this one writes, e.g. by a new PostgreSQL major version. */
const folderFormat = 1;

const marker = z.object({ format: z.int() });

/**
 * Opens the embedded PostgreSQL in `folder`, which this process then owns.
 *
 * @throws {FolderInUseError} when another process owns it
 * @throws {ExposedFolderError} when other users of this machine can read it and that cannot be changed
 * @throws {NewerDatabaseError} when a newer program wrote it; nothing in it is touched then
 */
export async function openFolder<Tables>(folder: string): Promise<Database<Tables> & Pick<FolderLock, 'answerWith'>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder);
  try {
    await makePrivate(folder);
    await checkFormat(folder);
    const database = await openEmbedded<Tables>(join(folder, 'postgres'));
    return {
      ...database,
      answerWith: lock.answerWith,
      close: async () => {
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function checkFormat(folder: string): Promise<void> {
  const file = join(folder, 'usher.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    await writeFile(file, `${JSON.stringify({ format: folderFormat })}\n`);
    return;
  }
  const { format } = marker.parse(JSON.parse(text));
  if (format > folderFormat) throw new NewerDatabaseError(`${folder} was written by a newer version of Usher.`);
}
