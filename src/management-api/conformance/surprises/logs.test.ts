import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { insertLog } from '#management-api/db/logs.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';
import { requestToken } from '#management-api/testing/test-clients.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  const at = new Date(api.clock.now);
  const submit = 'Interaction.SignIn.Verification.Password.Submit';
  const error = { code: 'session.invalid_credentials', message: '' };
  await insertLog(api.db, submit, { result: 'Error', error, applicationId: 'gone' }, at);
  await insertLog(
    api.db,
    'Interaction.SignIn.Submit',
    { result: 'Success', userId: 'ada', applicationId: 'demo-app' },
    at,
  );
});
afterAll(() => api.close());

type Entry = { key: string; payload: Record<string, unknown> };
const logs = async (query: string) => (await api.json(`GET /api/logs?${query}`)) as Entry[];

describe('logs', () => {
  it('caps the total at 10,001 (logto-behavior.md#12.15)', async () => {
    await sql`
      insert into logs (id, key, payload, created_at)
      select 'many-' || n, 'Unknown', '{}', '2020-01-01' from generate_series(1, 10002) as n`.execute(api.db);
    const { headers } = await api.request('GET /api/logs?enableCap=true&logKey=Unknown&page_size=1');
    expect([headers.get('total-number'), headers.get('total-number-is-capped')]).toEqual(['10001', 'true']);
    expect(headers.get('link')).not.toContain('rel="last"');
    await api.db.deleteFrom('logs').where('key', '=', 'Unknown').execute();
  });

  it('record failed attempts without a user (logto-behavior.md#12.46)', async () => {
    expect(await logs('userId=ada')).toHaveLength(1);
    const [failed] = await logs('logKey=Interaction.SignIn.Verification.Password.Submit');
    expect(failed?.payload).not.toHaveProperty('userId');
  });

  it('have an object as error, or a string from the token endpoint (logto-behavior.md#12.47)', async () => {
    await requestToken(api, { grant_type: 'client_credentials', client_id: 'nobody', client_secret: 'x' });
    const errors = (await logs(''))
      .map(({ payload }) => typeof payload['error'])
      .filter((type) => type !== 'undefined');
    expect(errors.toSorted()).toEqual(['object', 'string']);
  });

  it('do not record Management API calls (logto-behavior.md#12.48)', async () => {
    const before = await logs('page_size=100');
    const { id } = await api.createUser({ name: 'Ada' });
    await api.request(`PATCH /api/users/${id}/is-suspended`, { body: { isSuspended: true } });
    await api.request(`DELETE /api/users/${id}`);
    expect(await logs('page_size=100')).toEqual(before);
  });

  it('may have a built-in or deleted application (logto-behavior.md#12.49)', async () => {
    expect(await api.json('GET /api/applications/demo-app')).toMatchObject({ id: 'demo-app', createdAt: 0 });
    expect(await logs('applicationId=gone')).toHaveLength(1);
    expect(await api.refusal('GET /api/applications/gone')).toMatchObject({ status: 404 });
  });

  it('are filtered by exact key (logto-behavior.md#12.50)', async () => {
    expect(await logs('logKey=Interaction.SignIn.Submit')).toHaveLength(1);
    expect(await logs('logKey=Interaction.SignIn')).toEqual([]);
    expect(await logs('logKey=Interaction.%25')).toEqual([]);
  });
});
