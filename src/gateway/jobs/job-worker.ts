import { nanoid } from 'nanoid';
import * as z from 'zod';

import type { PauseCause } from '#contract/jobs.ts';
import type { Operator } from '#contract/operators.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { GatewayFault, type GatewayFaultKind } from '#gateway/gateway-fault.ts';
import type { OperatorSessions } from '#gateway/operators/operator-sessions.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';

import type { RowChecker } from './check-rows.ts';
import type { rowCollector } from './collect-rows.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import type { importChecker } from './import/check-import.ts';
import type { JobHandler } from './job-queue.ts';
import type { JobStore, StoredJob } from './job-store.ts';
import type { Pace } from './pace.ts';
import type { RowStore, StoredRow } from './row-store.ts';
import type { RowRunner } from './run-rows.ts';

const jobData = z.object({ jobId: z.string() });

/** How long a job is worked on before others have their turn, in ms. */
const turn = 15_000;

/** How often the leases of running rows are renewed, in ms. */
const renewEvery = 10_000;

/** Maximum age of what is known about ended sessions, in ms. */
const maxSessionAge = 2000;

/** How many rows may fail one after the other before the job pauses. */
const maxFailures = 20;

/** When a preview that could not be made is tried again, in ms: twice as late after each attempt, up to the longest time. */
const firstRetry = 5000;
const longestRetry = 5 * 60_000;

/** Refusals that don't pass by themselves. */
const lastingRefusals: readonly GatewayFaultKind[] = ['badCredentials', 'missingRole', 'notOffered', 'invalidInput'];

/** Statuses below 500 that may pass: a timeout, a request that came too early, too many requests. */
const passingStatuses: readonly unknown[] = [408, 425, 429];

type Options = {
  policy: Pick<OperatorPolicy, 'rolePermissions'>;
  store: JobStore;
  rows: RowStore;
  collect: ReturnType<typeof rowCollector>;
  check: RowChecker;
  checkImport: ReturnType<typeof importChecker>;
  run: RowRunner;
  pace: Pick<Pace, 'concurrency'>;
  sessions: Pick<OperatorSessions, 'isEnded' | 'list'>;
  auditLog: Pick<AuditLog, 'note'>;
  clock: () => number;
};

