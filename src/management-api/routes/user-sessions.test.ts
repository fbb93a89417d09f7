import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';
import { addClients } from '#management-api/testing/test-clients.ts';

let api: TestApi;
let userId: string;
beforeAll(async () => {
  api = await openTestApi();
  await addClients(api);
  await api.db.updateTable('applications').set({ is_third_party: true }).where('id', '=', 'web').execute();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('users').execute();
  userId = (await api.createUser({ username: 'ada' })).id;
  await addSession('s1', { spa: 'g1', web: 'g2' });
  await addGrant('g1', 'spa');
  await addGrant('g2', 'web');
  await addGrant('g3', 'demo-app');
});

const seconds = () => Math.floor(api.clock.now / 1000);
const expires_at = () => new Date(api.clock.now + 1000);

async function addSession(uid: string, grantOf: Record<string, string>) {
  const authorizations = Object.fromEntries(
    Object.entries(grantOf).map(([client, grantId]) => [client, { sid: 'x', grantId, persistsLogout: true }]),
  );
  const times = { exp: seconds() + 1, iat: seconds(), loginTs: seconds() };
  const payload = { ...times, jti: `j-${uid}`, uid, kind: 'Session', accountId: userId, authorizations };
  const submission = { interactionEvent: 'SignIn', userId, signInContext: { ip: '203.0.113.9' } };
  await api.db
    .insertInto('sessions')
    .values({
      uid,
      user_id: userId,
      client_id: 'spa',
      payload: JSON.stringify(payload),
      last_submission: JSON.stringify(submission),
      expires_at: expires_at(),
    })
    .execute();
}

async function addGrant(id: string, clientId: string) {
  const payload = { exp: seconds() + 1, iat: seconds(), jti: id, kind: 'Grant', clientId, accountId: userId };
  await api.db
    .insertInto('grants')
    .values({ id, user_id: userId, client_id: clientId, payload: JSON.stringify(payload), expires_at: expires_at() })
    .execute();
}

const grants = async (query = '') => {
  const answer = (await api.json(`GET /api/users/${userId}/grants${query}`)) as { grants: { id: string }[] };
  return answer.grants.map(({ id }) => id);
};
const end = async (query = '') => (await api.request(`DELETE /api/users/${userId}/sessions/s1${query}`)).status;

describe('sessions', () => {
  it('are identified by payload.uid and empty for unknown users, unlike other lists (logto-behavior.md#12.41)', async () => {
    const session = await api.json(`GET /api/users/${userId}/sessions/s1`);
    expect(session).toMatchObject({ payload: { uid: 's1', jti: 'j-s1' }, clientId: 'spa', accountId: userId });
    expect(await api.json(`GET /api/users/${userId}/sessions`)).toEqual({ sessions: [session] });
    expect(await api.refusal(`GET /api/users/${userId}/sessions/j-s1`)).toMatchObject({ status: 404 });
    expect(await api.json('GET /api/users/nobody/sessions')).toEqual({ sessions: [] });
    expect(await api.json('GET /api/users/nobody/grants')).toEqual({ grants: [] });
    for (const list of ['roles', 'personal-access-tokens', 'mfa-verifications', 'organizations']) {
      expect(await api.refusal(`GET /api/users/nobody/${list}`)).toEqual({ status: 404, code: 'entity.not_found' });
    }
  });

  it('have times in seconds inside the payload and in milliseconds outside (logto-behavior.md#12.43)', async () => {
    expect(await api.json(`GET /api/users/${userId}/sessions/s1`)).toMatchObject({
      payload: { iat: api.clock.now / 1000 },
      expiresAt: api.clock.now + 1000,
    });
  });

  it('expire', async () => {
    api.clock.now += 1000;
    expect(await api.json(`GET /api/users/${userId}/sessions`)).toEqual({ sessions: [] });
    expect(await grants()).toEqual([]);
    api.clock.now -= 1000;
  });

  it('are revoked alone, with first-party grants, or with all grants', async () => {
    expect(await end('?revokeGrantsTarget=some')).toBe(400);
    expect(await end()).toBe(204);
    expect(await grants()).toEqual(['g1', 'g2']);
    expect(await end()).toBe(404);
    await addSession('s1', { spa: 'g1', web: 'g2' });
    expect(await end('?revokeGrantsTarget=firstParty')).toBe(204);
    expect(await grants()).toEqual(['g2']);
    await addSession('s1', { spa: 'g1', web: 'g2' });
    expect(await end('?revokeGrantsTarget=all')).toBe(204);
    expect(await grants()).toEqual([]);
  });

  it('can only be revoked with their user’s id', async () => {
    const other = await api.createUser({});
    expect(await api.refusal(`DELETE /api/users/${other.id}/sessions/s1`)).toEqual({
      status: 404,
      code: 'oidc.invalid_session_account_id',
    });
    expect(await api.refusal(`GET /api/users/${other.id}/sessions/s1`)).toEqual({
      status: 404,
      code: 'oidc.session_not_found',
    });
  });

  it('are deleted by suspension, unlike grants, and do not return', async () => {
    for (const isSuspended of [true, false]) {
      await api.request(`PATCH /api/users/${userId}/is-suspended`, { body: { isSuspended } });
      expect(await api.json(`GET /api/users/${userId}/sessions`)).toEqual({ sessions: [] });
    }
    expect(await grants()).toEqual(['g1', 'g2']);
  });

  it('stay after a password change (logto-behavior.md#12.32)', async () => {
    await api.request(`PATCH /api/users/${userId}/password`, { body: { password: 'x' } });
    expect(await api.json(`GET /api/users/${userId}/sessions`)).toMatchObject({
      sessions: [{ payload: { uid: 's1' } }],
    });
  });

  it('are deleted with the user, like all related rows', async () => {
    await api.request(`DELETE /api/users/${userId}`);
    for (const table of ['sessions', 'grants'] as const) {
      expect(await api.db.selectFrom(table).select('user_id').execute()).toEqual([]);
    }
  });
});

describe('grants', () => {
  it('are listed for existing applications and filtered by appType', async () => {
    expect(await api.json(`GET /api/users/${userId}/grants?appType=thirdParty`)).toMatchObject({
      grants: [{ id: 'g2', application: { id: 'web', name: 'App' }, payload: { kind: 'Grant' } }],
    });
    expect(await grants('?appType=firstParty')).toEqual(['g1']);
    expect(await api.refusal(`GET /api/users/${userId}/grants?appType=x`)).toMatchObject({ status: 400 });
  });

  it('are revoked and removed from sessions', async () => {
    const line = `DELETE /api/users/${userId}/grants/g1`;
    expect((await api.request(line)).status).toBe(204);
    expect(await api.refusal(line)).toEqual({ status: 404, code: 'oidc.invalid_grant' });
    const { payload } = (await api.json(`GET /api/users/${userId}/sessions/s1`)) as { payload: object };
    expect(payload).toHaveProperty('authorizations', { web: { sid: 'x', grantId: 'g2', persistsLogout: true } });
    expect(await api.refusal('DELETE /api/users/nobody/grants/g2')).toMatchObject({ code: 'oidc.invalid_grant' });
  });
});
