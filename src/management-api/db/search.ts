import { type RawBuilder, sql, type SqlBool } from 'kysely';

import type { Search, SearchMatch } from '#contract/search.ts';

/** Builds the SQL condition of `search`. `columns` maps fields to columns. Null never matches. */
export function matchesSearch<Field extends string>(
  search: Search<Field>,
  columns: Readonly<Record<Field, string>>,
): RawBuilder<SqlBool> {
  const groups = search.matches.map((match) => {
    const searched: string[] = match.field === undefined ? Object.values(columns) : [columns[match.field]];
    return anyOf(searched.map((column) => compare(sql.ref(column), match, search.isCaseSensitive)));
  });
  return sql`(${sql.join(groups, search.joint === 'and' ? sql` and ` : sql` or `)})`;
}

const anyOf = (conditions: RawBuilder<SqlBool>[]): RawBuilder<SqlBool> => sql`(${sql.join(conditions, sql` or `)})`;

function compare<Field extends string>(
  column: RawBuilder<unknown>,
  { mode, values }: SearchMatch<Field>,
  isCaseSensitive: boolean,
): RawBuilder<SqlBool> {
  const [pattern] = values;
  switch (mode) {
    case 'like':
      return isCaseSensitive ? sql`${column} like ${pattern}` : sql`${column} ilike ${pattern}`;
    case 'similar_to':
      return sql`${column} similar to ${pattern}`;
    case 'posix':
      return isCaseSensitive ? sql`${column} ~ ${pattern}` : sql`${column} ~* ${pattern}`;
    case 'exact': {
      // Redundant for case-sensitive matches, but the indexes are on lower-case values.
      const isAnyCase = sql<SqlBool>`lower(${column}) in (${sql.join(values.map((value) => sql`lower(${value}::text)`))})`;
      return isCaseSensitive ? sql`(${column} in (${sql.join(values)}) and ${isAnyCase})` : isAnyCase;
    }
  }
}
