import { sql } from 'kysely';
import { expect, it } from 'vitest';

import { migrate } from '#database/migrate.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';
import type { Tables } from '#management-api/db/tables.ts';
import { migrations } from '#management-api/prepare.ts';

it('leaves the metadata of seeded connectors to their factories', async () => {
  const { db, close } = await openTestDatabase<Tables>();
  const earlier = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0005'));
  await migrate(db, 'management_api', earlier);
  const metadata = JSON.stringify({ platform: 'Universal', name: { en: 'Google' }, isStandard: false });
  await sql`
    insert into connectors (id, connector_id, type, target, metadata, config)
    values ('g', 'google-universal', 'Social', 'google', ${metadata}, '{"clientId":"x"}')`.execute(db);
  await migrate(db, 'management_api', migrations);
  expect(await db.selectFrom('connectors').select(['id', 'platform', 'metadata', 'config']).execute()).toEqual([
    { id: 'g', platform: 'Universal', metadata: {}, config: { clientId: 'x' } },
  ]);
  await close();
});
