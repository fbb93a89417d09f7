import type { TFunction } from 'i18next';
import * as z from 'zod/mini';

import { hasText } from '#console/i18n/has-text.ts';
import { readPreference, writePreference } from '#console/lib/operator-storage.ts';
import { fieldName } from '#console/shared/audit/event-texts.ts';
import {
  customDataPrefix,
  type ExportColumn,
  exportColumn,
  exportFormats,
  type ExportFormat,
  exportMembers,
} from '#contract/exports.ts';

/** A chosen column. An empty header stands for the name of the column in the operator's language. */
export type ChosenColumn = { name: string; header: string };

/** What an operator chose last; kept in the browser. */
const choice = z.object({
  format: z.enum(exportFormats),
  hasByteOrderMark: z.boolean(),
  columns: z.array(z.object({ name: exportColumn.shape.name, header: z.string() })),
});
export type ExportChoice = z.infer<typeof choice>;

const usualColumns = [
  'id',
  'name',
  'username',
  'primaryEmail',
  'primaryPhone',
  'isSuspended',
  'createdAt',
  'lastSignInAt',
] as const satisfies (typeof exportMembers)[number][];

const usual: ExportChoice = {
  format: 'csv',
  hasByteOrderMark: true,
  columns: usualColumns.map((name) => ({ name, header: '' })),
};

/** Returns what the operator of this browser chose last. */
export function rememberedChoice(): ExportChoice {
  try {
    return choice.safeParse(JSON.parse(readPreference('export') ?? '')).data ?? usual;
  } catch {
    return usual;
  }
}

export const rememberChoice = (chosen: ExportChoice): void => writePreference('export', JSON.stringify(chosen));

/** Returns the name of a column in the operator's language. */
export function columnName(name: string, t: TFunction): string {
  if (name.startsWith(customDataPrefix)) {
    return t('exports.customDataKey', { key: name.slice(customDataPrefix.length) });
  }
  if (name.endsWith('.address')) return t('exports.address');
  const claim = `user.field.${name.split('.').at(-1) ?? ''}`;
  return name.includes('.') && hasText(claim) ? t(claim) : fieldName(name, t);
}

/**
 * Returns the header that stands for an empty one: the name that spreadsheets show, or the name that programs know from
 * the Management API.
 */
export const usualHeader = (name: string, format: ExportFormat, t: TFunction): string =>
  format === 'ndjson' ? name : columnName(name, t);

/** Returns the columns with their headers. */
export const withHeaders = (columns: readonly ChosenColumn[], format: ExportFormat, t: TFunction): ExportColumn[] =>
  columns.map(({ name, header }) => ({ name, header: header.trim() || usualHeader(name, format, t) }));

/** Returns the headers that several columns have. */
export function repeatedHeaders(columns: readonly ExportColumn[]): ReadonlySet<string> {
  const headers = columns.map(({ header }) => header);
  return new Set(headers.filter((header, index) => headers.indexOf(header) !== index));
}

/** Adds a column at the end, or removes it. */
export const withColumn = (columns: readonly ChosenColumn[], name: string, isChosen: boolean): ChosenColumn[] => [
  ...columns.filter((column) => column.name !== name),
  ...(isChosen ? [{ name, header: '' }] : []),
];

/** Moves a column by one place, if there is one. */
export function moved(columns: readonly ChosenColumn[], name: string, by: -1 | 1): ChosenColumn[] {
  const from = columns.findIndex((column) => column.name === name);
  const [column, other] = [columns[from], columns[from + by]];
  if (column === undefined || other === undefined) return [...columns];
  return columns.with(from, other).with(from + by, column);
}
