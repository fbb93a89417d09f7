import { expect, it } from 'vitest';

import type { ActivitySelection } from '#contract/exports.ts';
import type { Log } from '#contract/logs.ts';

import { activityReader } from './found-activity.ts';
import { listPages } from './list-pages.ts';

const operator = { subject: 'op', name: 'Op', role: 'support' } as const;
const now = 1_800_000_000_000;

const entry = (id: string, createdAt: number, payload: Partial<Log['payload']> = {}, key = 'Interaction.End'): Log => ({
  id,
  key,
  createdAt,
  payload: { key, result: 'Success', ...payload },
});

/** Reads the activity of a tenant that has these entries, newest first. */
async function read(stored: readonly Log[], selection: Partial<ActivitySelection> = {}) {
  const asked: string[] = [];
  const reader = activityReader({
    readPage: listPages({
      send: ({ address }) => {
        asked.push(address);
        const query = new URLSearchParams(address.split('?')[1]);
        const [page, size, until] = ['page', 'page_size', 'end_time'].map((name) => Number(query.get(name)));
        const found = stored.filter(({ createdAt }) => createdAt <= (until ?? 0));
        const from = ((page ?? 1) - 1) * (size ?? 100);
        return Promise.resolve(
          Response.json(found.slice(from, from + (size ?? 100)), {
            headers: { 'total-number': String(found.length) },
          }),
        );
      },
      runRead: (_read, { run }) => run(),
    }),
    ownApplicationId: 'usher',
    clock: () => now,
  });
  const ids: unknown[] = [];
  let readInAll = 0;
  let total = 0;
  const signal = new AbortController().signal;
  const question = { selection: { by: 'activity', omitsOwnTokens: false, ...selection } as const, operator, signal };
  for await (const batch of reader(question)) {
    ids.push(...batch.records.map(({ id }) => id));
    readInAll += batch.read;
    ({ total } = batch);
  }
  return { ids, readInAll, total, asked };
}

it('reads every entry once, also where entries of one millisecond fill several pages', async () => {
  const spread = Array.from({ length: 150 }, (_, index) => entry(`a${index}`, now - index));
  const crowd = Array.from({ length: 230 }, (_, index) => entry(`b${index}`, now - 500));
  const rest = Array.from({ length: 70 }, (_, index) => entry(`c${index}`, now - 600 - index));
  const stored = [...spread, ...crowd, ...rest];
  const { ids, readInAll, total } = await read(stored);
  expect(ids).toEqual(stored.map(({ id }) => id));
  expect([readInAll, total]).toEqual([450, 450]);
});

it('asks with the filters, for what was there when it began, and counts once', async () => {
  const stored = Array.from({ length: 120 }, (_, index) => entry(`a${index}`, now - 10 * index));
  const { asked } = await read(stored, { userId: 'u1', logKey: 'Interaction.End', start_time: 5 });
  const queries = asked.map((address) => Object.fromEntries(new URLSearchParams(address.split('?')[1])));
  const filters = { userId: 'u1', logKey: 'Interaction.End', start_time: '5', page: '1', page_size: '100' };
  expect(queries).toEqual([
    { ...filters, end_time: String(now) },
    { ...filters, end_time: String(now - 990), enableCap: 'true' },
  ]);
});

it('leaves out other outcomes and tokens of Usher, as the list does, and says how many were read', async () => {
  const stored = [
    entry('failed', now - 1, { result: 'Error', error: { code: 'session.invalid_credentials' } }),
    entry('step', now - 2, { result: 'Error', error: { code: 'session.mfa.require_mfa_verification' } }),
    entry('own', now - 3, { applicationId: 'usher' }, 'ExchangeTokenBy.ClientCredentials'),
    entry('other', now - 4, { applicationId: 'app' }, 'ExchangeTokenBy.ClientCredentials'),
  ];
  expect(await read(stored, { outcome: 'Error' })).toMatchObject({ ids: ['failed'], readInAll: 4, total: 4 });
  expect(await read(stored, { omitsOwnTokens: true })).toMatchObject({
    ids: ['failed', 'step', 'other'],
    readInAll: 4,
  });
});
