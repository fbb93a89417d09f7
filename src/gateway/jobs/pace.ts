import { setTimeout as delay } from 'node:timers/promises';

import { type Kysely, sql } from 'kysely';

import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import type { JobTables } from './job-tables.ts';

/** How fast jobs send requests to the Management API. */
export type Pace = {
  /** Resolves when the next request may be sent. */
  take: () => Promise<void>;
  /** Lets no process send a request for this time, in ms. */
  holdBack: (ms: number) => Promise<void>;
  /** Tells how long a request took, in ms. */
  took: (ms: number) => void;
  /** How many requests this process may send at once: fewer while the Management API is slow. */
  concurrency: () => number;
};

export type PaceSettings = {
  /** Requests in 10 s, of all processes together. */
  rate: number;
  /** Requests at once, of each process. */
  concurrency: number;
};

type Options = PaceSettings & { db: Kysely<JobTables>; clock: () => number };

const period = 10_000;

/** At high rates, a process takes the requests of this time at once, in ms: each taking costs a query. */
const takenAtOnce = 100;

/** Shortest time between two changes of the concurrency, in ms. */
const settleTime = 2000;

/** The Management API counts as slow when requests take this many times as long as the fastest ones, and this long, in ms. */
const slowFactor = 4;
const slowFrom = 400;

/**
 * Spaces requests evenly (the generic cell rate algorithm): the database stores when the next one may be sent, so that all
 * processes together keep the rate.
 */
export function jobPace({ db, clock, rate, concurrency: most }: Options): Pace {
  const size = Math.max(1, Math.floor((rate * takenAtOnce) / period));
  const span = Math.max(1, Math.round((size * period) / rate));
  let left = 0;
  let startsAt = 0;
  let taking: Promise<void> | undefined;

  let current = most;
  let changedAt = 0;
  let usual: number | undefined;
  let recent = 0;

  const takeMore = async () => {
    const now = String(clock());
    const { rows } = await sql<{ next_at: string }>`
      update gateway_job_pace set next_at = greatest(next_at, ${now}::bigint) + ${span} where id = 1
      returning next_at`.execute(db);
    startsAt = Number(rows[0]?.next_at ?? 0) - span;
    left = size;
  };

  return {
    take: async () => {
      while (left === 0) {
        taking ??= takeMore().finally(() => {
          taking = undefined;
        });
        // Several requests wait for the same query, which may give them too few.
        await taking;
      }
      left -= 1;
      const wait = startsAt - clock();
      if (wait > 0) await delay(wait);
    },

    holdBack: async (ms) => {
      left = 0;
      const until = String(clock() + ms);
      await sql`update gateway_job_pace set next_at = greatest(next_at, ${until}::bigint) where id = 1`.execute(db);
    },

    took: (ms) => {
      recent = recent === 0 ? ms : recent * 0.8 + ms * 0.2;
      // The fastest requests become the measure at once, slower ones only over time.
      usual = usual === undefined || ms < usual ? ms : usual * 0.999 + ms * 0.001;
      const now = clock();
      if (now - changedAt < settleTime) return;
      const isSlow = recent > slowFrom && recent > slowFactor * usual;
      const next = isSlow ? Math.max(1, Math.floor(current / 2)) : Math.min(most, current + 1);
      if (next === current) return;
      current = next;
      changedAt = now;
    },

    concurrency: () => current,
  };
}

/** How often a request is repeated after a 429. */
const maxRepeats = 5;

/** Longest wait after a 429, in ms, and the wait if the response names none. */
const longestWait = 5 * 60_000;
const usualWait = 2000;

/** Sends requests at the pace of jobs, and repeats those that the Management API refused because there were too many. */
export function pacedClient({
  send,
  pace,
  clock,
}: {
  send: UpstreamClient;
  pace: Pace;
  clock: () => number;
}): UpstreamClient {
  return async (request) => {
    for (let repeat = 0; ; repeat += 1) {
      // In sequence: each attempt waits for the one before it.
      await pace.take();
      const begun = performance.now();
      const answer = await send(request);
      pace.took(performance.now() - begun);
      if (answer.status !== 429 || repeat === maxRepeats) return answer;
      await answer.body?.cancel();
      await pace.holdBack(waitOf(answer.headers.get('retry-after'), clock()) ?? usualWait * 2 ** repeat);
    }
  };
}

/** Returns the wait that a `Retry-After` header names, in ms; undefined if it names none. */
export function waitOf(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(wait) ? undefined : Math.min(longestWait, Math.max(0, wait));
}
