import { type Context, Hono } from 'hono';
import * as z from 'zod';

import {
  type ImportRules,
  importRows,
  type ImportSummary,
  importTrial,
  type ImportTrialResult,
  newImport,
} from '#contract/imports.ts';
import { maxJobRows } from '#contract/jobs.ts';
import { isDeeper } from '#contract/json.ts';
import type { Permission } from '#contract/operators.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { refused } from '#gateway/jobs/job-routes.ts';
import type { JobStore, StoredJob } from '#gateway/jobs/job-store.ts';
import type { RowStore } from '#gateway/jobs/row-store.ts';
import type { RowRunner } from '#gateway/jobs/run-rows.ts';
import { permissionsOf } from '#gateway/jobs/steps.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import { findRule } from '#gateway/policy/find-rule.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { codeOf, readInput } from '#gateway/read-json.ts';
import { accountIn } from '#gateway/upstream/read-records.ts';
import { type UpstreamClient, withJson } from '#gateway/upstream/upstream-client.ts';
import { actionOf } from '#gateway/writes/action-of.ts';
import { type Perform, type PerformForJob, reasonOf } from '#gateway/writes/actions.ts';
import type { WriteUpstream } from '#gateway/writes/write-upstream.ts';

import type { ImportStore } from './import-store.ts';
import { noPassword } from './plan-steps.ts';
import { withRules } from './read-row.ts';

type Options = {
  policy: OperatorPolicy;
  perform: Perform;
  performForJob: PerformForJob;
  count: (kind: LimitedKind, who: string) => void;
  store: JobStore;
  rows: RowStore;
  imports: ImportStore;
  run: RowRunner;
  send: UpstreamClient;
  write: WriteUpstream;
  /** Returns a job as operators see it. */
  shown: (id: string) => Promise<object>;
  clock: () => number;
};

const needed: readonly Permission[] = ['jobs:run', 'users:create'];

/** Logto's code for a password that is not the user's (logto-behavior.md#5.3). */
const wrongPassword = 'session.invalid_credentials';

/** Name of the process for rows that are carried out within a request. */
const trialWorker = 'trial';

/**
 * `/usher/imports`: files of users. The browser reads the file and sends its rows; then the job is checked, started and
 * shown like any other.
 */
