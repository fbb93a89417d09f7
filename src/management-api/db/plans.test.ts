import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readSearch, userSearchFields } from '#contract/search.ts';
import { fillInBulk } from '#management-api/testing/fill-in-bulk.ts';
import { readingOf } from '#management-api/testing/plans.ts';
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

type Question = [name: string, ask: (db: Db) => Promise<unknown>, indexes: string[]];

const users: Question[] = [
  ['the first page', (db) => listUsers(db, {}, firstPage), ['users_creation_order']],
  ['a page in the middle', (db) => listUsers(db, {}, { limit: 20, offset: 9000 }), ['users_creation_order']],
  ['the last page', (db) => listUsers(db, {}, { limit: 20, offset: 19_990 }), ['users_creation_order']],
  ['a substring few have', find('search=%25quixworth%25'), ['users_search']],
  ['a substring nobody has', find('search=%25zyxwv%25'), ['users_search']],
  ['a pattern few have', find('search=quix.*thy$&mode=posix'), ['users_search']],
  ['one user', (db) => findUser(db, 'x'), ['users_pkey']],
  ...['id', 'username', 'primary_email', 'primary_phone', 'name'].flatMap((field): Question[] => {
    const index = field === 'primary_email' ? 'users_primary_email' : `users_lower_${field}`;
    return [
      [`exactly this ${field}`, find(`search.${field}=x&mode=exact`), [index]],
      [`exactly this ${field} with case`, find(`search.${field}=x&mode=exact&isCaseSensitive=1`), [index]],
    ];
  }),
  ['whether a username is taken', (db) => hasUsername(db, 'x', false), ['users_lower_username']],
  ['whether an e-mail address is taken', (db) => hasEmail(db, 'x'), ['users_primary_email']],
];

// Rare ones: those of a common key or application are found soonest among the newest entries.
const rare = { userId: '00000', applicationId: 'rare', logKey: 'Unknown' };
const logs: Question[] = [
  ['the newest', (db) => listLogs(db, {}, firstPage), ['logs_newest']],
  ['the last page', (db) => listLogs(db, {}, { limit: 20, offset: 35_000 }), ['logs_newest']],
  ['by user', (db) => listLogs(db, { userId: rare.userId }, firstPage), ['logs_by_user']],
  ['by key', (db) => listLogs(db, { logKey: rare.logKey }, firstPage), ['logs_by_key']],
  ['by application', (db) => listLogs(db, { applicationId: rare.applicationId }, firstPage), ['logs_by_application']],
  ['how many by user', (db) => countLogs(db, { userId: rare.userId }), ['logs_by_user']],
  [
    'how many by key in a time',
    (db) => countLogs(db, { logKey: 'Interaction.End', start_time: Date.UTC(2025, 4), end_time: Date.UTC(2025, 4, 3) }),
    ['logs_by_key'],
  ],
  ['one entry', (db) => findLog(db, 'x'), ['logs_pkey']],
];

const totals: [name: string, ask: (db: Db) => Promise<unknown>][] = [
  ['users', (db) => countUsers(db, {})],
  ['log entries', (db) => countLogs(db, {})],
  ['log entries by key', (db) => countLogs(db, { logKey: 'Interaction.End' })],
  ['log entries by application', (db) => countLogs(db, { applicationId: 'application1' })],
];

/** What is read apart from the sums; they are few, and whether they are read through their index is all the same. */
async function readingOfRows(ask: (db: Db) => Promise<unknown>, askedBefore?: (db: Db) => Promise<unknown>) {
  const { indexes, wholeTables } = await readingOf(api.db, ask, askedBefore);
  const isOfRows = (name: string) => !name.startsWith('tallies');
  return { indexes: indexes.filter(isOfRows), wholeTables: wholeTables.filter(isOfRows) };
}

describe('what PostgreSQL reads', () => {
  it.each([
    ...users.map(([name, ...rest]): Question => [`of users: ${name}`, ...rest]),
    ...logs.map(([name, ...rest]): Question => [`of logs: ${name}`, ...rest]),
  ])('%s', async (_, ask, indexes) => {
    const reading = await readingOfRows(ask);
    expect(reading.wholeTables).toEqual([]);
    // It may ask a further index.
    expect(reading.indexes).toEqual(expect.arrayContaining(indexes));
  });

  it('of a search that many match: the users of the page, once any deep page of it was asked', async () => {
    const search = readSearch(new URLSearchParams('search=%25ann%25'), userSearchFields);
    const page = (offset: number) => (db: Db) => listUsers(db, { search }, { limit: 20, offset });
    expect(await readingOfRows(page(600), page(1500))).toEqual({ indexes: ['users_pkey'], wholeTables: [] });
  });

  it.each(totals)('is no row for how many %s there are', async (_, ask) => {
    expect(await readingOfRows(ask)).toEqual({ indexes: [], wholeTables: [] });
  });
});
