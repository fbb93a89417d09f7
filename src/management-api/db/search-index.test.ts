import { describe, expect, inject, it, vi } from 'vitest';

import { readSearch, userSearchFields } from '#contract/search.ts';
import { openServer } from '#database/open-server.ts';
import { createTestDatabase } from '#database/testing/open-test-database.ts';
import { execute } from '#database/testing/private-server.ts';
import { prepareManagementApi } from '#management-api/prepare.ts';

import type { Tables } from './tables.ts';
import { insertUser, listUsers } from './users.ts';

const server = inject('postgresUrl');

/** Connects as the role `tenant`, which may create tables but no extensions. */
async function openAsTenant(url: string) {
  await execute(url, `do $$ begin create role tenant login; exception when duplicate_object then null; end $$`);
  await execute(url, 'grant create on schema public to tenant');
  const asTenant = new URL(url);
  asTenant.username = 'tenant';
  return openServer<Tables>(asTenant.href);
}

describe.runIf(server !== undefined)('without permission to create extensions', () => {
  it('logs instructions, searches without the index, and creates the index once it can', async () => {
    const { url, drop } = await createTestDatabase(server ?? '');
    const { db, close } = await openAsTenant(url);
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const clock = () => Date.UTC(2026, 0, 1);
    const prepare = () => prepareManagementApi({ db, clock, demoApp: {} });

    await prepare();
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('create extension pg_trgm'));
    await insertUser(db, {
      id: 'ada',
      name: 'Ada Lovelace',
      custom_data: '{}',
      profile: '{}',
      identities: '{}',
      created_at: new Date(clock()),
      updated_at: new Date(clock()),
    });
    const search = readSearch(new URLSearchParams('search=%25lovel%25'), userSearchFields);
    expect(await listUsers(db, { search }, { limit: 20, offset: 0 })).toHaveLength(1);

    await execute(url, 'create extension pg_trgm');
    await prepare();
    expect(warn).toHaveBeenCalledTimes(1);
    const { rows } = await db.executeQuery<{ name: string }>(
      db.selectNoFrom((eb) => eb.fn<string>('to_regclass', [eb.val('users_search')]).as('name')).compile(),
    );
    expect(rows).toEqual([{ name: 'users_search' }]);

    warn.mockRestore();
    await close();
    await drop();
  });
});
