import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Recorded } from './record.js';

export type Answered = Extract<Recorded, { kind: 'answer' }>;

/** What the servers of the run recorded, process by process. */
export async function* readRecords(folder: string): AsyncGenerator<Recorded> {
  for (const file of await readdir(folder)) {
    // One file at a time: together they are large.
    const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
    // A process that is killed may leave half a line.
    for (const line of lines) if (line.endsWith('}')) yield JSON.parse(line) as Recorded;
  }
}

/** The body of a request or an answer, when it is JSON. */
export function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A kind of answers: `POST /api/users/*\/password`. */
export const placeOf = ({ method, url }: Answered): string =>
  `${method} ${url.replace(/\?.*/, '').replace(/\/users\/[^/]+/, '/users/*')}`;
