import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Database } from '#database/database.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';

import { createManagementApi } from './app.ts';
import type { Tables } from './db/tables.ts';
import { prepareManagementApi } from './prepare.ts';
import { fetchToken, testIssuer } from './testing/test-api.ts';

let database: Database<Tables>;
beforeEach(async () => {
  database = await openTestDatabase<Tables>();
});
afterEach(() => database.close());

const clock = () => Date.UTC(2026, 0, 1);
const prepare = (demoApp: { id?: string; secret?: string } = {}) =>
  prepareManagementApi({ db: database.db, clock, demoApp });

describe('preparing', () => {
  it('creates the demo application, key and settings once', async () => {
    const { demoApp } = await prepare();
    expect(demoApp).toEqual({
      id: expect.stringMatching(/^[\da-z]{21}$/) as string,
      secret: expect.stringMatching(/^[\dA-Za-z]{32}$/) as string,
    });
    const before = await database.db.selectFrom('configs').selectAll().orderBy('key').execute();
    await database.db.updateTable('sign_in_experiences').set({ settings: '{"mine":1}' }).execute();

    expect(await prepare()).toEqual({ demoApp });
    expect(await database.db.selectFrom('configs').selectAll().orderBy('key').execute()).toEqual(before);
    expect(await database.db.selectFrom('applications').select('id').execute()).toHaveLength(1);
    const { settings } = await database.db.selectFrom('sign_in_experiences').selectAll().executeTakeFirstOrThrow();
    expect(settings).toEqual({ mine: 1 });
  });

  it('prefers and stores given values', async () => {
    const { demoApp: generated } = await prepare();
    const { demoApp } = await prepare({ secret: 'given' });
    expect(demoApp).toEqual({ id: generated.id, secret: 'given' });
    expect(await prepare()).toEqual({ demoApp });
    expect(await prepare({ id: 'mine' })).toEqual({ demoApp: { id: 'mine', secret: 'given' } });

    const app = createManagementApi({ db: database.db, clock, issuer: testIssuer, report: console.error });
    const token = await fetchToken(app, { id: 'mine', secret: 'given' });
    const response = await app.request('/api/users', { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
  });

  it('returns the same application to concurrent calls', async () => {
    const [first, ...others] = await Promise.all([prepare(), prepare(), prepare()]);
    expect(others).toEqual([first, first]);
    expect(await database.db.selectFrom('applications').select('id').execute()).toHaveLength(1);
  });
});

describe('an API without prepared database', () => {
  it('can be created and fails at the first request that needs the database', async () => {
    const report = vi.fn<() => void>();
    const app = createManagementApi({ db: database.db, clock, issuer: testIssuer, report });
    expect((await app.request('/api/status')).status).toBe(204);
    expect((await app.request('/oidc/jwks')).status).toBe(500);
    expect(report).toHaveBeenCalledOnce();
    await prepare();
    expect((await app.request('/oidc/jwks')).status).toBe(200);
  });
});
