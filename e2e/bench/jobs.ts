import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { z } from 'zod';

import { job, type Job, writingPlans } from '#contract/jobs.ts';
import { asAdministrator } from '#e2e/server-process.ts';
import { ready, startServer } from '#e2e/start-server.ts';

import { peakMemory } from './peak-memory.ts';

/** Users of the database: `BENCH_JOB_USERS`. */
const users = Number(process.env['BENCH_JOB_USERS'] || 50_000);

/** Rows of the import: `BENCH_IMPORT_ROWS`. */
const imported = Number(process.env['BENCH_IMPORT_ROWS'] || 10_000);

/** Users of the database that is exported: `BENCH_EXPORT_USERS`. */
const exported = Number(process.env['BENCH_EXPORT_USERS'] || 100_000);

/** Target: how much longer a look-up may take while a job runs at the default pace. */
const aim = 1.5;

const lookups = 60;

/** Generating the users takes minutes. */
const startTimeoutMs = 20 * 60_000;

export type JobResults = {
  dryRun: { rows: number; seconds: number };
  import: { rows: number; check: number; seconds: number };
  /** Median of a look-up in ms. */
  lookup: { idle: number; busy: number; ratio: number; aim: number };
  /** Memory of the server's process while it makes the dry run and the import. */
  memory: Memory;
  export: { rows: number; seconds: number; memory: Memory };
};

/** In bytes: after the start, and the most until the end. */
type Memory = { idle: number; peak: number };

const rules = {
  source: 'table',
  fileName: 'bench.csv',
  matchBy: ['username'],
  existing: 'skip',
  updates: [],
  sourceKey: null,
  skipsUnverified: false,
  roleIds: [],
  organizationIds: [],
  suspends: false,
  withoutPassword: 'none',
  allowsPlainPasswords: false,
};

/** Measures jobs of the built product on the embedded API. */
export async function benchJobs(): Promise<JobResults> {
  const fast = await measured({ JOB_RATE: '1000000', JOB_CONCURRENCY: '8' }, async (client) => {
    const begun = performance.now();
    const all = await client.create('POST /usher/jobs', {
      change: { action: 'suspend' },
      selection: { by: 'search', query: '' },
    });
    const { total } = await client.reach(all.id, 'ready');
    const dryRun = { rows: total, seconds: since(begun) };
    await client.send(`DELETE /usher/jobs/${all.id}`);

    const { id } = await client.create('POST /usher/imports', { rules, rows: imported });
    for (let first = 1; first <= imported; first += 1000) {
      const rows = Array.from({ length: Math.min(1000, imported - first + 1) }, (_, index) => {
        const number = first + index;
        return { number, user: { username: `bench_${number}`, primaryEmail: `bench.${number}@example.com` } };
      });
      await client.send(`PUT /usher/imports/${id}/rows`, { rows });
    }
    const checking = performance.now();
    await client.send(`POST /usher/imports/${id}/check`);
    await client.reach(id, 'ready');
    const check = since(checking);
    const running = performance.now();
    await client.send(`POST /usher/jobs/${id}/start`, { rows: imported });
    await client.reach(id, 'finished');
    return { dryRun, import: { rows: imported, check, seconds: since(running) } };
  });
  const usual = await measured({}, async (client) => {
    const idle = await client.lookUp();
    const { id } = await client.create('POST /usher/jobs', {
      change: { action: 'set-custom-data', key: 'bench', value: 1 },
      selection: { by: 'search', query: 'search.name=A%25' },
    });
    const planned = await client.reach(id, 'ready');
    const rows = writingPlans.reduce((sum, plan) => sum + (planned.plans[plan] ?? 0), 0);
    await client.send(`POST /usher/jobs/${id}/start`, { rows });
    const busy = await client.lookUp();
    return { idle, busy, ratio: busy / idle, aim };
  });
  const { results, memory } = await exportOfAll();
  return { ...fast.results, lookup: usual.results, memory: fast.memory, export: { ...results, memory } };
}

/** Measures the export of all users as CSV. */
const exportOfAll = () =>
  measured({ SEED_USERS: String(exported) }, async (client) => {
    const begun = performance.now();
    const columns = ['id', 'name', 'username', 'primaryEmail', 'createdAt', 'customData'];
    const { id } = z.object({ id: z.string() }).parse(
      await client.send('POST /usher/exports', {
        format: 'csv',
        columns: columns.map((name) => ({ name, header: name })),
        selection: { by: 'search', query: '' },
        hasByteOrderMark: false,
      }),
    );
    const lines = await client.countLines(`/usher/exports/${id}/file`);
    return { rows: lines - 1, seconds: since(begun) };
  });

type Client = {
  send: (line: string, body?: unknown) => Promise<unknown>;
  create: (line: string, body: unknown) => Promise<Job>;
  reach: (id: string, state: Job['state']) => Promise<Job>;
  /** Returns the median of exact searches, in ms. */
  lookUp: () => Promise<number>;
  /** Reads a file as it arrives, and returns the number of its lines. */
  countLines: (path: string) => Promise<number>;
};

/** Runs `run` with a server that was restarted after it had generated its users: that takes much memory. */
async function measured<T>(
  variables: Record<string, string>,
  run: (client: Client) => Promise<T>,
): Promise<{ results: T; memory: Memory }> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'));
  const settings = { DATA_DIR: folder, SEED_USERS: String(users), REASON_REQUIRED: '', ...variables };
  const first = await startServer(settings);
  try {
    await ready(first, startTimeoutMs);
  } finally {
    first.process.kill('SIGTERM');
    await first.ended;
  }

  const server = await startServer(settings);
  const memory = peakMemory(server.process.pid ?? 0);
  try {
    await ready(server, startTimeoutMs);
    const idle = memory.most();
    const headers = await asAdministrator(server.address);
    const send = async (line: string, body?: unknown): Promise<unknown> => {
      const [method = '', path = ''] = line.split(' ');
      const answer = await fetch(`${server.address}${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${line}: ${answer.status} ${await answer.text()}`);
      return answer.status === 204 ? undefined : answer.json();
    };
    const results = await run({
      send,
      create: async (line, body) => z.parse(job, await send(line, body)),
      reach: async (id, state) => {
        for (;;) {
          const found = z.parse(job, await send(`GET /usher/jobs/${id}`));
          if (found.state === state) return found;
          await setTimeout(500);
        }
      },
      lookUp: async () => {
        const times: number[] = [];
        for (let nth = 0; nth < lookups; nth += 1) {
          const begun = performance.now();
          await send(`GET /api/users?search.username=nobody_${nth}&mode.username=exact&isCaseSensitive=true`);
          times.push(performance.now() - begun);
          await setTimeout(100);
        }
        return times.toSorted((one, other) => one - other)[Math.floor(lookups / 2)] ?? 0;
      },
      countLines: async (path) => {
        const answer = await fetch(server.address + path, { headers });
        if (!answer.ok || answer.body === null) throw new Error(`${path}: ${answer.status}`);
        let lines = 0;
        for await (const chunk of answer.body) for (const byte of chunk) if (byte === lineFeed) lines += 1;
        return lines;
      },
    });
    return { results, memory: { idle, peak: memory.stop() } };
  } finally {
    server.process.kill('SIGKILL');
    await server.ended;
    await rm(folder, { recursive: true, force: true });
  }
}

const lineFeed = 0x0a;

const since = (begun: number): number => (performance.now() - begun) / 1000;
