import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Database } from '#database/database.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';

import { defaultReadQuotas, parseReadQuotas } from './read-quotas.ts';
import { hourLength, migrateReadUsage, readUsage, type ReadUsageTables } from './read-usage.ts';

let database: Database<ReadUsageTables>;
let db: Kysely<ReadUsageTables>;
let now: number;
let reports: unknown[];

beforeAll(async () => {
  database = await openTestDatabase<ReadUsageTables>();
  ({ db } = database);
  await migrateReadUsage(db);
});
afterAll(() => database.close());

beforeEach(async () => {
  now = Date.UTC(2026, 8, 1, 12);
  reports = [];
  await db.deleteFrom('gateway_read_usage').execute();
});

const aProcess = () => readUsage({ db, clock: () => now, report: (error) => reports.push(error) });

it('is shared by processes and survives restarts', async () => {
  const [one, other] = [aProcess(), aProcess()];
  one.add('grace', 'rows', 20);
  expect(await one.of('grace', 'rows')).toEqual({ hour: 20, day: 20 });
  other.add('grace', 'rows', 5);
  await one.flush();
  await other.flush();
  expect(await one.of('grace', 'rows')).toEqual({ hour: 20, day: 20 });
  now += 1000;
  expect(await one.of('grace', 'rows')).toEqual({ hour: 25, day: 25 });
  expect(await aProcess().of('grace', 'rows')).toEqual({ hour: 25, day: 25 });
  expect(await one.of('grace', 'masked-values')).toEqual({ hour: 0, day: 0 });
  expect(await one.of('henry', 'rows')).toEqual({ hour: 0, day: 0 });
});

it('expires after the hour and after the day', async () => {
  const usage = aProcess();
  usage.add('grace', 'rows', 20);
  now += hourLength;
  expect(await usage.of('grace', 'rows')).toEqual({ hour: 0, day: 20 });
  now += 23 * hourLength;
  expect(await usage.of('grace', 'rows')).toEqual({ hour: 0, day: 0 });
});

it('keeps counting while the database is unavailable, and stores the counts afterwards', async () => {
  const usage = aProcess();
  usage.add('grace', 'rows', 20);
  await db.schema.alterTable('gateway_read_usage').renameTo('gateway_read_usage_away').execute();
  expect(await usage.of('grace', 'rows')).toEqual({ hour: 20, day: 20 });
  usage.add('grace', 'rows', 1);
  await db.schema.alterTable('gateway_read_usage_away').renameTo('gateway_read_usage').execute();
  expect(reports).not.toEqual([]);
  await usage.flush();
  expect(await aProcess().of('grace', 'rows')).toEqual({ hour: 21, day: 21 });
});

describe('READ_QUOTAS', () => {
  it.each([
    ['support=20000/hour,100000/day', { support: { hour: 20_000, day: 100_000 } }],
    [
      'support=20000/hour; viewer=7/day',
      { support: { ...defaultReadQuotas.support, hour: 20_000 }, viewer: { ...defaultReadQuotas.viewer, day: 7 } },
    ],
  ])('sets the named quotas: %s', (text, set) => {
    expect(parseReadQuotas(text)).toEqual({ ...defaultReadQuotas, ...set });
  });

  it.each(['support', 'support=many/hour', 'support=0/hour', 'boss=1/hour', 'support=1/week', '5/hour'])(
    'rejects %s',
    (text) => {
      expect(parseReadQuotas(text)).toBeUndefined();
    },
  );
});
