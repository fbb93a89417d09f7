import { type ExportSelection, type ExportSource, sourceOf } from '#contract/exports.ts';
import type { Operator, Permission } from '#contract/operators.ts';

import type { Batch } from './exported-values.ts';
import { type activityReader, isPartOfList } from './found-activity.ts';
import type { ledgerReader } from './ledger-rows.ts';
import type { SelectedUsers } from './selected-users.ts';

type SourceFacts = {
  /** Files are never masked, so operators who see masked data may not make any. */
  needs: readonly Permission[];
  /** Name of the action in the audit log. */
  action: string;
  /** Name of the sheet of a workbook. */
  sheetName: string;
  fileName: string;
};

const ofEach: readonly Permission[] = ['users:export', 'users:read', 'users:unmask'];

/** An export needs the permission to make files about users, and what the page of its source needs. */
export const exportSources: Readonly<Record<ExportSource, SourceFacts>> = {
  users: { needs: ofEach, action: 'users:export', sheetName: 'Users', fileName: 'users' },
  activity: { needs: ofEach, action: 'activity:export', sheetName: 'Activity', fileName: 'activity' },
  jobRows: { needs: [...ofEach, 'jobs:run'], action: 'jobs:export', sheetName: 'Rows', fileName: 'job-rows' },
};

export type Question = {
  selection: ExportSelection;
  operator: Operator;
  signal: AbortSignal;
  /** Records per request; by default as many as possible. */
  pageSize?: number;
};

/** Reads the records of a selection in batches. The next batch is read when it is asked for. */
export type ReadSelection = (question: Question) => AsyncGenerator<Batch>;

type Readers = {
  users: SelectedUsers;
  activity: ReturnType<typeof activityReader>;
  jobRows: ReturnType<typeof ledgerReader>;
};

export const selectionReader =
  ({ users, activity, jobRows }: Readers): ReadSelection =>
  ({ selection, ...others }) => {
    if (selection.by === 'activity') return activity({ ...others, selection });
    if (selection.by === 'job') return jobRows({ ...others, selection });
    return users({ ...others, selection });
  };

/** Whether the number of records is known before all are read. */
export const isCounted = (selection: ExportSelection): boolean =>
  selection.by !== 'activity' || !isPartOfList(selection);

export const factsOf = (selection: ExportSelection): SourceFacts => exportSources[sourceOf(selection)];
