import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as z from 'zod';

import { type Job, type JobEvent, jobRowFilter, type JobState, jobStart, maxJobRows, newJob } from '#contract/jobs.ts';
import { isDeeper } from '#contract/json.ts';
import type { Permission } from '#contract/operators.ts';
import { defaultPageSize, maxPageSize, totalNumberHeader } from '#contract/paging.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { requireCheapPatterns } from '#gateway/limits/pattern-cost.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { ReadLimiter } from '#gateway/limits/read-quotas.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { readInput } from '#gateway/read-json.ts';
import { type Action, type Perform, reasonOf } from '#gateway/writes/actions.ts';

import type { memberPages } from './account-facts.ts';
import { addressOf, rowsOf } from './collect-rows.ts';
import type { RemoveTried } from './import/remove-tried.ts';
import { emptyCounts, type JobCounts, type JobStore, present, type StoredJob } from './job-store.ts';
import { type ReadName, resultCsv, snapshotLines } from './result-file.ts';
import type { RowStore } from './row-store.ts';
import { permissionsOf, stepOf } from './steps.ts';

/** Largest body of a job with the IDs of its users, in bytes. */
export const maxJobBody = 4 * 1024 * 1024;

/** How often changes are looked for while a browser listens, in ms, and how long a connection stays open. */
const lookEvery = 1000;
const connectionFor = 5 * 60_000;

/** How long a job that ended, or that waits for an operator, is still sent to the browsers that listen, in ms. */
const endedFor = 60_000;
const restingFor = 10 * 60_000;

const activeStates: readonly JobState[] = ['collecting', 'checking', 'running'];

/** Longest value of custom data, in characters of its JSON: the ledger stores it with each row. */
const maxValue = 10_000;

const paging = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  page_size: z.coerce.number().int().min(1).max(maxPageSize).default(defaultPageSize),
});

const fileQuery = z.object({ headings: z.string().optional() });

type Options = {
  policy: OperatorPolicy;
  perform: Perform;
  count: (kind: LimitedKind, who: string) => void;
  store: JobStore;
  rows: RowStore;
  removeTried: RemoveTried;
  readName: ReadName;
  readPage: ReturnType<typeof memberPages>;
  /** Returns the names of the roles or the organization of a job, for its title. */
  subjectOf: (job: z.infer<typeof newJob>) => Promise<string | undefined>;
  auditLog: Pick<AuditLog, 'note'>;
  readLimiter: Pick<ReadLimiter, 'countRows'>;
  clock: () => number;
};

