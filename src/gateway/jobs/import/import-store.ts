import { type Kysely, sql } from 'kysely';
import * as z from 'zod';

import {
  type EditedRow,
  type ImportKey,
  importKeys,
  type ImportRow,
  importRow,
  type ImportSource,
} from '#contract/imports.ts';
import { clean } from '#gateway/audit-log/draft.ts';
import { databaseInTime } from '#gateway/database-in-time.ts';
import type { JobTables } from '#gateway/jobs/job-tables.ts';
import { userLabel } from '#gateway/jobs/user-label.ts';
import { seal, type Secrets } from '#gateway/operators/seal.ts';

/** A row of an imported file; the password is sealed. */
export type StoredImportRow = {
  number: number;
  source: ImportRow;
  hasPassword: boolean;
  /** Undefined also if it was not opened. */
  password: ImportRow['password'];
};

const password = importRow.shape.password;

type Options = {
  db: Kysely<JobTables>;
  clock: () => number;
  secrets: Secrets;
  /** How long sealed passwords can be opened, in ms. */
  passwordsFor: number;
};

export type ImportStore = ReturnType<typeof importStore>;

/** Rows of imported files, and what identifies their users. Functions throw {@link GatewayFault} `auditLogUnavailable` when the database cannot be used. */
export function importStore({ db, clock, secrets, passwordsFor }: Options) {
  const inTime = databaseInTime(20_000);
  const inLongTime = databaseInTime(60_000);
  const sealed = seal({ secrets, purpose: 'imported passwords', shape: z.unknown(), clock });

  return {
    /**
     * Adds rows, or replaces those with the same number: they are to be checked again. A row keeps its password if the new one
     * has none, because it is not sent to the browser that edits the row. So it keeps its original cells.
     */
    put: (jobId: string, kind: ImportSource, rows: readonly ImportRow[]): Promise<void> =>
      inTime(async () => {
        const expiresAt = clock() + passwordsFor;
        const values = await Promise.all(
          rows.map(async ({ password: secret, original, ...source }) => ({
            number: source.number,
            label: labelOf(source),
            source: JSON.stringify(source),
            original: original === undefined ? null : JSON.stringify(original),
            sealed: secret === undefined ? null : await sealed.close(secret, expiresAt),
          })),
        );
        const keys = rows.flatMap((row) => keysOf(row, kind).map(({ key }) => ({ key, number: row.number })));
        const numbers = rows.map(({ number }) => number);
        await db.transaction().execute(async (transaction) => {
          await sql`
            insert into gateway_job_rows (job_id, number, label, state, steps, source, original, sealed)
            select ${jobId}, row.number, row.label, 'waiting', '[]', row.source, row.original, row.sealed
            from json_to_recordset(${JSON.stringify(values)}::json)
              as row (number integer, label text, source text, original text, sealed text)
            on conflict (job_id, number) do update set
              label = excluded.label, source = excluded.source, state = 'waiting',
              original = coalesce(excluded.original, gateway_job_rows.original),
              sealed = coalesce(excluded.sealed, gateway_job_rows.sealed),
              plan = null, steps = '[]', planned = '[]', code = null, field = null, user_id = null
            where gateway_job_rows.state in ('waiting', 'skipped')`.execute(transaction);
          await forgetKeys(transaction, jobId, numbers);
          await sql`
            insert into gateway_job_keys (job_id, key, number)
            select ${jobId}, row.key, row.number
            from json_to_recordset(${JSON.stringify(keys)}::json) as row (key text, number integer)
            on conflict do nothing`.execute(transaction);
        });
      }),

    /** Returns the next rows without a plan. */
    unplanned: (
      jobId: string,
      limit: number,
      { opensPasswords }: { opensPasswords: boolean },
    ): Promise<StoredImportRow[]> =>
      inTime(async () => {
        const rows = await db
          .selectFrom('gateway_job_rows')
          .select(['number', 'source', 'sealed'])
          .where('job_id', '=', jobId)
          .where('plan', 'is', null)
          .orderBy('number')
          .limit(limit)
          .execute();
        const stored = rows.map(async ({ number, source, sealed: secret }) => {
          if (source === null) return [];
          const opened = opensPasswords && secret !== null ? z.parse(password, await sealed.open(secret)) : undefined;
          const row = importRow.parse(JSON.parse(source));
          return [{ number, source: row, hasPassword: secret !== null, password: opened }];
        });
        return (await Promise.all(stored)).flat();
      }),

    /** Returns the imported values of a row, without the password. */
    get: (jobId: string, number: number): Promise<EditedRow | undefined> =>
      inTime(async () => {
        const row = await db
          .selectFrom('gateway_job_rows')
          .select(['source', sql<boolean>`sealed is not null`.as('has_password')])
          .where('job_id', '=', jobId)
          .where('number', '=', number)
          .executeTakeFirst();
        if (row === undefined || row.source === null) return undefined;
        return { row: importRow.parse(JSON.parse(row.source)), hasPassword: row.has_password };
      }),

    /** Counts the rows that create users, by whether these will have a password. */
    passwords: (jobId: string, withoutPassword: string): Promise<{ with: number; without: number }> =>
      inLongTime(async () => {
        const counted = await db
          .selectFrom('gateway_job_rows')
          .select([
            sql<boolean>`coalesce(code = ${withoutPassword}, false)`.as('without'),
            sql<string>`count(*)`.as('rows'),
          ])
          .where('job_id', '=', jobId)
          .where('plan', '=', 'create')
          .groupBy('without')
          .execute();
        const of = (without: boolean) => Number(counted.find((one) => one.without === without)?.rows ?? 0);
        return { with: of(false), without: of(true) };
      }),

    /** Opens the password of a row; undefined if there is none, or it was erased. */
    passwordOf: (jobId: string, number: number): Promise<ImportRow['password']> =>
      inTime(async () => {
        const row = await db
          .selectFrom('gateway_job_rows')
          .select('sealed')
          .where('job_id', '=', jobId)
          .where('number', '=', number)
          .executeTakeFirst();
        if (row === undefined || row.sealed === null) return undefined;
        return z.parse(password, await sealed.open(row.sealed));
      }),

    /**
     * Lets a row be carried out again whose user was deleted.
     *
     * @param isUncertain the user may still exist: the next attempt looks for the user first
     */
    restore: (
      jobId: string,
      number: number,
      secret: NonNullable<ImportRow['password']>,
      { isUncertain = false }: { isUncertain?: boolean } = {},
    ): Promise<void> =>
      inTime(async () => {
        await db
          .updateTable('gateway_job_rows')
          .where('job_id', '=', jobId)
          .where('number', '=', number)
          .set({
            state: isUncertain ? 'unknown' : 'waiting',
            user_id: null,
            steps_done: 0,
            is_sent: isUncertain,
            made: '[]',
            finished_at: null,
            sealed: await sealed.close(secret, clock() + passwordsFor),
          })
          .execute();
      }),

    /**
     * Forgets what identifies the user of an excluded row, and lets the rows be checked again that repeated it.
     *
     * @returns whether there are any
     */
    exclude: (jobId: string, number: number): Promise<boolean> =>
      inTime(() => db.transaction().execute((transaction) => forgetKeys(transaction, jobId, [number]))),

    /** Returns the numbers of the first rows with these keys, by key. */
    firstWith: (jobId: string, keys: readonly string[]): Promise<ReadonlyMap<string, number>> =>
      inTime(async () => {
        if (keys.length === 0) return new Map();
        const rows = await db
          .selectFrom('gateway_job_keys')
          .select(({ fn }) => ['key', fn.min('number').as('number')])
          .where('job_id', '=', jobId)
          .where('key', 'in', keys)
          .groupBy('key')
          .execute();
        return new Map(rows.map(({ key, number }) => [key, number]));
      }),

    /** Returns the users that former imports created from rows with these keys, by key. */
    importedBefore: (jobId: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>> =>
      inTime(async () => {
        if (keys.length === 0) return new Map();
        const rows = await db
          .selectFrom('gateway_job_keys')
          .innerJoin('gateway_job_rows', (join) =>
            join
              .onRef('gateway_job_rows.job_id', '=', 'gateway_job_keys.job_id')
              .onRef('gateway_job_rows.number', '=', 'gateway_job_keys.number'),
          )
          .select(['gateway_job_keys.key', 'gateway_job_rows.user_id'])
          .where('gateway_job_keys.key', 'in', keys)
          .where('gateway_job_keys.job_id', '!=', jobId)
          .where('gateway_job_rows.user_id', 'is not', null)
          .where('gateway_job_rows.state', '=', 'done')
          .execute();
        return new Map(rows.flatMap(({ key, user_id: userId }) => (userId === null ? [] : [[key, userId] as const])));
      }),
  };
}

/**
 * Forgets what identifies the users of some rows, and lets the rows be checked again that repeated them.
 *
 * @returns whether there are any
 */
async function forgetKeys(db: Kysely<JobTables>, jobId: string, numbers: readonly number[]): Promise<boolean> {
  const forgotten = await db
    .deleteFrom('gateway_job_keys')
    .where('job_id', '=', jobId)
    .where('number', 'in', numbers)
    .returning('key')
    .execute();
  if (forgotten.length === 0) return false;
  const keys = forgotten.map(({ key }) => key);
  const { numUpdatedRows } = await db
    .updateTable('gateway_job_rows')
    .set({ plan: null, state: 'waiting', code: null, field: null, planned: '[]' })
    .where('job_id', '=', jobId)
    .where('code', '=', 'import.repeated')
    .where('number', 'in', (from) =>
      from.selectFrom('gateway_job_keys').select('number').where('job_id', '=', jobId).where('key', 'in', keys),
    )
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** What identifies the user of a row, as the Management API compares it. */
export function keysOf(
  { user, sourceId }: ImportRow,
  kind: ImportSource,
): { by: ImportKey; value: string; key: string }[] {
  const values: Record<ImportKey, string | undefined> = {
    primaryEmail: user.primaryEmail?.toLowerCase(),
    primaryPhone: user.primaryPhone,
    username: user.username,
    sourceId: sourceId === undefined ? undefined : `${kind}:${sourceId}`,
  };
  return importKeys.flatMap((by) => {
    const value = values[by];
    return value === undefined || value === '' ? [] : [{ by, value, key: clean(`${by}:${value}`) }];
  });
}

/** The name of a row in the ledger. */
const labelOf = ({ user, sourceId, number }: ImportRow): string =>
  clean(userLabel(user) ?? (sourceId === undefined || sourceId === '' ? String(number) : sourceId));
