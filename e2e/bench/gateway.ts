import { Hono } from 'hono';
import { z } from 'zod';

import { managementApiIndicator } from '#contract/oauth.ts';
import { operatorRoles, type OperatorRole } from '#contract/operators.ts';
import type { Database } from '#database/database.ts';
import { createGateway } from '#gateway/app.ts';
import { approvalStore, type ApprovalTables, migrateApprovals } from '#gateway/approvals/approval-store.ts';
import { createAuditLog } from '#gateway/audit-log/audit-log.ts';
import { migrateAuditLog } from '#gateway/audit-log/migrations.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';
import { callerStore, type CallerTables, migrateCallers } from '#gateway/callers/caller-store.ts';
import { exportStore, type ExportTables, migrateExports } from '#gateway/exports/export-store.ts';
import { type JobTables, migrateUserJobs } from '#gateway/jobs/job-tables.ts';
import { openUserJobs } from '#gateway/jobs/user-jobs.ts';
import { migrateNotes, noteStore, type NoteTables } from '#gateway/notes/note-store.ts';
import { migrateRoleMarks, roleMarks, type RoleMarkTables } from '#gateway/policy/role-marks.ts';
import { suspensionStore } from '#gateway/suspensions/suspension-store.ts';
import { migrateSuspensions, type SuspensionTables } from '#gateway/suspensions/suspension-table.ts';
import { signInAs, demoPolicy } from '#gateway/testing/demo-policy.ts';
import { jobsInMemory } from '#gateway/testing/jobs-in-memory.ts';
import { sessionsInMemory } from '#gateway/testing/sessions-in-memory.ts';
import { usageInMemory } from '#gateway/testing/usage-in-memory.ts';
import { machineToken } from '#gateway/upstream/machine-token.ts';
import { createManagementApi } from '#management-api/app.ts';
import type { Tables } from '#management-api/db/tables.ts';
import { prepareManagementApi } from '#management-api/prepare.ts';
import { fillInBulk } from '#management-api/testing/fill-in-bulk.ts';
import { createServerApp } from '#server/server-app.ts';
import { readSettings } from '#server/settings.ts';

import { listenAnywhere } from './listen-anywhere.ts';
import { quantile } from './measure.ts';

/** Number of requests through the gateway, and of direct requests. */
const samples = 1000;
const warmUp = 300;

/** Target: maximum time that the gateway adds to a read, in ms (median). */
const aim = 2;

const timeout = 30_000;
const clock = () => Date.now();
const secrets = ['secret of the benchmark, which seals no real data'] as const;
const limits = { 'sign-in': 1e6, write: 1e6, reveal: 1e6, search: 1e6, webhook: 10 };
const quota = { hour: 1e9, day: 1e9 };
const quotas = { viewer: quota, support: quota, admin: quota };
const userWithId = z.object({ id: z.string() });

/**
 * Sends the same requests to the Management API alternately through the gateway and directly, over persistent
 * connections. Closes the database.
 *
 * @returns lines to print
 */
export async function benchGateway(
  database: Database<
    Tables &
      AuditLogTables &
      ApprovalTables &
      RoleMarkTables &
      NoteTables &
      SuspensionTables &
      CallerTables &
      JobTables &
      ExportTables
  >,
): Promise<string[]> {
  const { db } = database;
  const { demoApp } = await prepareManagementApi({ db, clock, demoApp: {} });
  await fillInBulk(db, { users: 10_000, logs: 10 });
  await migrateAuditLog(db);
  await migrateApprovals(db);
  await migrateRoleMarks(db);
  await migrateNotes(db);
  await migrateExports(db);
  await migrateSuspensions(db);
  await migrateCallers(db);
  await migrateUserJobs(db);
  const callers = callerStore({ db, clock, secrets, report: console.error });
  const auditLog = createAuditLog({ db, clock, secrets, report: console.error, callersOf: callers.ofEach });

  const api = await listenAnywhere(
    createManagementApi({ db, clock, issuer: 'http://bench.test/oidc', report: console.error }).fetch,
  );
  const upstream = { baseUrl: api.address, tokenEndpoint: `${api.address}/oidc/token`, fetch };
  const jobs = jobsInMemory(clock);
  const credentials = { clientId: demoApp.id, clientSecret: demoApp.secret, resource: managementApiIndicator };
  const token = machineToken({ upstream, credentials, clock, timeout });
  const gateway = createGateway({
    upstream,
    token,
    policy: { ...demoPolicy, rateLimits: limits, readQuotas: quotas, secrets },
    auditLog,
    readUsage: usageInMemory(),
    operatorSessions: sessionsInMemory(clock),
    approvals: approvalStore({ db, clock, secrets, report: console.error }),
    notes: noteStore({ db, clock }),
    exports: exportStore({ db, clock }),
    suspensions: suspensionStore({ db, jobs, clock, upstreamTimeout: 1000 }),
    jobs,
    userJobs: openUserJobs({
      db,
      queue: jobs,
      clock,
      rate: 150,
      concurrency: 4,
      isOnlyProcess: true,
      retentionDays: 30,
      secrets,
      report: console.error,
    }),
    callers,
    roleMarks: roleMarks({ db, clock, report: console.error }),
    managementApi: managementApiIndicator,
    clock,
    timeout,
    features: { identityLinking: false },
    reportFault: ({ error }) => console.error(error),
  });
  // The whole server app, with everything that runs before the gateway.
  const usher = await listenAnywhere(
    createServerApp({
      settings: readSettings({}),
      product: { fetch: (request, from) => gateway.fetch(request, from), isReady: () => Promise.resolve(true) },
      files: new Hono(),
      measure: undefined,
    }).fetch,
  );
  const cookies = new Map<OperatorRole, string>();
  for (const role of operatorRoles) cookies.set(role, await signInAs(gateway, role));

  const bearer = { authorization: `Bearer ${await token.get()}` };
  const [one] = z.array(userWithId).parse(await (await fetch(`${api.address}/api/users`, { headers: bearer })).json());
  const read = async (address: string, headers: Record<string, string>) => {
    const started = performance.now();
    const answer = await fetch(address, { headers });
    await answer.arrayBuffer();
    const took = performance.now() - started;
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return took;
  };

  const lines: string[] = [];
  for (const [name, path, role] of [
    ['one user', `/api/users/${one?.id}`, 'admin'],
    ['a page of 20', '/api/users?page=1&page_size=20', 'admin'],
    ['a page of 20, masked', '/api/users?page=1&page_size=20', 'viewer'],
  ] as const) {
    const through = { cookie: cookies.get(role) ?? '' };
    const pairs: { direct: number; added: number }[] = [];
    for (let nth = -warmUp; nth < samples; nth += 1) {
      // One after the other: this measures response times, not throughput.
      const direct = await read(`${api.address}${path}`, bearer);
      const added = (await read(`${usher.address}${path}`, through)) - direct;
      if (nth >= 0) pairs.push({ direct, added });
    }
    const added = pairs.map((pair) => pair.added);
    const median = quantile(added, 0.5);
    lines.push(
      `${name}: ${quantile(
        pairs.map(({ direct }) => direct),
        0.5,
      ).toFixed(2)} ms; the gateway adds ${median.toFixed(2)} ms` +
        ` (p99 ${quantile(added, 0.99).toFixed(2)} ms; target ${aim} ms)${median > aim ? '  <-- missed' : ''}`,
    );
  }
  usher.close();
  api.close();
  await auditLog.close();
  await database.close();
  return lines;
}
