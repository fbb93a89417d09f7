import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';

import type { Secrets } from '#gateway/operators/seal.ts';

import { SettingError } from './setting.ts';

/** Shortest secret, in characters. */
export const minSecretLength = 32;

/** Permission bits of the group and of other users. */
const othersMayUse = 0o077;

/**
 * Returns the secrets in the key file at `path`, one per line, newest first. A missing file is created with one random
 * secret, readable by the current user only. It must be outside the data folder, so that a copy of the data does not
 * contain the key.
 *
 * @throws {SettingError} if the file cannot be used, or other users can read it
 */
export async function keyFile(path: string): Promise<Secrets> {
  try {
    // `wx`: if several processes start at once, one creates the file and the others read it.
    await writeFile(path, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') {
      throw new SettingError(
        `KEY_FILE ${path} cannot be created (${codeOf(error)}): use another path outside DATA_DIR, or set SESSION_SECRET`,
        { cause: error },
      );
    }
  }
  await requirePrivate(path);
  const [first, ...others] = secretsIn(await readFile(path, 'utf8'));
  if (first === undefined || [first, ...others].some((secret) => secret.length < minSecretLength)) {
    throw new SettingError(
      `KEY_FILE ${path} must hold secrets of at least ${minSecretLength} characters, one per line`,
    );
  }
  return [first, ...others];
}

/** Splits a text into secrets, which are separated by commas or white space. */
export const secretsIn = (text: string): string[] => text.split(/[\s,]+/).filter((secret) => secret !== '');

async function requirePrivate(path: string): Promise<void> {
  // Windows has no permission bits.
  if (process.platform === 'win32') return;
  const { mode } = await stat(path);
  if ((mode & othersMayUse) !== 0) {
    throw new SettingError(`KEY_FILE ${path} can be used by other users of this machine: chmod 600 ${path}`);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
