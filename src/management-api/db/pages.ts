import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';

/** A piece of a list that is ordered newest first. Fractions are left to the database, which refuses them. */
export type Window = { limit: number; offset: number };

/** How to read a window: from the newest on, or from the oldest on and then turned round. */
export type Walk = Window & { direction: 'asc' | 'desc' };

/** Whether the database takes it. */
export const isUsual = ({ limit, offset }: Window): boolean =>
  Number.isSafeInteger(offset) && Number.isSafeInteger(limit);

/** Walks from the nearer end of a list whose `total` is known. */
export function readFromNearerEnd(window: Window, total: number | undefined): Walk {
  const { limit, offset } = window;
  const isFromNewest = total === undefined || offset + limit / 2 <= total / 2;
  if (isFromNewest || !isUsual(window)) return { limit, offset, direction: 'desc' };
  const rest = Math.max(0, total - offset);
  return { limit: Math.min(limit, rest), offset: Math.max(0, rest - limit), direction: 'asc' };
}

/** Rows of a walk, newest first. */
export const newestFirst = <Row>(rows: Row[], { direction }: Walk): Row[] =>
  direction === 'asc' ? rows.toReversed() : rows;

/** From here on, finding where the window begins in the index alone is cheaper than reading the rows before it. */
const deepOffset = 100;

export const isDeep = ({ offset }: Window): boolean => offset >= deepOffset && Number.isSafeInteger(offset);

/** Not before the row that is `offset` rows from the walk's start. Needs only columns that are in an index. */
export function fromOffset(table: 'users' | 'logs', where: Expression<SqlBool>, walk: Walk): RawBuilder<SqlBool> {
  const direction = sql.raw(walk.direction);
  return sql`(created_at, seq) ${sql.raw(walk.direction === 'asc' ? '>=' : '<=')} (
    select created_at, seq from ${sql.table(table)} where ${where}
    order by created_at ${direction}, seq ${direction} offset ${walk.offset} limit 1
  )`;
}
