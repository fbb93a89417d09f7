import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

const day = 24 * 60 * 60 * 1000;

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  // Noon in the server's time zone.
  api.clock.now = new Date(2026, 7, 20, 12).getTime();
});
afterAll(() => api.close());

const createDaysAgo = async (days: number) => {
  api.clock.now -= days * day;
  const { id } = await api.createUser({});
  api.clock.now += days * day;
  return id;
};

let entries = 0;
const logToken = (userId: string | undefined, days: number, result = 'Success') =>
  api.db
    .insertInto('logs')
    .values({
      id: `entry-${(entries += 1)}`,
      key: 'ExchangeTokenBy.RefreshToken',
      payload: JSON.stringify({ key: 'ExchangeTokenBy.RefreshToken', result, userId }),
      created_at: new Date(api.clock.now - days * day),
    })
    .execute();

describe('the dashboard', () => {
  it('counts all users, including suspended ones, and compares new users', async () => {
    for (const days of [0, 0, 1, 3, 8, 9, 10, 11, 12]) await createDaysAgo(days);
    const [user] = (await api.json('GET /api/users')) as { id: string }[];
    await api.request(`PATCH /api/users/${user?.id}/is-suspended`, { body: { isSuspended: true } });
    expect(await api.json('GET /api/dashboard/users/total')).toEqual({ totalUserCount: 9 });
    expect(await api.json('GET /api/dashboard/users/new')).toEqual({
      today: { count: 2, delta: 1 },
      last7Days: { count: 4, delta: -1 },
    });
  });

  it('counts each active user once a day, without machines', async () => {
    await logToken('a', 0);
    await logToken('a', 0);
    await logToken('b', 1);
    await logToken('c', 8);
    await logToken('d', 35);
    await logToken('e', 0, 'Error');
    await logToken(undefined, 0);
    const answer = (await api.json('GET /api/dashboard/users/active')) as { dauCurve: { date: string }[] };
    expect(answer).toMatchObject({
      dau: { count: 1, delta: 0 },
      wau: { count: 2, delta: 1 },
      mau: { count: 3, delta: 2 },
    });
    expect(answer.dauCurve).toHaveLength(30);
    expect(answer.dauCurve.at(-1)).toEqual({ date: '2026-08-20', count: 1 });
    expect(answer.dauCurve.at(0)).toEqual({ date: '2026-07-22', count: 0 });
  });

  it('counts back from any day', async () => {
    expect(await api.json('GET /api/dashboard/users/active?date=2026-08-19')).toMatchObject({
      dau: { count: 1, delta: 1 },
    });
    expect(await api.refusal('GET /api/dashboard/users/active?date=2026-99-99')).toMatchObject({ status: 422 });
  });
});
