import { createHmac, hkdfSync } from 'node:crypto';

import { type Kysely, type Migration, type Selectable, sql } from 'kysely';
import * as z from 'zod';

import {
  type CallerMethod,
  callerMethods,
  type CallerVerification,
  callerVerifiedFor,
  type NewAddress,
} from '#contract/callers.ts';
import type { Operator } from '#contract/operators.ts';
import { migrate } from '#database/migrate.ts';
import { clean } from '#gateway/audit-log/draft.ts';
import { databaseInTime } from '#gateway/database-in-time.ts';
import type { Secrets } from '#gateway/operators/seal.ts';

type CallerTable = {
  operator_subject: string;
  user_id: string;
  method: CallerMethod;
  /** Keyed digest of the address that a code proved; null for facts and for the address on file. */
  address_mark: string | null;
  /** Time in ms since the epoch. PostgreSQL's bigint is read as text. */
  verified_at: string;
};

export type CallerTables = { gateway_verified_callers: CallerTable };

/** Released migrations must not change. */
const migrations: Record<string, Migration> = { '0001-verified-callers': { up: createVerifiedCallers } };

async function createVerifiedCallers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_verified_callers (
      operator_subject text not null,
      user_id text not null,
      method text not null,
      address_mark text,
      verified_at bigint not null,
      primary key (operator_subject, user_id, method)
    )`.execute(db);
  await sql`create index gateway_verified_callers_by_time on gateway_verified_callers (verified_at)`.execute(db);
}

/** Migrates the table. The database may also hold the tables of other modules. */
export const migrateCallers = (db: Kysely<CallerTables>): Promise<void> =>
  migrate(db, 'gateway_verified_callers', migrations);

/** A passed verification that still counts. `at` in ms since the epoch. */
export type StoredVerification = { userId: string; method: CallerMethod; at: number; addressMark: string | null };

type Options = {
  db: Kysely<CallerTables>;
  clock: () => number;
  /** The source of the keys that mark addresses. */
  secrets: Secrets;
  report: (error: unknown) => void;
  /** How long the database may take, in ms. */
  timeoutMs?: number;
};

export type Callers = ReturnType<typeof callerStore>;

/** The operator who verifies a caller. */
type Verifier = Pick<Operator, 'subject'>;

/**
 * Verifications of callers by operators, in Usher's own database, each for 30 minutes and for the operator who made it.
 * Functions throw the fault `auditLogUnavailable` when the database cannot be used.
 */
export function callerStore({ db, clock, secrets, report, timeoutMs }: Options) {
  const keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'usher proven address', 32)));
  const inTime = databaseInTime(timeoutMs);
  const marksOf = ({ channel, address }: NewAddress) =>
    keys.map((key) => createHmac('sha256', key).update(`${channel} ${address}`).digest('base64url'));
  const oldest = () => String(clock() - callerVerifiedFor);

  /** Returns the verifications by an operator that still count, of some or of all users, oldest first. */
  const list = ({ subject }: Verifier, userIds?: readonly string[]): Promise<StoredVerification[]> =>
    inTime(async () => {
      if (userIds?.length === 0) return [];
      const rows = await db
        .selectFrom('gateway_verified_callers')
        .selectAll()
        .where('operator_subject', '=', subject)
        .where('verified_at', '>', oldest())
        .$if(userIds !== undefined, (query) => query.where('user_id', 'in', (userIds ?? []).map(clean)))
        .orderBy('verified_at')
        .orderBy('method')
        .execute();
      return rows.map(stored);
    });

  return {
    list,

    /** Returns the verifications by an operator for display only. Never rejects. */
    listShown: async (operator: Verifier): Promise<StoredVerification[]> => {
      try {
        return await list(operator);
      } catch (error) {
        report(error);
        return [];
      }
    },

    /** Returns how an operator verified the caller of each of the users, for audit events. */
    ofEach: async (operator: Verifier, userIds: readonly string[]): Promise<CallerVerification[][]> => {
      const found = await list(operator, userIds);
      return userIds.map((userId) =>
        found.filter((one) => one.userId === clean(userId)).map(({ method, at }) => ({ method, at })),
      );
    },

    /** Records a passed verification. `proven` is the address that a code was sent to, if it is not the one on file. */
    record: ({ subject }: Verifier, userId: string, method: CallerMethod, proven?: NewAddress): Promise<void> =>
      inTime(async () => {
        const mark = proven === undefined ? null : (marksOf(proven)[0] ?? null);
        const verification = { address_mark: mark, verified_at: String(clock()) };
        await db.deleteFrom('gateway_verified_callers').where('verified_at', '<=', oldest()).execute();
        await db
          .insertInto('gateway_verified_callers')
          .values({ operator_subject: subject, user_id: userId, method, ...verification })
          .onConflict((on) => on.columns(['operator_subject', 'user_id', 'method']).doUpdateSet(verification))
          .execute();
      }),

    /** Ends the verifications of a user by an operator. */
    forget: ({ subject }: Verifier, userId: string): Promise<void> =>
      inTime(async () => {
        await db
          .deleteFrom('gateway_verified_callers')
          .where('operator_subject', '=', subject)
          .where('user_id', '=', userId)
          .execute();
      }),

    /** Returns what is stored about the callers of a user, by all operators, oldest first. */
    about: (userId: string): Promise<{ operator: string; method: CallerMethod; at: number }[]> =>
      inTime(async () => {
        const rows = await db
          .selectFrom('gateway_verified_callers')
          .selectAll()
          .where('user_id', '=', clean(userId))
          .orderBy('verified_at')
          .orderBy('operator_subject')
          .orderBy('method')
          .execute();
        return rows.map((row) => {
          const { method, at } = stored(row);
          return { operator: row.operator_subject, method, at };
        });
      }),

    /** Deletes what is stored about the callers of a user. */
    eraseOf: (userId: string): Promise<void> =>
      inTime(async () => {
        await db.deleteFrom('gateway_verified_callers').where('user_id', '=', clean(userId)).execute();
      }),

    /** Whether a code that was sent to this new address is among the verifications. */
    isProven: (found: readonly StoredVerification[], address: NewAddress): boolean => {
      const marks = marksOf(address);
      return found.some(
        ({ method, addressMark }) =>
          method === `new-${address.channel}` && addressMark !== null && marks.includes(addressMark),
      );
    },
  };
}

const stored = (row: Selectable<CallerTable>): StoredVerification => ({
  userId: row.user_id,
  method: z.enum(callerMethods).parse(row.method),
  at: Number(row.verified_at),
  addressMark: row.address_mark,
});
