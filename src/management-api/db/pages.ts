import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';

/** Part of a list that is ordered newest first. Fractions are passed to the database, which rejects them. */
export type Window = { limit: number; offset: number };

/** How to read a window: newest first, or oldest first and then reversed. */
export type WindowScan = Window & { direction: 'asc' | 'desc' };

/** Whether the database accepts the numbers. */
export const isSafeWindow = ({ limit, offset }: Window): boolean =>
  Number.isSafeInteger(offset) && Number.isSafeInteger(limit);

/** Chooses the direction in which fewer rows are skipped; newest first if `total` is unknown. */
export function scanFromNearerEnd(window: Window, total: number | undefined): WindowScan {
  const { limit, offset } = window;
  const isFromNewest = total === undefined || offset + limit / 2 <= total / 2;
  if (isFromNewest || !isSafeWindow(window)) return { limit, offset, direction: 'desc' };
  const rest = Math.max(0, total - offset);
  return { limit: Math.min(limit, rest), offset: Math.max(0, rest - limit), direction: 'asc' };
}

/** Reverses the rows of an ascending scan. */
export const newestFirst = <Row>(rows: Row[], { direction }: WindowScan): Row[] =>
  direction === 'asc' ? rows.toReversed() : rows;

/** From this offset on, finding the first row in the index alone is cheaper than reading the rows before it. */
const deepOffset = 100;

export const isDeep = ({ offset }: Window): boolean => offset >= deepOffset && Number.isSafeInteger(offset);

/** Skips the first `offset` rows of the scan. Needs only columns that are in an index. */
export function fromOffset(table: 'users' | 'logs', where: Expression<SqlBool>, scan: WindowScan): RawBuilder<SqlBool> {
  const direction = sql.raw(scan.direction);
  return sql`(created_at, seq) ${sql.raw(scan.direction === 'asc' ? '>=' : '<=')} (
    select created_at, seq from ${sql.table(table)} where ${where}
    order by created_at ${direction}, seq ${direction} offset ${scan.offset} limit 1
  )`;
}
