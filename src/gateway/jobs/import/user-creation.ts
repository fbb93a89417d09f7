import { randomBytes } from 'node:crypto';

import * as z from 'zod';

import { maxPageSize } from '#contract/paging.ts';
import type { StoredRow } from '#gateway/jobs/row-store.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import type { ImportStore } from './import-store.ts';

const users = z.array(z.object({ id: z.string(), createdAt: z.number() }));

/** How much the clocks of Usher and the Management API may differ, in ms. */
const clockDifference = 60_000;

/** Bytes of a password that nobody knows. */
const randomLength = 32;

type Fields = Readonly<Record<string, unknown>>;

export type UserCreation = ReturnType<typeof userCreation>;

/** What a row of an import needs to create its user. */
export function userCreation({ send, imports }: { send: UpstreamClient; imports: ImportStore }) {
  return {
    /**
     * Returns the user that an earlier attempt created; undefined if there is none, `unclear` if nothing
     * identifies it.
     *
     * @param since when the job was created, in ms since the epoch: its preview found no such user
     */
    find: async (fields: Fields, since: number): Promise<{ userId: string } | 'unclear' | undefined> => {
      for (const name of ['username', 'primaryEmail', 'primaryPhone']) {
        const value = fields[name];
        if (typeof value !== 'string') continue;
        const query = new URLSearchParams({
          [`search.${name}`]: value,
          [`mode.${name}`]: 'exact',
          ...(name !== 'primaryEmail' && { isCaseSensitive: 'true' }),
          page_size: String(maxPageSize),
        });
        // One of them is enough: the user has all of them.
        const answer = await send({ method: 'GET', address: `/api/users?${query.toString()}` });
        const [found] = (await readAnswer(answer, users)) ?? [];
        return found !== undefined && found.createdAt >= since - clockDifference ? { userId: found.id } : undefined;
      }
      return 'unclear';
    },

    /** Returns the members of the request that set the password; undefined if the password was erased. */
    secretOf: async ({ jobId, number }: StoredRow, kind: 'file' | 'random' | 'none'): Promise<object | undefined> => {
      if (kind === 'none') return {};
      if (kind === 'random') return { password: randomBytes(randomLength).toString('base64url') };
      const found = await imports.passwordOf(jobId, number);
      if (found === undefined) return undefined;
      return found.kind === 'plain'
        ? { password: found.password }
        : { passwordDigest: found.digest, passwordAlgorithm: found.algorithm };
    },
  };
}