/** `/usher/jobs`: work on many users. */
export function jobRoutes(options: Options): {
  routes: Hono<OperatorEnv>;
  /** Server-sent events with the jobs that changed. */
  events: Hono<OperatorEnv>;
  shown: (id: string) => Promise<Job>;
} {
  const {
    policy,
    perform,
    count,
    store,
    rows,
    removeTried,
    readName,
    readPage,
    subjectOf,
    auditLog,
    readLimiter,
    clock,
  } = options;
  const routes = new Hono<OperatorEnv>();
  const latest = sharedFor(lookEvery, clock, latestJobs);

  const events = new Hono<OperatorEnv>().get('/', (c) => {
    requirePermissions(policy, c.var.session.operator, ['jobs:run']);
    return streamSSE(c, async (stream) => {
      const until = clock() + connectionFor;
      let sent = '';
      while (!stream.aborted && !stream.closed && clock() < until) {
        const data = JSON.stringify({ jobs: await latest() } satisfies JobEvent);
        if (data !== sent) await stream.writeSSE({ data });
        sent = data;
        await stream.sleep(lookEvery);
      }
    });
  });

  routes.use(async (c, next) => {
    requirePermissions(policy, c.var.session.operator, ['jobs:run']);
    await next();
  });

  routes.get('/', async (c) => {
    const { jobs, total } = await store.list(readInput(paging, c.req.query()));
    c.header(totalNumberHeader, String(total));
    return c.json(await shown(jobs));
  });

  routes.post('/', async (c) => {
    const { operator } = c.var.session;
    count('search', operator.subject);
    const { change, selection } = readInput(newJob, await c.req.json<unknown>().catch(() => undefined));
    requirePermissions(policy, operator, permissionsOf(stepOf(change)));
    if (change.action === 'set-custom-data') requireSmall(change.value);
    if (selection.by === 'search') requireCheapPatterns(new URLSearchParams(selection.query));
    const address = addressOf(selection);
    if (address !== undefined) {
      const { total } = await readPage(address, 1);
      if (total > maxJobRows) throw new GatewayFault('tooManyRows', { data: { max: maxJobRows, found: total } });
    }
    const id = await store.create({
      kind: change.action,
      task: { kind: 'bulk', change, selection: address === undefined ? null : selection },
      subject: await subjectOf({ change, selection }),
      operator,
      reverts: undefined,
      state: address === undefined ? 'checking' : 'collecting',
      rows: rowsOf(selection) ?? [],
    });
    return c.json(await one(await found(id)), 201);
  });

  routes.get('/:jobId', async (c) => c.json(await one(await found(c.req.param('jobId')))));

  routes.delete('/:jobId', async (c) => {
    const job = await found(c.req.param('jobId'));
    // A job that was started stays in the list, with what it did.
    if (job.startedAt !== undefined) throw new GatewayFault('jobChanged');
    if ((await countsOf(job)).made === 0) {
      await store.remove(job.id);
      return c.body(null, 204);
    }
    // Users of trials don't stay behind.
    const discard: Action = {
      permissions: ['jobs:run', 'users:delete'],
      name: 'jobs:discard',
      limit: 'write',
      targets: [],
      opensFlow: true,
      record: {
        method: 'DELETE',
        route: '/usher/jobs/:jobId',
        target: { type: 'job', id: job.id },
        fields: { job: job.kind },
      },
    };
    return perform(c, discard, async () => {
      const { operator } = c.var.session;
      const failed = await removeTried(job.id, { operator, flowId: c.var.requestId, reason: reasonOf(c) });
      if (failed !== undefined) return failed;
      await store.remove(job.id);
      return c.body(null, 204);
    });
  });

  routes.get('/:jobId/rows', async (c) => {
    const job = await found(c.req.param('jobId'));
    const { page, page_size } = readInput(paging, c.req.query());
    const listed = await rows.page(job.id, readInput(jobRowFilter, c.req.query()), { page, page_size });
    readLimiter.countRows(c.var.session.operator, listed.rows.length);
    c.header(totalNumberHeader, String(listed.total));
    return c.json(listed.rows);
  });

  routes.get('/:jobId/lost', async (c) => c.json(await rows.lostOf((await found(c.req.param('jobId'))).id)));

  routes.get('/:jobId/file', async (c) => {
    const job = await found(c.req.param('jobId'));
    const { headings } = readInput(fileQuery, c.req.query());
    await noteExport(c, job, 'jobs:export');
    const of = { id: job.id, columns: job.kind === 'import' ? await store.columnsOf(job.id) : undefined };
    const lines = resultCsv(rows, of, readName, headings === undefined ? undefined : headings.split(','));
    return download(c, lines, `job-${job.id}.csv`, 'text/csv; charset=utf-8');
  });

  routes.get('/:jobId/snapshot', async (c) => {
    const job = await found(c.req.param('jobId'));
    if (!(await one(job)).hasSnapshot) throw new GatewayFault('jobChanged');
    await noteExport(c, job, 'jobs:export');
    return download(c, snapshotLines(rows, job.id), `deleted-users-${job.id}.ndjson`, 'application/x-ndjson');
  });

  routes.post('/:jobId/start', async (c) => {
    const job = await found(c.req.param('jobId'));
    const { rows: expected, keepsSnapshot = false } = readInput(
      jobStart,
      await c.req.json<unknown>().catch(() => undefined),
    );
    const started = await action(job, 'start', {
      opensFlow: true,
      fields: { job: job.kind, rows: expected },
      given: reasonOf(c),
    });
    return perform(c, started, async () => {
      const { states, made } = await countsOf(job);
      // Rows that were tried are done already.
      const writing = (states.waiting ?? 0) + (states.unknown ?? 0);
      // What the operator saw is what is done.
      if (writing !== expected || (writing === 0 && made === 0)) return refused(c);
      if (job.state === 'ready') await rows.resumeTried(job.id);
      const { operator } = c.var.session;
      const isMoved = await store.move(job.id, ['ready'], 'running', {
        continues: true,
        operator,
        ...(job.task.kind === 'revert' && { task: { ...job.task, keepsSnapshot } }),
        requestId: c.var.requestId,
        reason: reasonOf(c),
      });
      return isMoved ? c.json(await one(await found(job.id))) : refused(c);
    });
  });

  change('pause', ['running'], (job) => store.move(job.id, ['running'], 'paused', { pause: 'operator' }));
  change('resume', ['paused'], (job, c) => store.move(job.id, ['paused'], job.pausedIn ?? 'running', inNameOf(c)));
  change('cancel', ['collecting', 'checking', 'ready', 'running', 'paused'], (job) =>
    store.move(job.id, ['collecting', 'checking', 'ready', 'running', 'paused'], 'canceled'),
  );
  change('retry', ['finished'], async (job, c) => {
    if ((await rows.retry(job.id)) === 0) return false;
    return store.move(job.id, ['finished'], 'running', inNameOf(c));
  });

  routes.post('/:jobId/revert', async (c) => {
    const job = await found(c.req.param('jobId'));
    if (!(await one(job)).canRevert) throw new GatewayFault('jobChanged');
    const { operator } = c.var.session;
    const id = await store.create({
      kind: 'revert',
      task: { kind: 'revert', of: job.kind },
      subject: job.subject,
      operator,
      reverts: job.id,
      state: 'checking',
      rows: [],
    });
    return c.json(await one(await found(id)), 201);
  });

  return { routes, events, shown: async (id) => one(await found(id)) };

  /** Adds a route that changes the state of a job, with an audit event. */
  function change(
    word: 'pause' | 'resume' | 'cancel' | 'retry',
    from: readonly JobState[],
    run: (job: StoredJob, c: Context<OperatorEnv>) => Promise<boolean>,
  ): void {
    routes.post(`/:jobId/${word}`, async (c) => {
      const job = await found(c.req.param('jobId'));
      if (!from.includes(job.state)) throw new GatewayFault('jobChanged');
      return perform(c, await action(job, word, { given: reasonOf(c) }), async () =>
        (await run(job, c)) ? c.json(await one(await found(job.id))) : refused(c),
      );
    });
  }

  async function action(job: StoredJob, word: string, { opensFlow, fields, given }: ActionOptions): Promise<Action> {
    // Starting and resuming need what each row will need. A preview that is made again writes nothing.
    const isRun = word === 'start' || word === 'retry' || (word === 'resume' && job.pausedIn === undefined);
    const needed: Iterable<Permission> = isRun ? (await countsOf(job)).needs : [];
    // Rows that are carried out later have the reason of the start, unless there is another one.
    const reason = isRun ? (given ?? job.reason) : undefined;
    return {
      permissions: ['jobs:run', ...needed],
      name: word === 'start' ? 'jobs:run' : `jobs:${word}`,
      limit: 'write',
      targets: [],
      ...(opensFlow === true && { opensFlow }),
      ...(reason !== undefined && { reason }),
      record: {
        method: 'POST',
        route: `/usher/jobs/:jobId/${word}`,
        target: { type: 'job', id: job.id },
        fields: fields ?? { job: job.kind },
      },
    };
  }

  async function found(id: string): Promise<StoredJob> {
    const job = /^[\w-]{1,40}$/.test(id) ? await store.get(id) : undefined;
    if (job === undefined) throw new GatewayFault('jobNotFound');
    return job;
  }

  async function shown(jobs: readonly StoredJob[]): Promise<Job[]> {
    const ids = jobs.map(({ id }) => id);
    const [counts, reverting] = await Promise.all([store.counts(ids), store.reverting(ids)]);
    return jobs.map((job) =>
      present(job, counts.get(job.id) ?? emptyCounts(), { reverting: reverting.get(job.id), now: clock() }),
    );
  }

  async function one(job: StoredJob): Promise<Job> {
    const [only] = await shown([job]);
    if (only === undefined) throw new GatewayFault('jobNotFound');
    return only;
  }

  async function countsOf({ id }: StoredJob): Promise<JobCounts> {
    return (await store.counts([id])).get(id) ?? emptyCounts();
  }

  /** The jobs under way, and those that ended a moment ago. */
  async function latestJobs(): Promise<Job[]> {
    const { jobs } = await store.list({ page: 1, page_size: maxPageSize });
    const now = clock();
    return shown(
      jobs.filter(({ state, endedAt, createdAt }) => {
        if (endedAt !== undefined) return endedAt > now - endedFor;
        return activeStates.includes(state) || createdAt > now - restingFor;
      }),
    );
  }

  async function noteExport(c: Context<OperatorEnv>, job: StoredJob, name: string): Promise<void> {
    const { operator } = c.var.session;
    await auditLog.note({
      operator,
      action: name,
      requestId: c.var.requestId,
      target: { type: 'job', id: job.id },
    });
  }

  function download(c: Context<OperatorEnv>, lines: AsyncIterable<string>, name: string, type: string): Response {
    const encoder = new TextEncoder();
    const bytes = (async function* encoded() {
      for await (const line of lines) yield encoder.encode(line);
    })();
    return new Response(c.var.reported(ReadableStream.from(bytes)), {
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
    });
  }
}

