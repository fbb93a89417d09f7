import { type ColumnType, type JSONColumnType, sql } from 'kysely';

/** `timestamptz`: read as a Date, written as a Date. */
export type TimestampColumn = ColumnType<Date, Date, Date>;

/** Nullable `timestamptz`. */
export type OptionalTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** `jsonb`: read parsed, written as text. */
export type Json<T extends object> = JSONColumnType<T, string, string>;

export type JsonObject = Record<string, unknown>;

/** Moves a changed row behind the others, where it is in Logto's lists without an order (logto-behavior.md#3). */
export const atTheEnd = { seq: sql<string>`default` };
