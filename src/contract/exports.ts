import * as z from 'zod/mini';

import { jobSelection } from './jobs.ts';
import { addressMembers, profileMembers } from './users.ts';

export const exportFormats = ['csv', 'ndjson', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Rows of a worksheet in Excel, without the row of the headers. */
export const maxSheetRows = 1_048_575;

/** Most characters of a cell in Excel. Longer values are cut. */
export const maxCellLength = 32_767;

/** Rows of a sample. */
export const sampleSize = 10;

/** Members of a user that can be exported. Objects are JSON texts, except in NDJSON. */
export const exportMembers = [
  'id',
  'name',
  'username',
  'primaryEmail',
  'primaryPhone',
  'isSuspended',
  'hasPassword',
  'createdAt',
  'lastSignInAt',
  'updatedAt',
  'applicationId',
  'avatar',
  'identities',
  'profile',
  ...profileMembers.map((name) => `profile.${name}` as const),
  'profile.address',
  ...addressMembers.map((name) => `profile.address.${name}` as const),
  'customData',
] as const;
export type ExportMember = (typeof exportMembers)[number];

/** Members that are times: ISO 8601 in CSV, dates in XLSX, milliseconds since the epoch in NDJSON. */
export const timeMembers: readonly string[] = ['createdAt', 'lastSignInAt', 'updatedAt'] satisfies ExportMember[];

/** A member of the custom data: `customData.plan`. The rest is its key, also with dots. */
export const customDataPrefix = 'customData.';

const longestKey = 256;
const printable = z.regex(/^\P{Cc}*$/u);

const isExportable = (name: string): boolean =>
  exportMembers.some((member) => member === name) ||
  (name.startsWith(customDataPrefix) && name.length > customDataPrefix.length);

const columnName = z.string().check(
  z.maxLength(customDataPrefix.length + longestKey),
  printable,
  z.refine((name) => isExportable(name)),
);

/** A column: the member that it has, and its header. */
export const exportColumn = z.object({
  name: columnName,
  header: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestKey), printable),
});
export type ExportColumn = z.infer<typeof exportColumn>;

const maxColumns = 100;

const isUnlike = <Item>(items: readonly Item[], of: (item: Item) => string): boolean =>
  new Set(items.map(of)).size === items.length;

/** Lists are for jobs, whose rows show the entries without a user. */
const exportSelection = jobSelection.check(z.refine(({ by }) => by !== 'list'));

/** Body of `POST /usher/exports`. The export is downloaded from `GET /usher/exports/:exportId/file`. */
export const newExport = z.object({
  format: z.enum(exportFormats),
  /** In this order. No member and no header comes twice. */
  columns: z.array(exportColumn).check(
    z.minLength(1),
    z.maxLength(maxColumns),
    z.refine((columns) => isUnlike(columns, ({ name }) => name)),
    z.refine((columns) => isUnlike(columns, ({ header }) => header)),
  ),
  /** Starts a CSV file with a byte order mark, without which Excel does not read it as UTF-8. */
  hasByteOrderMark: z.boolean(),
  selection: exportSelection,
});
export type NewExport = z.infer<typeof newExport>;

/** Body of `POST /usher/export-sample`. */
export const exportSample = z.object({
  columns: z.array(columnName).check(z.minLength(1), z.maxLength(maxColumns)),
  selection: exportSelection,
});
export type ExportSample = z.infer<typeof exportSample>;

/** Response of `POST /usher/export-sample`: cells as in CSV, in the order of the columns. */
export const exportSampleRows = z.object({ total: z.int(), rows: z.array(z.array(z.string())) });
export type ExportSampleRows = z.infer<typeof exportSampleRows>;

/**
 * - `ready`: the download has not started
 * - `failed`, `canceled`: the file is incomplete; the download can be started again
 */
export const exportStates = ['ready', 'running', 'done', 'failed', 'canceled'] as const;

/** Response of `GET /usher/exports/:exportId`. */
export const exportProgress = z.object({
  id: z.string(),
  state: z.enum(exportStates),
  /** Users in the file so far. */
  rows: z.int(),
  /** Users that the selection had at the start. */
  total: z.int(),
  /** Cells that were longer than a cell in Excel can be, and were cut. */
  cutCells: z.int(),
  /** Error code of the failure; null if there is none. */
  code: z.nullable(z.string()),
});
export type ExportProgress = z.infer<typeof exportProgress>;
