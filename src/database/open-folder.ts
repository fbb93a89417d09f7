import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod';

import type { Database } from './database.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { NewerDatabaseError } from './migrate.ts';
import { openEmbedded } from './open-embedded.ts';
import { makePrivate } from './private-folder.ts';

/**
 * Version of the folder's format. Increase it when older versions can't read the files, such as for a new PostgreSQL.
 */
const folderFormat = 1;

const marker = z.object({ format: z.int() });

/**
 * Opens the embedded PostgreSQL in `folder` and locks the folder for this process.
 *
 * @param readCopy reads the files of an empty database, with which a new one is created faster
 * @throws {FolderInUseError} if another process uses it
 * @throws {ExposedFolderError} if other users of this machine can use it and that cannot be changed
 * @throws {NewerDatabaseError} if a newer version wrote it; it is left unchanged
 */
export async function openFolder<Tables>(
  folder: string,
  readCopy?: () => Promise<Blob | undefined>,
): Promise<Database<Tables> & Pick<FolderLock, 'answerWith'>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder);
  try {
    await makePrivate(folder);
    await checkFormat(folder);
    const files = join(folder, 'postgres');
    const database = await openEmbedded<Tables>(files, existsSync(files) ? undefined : await readCopy?.());
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
