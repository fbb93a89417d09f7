import { type Kysely, type Migration, type Selectable, sql } from 'kysely';
import { nanoid } from 'nanoid';

import { maxFoundNotes, maxNotes } from '#contract/notes.ts';
import type { Operator } from '#contract/operators.ts';
import { containing } from '#contract/search.ts';
import { migrate } from '#database/migrate.ts';
import { databaseInTime } from '#gateway/database-in-time.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

type NoteTable = {
  id: string;
  user_id: string;
  text: string;
  author_subject: string;
  author_name: string;
  is_pinned: boolean;
  /** Times in ms since the epoch. PostgreSQL's bigint is read as text. */
  created_at: string;
  edited_at: string | null;
  edited_by_name: string | null;
  /** Increases with each edit, so that an edit cannot overwrite another. */
  version: number;
};

export type NoteTables = { gateway_notes: NoteTable };

/** Released migrations must not change. */
const migrations: Record<string, Migration> = { '0001-notes': { up: createNotes } };

async function createNotes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_notes (
      id text primary key,
      user_id text not null,
      text text not null,
      author_subject text not null,
      author_name text not null,
      is_pinned boolean not null,
      created_at bigint not null,
      edited_at bigint,
      edited_by_name text,
      version integer not null
    )`.execute(db);
  await sql`create index gateway_notes_of_user on gateway_notes (user_id, created_at)`.execute(db);
  await sql`create index gateway_notes_by_time on gateway_notes (created_at)`.execute(db);
  await sql`create unique index gateway_notes_pinned on gateway_notes (user_id) where is_pinned`.execute(db);
}

/** Migrates the table. The database may also hold the tables of other modules. */
export const migrateNotes = (db: Kysely<NoteTables>): Promise<void> => migrate(db, 'gateway_notes', migrations);

export type StoredNote = {
  id: string;
  userId: string;
  text: string;
  author: Pick<Operator, 'subject' | 'name'>;
  isPinned: boolean;
  createdAt: number;
  edited: { at: number; by: string } | null;
  version: number;
};

type Options = {
  db: Kysely<NoteTables>;
  clock: () => number;
  /** How long the database may take, in ms. */
  timeoutMs?: number;
};

export type Notes = ReturnType<typeof noteStore>;

/**
 * Operators' notes about users, in Usher's own database. Several processes may write at the same time. Functions throw
 * {@link GatewayFault} `auditLogUnavailable` when the database cannot be used.
 */
export function noteStore({ db, clock, timeoutMs }: Options) {
  const inTime = databaseInTime(timeoutMs);

  return {
    /** Returns the notes about a user: the pinned one, then the newest first. */
    list: (userId: string): Promise<StoredNote[]> =>
      inTime(async () => {
        const rows = await db
          .selectFrom('gateway_notes')
          .selectAll()
          .where('user_id', '=', userId)
          .orderBy('is_pinned', 'desc')
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .limit(maxNotes)
          .execute();
        return rows.map(stored);
      }),

    /** @returns undefined if the user has no such note */
    get: (userId: string, id: string): Promise<StoredNote | undefined> =>
      inTime(async () => {
        const row = await noteOf(userId, id).executeTakeFirst();
        return row && stored(row);
      }),

    /** Returns the newest notes about any user that contain all these words, in any case. */
    search: (words: readonly string[]): Promise<StoredNote[]> =>
      inTime(async () => {
        const rows = await db
          .selectFrom('gateway_notes')
          .selectAll()
          .where((builder) => builder.and(words.map((word) => builder('text', 'ilike', containing(word)))))
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .limit(maxFoundNotes)
          .execute();
        return rows.map(stored);
      }),

    /** @throws {GatewayFault} `tooManyNotes` */
    add: (userId: string, text: string, { subject, name }: Operator): Promise<StoredNote> =>
      inTime(async () => {
        const { count } = await db
          .selectFrom('gateway_notes')
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .where('user_id', '=', userId)
          .executeTakeFirstOrThrow();
        if (Number(count) >= maxNotes) throw new GatewayFault('tooManyNotes', { data: { max: maxNotes } });
        const row = await db
          .insertInto('gateway_notes')
          .values({
            id: nanoid(),
            user_id: userId,
            text,
            author_subject: subject,
            author_name: name,
            is_pinned: false,
            created_at: String(clock()),
            edited_at: null,
            edited_by_name: null,
            version: 1,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return stored(row);
      }),

    /**
     * Replaces the text of a note if it still has this version.
     *
     * @returns undefined if it was edited or deleted in the meantime
     */
    edit: (note: StoredNote, { text, version }: { text: string; version: number }, by: Operator) =>
      inTime(async (): Promise<StoredNote | undefined> => {
        const row = await db
          .updateTable('gateway_notes')
          .set({ text, edited_at: String(clock()), edited_by_name: by.name, version: version + 1 })
          .where('id', '=', note.id)
          .where('version', '=', version)
          .returningAll()
          .executeTakeFirst();
        return row && stored(row);
      }),

    /** Pins a note in place of the one that was pinned, or unpins it. */
    setPinned: ({ userId, id }: StoredNote, isPinned: boolean): Promise<void> =>
      inTime(() =>
        db.transaction().execute(async (transaction) => {
          // Simultaneous pins in several processes wait for each other.
          await transaction
            .selectFrom('gateway_notes')
            .select('id')
            .where('user_id', '=', userId)
            .orderBy('id')
            .forUpdate()
            .execute();
          await transaction
            .updateTable('gateway_notes')
            .set({ is_pinned: false })
            .where('user_id', '=', userId)
            .where('is_pinned', '=', true)
            .$if(!isPinned, (query) => query.where('id', '=', id))
            .execute();
          if (!isPinned) return;
          await transaction.updateTable('gateway_notes').set({ is_pinned: true }).where('id', '=', id).execute();
        }),
      ),

    remove: ({ id }: StoredNote): Promise<void> =>
      inTime(async () => {
        await db.deleteFrom('gateway_notes').where('id', '=', id).execute();
      }),

    /** Deletes all notes about a user. */
    eraseOf: (userId: string): Promise<void> =>
      inTime(async () => {
        await db.deleteFrom('gateway_notes').where('user_id', '=', userId).execute();
      }),
  };

  function noteOf(userId: string, id: string) {
    return db.selectFrom('gateway_notes').selectAll().where('user_id', '=', userId).where('id', '=', id);
  }
}

const stored = (row: Selectable<NoteTable>): StoredNote => ({
  id: row.id,
  userId: row.user_id,
  text: row.text,
  author: { subject: row.author_subject, name: row.author_name },
  isPinned: row.is_pinned,
  createdAt: Number(row.created_at),
  edited: row.edited_at === null ? null : { at: Number(row.edited_at), by: row.edited_by_name ?? '' },
  version: row.version,
});
