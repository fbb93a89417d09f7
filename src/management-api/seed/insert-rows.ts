import { type Selectable, sql } from 'kysely';

import type { Db, Tables } from '#management-api/db/tables.ts';

/** A row to insert: all columns except the generated `seq`. */
export type NewRow<Table extends keyof Tables> = Omit<Selectable<Tables[Table]>, 'seq'>;

/** Rows per statement: a compromise between overhead and memory. */
const chunkSize = 400;

/** Inserts `rows` in order, reading the iterable only as far as the next statement needs. */
export async function insertRows<Table extends keyof Tables>(
  db: Db,
  table: Table,
  rows: Iterable<NewRow<Table>>,
): Promise<void> {
  let chunk: NewRow<Table>[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length === chunkSize) {
      await insertChunk(db, table, chunk);
      chunk = [];
    }
  }
  if (chunk.length > 0) await insertChunk(db, table, chunk);
}

/** Sends all rows as one parameter; PostgreSQL takes the column types from the table. */
async function insertChunk<Table extends keyof Tables>(db: Db, table: Table, rows: NewRow<Table>[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
  `.execute(db);
}