/** Works on jobs: collects their rows, checks them, and carries them out. */
export function jobWorker(options: Options) {
  const { policy, store, rows, collect, check, checkImport, run, pace, sessions, auditLog, clock } = options;
  const id = nanoid();
  /** How many rows failed one after the other because of the Management API, by job. */
  const failuresOf = new Map<string, number>();
  let isStopping = false;

  const handle: JobHandler = async ({ data }) => {
    const { jobId } = jobData.parse(data);
    const until = clock() + turn;
    // A renewal that fails is repeated, and no row is written without its lease.
    const renewing = setInterval(() => void rows.renew(id).catch(() => undefined), renewEvery);
    try {
      for (;;) {
        const job = await store.get(jobId);
        if (job === undefined) return;
        // Another process goes on with it.
        if (isStopping) return await store.wake(jobId);
        const next = await workOn(job);
        if (next === 'rests') return;
        if (typeof next === 'number') return await store.wake(jobId, next);
        if (clock() >= until) return await store.wake(jobId);
      }
    } finally {
      clearInterval(renewing);
    }
  };

  return {
    handle,

    /** Goes on with the jobs that were under way when the process ended. */
    resume: async (): Promise<void> => {
      for (const job of await store.active()) await store.wake(job.id);
    },

    /** Lets rows end that are running, and begins no others. */
    stop: (): void => {
      isStopping = true;
    },
  };

  /** @returns whether there is more to do now, when there will be (ms since the epoch), or that nothing is left to do */
  async function workOn(job: StoredJob): Promise<'goes-on' | 'rests' | number> {
    switch (job.state) {
      case 'collecting': {
        const { task } = job;
        if (task.kind === 'import') return 'rests';
        const selection = task.kind === 'bulk' ? task.selection : null;
        try {
          const isMore = selection !== null && (await collect(job, selection));
          if (job.problem !== undefined) await store.clearProblem(job.id);
          if (isMore) return 'goes-on';
        } catch (error) {
          if (error instanceof GatewayFault && error.kind === 'tooManyRows') {
            await store.move(job.id, ['collecting'], 'canceled');
            return 'rests';
          }
          return later(job, error);
        }
        await store.move(job.id, ['collecting'], 'checking');
        return 'goes-on';
      }
      case 'checking': {
        const { total = 0 } = (await store.counts([job.id])).get(job.id) ?? {};
        try {
          const { task } = job;
          const isMore =
            task.kind === 'import'
              ? await checkImport(job, task.rules, job.operator)
              : await check(job, job.operator, total);
          if (job.problem !== undefined) await store.clearProblem(job.id);
          if (isMore) return 'goes-on';
        } catch (error) {
          return later(job, error);
        }
        await store.move(job.id, ['checking'], 'ready');
        return 'rests';
      }
      case 'running':
        return runSome(job);
      default:
        return 'rests';
    }
  }

  /**
   * Lets a preview that could not be made be tried again: the Management API or the database is not available. If the
   * Management API refuses it, the job pauses until an operator resumes it.
   */
  async function later(job: StoredJob, error: unknown): Promise<'rests' | number> {
    if (!(error instanceof GatewayFault)) throw error;
    const { code } = error.toOutcome();
    if (isLasting(error)) {
      const halt = { pause: 'refused', problem: code, pausedIn: job.state } as const;
      if (await store.move(job.id, [job.state], 'paused', halt)) await note(job, 'jobs:pause');
      return 'rests';
    }
    const asked = Number(error.retryAfter ?? 0) * 1000 || 0;
    const wait = Math.max(asked, firstRetry * 2 ** (job.problem?.attempts ?? 0));
    const retryAt = clock() + Math.min(wait, longestRetry);
    // The database may be what is not available: then only the page doesn't say it.
    await store.noteProblem(job.id, code, retryAt).catch(() => undefined);
    return retryAt;
  }

  async function runSome(job: StoredJob): Promise<'goes-on' | 'rests' | number> {
    const authority = await authorityOf(job);
    if (typeof authority === 'string') return pause(job, authority);
    const most = pace.concurrency();
    const claimed = await rows.claim(job.id, id, most * 2);
    if (claimed.length === 0) {
      const leaseEnd = await rows.firstLeaseEnd(job.id);
      if (leaseEnd !== undefined) return leaseEnd + 1;
      if (await store.move(job.id, ['running'], 'finished')) await note(job, 'jobs:finish');
      return 'rests';
    }
    let cause: PauseCause | undefined;
    const begun = new Set<StoredRow>();
    try {
      await forEachAtOnce(claimed, most, async (row) => {
        if (cause !== undefined || isStopping) return;
        begun.add(row);
        const end = await run(job, row, { id, operator: authority });
        if (end === undefined) return;
        if ('pause' in end) cause = end.pause;
        const isUpstreams = end.state === 'failed' && end.code?.startsWith('gateway.upstream') === true;
        failuresOf.set(job.id, isUpstreams ? (failuresOf.get(job.id) ?? 0) + 1 : 0);
      });
    } finally {
      await rows.release(
        id,
        claimed.filter((row) => !begun.has(row)),
      );
    }
    if ((failuresOf.get(job.id) ?? 0) >= maxFailures) cause ??= 'unavailable';
    if (cause !== undefined) failuresOf.delete(job.id);
    return cause === undefined ? 'goes-on' : pause(job, cause);
  }

  async function pause(job: StoredJob, cause: PauseCause): Promise<'rests'> {
    if (await store.move(job.id, ['running'], 'paused', { pause: cause })) await note(job, 'jobs:pause');
    return 'rests';
  }

  /** Returns the operator of a job with the role of now, or why it must not go on. */
  async function authorityOf({ operator, authorizedAt }: StoredJob): Promise<Operator | PauseCause> {
    const carried = { id: '', signedInAt: authorizedAt, operator };
    if (await sessions.isEnded(carried, maxSessionAge)) return 'signed-out';
    const open = (await sessions.list()).filter((session) => session.operator.subject === operator.subject);
    const [newest] = open.toSorted((first, second) => second.signedInAt - first.signedInAt);
    const role = newest?.operator.role ?? operator.role;
    return policy.rolePermissions[role].includes('jobs:run') ? { ...operator, role } : 'not-permitted';
  }

  function note({ id: jobId, operator, requestId, reason }: StoredJob, action: string): Promise<void> {
    return auditLog.note({ operator, action, flowId: requestId, target: { type: 'job', id: jobId }, reason });
  }
}

/** Whether the Management API refuses for good what a preview needs. */
function isLasting({ kind, data }: GatewayFault): boolean {
  if (lastingRefusals.includes(kind)) return true;
  const status = Number(data?.['status']);
  return status >= 400 && status < 500 && !passingStatuses.includes(status);
}
