import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

import { z } from 'zod';

import { operatorRoles } from '#contract/operators.ts';
import { ready, type ServerProcess, startServer } from '#e2e/start-server.ts';

import { hostileKinds } from './hostile-requests.ts';

/** Number of requests: `BENCH_HOSTILE`. */
const requests = Number(process.env['BENCH_HOSTILE'] || '100000');
const warmUp = Math.min(10_000, requests);
const atOnce = 20;

/** How long counters of a minute and pending timeouts may remain, in ms. */
const settling = 65_000;

/** Target: maximum growth of the used heap. */
const aim = 0.1;

/** In bytes. */
const memory = z.object({ heap: z.number(), external: z.number(), resident: z.number() });
export type Memory = z.output<typeof memory>;

export type MemoryResults = {
  requests: number;
  seconds: number;
  statuses: Record<string, number>;
  before: Memory;
  after: Memory;
  growth: number;
  aim: number;
};

/** Runs in the server's process: on SIGUSR2 it collects garbage and prints the memory in use. */
const reporter = `
  import { setFlagsFromString } from 'node:v8';
  import { runInNewContext } from 'node:vm';
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    console.log('memory ' + JSON.stringify({ heap: heapUsed, external, resident: rss }));
  });`;

/** Measures the memory of the built product after hostile requests of all kinds. */
export async function benchMemory(): Promise<MemoryResults> {
  const server = await startServer({
    DATA_DIR: 'memory',
    SEED_USERS: '300',
    TRUST_PROXY: 'true',
    LOGTO_WEBHOOK_SECRET: 'a secret that no hostile request is signed with',
    // High limits, so that as many requests as possible reach code that could store something.
    RATE_LIMITS: 'sign-in=1000000,write=1000000,reveal=1000000,search=1000000,webhook=1000000',
    READ_QUOTAS: 'viewer=1000000000/hour,1000000000/day;support=1000000000/hour,1000000000/day',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(reporter)}`,
  });
  try {
    await ready(server);
    const cookies = await Promise.all(operatorRoles.map((role) => signIn(server.address, role)));
    await send(server, { from: 0, to: warmUp, cookies });
    const before = await memoryOf(server);
    const started = performance.now();
    const statuses = await send(server, { from: warmUp, to: warmUp + requests, cookies });
    const seconds = (performance.now() - started) / 1000;
    const after = await memoryOf(server);
    return { requests, seconds, statuses, before, after, growth: after.heap / before.heap - 1, aim };
  } finally {
    server.process.kill('SIGKILL');
    await server.ended;
  }
}

async function signIn(address: string, role: string): Promise<string> {
  const answer = await fetch(`${address}/usher/sign-in/demo`, {
    method: 'POST',
    body: JSON.stringify({ role }),
    headers: { 'content-type': 'application/json', 'x-usher': '1' },
  });
  return answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
}

type Part = { from: number; to: number; cookies: readonly string[] };

/** Sends the hostile requests `from` to `to`, several at once, and returns the number of responses by status. */
async function send({ address }: ServerProcess, { from, to, cookies }: Part): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {};
  let next = from;
  const sendMore = async () => {
    while (next < to) {
      const nth = next;
      next += 1;
      const kind = hostileKinds[nth % hostileKinds.length];
      const cookie = cookies[Math.floor(nth / hostileKinds.length) % cookies.length] ?? '';
      if (kind === undefined) throw new Error('There are no kinds of hostile requests.');
      const { path, init } = kind(nth, { cookie, 'x-usher': '1' });
      const status = await fetch(`${address}${path}`, { redirect: 'manual', ...init }).then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        },
        () => 'cut off',
      );
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendMore));
  return statuses;
}

async function memoryOf({ process: child, output }: ServerProcess): Promise<Memory> {
  await setTimeout(settling);
  const known = output().length;
  child.kill('SIGUSR2');
  for (;;) {
    const [line] = /memory \{.*\}/.exec(output().slice(known)) ?? [];
    if (line !== undefined) return memory.parse(JSON.parse(line.slice('memory '.length)));
    if (child.stdout === null) throw new Error('The output of the server is not read.');
    await once(child.stdout, 'data');
  }
}
