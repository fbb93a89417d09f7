import type { ColumnType, JSONColumnType } from 'kysely';

/** `timestamptz`: read as a Date, written as a Date. */
export type TimestampColumn = ColumnType<Date, Date, Date>;

/** Nullable `timestamptz`. */
export type OptionalTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** `jsonb`: read parsed, written as text. */
export type Json<T extends object> = JSONColumnType<T, string, string>;

export type JsonObject = Record<string, unknown>;
