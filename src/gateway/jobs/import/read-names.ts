import * as z from 'zod';

import { maxPageSize } from '#contract/paging.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import { cachedPerJob } from './cached-per-job.ts';

const listed = z.array(z.object({ id: z.string(), name: z.string() }));

/** IDs by name and by ID. */
export type Names = { roles: ReadonlyMap<string, string>; organizations: ReadonlyMap<string, string> };

/** Returns the roles for users and the organizations of the tenant, cached for a job. */
export type NameReader = (jobId: string) => Promise<Names>;

/** Most roles or organizations that are read, in pages. */
const maxPages = 200;

export function nameReader({ send, clock }: { send: UpstreamClient; clock: () => number }): NameReader {
  const readAll = async (address: string): Promise<ReadonlyMap<string, string>> => {
    const found = new Map<string, string>();
    for (let page = 1; page <= maxPages; page += 1) {
      // In sequence: whether there is another page is known only then.
      const answer = await send({ method: 'GET', address: `${address}page=${page}&page_size=${maxPageSize}` });
      const items = (await readAnswer(answer, listed)) ?? [];
      for (const { id, name } of items) {
        found.set(id, id);
        if (!found.has(name)) found.set(name, id);
      }
      if (items.length < maxPageSize) break;
    }
    return found;
  };

  return cachedPerJob(clock, async () => {
    const [roles, organizations] = await Promise.all([
      readAll('/api/roles?type=User&'),
      readAll('/api/organizations?'),
    ]);
    return { roles, organizations };
  });
}
