import { type RawBuilder, sql, type SqlBool } from 'kysely';

/**
 * Whether one of the columns contains `q`, case-insensitively. `%` and `_` are wildcards; an empty text is no condition
 * (logto-behavior.md#17.1).
 */
export const contains = (q: string | undefined, columns: readonly string[]): RawBuilder<SqlBool> =>
  q
    ? sql`(${sql.join(
        columns.map((column) => sql`${sql.ref(column)} ilike ${`%${q}%`}`),
        sql` or `,
      )})`
    : sql`true`;
