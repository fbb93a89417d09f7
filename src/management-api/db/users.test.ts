import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readSearch, userSearchFields } from '#contract/search.ts';
import { fillInBulk } from '#management-api/testing/fill-in-bulk.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

import { scanFromNearerEnd } from './pages.ts';
import type { UserFilter } from './user-filter.ts';
import { userMatches } from './user-filter.ts';
import { countUsers, listUsers, readUserScan } from './users.ts';

const size = 3000;
const role = 'role';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  await fillInBulk(api.db, { users: size, logs: 1 });
  await sql`insert into roles (id, name, description) values (${role}, 'Role', '')`.execute(api.db);
  await sql`insert into user_roles (user_id, role_id) select id, ${role} from users where seq % 7 = 0`.execute(api.db);
});
afterAll(() => api.close());

const filters: [query: string, filter: UserFilter][] = [
  '',
  'search=%25ann%25',
  'search=%25an%25',
  'search=%25A_n%25',
  'search=%25quixworth%25',
  'search=%25xw%25',
  'search=%25nobody%25',
  'search=_%25&isCaseSensitive=true',
  'search.name=ada%25&search.username=%25_1%25&joint=and',
  'search=^[a-m].*son$&mode=posix',
  'search=(Ada|Ben) (Costa|Rossi)&mode=similar_to&isCaseSensitive=true',
  'search.name=ADA COSTA&mode=exact',
  'search.name=Ada Costa&search.name=Ben Rossi&mode=exact&isCaseSensitive=true',
  'search.name=ADA COSTA&mode=exact&isCaseSensitive=true',
  'search=12000000007&mode=exact',
].map((query) => [query, { search: readSearch(new URLSearchParams(query), userSearchFields) }]);

/** The result of a plain query without indexes, sorted in JavaScript. */
async function listWithoutIndexes(filter: UserFilter): Promise<string[]> {
  const found = await api.db.transaction().execute(async (transaction) => {
    await sql`set local enable_indexscan = off`.execute(transaction);
    await sql`set local enable_bitmapscan = off`.execute(transaction);
    return transaction.selectFrom('users').select(['id', 'created_at', 'seq']).where(userMatches(filter)).execute();
  });
  const order = (a: (typeof found)[number], b: (typeof found)[number]) =>
    b.created_at.getTime() - a.created_at.getTime() || Number(b.seq) - Number(a.seq);
  return found.toSorted(order).map(({ id }) => id);
}

describe('a list of users', () => {
  it.each([
    ...filters,
    ...filters.slice(0, 6).flatMap(([query, filter]): [string, UserFilter][] => [
      [`${query} with a role`, { ...filter, roleId: role }],
      [`${query} without`, { ...filter, excludeRoleId: role }],
    ]),
  ])('is the same by every access path: %s', async (_, filter) => {
    const all = await listWithoutIndexes(filter);
    const offsets = [0, 1, 99, 100, 101, all.length / 2, all.length - 150, all.length - 7];
    for (const offset of [...offsets, all.length, 3 * size].map(Math.floor)) {
      if (offset < 0) continue;
      for (const limit of [1, 100]) {
        const page = await listUsers(api.db, filter, { limit, offset });
        expect(
          page.map(({ id }) => id),
          `${limit} from ${offset}`,
        ).toEqual(all.slice(offset, offset + limit));
      }
    }
    expect(await countUsers(api.db, filter)).toBe(all.length);
    // The access path for more matches than can be listed; the test data has fewer.
    for (const offset of [0, 100, all.length / 2, all.length - 20].map(Math.floor)) {
      if (offset < 0) continue;
      const page = await readUserScan(api.db, filter, scanFromNearerEnd({ limit: 20, offset }, all.length));
      expect(
        page.map(({ id }) => id),
        `20 from ${offset}, by scan`,
      ).toEqual(all.slice(offset, offset + 20));
    }
  });

  it('reflects writes of users and of their roles', async () => {
    const filter: UserFilter = { search: filters[4]?.[1].search, roleId: role };
    const found = async () => [
      await countUsers(api.db, filter),
      (await listUsers(api.db, filter, { limit: 5, offset: 0 })).length,
    ];
    await sql`insert into users (id, name, created_at, updated_at)
      values ('new', 'Quixworth', now(), now())`.execute(api.db);
    const before = await countUsers(api.db, filter);
    await sql`insert into user_roles (user_id, role_id) values ('new', ${role})`.execute(api.db);
    expect(await found()).toEqual([before + 1, before + 1]);
    await api.db.updateTable('users').set({ name: 'Other' }).where('id', '=', 'new').execute();
    expect(await found()).toEqual([before, before]);
    await api.db.deleteFrom('users').where('id', '=', 'new').execute();
    expect(await found()).toEqual([before, before]);
  });

  it('reflects writes on deep pages', async () => {
    const filter: UserFilter = { search: filters[2]?.[1].search };
    const page = async (offset: number) => (await listUsers(api.db, filter, { limit: 20, offset })).map(({ id }) => id);
    const total = await countUsers(api.db, filter);
    const before = await page(600);
    expect(total).toBeGreaterThan(620);
    await sql`insert into users (id, name, created_at, updated_at)
      values ('short', 'Hannah', '2099-01-01', now())`.execute(api.db);
    // An id that is shorter than the column.
    expect(await page(601)).toEqual(before);
    expect(await page(0)).toContain('short');
    await api.db
      .deleteFrom('users')
      .where('id', '=', before[0] ?? '')
      .execute();
    expect(await page(600)).not.toContain(before[0]);
    expect(await page(600)).toContain(before[1]);
    expect(await countUsers(api.db, filter)).toBe(total);
    await api.db.deleteFrom('users').where('id', '=', 'short').execute();
    expect(await page(599)).toContain(before[1]);
  });

  it('returns the same total to concurrent requests', async () => {
    const filter: UserFilter = { search: filters[8]?.[1].search };
    const totals = await Promise.all(Array.from({ length: 8 }, () => countUsers(api.db, filter)));
    expect(new Set(totals).size).toBe(1);
  });
});
