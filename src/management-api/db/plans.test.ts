import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readSearch, userSearchFields } from '#contract/search.ts';
import { fillInBulk } from '#management-api/testing/fill-in-bulk.ts';
import { accessPathsOf } from '#management-api/testing/plans.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

import { countLogs, findLog, listLogs } from './logs.ts';
import type { Db } from './tables.ts';
import { hasEmail, hasUsername } from './user-identifiers.ts';
import { countUsers, findUser, listUsers } from './users.ts';

const size = { users: 20_000, logs: 40_000 };

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  await fillInBulk(api.db, size);
});
afterAll(() => api.close());

const firstPage = { limit: 20, offset: 0 };
const find = (query: string) => async (db: Db) => {
  const search = readSearch(new URLSearchParams(query), userSearchFields);
  await listUsers(db, { search }, firstPage);
  await countUsers(db, { search });
};

type PlanCase = [name: string, run: (db: Db) => Promise<unknown>, indexes: string[]];

const users: PlanCase[] = [
  ['the first page', (db) => listUsers(db, {}, firstPage), ['users_creation_order']],
  ['a page in the middle', (db) => listUsers(db, {}, { limit: 20, offset: 9000 }), ['users_creation_order']],
  ['the last page', (db) => listUsers(db, {}, { limit: 20, offset: 19_990 }), ['users_creation_order']],
  ['a rare substring', find('search=%25quixworth%25'), ['users_search']],
  ['a substring without matches', find('search=%25zyxwv%25'), ['users_search']],
  ['a rare pattern', find('search=quix.*thy$&mode=posix'), ['users_search']],
  ['one user', (db) => findUser(db, 'x'), ['users_pkey']],
  ...['id', 'username', 'primary_email', 'primary_phone', 'name'].flatMap((field): PlanCase[] => {
    const index = field === 'primary_email' ? 'users_primary_email' : `users_lower_${field}`;
    return [
      [`an exact ${field}`, find(`search.${field}=x&mode=exact`), [index]],
      [`an exact, case-sensitive ${field}`, find(`search.${field}=x&mode=exact&isCaseSensitive=1`), [index]],
    ];
  }),
  ['whether a username is taken', (db) => hasUsername(db, 'x', false), ['users_lower_username']],
  ['whether an e-mail address is taken', (db) => hasEmail(db, 'x'), ['users_primary_email']],
];

// Rare values: with a common key or application, PostgreSQL prefers to read the newest entries.
const rare = { userId: '00000', applicationId: 'rare', logKey: 'Unknown' };
const logs: PlanCase[] = [
  ['the first page', (db) => listLogs(db, {}, firstPage), ['logs_newest']],
  ['the last page', (db) => listLogs(db, {}, { limit: 20, offset: 35_000 }), ['logs_newest']],
  ['by user', (db) => listLogs(db, { userId: rare.userId }, firstPage), ['logs_by_user']],
  ['by key', (db) => listLogs(db, { logKey: rare.logKey }, firstPage), ['logs_by_key']],
  ['by application', (db) => listLogs(db, { applicationId: rare.applicationId }, firstPage), ['logs_by_application']],
  ['the number by user', (db) => countLogs(db, { userId: rare.userId }), ['logs_by_user']],
  [
    'the number by key in a period',
    (db) => countLogs(db, { logKey: 'Interaction.End', start_time: Date.UTC(2025, 4), end_time: Date.UTC(2025, 4, 3) }),
    ['logs_by_key'],
  ],
  ['one entry', (db) => findLog(db, 'x'), ['logs_pkey']],
];

const totals: [name: string, run: (db: Db) => Promise<unknown>][] = [
  ['users', (db) => countUsers(db, {})],
  ['log entries', (db) => countLogs(db, {})],
  ['log entries by key', (db) => countLogs(db, { logKey: 'Interaction.End' })],
  ['log entries by application', (db) => countLogs(db, { applicationId: 'application1' })],
];

/** Access paths without those of the counters: that table is small, so its access path does not matter. */
async function accessPaths(run: (db: Db) => Promise<unknown>, runBefore?: (db: Db) => Promise<unknown>) {
  const { indexes, wholeTables } = await accessPathsOf(api.db, run, runBefore);
  const isNoCounter = (name: string) => !name.startsWith('counters');
  return { indexes: indexes.filter(isNoCounter), wholeTables: wholeTables.filter(isNoCounter) };
}

describe('query plans', () => {
  it.each([
    ...users.map(([name, ...rest]): PlanCase => [`users: ${name}`, ...rest]),
    ...logs.map(([name, ...rest]): PlanCase => [`logs: ${name}`, ...rest]),
  ])('use an index for %s', async (_, run, indexes) => {
    const paths = await accessPaths(run);
    expect(paths.wholeTables).toEqual([]);
    // Further indexes are allowed.
    expect(paths.indexes).toEqual(expect.arrayContaining(indexes));
  });

  it('read only the page’s users of a common search once a deep page was requested', async () => {
    const search = readSearch(new URLSearchParams('search=%25ann%25'), userSearchFields);
    const page = (offset: number) => (db: Db) => listUsers(db, { search }, { limit: 20, offset });
    expect(await accessPaths(page(600), page(1500))).toEqual({ indexes: ['users_pkey'], wholeTables: [] });
  });

  it.each(totals)('read no rows for the number of %s', async (_, run) => {
    expect(await accessPaths(run)).toEqual({ indexes: [], wholeTables: [] });
  });
});
