import * as z from 'zod/mini';

import { entryOutcomes } from './entry-outcome.ts';
import { jobRowFilter, jobSelection } from './jobs.ts';
import { addressMembers, profileMembers } from './users.ts';

export const exportFormats = ['csv', 'ndjson', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Rows of a worksheet in Excel, without the row of the headers. */
export const maxSheetRows = 1_048_575;

/** Most characters of a cell in Excel. Longer values are cut. */
export const maxCellLength = 32_767;

/** Records of a sample. */
export const sampleSize = 10;

/** What can be exported: users, entries of Logto's log, and the rows of one job. */
export const exportSources = ['users', 'activity', 'jobRows'] as const;
export type ExportSource = (typeof exportSources)[number];

/** Members that can be exported, as the API calls them. Objects are JSON texts, except in NDJSON. */
export const exportMembers = {
  users: [
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
  ],
  activity: [
    'id',
    'createdAt',
    'key',
    /** Of {@link entryOutcomes}: as the console shows it. */
    'outcome',
    'errorCode',
    'payload.userId',
    'payload.applicationId',
    'payload.ip',
    'payload.userAgent',
    'payload.sessionId',
    'payload.interactionId',
    /** What was typed at sign-in: a failed attempt has no `payload.userId`. */
    'payload.payload.identifier.value',
    'payload.error',
    'payload',
  ],
  jobRows: ['number', 'userId', 'label', 'plan', 'state', 'code', 'field', 'changes', 'lost', 'at'],
} as const satisfies Record<ExportSource, readonly string[]>;
export type ExportMember<Source extends ExportSource = ExportSource> = (typeof exportMembers)[Source][number];

/** Members that are times: ISO 8601 in CSV, dates in XLSX, milliseconds since the epoch in NDJSON. */
export const timeMembers: readonly string[] = ['createdAt', 'lastSignInAt', 'updatedAt', 'at'] satisfies ExportMember[];

/** A member of the custom data of users: `customData.plan`. The rest is its key, also with dots. */
export const customDataPrefix = 'customData.';

const longestKey = 256;
const printable = z.regex(/^\P{Cc}*$/u);

/** Returns whether a source has a member of this name. */
export const isExportable = (source: ExportSource, name: string): boolean =>
  exportMembers[source].some((member) => member === name) ||
  (source === 'users' && name.startsWith(customDataPrefix) && name.length > customDataPrefix.length);

const columnName = z.string().check(z.minLength(1), z.maxLength(customDataPrefix.length + longestKey), printable);

/** A column: the member that it has, and its header. */
export const exportColumn = z.object({
  name: columnName,
  header: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestKey), printable),
});
export type ExportColumn = z.infer<typeof exportColumn>;

const maxColumns = 100;

const isUnlike = <Item>(items: readonly Item[], of: (item: Item) => string): boolean =>
  new Set(items.map(of)).size === items.length;

const text = z.string().check(z.minLength(1), z.maxLength(256), printable);

/** Entries of Logto's log; `end_time` is when the export was created, if it is missing. */
export const activitySelection = z.object({
  by: z.literal('activity'),
  userId: z.optional(text),
  applicationId: z.optional(text),
  logKey: z.optional(text),
  /** In ms since the epoch, inclusive. */
  start_time: z.optional(z.int().check(z.nonnegative())),
  end_time: z.optional(z.int().check(z.nonnegative())),
  /** Logto can't filter by outcome: all entries are read. */
  outcome: z.optional(z.enum(entryOutcomes)),
  /** Leaves out the tokens that Usher got for itself. */
  omitsOwnTokens: z.boolean(),
});
export type ActivitySelection = z.infer<typeof activitySelection>;

/** Rows of a job. */
const jobRowSelection = z.extend(jobRowFilter, { by: z.literal('job'), jobId: text });
export type JobRowSelection = z.infer<typeof jobRowSelection>;

/** Lists of users are for jobs, whose rows show the entries without a user. */
export const exportSelection = z
  .discriminatedUnion('by', [jobSelection, activitySelection, jobRowSelection])
  .check(z.refine(({ by }) => by !== 'list'));
export type ExportSelection = z.infer<typeof exportSelection>;

export function sourceOf({ by }: ExportSelection): ExportSource {
  if (by === 'activity') return 'activity';
  return by === 'job' ? 'jobRows' : 'users';
}

const hasMembers = (selection: ExportSelection, names: readonly string[]): boolean =>
  names.every((name) => isExportable(sourceOf(selection), name));

/** Body of `POST /usher/exports`. The export is downloaded from `GET /usher/exports/:exportId/file`. */
export const newExport = z
  .object({
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
  })
  .check(
    z.refine(
      ({ selection, columns }) =>
        hasMembers(
          selection,
          columns.map(({ name }) => name),
        ),
      { path: ['columns'] },
    ),
  );
export type NewExport = z.infer<typeof newExport>;

/** Body of `POST /usher/export-sample`. */
export const exportSample = z
  .object({
    columns: z.array(columnName).check(z.minLength(1), z.maxLength(maxColumns)),
    selection: exportSelection,
  })
  .check(z.refine(({ selection, columns }) => hasMembers(selection, columns), { path: ['columns'] }));
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
  source: z.enum(exportSources),
  /** Records in the file so far. */
  rows: z.int(),
  /** Records read so far; more than `rows` where only some of them are wanted. */
  read: z.int(),
  /** Records to read: as many as the selection had at the start. */
  total: z.int(),
  /** Cells that were longer than a cell in Excel can be, and were cut. */
  cutCells: z.int(),
  /** Error code of the failure; null if there is none. */
  code: z.nullable(z.string()),
});
export type ExportProgress = z.infer<typeof exportProgress>;
