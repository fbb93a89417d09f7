import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Other users of this machine can use the data folder. The message is one line. */
export class ExposedFolderError extends Error {
  override readonly name = 'ExposedFolderError';
}

/** Permission bits of the group and of other users. */
const othersMayUse = 0o077;

/**
 * Removes the access of other users of this machine to `folder` and its contents. An existing volume or bind mount may
 * be accessible to them.
 *
 * @throws {ExposedFolderError} if the modes cannot be changed
 */
export async function makePrivate(folder: string): Promise<void> {
  // Windows has no permission bits.
  if (process.platform === 'win32') return;
  try {
    await restrict(folder, 0o700);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      // One by one: there are about a thousand, and most need no change.
      if (!entry.isSymbolicLink())
        await restrict(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new ExposedFolderError(
      `${folder} can be used by other users of this machine (${String(error.code)}): chmod -R go= ${folder}`,
      { cause: error },
    );
  }
}

async function restrict(path: string, mode: number): Promise<void> {
  const found = await lstat(path);
  if ((found.mode & othersMayUse) !== 0) await chmod(path, mode);
}
