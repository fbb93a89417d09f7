import { type RawBuilder, sql } from 'kysely';

/** IDs as rows of one column, for `in` and `insert`: one parameter however many they are. */
export const idList = (ids: readonly string[]): RawBuilder<string> =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
