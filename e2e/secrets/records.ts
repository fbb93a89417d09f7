import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Recorded } from './record.js';

export type RecordedAnswer = Extract<Recorded, { kind: 'answer' }>;

/** Reads the records of all servers of the run. */
export async function* readRecords(folder: string): AsyncGenerator<Recorded> {
  for (const file of await readdir(folder)) {
    // One file at a time, because together they are large.
    const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
    // A killed process may leave an incomplete line.
    for (const line of lines) if (line.endsWith('}')) yield JSON.parse(line) as Recorded;
  }
}

/** Parses the body of a request or response; undefined if it is not JSON. */
export function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Returns the method and path without user IDs, such as `POST /api/users/*\/password`. */
export const placeOf = ({ method, url }: RecordedAnswer): string =>
  `${method} ${url.replace(/\?.*/, '').replace(/\/users\/[^/]+/, '/users/*')}`;
