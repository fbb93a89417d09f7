import type { NewExport } from '#contract/exports.ts';
import type { JobSelection } from '#contract/jobs.ts';
import type { StartedAction } from '#gateway/audit-log/action-drafts.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { ReadLimiter } from '#gateway/limits/read-quotas.ts';
import type { OperatorSession } from '#gateway/operators/session.ts';

import { formats } from './export-formats.ts';
import type { ExportEnd, Exports, StartedExport } from './export-store.ts';
import type { ExportedUser } from './exported-values.ts';
import type { SelectedUsers } from './selected-users.ts';

type Options = {
  exports: Exports;
  usersOf: SelectedUsers;
  auditLog: Pick<AuditLog, 'recordStart' | 'count'>;
  readLimiter: ReadLimiter;
  /** Whether the session was ended. */
  isEnded: (session: OperatorSession) => Promise<boolean>;
  clock: () => number;
};

type Question = { session: OperatorSession; requestId: string; signal: AbortSignal };

type Download = (started: StartedExport, question: Question) => Promise<AsyncIterable<Uint8Array>>;

/** Minimum time between two reports of the progress, in ms. */
const reportEvery = 1000;

/** Most IDs of exported users in an audit event. */
const maxRecordedIds = 500;

/**
 * Writes the file of an export whose download begins. The audit log records it as an action, whose outcome says whether
 * the file is complete and how many users it has.
 *
 * @throws {GatewayFault} if the first users cannot be read, or the start cannot be recorded
 */
export function downloads({ exports, usersOf, auditLog, readLimiter, isEnded, clock }: Options): Download {
  return async (started, { session, requestId, signal }) => {
    const { request, reason, total } = started;
    const { operator } = session;
    const begun = clock();
    const counts = { rows: 0, cutCells: 0 };
    const recorded = { ...recordOf(request), operator, requestId, reason };
    let hasEnded = false;
    const { recordOutcome } = await auditLog.recordStart(recorded).catch(async (error: unknown) => {
      await exports.end(started, { ...counts, state: 'failed', code: codeOf(error) });
      throw error;
    });

    try {
      await readLimiter.requireQuota(operator, total);
      const batches = usersOf({ selection: request.selection, operator, signal });
      // Read before the response starts: a later failure could only truncate it.
      const first = await batches.next();
      return file(counted(first, batches));
    } catch (error) {
      await fail(error);
      throw error;
    }

    async function* file(users: AsyncIterable<readonly ExportedUser[]>): AsyncGenerator<Uint8Array> {
      const { columns, format, hasByteOrderMark } = request;
      const onCut = () => {
        counts.cutCells += 1;
      };
      try {
        yield* formats[format].write(users, { columns, hasByteOrderMark, onCut });
        await end({ state: 'done' }, { status: 200 });
      } catch (error) {
        await fail(error);
        throw error;
      } finally {
        // Has no effect unless the browser closed the connection.
        await fail(new GatewayFault('exportCanceled'));
      }
    }

    async function* counted(
      first: Awaited<ReturnType<ReturnType<SelectedUsers>['next']>>,
      batches: ReturnType<SelectedUsers>,
    ): AsyncGenerator<readonly ExportedUser[]> {
      let reportedAt = begun;
      try {
        for (let next = first; next.done !== true; next = await batches.next()) {
          const { users } = next.value;
          readLimiter.countRows(operator, users.length);
          counts.rows += users.length;
          yield users;
          await readLimiter.requireQuota(operator);
          if (clock() - reportedAt < reportEvery) continue;
          reportedAt = clock();
          if (!(await exports.report(started, counts))) throw new GatewayFault('exportCanceled');
          if (await isEnded(session)) throw new GatewayFault('signedOut');
        }
      } finally {
        await batches.return(undefined);
      }
    }

    async function fail(error: unknown): Promise<void> {
      const isCanceled = signal.aborted || (error instanceof GatewayFault && error.kind === 'exportCanceled');
      const fault = isCanceled ? new GatewayFault('exportCanceled') : faultOf(error);
      const { status, code } = fault.toOutcome();
      await end(isCanceled ? { state: 'canceled' } : { state: 'failed', code }, { status, code });
    }

    /** Records how the download ended, once. */
    async function end(
      { state, code }: Pick<ExportEnd, 'state' | 'code'>,
      outcome: { status: number; code?: string },
    ): Promise<void> {
      if (hasEnded) return;
      hasEnded = true;
      const after = { ...recorded.after, exportedUsers: counts.rows };
      await recordOutcome({ ...outcome, durationMs: clock() - begun, after });
      await exports.end(started, { ...counts, state, code });
    }
  };
}

const faultOf = (error: unknown): GatewayFault =>
  error instanceof GatewayFault ? error : new GatewayFault('failed', { cause: error });

const codeOf = (error: unknown): string => faultOf(error).toOutcome().code;

/** Describes an export for the audit log: without what was searched for, which may be personal data. */
const recordOf = ({ format, columns, selection }: NewExport) =>
  ({
    action: 'users:export',
    method: 'GET',
    route: '/usher/exports/:exportId/file',
    target: targetOf(selection),
    after: {
      exportFormat: format,
      exportColumns: columns.map(({ name }) => name),
      ...describe(selection),
    },
  }) satisfies Partial<StartedAction>;

function targetOf(selection: JobSelection): StartedAction['target'] {
  if (selection.by === 'role') return { type: 'role', id: selection.roleId };
  if (selection.by === 'organization') return { type: 'organization', id: selection.organizationId };
  return undefined;
}

function describe(selection: JobSelection): Record<string, unknown> {
  switch (selection.by) {
    case 'ids': {
      const { ids } = selection;
      return { exportSelection: 'ids', ...(ids.length <= maxRecordedIds && { userIds: ids }) };
    }
    case 'search': {
      const conditions = [...new URLSearchParams(selection.query)].map(([name, value]) =>
        name.startsWith('search') ? name : `${name}=${value}`,
      );
      return conditions.length === 0
        ? { exportSelection: 'all' }
        : { exportSelection: 'search', exportConditions: conditions };
    }
    case 'role':
      return { exportSelection: 'role', roleId: selection.roleId };
    case 'organization':
      return { exportSelection: 'organization', organizationId: selection.organizationId };
    case 'list':
      return { exportSelection: 'list' };
  }
}
