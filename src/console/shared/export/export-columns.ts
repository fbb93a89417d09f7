import type { TFunction } from 'i18next';
import * as z from 'zod/mini';

import { hasText, spaced } from '#console/i18n/has-text.ts';
import { readPreference, writePreference } from '#console/lib/operator-storage.ts';
import { fieldName } from '#console/shared/audit/event-texts.ts';
import {
  customDataPrefix,
  type ExportColumn,
  exportColumn,
  exportFormats,
  type ExportFormat,
  type ExportMember,
  type ExportSource,
  isExportable,
} from '#contract/exports.ts';

/** A chosen column. An empty header stands for the name of the column in the operator's language. */
export type ChosenColumn = { name: string; header: string };

/** What a file has, and in which form: that decides what its columns are called. */
export type FileKind = { source: ExportSource; format: ExportFormat };

/** What an operator chose last; kept in the browser. */
const choice = z.object({
  format: z.enum(exportFormats),
  hasByteOrderMark: z.boolean(),
  columns: z.array(z.object({ name: exportColumn.shape.name, header: z.string() })),
});
export type ExportChoice = z.infer<typeof choice>;

const usualColumns: { readonly [Source in ExportSource]: readonly ExportMember<Source>[] } = {
  users: ['id', 'name', 'username', 'primaryEmail', 'primaryPhone', 'isSuspended', 'createdAt', 'lastSignInAt'],
  activity: ['createdAt', 'key', 'outcome', 'errorCode', 'payload.userId', 'payload.applicationId', 'payload.ip'],
  jobRows: ['number', 'label', 'userId', 'plan', 'state', 'code', 'changes', 'at'],
};

/** Where the choice for each source is kept. */
const preferences = { users: 'export', activity: 'exportActivity', jobRows: 'exportJobRows' } as const;

/** Returns what the operator of this browser chose last for a source. */
export function rememberedChoice(source: ExportSource): ExportChoice {
  return (
    storedChoice(source) ?? {
      format: 'csv',
      hasByteOrderMark: true,
      columns: usualColumns[source].map((name) => ({ name, header: '' })),
    }
  );
}

function storedChoice(source: ExportSource): ExportChoice | undefined {
  try {
    const { data } = choice.safeParse(JSON.parse(readPreference(preferences[source]) ?? ''));
    return data?.columns.every(({ name }) => isExportable(source, name)) === true ? data : undefined;
  } catch {
    return undefined;
  }
}

export const rememberChoice = (source: ExportSource, chosen: ExportChoice): void =>
  writePreference(preferences[source], JSON.stringify(chosen));

/** Returns the name of a column in the operator's language. */
export function columnName(name: string, source: ExportSource, t: TFunction): string {
  const key = `exports.member.${source}.${spaced(name)}`;
  if (hasText(key)) return t(key);
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
export const usualHeader = (name: string, { source, format }: FileKind, t: TFunction): string =>
  format === 'ndjson' ? name : columnName(name, source, t);

/** Returns the columns with their headers. */
export const withHeaders = (columns: readonly ChosenColumn[], kind: FileKind, t: TFunction): ExportColumn[] =>
  columns.map(({ name, header }) => ({ name, header: header.trim() || usualHeader(name, kind, t) }));

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