/** @throws {GatewayFault} `invalidInput` */
function requireSmall(value: unknown): void {
  if (isDeeper(value) || JSON.stringify(value ?? null).length > maxValue) throw new GatewayFault('invalidInput');
}

type ActionOptions = {
  /** The reason that the request gives. */
  given: string | undefined;
  opensFlow?: true;
  fields?: Readonly<Record<string, unknown>>;
};

/** Lets a job go on in the name of the operator, with the reason that they give. */
const inNameOf = (c: Context<OperatorEnv>) =>
  ({ continues: true, operator: c.var.session.operator, reason: reasonOf(c) }) as const;

/** The response to an action on a job whose state does not allow it any more. */
export function refused(c: Context<OperatorEnv>): Response {
  const fault = new GatewayFault('jobChanged');
  // Not thrown: the action has started, so the audit log records this as its outcome.
  return c.json(fault.toJSON(), fault.status);
}

/** Returns a function whose callers share one result for a time, in ms. */
function sharedFor<T>(ms: number, clock: () => number, read: () => Promise<T>): () => Promise<T> {
  let last: { at: number; result: Promise<T> } | undefined;
  return () => {
    const now = clock();
    if (last === undefined || now - last.at >= ms) {
      const result = read();
      last = { at: now, result };
      // A failure is not shared with later callers.
      result.catch(() => {
        last = undefined;
      });
    }
    return last.result;
  };
}
