import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Folder in which Debian and its derivatives install each version's programs. */
const installations = '/usr/lib/postgresql';

/**
 * Returns the folder with `initdb` and `postgres` of the newest version, or undefined if PostgreSQL is not installed.
 */
export function findPostgres(): string | undefined {
  const versions = namesIn(installations).toSorted((a, b) => Number(b) - Number(a));
  const folders = [
    ...versions.map((version) => join(installations, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => isProgram(join(folder, 'initdb')) && isProgram(join(folder, 'postgres')));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
