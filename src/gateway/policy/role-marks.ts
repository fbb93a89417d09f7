import { type Kysely, type Migration, sql } from 'kysely';

import type { Operator } from '#contract/operators.ts';
import { migrate } from '#database/migrate.ts';
import { databaseInTime } from '#gateway/database-in-time.ts';

export type RoleMarkTables = {
  /** Times in ms since the epoch. PostgreSQL's bigint is read as text. */
  gateway_protected_roles: { role_id: string; marked_by_subject: string; marked_by_name: string; marked_at: string };
};

/** Released migrations must not change. */
const migrations: Record<string, Migration> = { '0001-protected-roles': { up: createProtectedRoles } };

async function createProtectedRoles(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_protected_roles (
      role_id text primary key,
      marked_by_subject text not null,
      marked_by_name text not null,
      marked_at bigint not null
    )`.execute(db);
}

/** Migrates the table. The database may also hold the tables of other modules. */
export const migrateRoleMarks = (db: Kysely<RoleMarkTables>): Promise<void> =>
  migrate(db, 'gateway_protected_roles', migrations);

/** The operator who protected a role, and the time in ms since the epoch. */
export type RoleMark = { by: string; at: number };

type Options = {
  db: Kysely<RoleMarkTables>;
  clock: () => number;
  report: (error: unknown) => void;
  /** How long the database may take, in ms. */
  timeoutMs?: number;
};

export type RoleMarks = ReturnType<typeof roleMarks>;

/** Most marks listed for the console. The gateway itself queries single roles, without a limit. */
const maxListed = 1000;

/**
 * The roles that administrators protected in Usher, by ID, because roles can be renamed. Nothing is cached, because
 * another process may have marked a role a moment ago. Functions throw the fault `auditLogUnavailable` when
 * the database cannot be used.
 */
export function roleMarks({ db, clock, report, timeoutMs }: Options) {
  const inTime = databaseInTime(timeoutMs);
  const list = () =>
    db.selectFrom('gateway_protected_roles').select('role_id').orderBy('marked_at', 'desc').limit(maxListed).execute();

  return {
    /** Returns the marked ones among these roles. */
    among: (roleIds: readonly string[]): Promise<ReadonlySet<string>> =>
      inTime(async () => {
        if (roleIds.length === 0) return new Set<string>();
        const rows = await db
          .selectFrom('gateway_protected_roles')
          .select('role_id')
          .where('role_id', 'in', roleIds)
          .execute();
        return new Set(rows.map(({ role_id }) => role_id));
      }),

    of: (roleId: string): Promise<RoleMark | undefined> =>
      inTime(async () => {
        const row = await db
          .selectFrom('gateway_protected_roles')
          .select(['marked_by_name', 'marked_at'])
          .where('role_id', '=', roleId)
          .executeTakeFirst();
        return row && { by: row.marked_by_name, at: Number(row.marked_at) };
      }),

    /** Returns marked roles for display only. Never rejects. */
    list: async (): Promise<string[]> => {
      try {
        return (await inTime(list)).map(({ role_id }) => role_id);
      } catch (error) {
        report(error);
        return [];
      }
    },

    /** Marks a role. Keeps an existing mark. */
    mark: (roleId: string, { subject, name }: Operator): Promise<void> =>
      inTime(async () => {
        await db
          .insertInto('gateway_protected_roles')
          .values({
            role_id: roleId,
            marked_by_subject: subject,
            marked_by_name: name,
            marked_at: String(clock()),
          })
          .onConflict((on) => on.doNothing())
          .execute();
      }),

    unmark: (roleId: string): Promise<void> =>
      inTime(async () => {
        await db.deleteFrom('gateway_protected_roles').where('role_id', '=', roleId).execute();
      }),
  };
}
