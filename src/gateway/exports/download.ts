import { maxSheetRows, type NewExport } from '#contract/exports.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { ReadLimiter } from '#gateway/limits/read-quotas.ts';
import type { OperatorSession } from '#gateway/operators/session.ts';

import { describeExport, describeRows } from './describe-export.ts';
import { formats } from './export-formats.ts';
import { factsOf, isCounted, type ReadSelection } from './export-sources.ts';
import type { ExportEnd, Exports, StartedExport } from './export-store.ts';
import type { Batch, ExportedRecord } from './exported-values.ts';

type Options = {
  exports: Exports;
  read: ReadSelection;
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

/**
 * Writes the file of an export whose download begins. The audit log records it as an action, whose outcome says whether
 * the file is complete and how many records it has.
 *
 * @throws {GatewayFault} if the first records cannot be read, or the start cannot be recorded
 */
export function downloads({ exports, read, auditLog, readLimiter, isEnded, clock }: Options): Download {
  return async (started, { session, requestId, signal }) => {
    const { request, reason, total } = started;
    const { operator } = session;
    const begun = clock();
    const counts = { rows: 0, read: 0, cutCells: 0 };
    const recorded = { ...describeExport(request), operator, requestId, reason };
    let hasEnded = false;
    const { recordOutcome } = await auditLog.recordStart(recorded).catch(async (error: unknown) => {
      await exports.end(started, { ...counts, state: 'failed', code: codeOf(error) });
      throw error;
    });

    try {
      await readLimiter.requireQuota(operator, isCounted(request.selection) ? total : 1);
      const batches = read({ selection: request.selection, operator, signal });
      // Read before the response starts: a later failure could only truncate it.
      const first = await batches.next();
      return file(counted(first, batches));
    } catch (error) {
      await fail(error);
      throw error;
    }

    async function* file(records: AsyncIterable<readonly ExportedRecord[]>): AsyncGenerator<Uint8Array> {
      const { columns, format, hasByteOrderMark, selection } = request;
      const { sheetName } = factsOf(selection);
      const onCut = () => {
        counts.cutCells += 1;
      };
      try {
        yield* formats[format].write(records, { columns, hasByteOrderMark, sheetName, onCut });
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
      first: IteratorResult<Batch, unknown>,
      batches: AsyncGenerator<Batch>,
    ): AsyncGenerator<readonly ExportedRecord[]> {
      let reportedAt = begun;
      try {
        for (let next = first; next.done !== true; next = await batches.next()) {
          const { records, read: readNow } = next.value;
          readLimiter.countRows(operator, records.length);
          counts.rows += records.length;
          counts.read += readNow;
          requireSheetOf(request, counts.rows);
          yield records;
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
      const after = { ...recorded.after, ...describeRows(request.selection, counts.rows) };
      await recordOutcome({ ...outcome, durationMs: clock() - begun, after });
      await exports.end(started, { ...counts, state, code });
    }
  };
}

const faultOf = (error: unknown): GatewayFault =>
  error instanceof GatewayFault ? error : new GatewayFault('failed', { cause: error });

const codeOf = (error: unknown): string => faultOf(error).toOutcome().code;

/** @throws {GatewayFault} `exportTooLarge` if a sheet cannot have as many rows */
export function requireSheetOf({ format }: Pick<NewExport, 'format'>, rows: number): void {
  if (format === 'xlsx' && rows > maxSheetRows) {
    throw new GatewayFault('exportTooLarge', { data: { max: maxSheetRows } });
  }
}