export function importRoutes(options: Options): Hono<OperatorEnv> {
  const { policy, perform, performForJob, count, store, rows, imports, run, send, write, shown, clock } = options;
  const routes = new Hono<OperatorEnv>();

  routes.use(async (c, next) => {
    requirePermissions(policy, c.var.session.operator, needed);
    await next();
  });

  routes.post('/', async (c) => {
    const { operator } = c.var.session;
    count('search', operator.subject);
    const { rules, columns = [] } = readInput(newImport, await bodyOf(c));
    const id = await store.create({
      kind: 'import',
      task: { kind: 'import', rules },
      subject: rules.fileName,
      operator,
      reverts: undefined,
      state: 'collecting',
      rows: [],
      columns,
    });
    return c.json(await shown(id), 201);
  });

  routes.get('/:jobId', async (c) => {
    const { job, rules } = await importOf(c);
    return c.json({ rules, passwords: await imports.passwords(job.id, noPassword) } satisfies ImportSummary);
  });

  routes.put('/:jobId/rows', async (c) => {
    const { job, rules } = await importOf(c, ['collecting', 'ready']);
    const body = await bodyOf(c);
    if (isDeeper(body)) throw new GatewayFault('invalidInput');
    const { rows: given } = readInput(importRows, body);
    if (given.some(({ number }) => number > maxJobRows)) {
      throw new GatewayFault('tooManyRows', { data: { max: maxJobRows } });
    }
    await imports.put(
      job.id,
      rules.source,
      given.map((row) => withRules(row, rules)),
    );
    // A row that was edited in the preview is checked again.
    if (job.state === 'ready') await store.move(job.id, ['ready'], 'checking', { continues: true });
    return c.body(null, 204);
  });

  routes.post('/:jobId/check', async (c) => {
    const { job } = await importOf(c, ['collecting']);
    const isMoved = await store.move(job.id, ['collecting'], 'checking', { continues: true });
    if (!isMoved) throw new GatewayFault('jobChanged');
    return c.json(await shown(job.id));
  });

  routes.get('/:jobId/rows/:number', async (c) => {
    const { job } = await importOf(c);
    const row = await imports.get(job.id, numberIn(c));
    if (row === undefined) throw new GatewayFault('jobNotFound');
    return c.json(row);
  });

  routes.post('/:jobId/rows/:number/exclude', async (c) => {
    const { job } = await importOf(c, ['ready']);
    const number = numberIn(c);
    const row = await rows.get(job.id, number);
    // The user of a row that was tried exists, or may.
    if (row?.state !== 'waiting' && row?.state !== 'skipped') throw new GatewayFault('jobChanged');
    await rows.savePlans(job.id, [{ number, plan: 'skipped', code: 'job.excluded' }]);
    if (await imports.exclude(job.id, number)) await store.move(job.id, ['ready'], 'checking', { continues: true });
    return c.json(await shown(job.id));
  });

  // Carries out one row, and lets Logto verify a password that the operator knows.
  routes.post('/:jobId/trial', async (c) => {
    const { job } = await importOf(c, ['ready']);
    const { number, password } = readInput(importTrial, await bodyOf(c));
    const { steps = [] } = (await rows.get(job.id, number)) ?? {};
    const record = {
      method: 'POST',
      route: '/usher/imports/:jobId/trial',
      target: { type: 'job', id: job.id },
      fields: { job: job.kind },
    };
    const action = {
      // The user is deleted again if the password is refused.
      permissions: [...needed, 'users:delete', ...steps.flatMap(permissionsOf)],
      name: 'jobs:trial',
      limit: 'write',
      targets: [],
      opensFlow: true,
      record,
    } as const;
    return perform(c, action, async () => {
      const secret = await imports.passwordOf(job.id, number);
      if (secret === undefined) return refused(c);
      const row = await rows.claimOne(job.id, number, trialWorker);
      if (row === undefined) return refused(c);
      const { operator } = c.var.session;
      const trial = { ...job, requestId: c.var.requestId, reason: reasonOf(c), startedAt: clock() };
      const end = await run(trial, row, { id: trialWorker, operator });
      const userId = (await rows.get(job.id, number))?.userId;
      if (end === undefined || end.state === 'unknown') return answer({ state: 'unknown', step: 'creation', userId });
      if (end.state !== 'done' || userId === undefined) {
        // Nothing was created, so the row can be tried and started.
        if (userId === undefined && end.state === 'failed') await imports.restore(job.id, number, secret);
        return answer({ state: 'failed', code: ('code' in end ? end.code : undefined) ?? null });
      }
      const path = `/api/users/${encodeURIComponent(userId)}`;
      const verification = await unlessLost(send(withJson('POST', `${path}/password/verify`, { password })));
      if (verification?.ok === true) {
        // The verification may have replaced the digest by one of another algorithm.
        const account = await unlessLost(send({ method: 'GET', address: path }));
        const left = account && (await accountIn(account));
        if (left !== undefined) await rows.noteLeft(job.id, number, left.fields);
        return answer({ state: 'verified', userId });
      }
      const code = verification && (await codeOf(verification));
      // Another refusal, or a failure of Logto, does not say that the password is wrong.
      if (code !== wrongPassword) return answer({ state: 'unknown', step: 'verification', userId });
      // A user whose password is wrong must not stay.
      const isRemoved = await remove(c, path);
      if (isRemoved === undefined) {
        await imports.restore(job.id, number, secret, { isUncertain: true });
        return answer({ state: 'unknown', step: 'removal', userId: undefined });
      }
      if (isRemoved) await imports.restore(job.id, number, secret);
      return answer({ state: 'refused', isRemoved });

      function answer(result: TrialResult): Response {
        return c.json(
          (result.state === 'unknown'
            ? { ...result, userId: result.userId ?? null }
            : result) satisfies ImportTrialResult,
        );
      }
    });
  });

  return routes;

  /** Deletes the user of a trial. @returns whether the user is gone; undefined if that is unknown */
  async function remove(c: Context<OperatorEnv>, path: string): Promise<boolean | undefined> {
    const found = findRule('DELETE', path);
    if (found === undefined) throw new GatewayFault('routeNotAllowed');
    const origin = {
      operator: c.var.session.operator,
      requestId: `${c.var.requestId}-undo`,
      flowId: c.var.requestId,
      reason: reasonOf(c),
      known: undefined,
    };
    const removed = await unlessLost(
      performForJob(origin, actionOf(found, undefined), () =>
        write({ method: 'DELETE', address: path }, { path, reported: (body) => body }),
      ),
    );
    if (removed !== undefined) return removed.ok;
    // The account tells.
    const left = await unlessLost(send({ method: 'GET', address: path }));
    return left?.status === 404 ? true : left?.ok === true ? false : undefined;
  }

  /** @throws {GatewayFault} `jobNotFound`; `jobChanged` if the job is in another state */
  async function importOf(
    c: Context<OperatorEnv>,
    states?: readonly StoredJob['state'][],
  ): Promise<{ job: StoredJob; rules: ImportRules }> {
    const id = c.req.param('jobId') ?? '';
    const job = /^[\w-]{1,40}$/.test(id) ? await store.get(id) : undefined;
    if (job?.task.kind !== 'import') throw new GatewayFault('jobNotFound');
    if (states !== undefined && !states.includes(job.state)) throw new GatewayFault('jobChanged');
    return { job, rules: job.task.rules };
  }
}

type Unknown = Extract<ImportTrialResult, { state: 'unknown' }>;

/** Without a user, `userId` may be undefined. */
type TrialResult = Exclude<ImportTrialResult, Unknown> | (Omit<Unknown, 'userId'> & { userId: string | undefined });

/** Returns undefined in place of a response that was lost. */
async function unlessLost(request: Promise<Response>): Promise<Response | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof GatewayFault && (error.isOfUpstream || error.kind === 'outcomeUnknown')) return undefined;
    throw error;
  }
}

const bodyOf = (c: Context<OperatorEnv>): Promise<unknown> => c.req.json<unknown>().catch(() => undefined);

const rowNumber = z.object({ number: z.coerce.number().int().min(1).max(maxJobRows) });
const numberIn = (c: Context<OperatorEnv>): number => readInput(rowNumber, c.req.param()).number;
