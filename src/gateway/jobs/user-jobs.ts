import { Hono } from 'hono';
import type { Kysely } from 'kysely';
import * as z from 'zod';

import type { Features } from '#contract/features.ts';
import type { NewJob } from '#contract/jobs.ts';
import type { ApprovalCauseOf } from '#gateway/approvals/require-approval.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { ReadLimiter } from '#gateway/limits/read-quotas.ts';
import type { OperatorSessions } from '#gateway/operators/operator-sessions.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import type { Secrets } from '#gateway/operators/seal.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { protectedAccounts, rolesOfUserReader } from '#gateway/policy/protected-accounts.ts';
import type { ProtectionCheck } from '#gateway/policy/role-protection.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import { roleReader, userReader } from '#gateway/upstream/read-records.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';
import { type ActionOptions, actions, type Perform } from '#gateway/writes/actions.ts';
import { upstreamWriter } from '#gateway/writes/write-upstream.ts';

import { accountFacts, memberPages } from './account-facts.ts';
import { rowChecker } from './check-rows.ts';
import { rowCollector } from './collect-rows.ts';
import { importChecker } from './import/check-import.ts';
import { importRoutes } from './import/import-routes.ts';
import { type ImportStore, importStore } from './import/import-store.ts';
import { connectorReader } from './import/read-connectors.ts';
import { nameReader } from './import/read-names.ts';
import { policyReader } from './import/read-policy.ts';
import { triedUserRemover } from './import/remove-tried.ts';
import { userCreation } from './import/user-creation.ts';
import type { JobQueue } from './job-queue.ts';
import { jobRoutes } from './job-routes.ts';
import { type JobStore, jobStore } from './job-store.ts';
import type { JobTables } from './job-tables.ts';
import { jobWorker } from './job-worker.ts';
import { jobPace, type Pace, pacedClient, type PaceSettings } from './pace.ts';
import { type RowStore, rowStore } from './row-store.ts';
import { rowRunner } from './run-rows.ts';

const day = 24 * 60 * 60_000;

/** The stored jobs and their pace. */
export type UserJobs = {
  store: JobStore;
  rows: RowStore;
  imports: ImportStore;
  pace: Pace;
  /** Whether no other process uses the database: rows of a process that ended are carried on with at once. */
  isOnlyProcess: boolean;
  /** How long jobs are kept after their end, in days. */
  retentionDays: number;
  report: (error: unknown) => void;
};

type StorageOptions = PaceSettings & {
  db: Kysely<JobTables>;
  queue: Pick<JobQueue, 'send' | 'hurry'>;
  clock: () => number;
  isOnlyProcess: boolean;
  retentionDays: number;
  /** Seal the passwords of imported files. */
  secrets: Secrets;
  /** Called with errors of background work, for the server log. */
  report: (error: unknown) => void;
};

export const openUserJobs = ({
  isOnlyProcess,
  retentionDays,
  report,
  queue,
  ...options
}: StorageOptions): UserJobs => ({
  store: jobStore({ ...options, queue }),
  rows: rowStore(options),
  imports: importStore({ ...options, passwordsFor: retentionDays * day }),
  pace: jobPace(options),
  isOnlyProcess,
  retentionDays,
  report,
});

type Options = UserJobs & {
  policy: OperatorPolicy;
  features: Features;
  perform: Perform;
  count: (kind: LimitedKind, who: string) => void;
  send: UpstreamClient;
  /** The dependencies of the path of a write. Jobs use it at their own pace. */
  actionOptions: ActionOptions;
  approvalCause: ApprovalCauseOf;
  protection: ProtectionCheck;
  queue: Pick<JobQueue, 'handle'>;
  sessions: OperatorSessions;
  auditLog: AuditLog;
  readLimiter: ReadLimiter;
  clock: () => number;
};

/** Connects the worker of jobs on many users to the queue, and returns the routes under `/usher`. */
export function userJobRoutes(options: Options): Hono<OperatorEnv> {
  const { store, rows, imports, pace, policy, features, queue, sessions, auditLog, approvalCause, clock } = options;
  const send = pacedClient({ send: options.send, pace, clock });
  const readUser = userReader(send);
  const readRolesOfUser = rolesOfUserReader(send);
  const { performForJob, requireUnprotected } = actions({
    ...options.actionOptions,
    readUser,
    readRole: roleReader(send),
    protectedAccounts: protectedAccounts({ readRolesOfUser, protection: options.protection }),
  });
  const facts = accountFacts({ send, readRolesOfUser });
  const write = upstreamWriter(send);
  const creation = userCreation({ send, imports });
  const run = rowRunner({ rows, facts, readUser, write, performForJob, creation, features });
  const worker = jobWorker({
    policy,
    store,
    rows,
    collect: rowCollector({ store, readPage: memberPages(send) }),
    check: rowChecker({
      send,
      rows,
      facts,
      readPage: memberPages(send),
      requireUnprotected,
      approvalCause,
      pace,
      clock,
    }),
    checkImport: importChecker({
      send,
      rows,
      imports,
      readNames: nameReader({ send, clock }),
      readPolicy: policyReader({ send, clock }),
      readConnectors: connectorReader({ send, clock }),
      features,
      facts,
      requireUnprotected,
    }),
    run,
    pace,
    sessions,
    auditLog,
    clock,
  });
  let daily: NodeJS.Timeout | undefined;
  const removeOld = () => store.removeOlder(clock() - options.retentionDays * day).catch(options.report);
  queue.handle('user-jobs', worker.handle, {
    onStart: async () => {
      if (options.isOnlyProcess) await rows.releaseAll();
      await worker.resume();
      void removeOld();
      daily = setInterval(() => void removeOld(), day).unref();
    },
    onClose: () => {
      clearInterval(daily);
      worker.stop();
    },
  });
  const { routes, events, shown } = jobRoutes({
    ...options,
    removeTried: triedUserRemover({ rows, facts, readUser, performForJob, write }),
    readPage: memberPages(options.send),
    subjectOf: subjectReader(options.send),
    readName: async (kind, id) => {
      const address = `/api/${kind}s/${encodeURIComponent(id)}`;
      return (await readAnswer(await options.send({ method: 'GET', address }), named))?.name;
    },
  });
  return new Hono<OperatorEnv>()
    .route('/jobs', routes)
    .route('/job-events', events)
    .route('/imports', importRoutes({ ...options, performForJob, run, send, write, shown }));
}

const named = z.object({ name: z.string(), type: z.string().optional() });

/**
 * Returns the names of the roles or the organization that a job is about.
 *
 * @throws {GatewayFault} `notAssignable` if users can't have one of them
 */
function subjectReader(send: UpstreamClient) {
  const nameOf = async (address: string) => {
    const found = await readAnswer(await send({ method: 'GET', address }), named);
    if (found === undefined || found.type === 'MachineToMachine') throw new GatewayFault('notAssignable');
    return found.name;
  };
  return async ({ change }: NewJob): Promise<string | undefined> => {
    if ('organizationId' in change) return nameOf(`/api/organizations/${encodeURIComponent(change.organizationId)}`);
    if (!('roleIds' in change)) return 'key' in change ? change.key : undefined;
    const names = await Promise.all(change.roleIds.map((id) => nameOf(`/api/roles/${encodeURIComponent(id)}`)));
    return names.join(', ');
  };
}
