import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
const start = Date.UTC(2026, 0, 1);
beforeAll(async () => {
  api = await openTestApi();
  await api.db.deleteFrom('logs').execute();
  const entries: [key: string, payload: object][] = [
    ['Interaction.Create', { result: 'Success', applicationId: 'shop' }],
    ['Interaction.SignIn.Submit', { result: 'Success', userId: 'ada', applicationId: 'shop' }],
    ['ExchangeTokenBy.AuthorizationCode', { result: 'Error', userId: 'ada', error: 'x' }],
    ['TriggerHook.PostSignIn', { result: 'Success', userId: 'ada' }],
    ['TrustedDevice.Used', { result: 'Success', userId: 'ada' }],
    ['RevokeToken', { result: 'Success', userId: 'bob' }],
  ];
  await api.db
    .insertInto('logs')
    .values(
      entries.map(([key, payload], index) => ({
        id: `log${index}`,
        key,
        payload: JSON.stringify({ key, ...payload }),
        created_at: new Date(start + index * 1000 + 123),
      })),
    )
    .execute();
});
afterAll(() => api.close());

const ids = async (query = '') => ((await api.json(`GET /api/logs?${query}`)) as { id: string }[]).map(({ id }) => id);

describe('the audit log', () => {
  it('lists known kinds of entries, newest first', async () => {
    expect(await ids()).toEqual(['log5', 'log2', 'log1', 'log0']);
    expect(await ids('logKey=TriggerHook.PostSignIn')).toEqual([]);
  });

  it('combines filters by user, application and key', async () => {
    expect(await ids('userId=ada')).toEqual(['log2', 'log1']);
    expect(await ids('applicationId=shop')).toEqual(['log1', 'log0']);
    expect(await ids('userId=ada&applicationId=shop')).toEqual(['log1']);
    expect(await ids('logKey=Interaction.SignIn')).toEqual([]);
    expect(await ids('logKey=Interaction.SignIn.Submit')).toEqual(['log1']);
    expect(await ids('userId=&applicationId=&logKey=&start_time=&end_time=')).toHaveLength(4);
  });

  it('includes both ends of a time window', async () => {
    const at = (index: number) => start + index * 1000 + 123;
    expect(await ids(`start_time=${at(1)}&end_time=${at(2)}`)).toEqual(['log2', 'log1']);
    expect(await ids(`start_time=${at(1) + 1}&end_time=${at(2) - 1}`)).toEqual([]);
    expect(await ids(`end_time=${at(0)}`)).toEqual(['log0']);
  });

  it('returns an entry of any kind by id', async () => {
    expect(await api.json('GET /api/logs/log3')).toEqual({
      tenantId: 'default',
      id: 'log3',
      key: 'TriggerHook.PostSignIn',
      createdAt: start + 3123,
      payload: { key: 'TriggerHook.PostSignIn', result: 'Success', userId: 'ada' },
    });
  });

  it.each([
    ['start_time=abc', 400, 'guard.invalid_input'],
    ['userId=a&userId=b', 400, 'guard.invalid_input'],
    ['start_time=2&end_time=1', 400, 'log.invalid_time_window'],
    ['start_time=1e300', 422, 'entity.invalid_input'],
    ['userId=%00', 400, 'request.invalid_input'],
    ['page=0&start_time=abc', 400, 'guard.invalid_pagination'],
  ])('refuses %s', async (query, status, code) => {
    const response = await api.request(`GET /api/logs?${query}`);
    expect({ status: response.status, ...((await response.json()) as object) }).toMatchObject({ status, code });
  });

  it('stops counting at 10,001 with enableCap', async () => {
    await sql`
      insert into logs (id, key, payload, created_at)
      select concat('many', n), 'Unknown', '{"userId":"many"}', now() from generate_series(1, 10050) n
    `.execute(api.db);
    const headers = async (query: string) => (await api.request(`GET /api/logs?userId=many&page=2&${query}`)).headers;
    const capped = await headers('enableCap=yes');
    expect(capped.get('total-number')).toBe('10001');
    expect(capped.get('total-number-is-capped')).toBe('true');
    expect(capped.get('link')?.match(/rel="\w+"/g)).toEqual(['rel="first"', 'rel="prev"']);
    const whole = await headers('enableCap=no');
    expect(whole.get('total-number')).toBe('10050');
    expect(whole.get('total-number-is-capped')).toBeNull();
    const few = (await api.request('GET /api/logs?userId=ada&enableCap=1')).headers;
    expect(few.get('total-number')).toBe('2');
    expect(few.get('total-number-is-capped')).toBeNull();
  });
});
