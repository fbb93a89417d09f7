import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { readSearch, userSearchFields } from '#contract/search.ts';
import type { Database } from '#database/database.ts';
import { openServer } from '#database/open-server.ts';
import { createTestDatabase } from '#database/testing/open-test-database.ts';

import { createManagementApi } from './app.ts';
import type { Tables } from './db/tables.ts';
import { countUsers, deleteUser, insertUser } from './db/users.ts';
import { type DemoApp, prepareManagementApi } from './prepare.ts';
import { fetchToken, testIssuer } from './testing/test-api.ts';

const server = inject('postgresUrl');

// PGlite has one process; only a server can be shared.
describe.runIf(server !== undefined)('processes that share a server', () => {
  let drop: () => Promise<void>;
  let databases: Database<Tables>[];
  let demoApps: DemoApp[];
  const clock = () => Date.UTC(2026, 0, 1);

  beforeAll(async () => {
    if (server === undefined) return;
    const { url, drop: dropDatabase } = await createTestDatabase(server);
    drop = dropDatabase;
    // Stands for one process each: processes share only the server, not connections.
    databases = Array.from({ length: 4 }, () => openServer<Tables>(url));
    const prepared = await Promise.all(databases.map(({ db }) => prepareManagementApi({ db, clock, demoApp: {} })));
    demoApps = prepared.map(({ demoApp }) => demoApp);
  });
  afterAll(async () => {
    await Promise.all(databases.map(({ close }) => close()));
    await drop();
  });

  it('prepare the database once when they start concurrently', async () => {
    expect(new Set(demoApps.map(({ id, secret }) => `${id} ${secret}`)).size).toBe(1);
    const [first] = databases;
    expect(await first?.db.selectFrom('applications').select('id').execute()).toHaveLength(1);
  });

  it('invalidate cached searches after a write of another process', async () => {
    const [one, other] = databases.map(({ db }) => db);
    if (one === undefined || other === undefined) throw new Error('There are no databases.');
    const search = readSearch(new URLSearchParams('search=%25kept%25'), userSearchFields);
    const count = () => Promise.all([countUsers(one, { search }), countUsers(other, { search })]);
    expect(await count()).toEqual([0, 0]);
    const now = new Date(clock());
    const user = { name: 'Kept', custom_data: '{}', profile: '{}', identities: '{}', created_at: now, updated_at: now };
    await insertUser(other, { ...user, id: 'kept' });
    expect(await count()).toEqual([1, 1]);
    await deleteUser(one, 'kept');
    expect(await count()).toEqual([0, 0]);
  });

  it('assign a username to only one of several concurrent requests', async () => {
    const apps = databases.map(({ db }) =>
      createManagementApi({ db, clock, issuer: testIssuer, report: console.error }),
    );
    const tokens = await Promise.all(
      apps.map((app, index) => fetchToken(app, demoApps[index] ?? { id: '', secret: '' })),
    );
    const create = (body: object) =>
      Promise.all(
        apps.map(async (app, index) =>
          app.request('/api/users', {
            method: 'POST',
            headers: { authorization: `Bearer ${tokens[index]}`, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
        ),
      );
    for (let round = 0; round < 5; round += 1) {
      const answers = await create({ username: `wanted_${round}`, primaryEmail: `wanted${round}@example.test` });
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422, 422, 422]);
    }
  });
});
