import type { ExportSelection, NewExport } from '#contract/exports.ts';
import type { StartedAction } from '#gateway/audit-log/action-drafts.ts';

import { factsOf } from './export-sources.ts';

/** Most IDs of exported users in an audit event. */
const maxRecordedIds = 500;

/** Describes an export for the audit log: without what was searched for, which may be personal data. */
export const describeExport = ({ format, columns, selection }: NewExport) =>
  ({
    action: factsOf(selection).action,
    method: 'GET',
    route: '/usher/exports/:exportId/file',
    target: targetOf(selection),
    after: {
      exportFormat: format,
      exportColumns: columns.map(({ name }) => name),
      ...describe(selection),
    },
  }) satisfies Partial<StartedAction>;

/** Describes how many records a file has. */
export const describeRows = ({ by }: ExportSelection, rows: number): Record<string, number> =>
  by === 'activity' || by === 'job' ? { exportedRows: rows } : { exportedUsers: rows };

function targetOf(selection: ExportSelection): StartedAction['target'] {
  switch (selection.by) {
    case 'role':
      return { type: 'role', id: selection.roleId };
    case 'organization':
      return { type: 'organization', id: selection.organizationId };
    case 'job':
      return { type: 'job', id: selection.jobId };
    default:
      return undefined;
  }
}

function describe(selection: ExportSelection): Record<string, unknown> {
  switch (selection.by) {
    case 'ids': {
      const { ids } = selection;
      return { exportSelection: 'ids', ...(ids.length <= maxRecordedIds && { userIds: ids }) };
    }
    case 'search': {
      const conditions = conditionsOf([...new URLSearchParams(selection.query)]);
      return conditions.length === 0
        ? { exportSelection: 'all' }
        : { exportSelection: 'search', exportConditions: conditions };
    }
    case 'role':
      return { exportSelection: 'role', roleId: selection.roleId };
    case 'organization':
      return { exportSelection: 'organization', organizationId: selection.organizationId };
    case 'activity': {
      const { by, userId, omitsOwnTokens: _omits, ...filters } = selection;
      return {
        exportSelection: by,
        ...(userId !== undefined && { userIds: [userId] }),
        exportConditions: conditionsOf(Object.entries(filters)),
      };
    }
    case 'job': {
      const { by, jobId: _jobId, ...filters } = selection;
      return { exportSelection: by, exportConditions: conditionsOf(Object.entries(filters)) };
    }
    case 'list':
      return { exportSelection: 'list' };
  }
}

const conditionsOf = (parameters: readonly (readonly [string, unknown])[]): string[] =>
  parameters
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => (name.startsWith('search') ? name : `${name}=${String(value)}`));
