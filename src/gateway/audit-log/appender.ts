import { withTimeout } from '#database/with-timeout.ts';

import { appendBehind, type AuditLogTransaction, lockHead } from './chain.ts';
import { draft, type Draft } from './draft.ts';
import type { Sealing } from './sealing.ts';
import type { AuditLogDb } from './tables.ts';

type Options = {
  db: AuditLogDb;
  sealing: Sealing;
  clock: () => number;
  /** How long storing may take, in ms, before it counts as failed. */
  timeoutMs: number;
  report: (error: unknown) => void;
};

/** Events that wait for the same transaction, and the callbacks for its result. */
type Waiting = { drafts: readonly Draft[]; stored: () => void; failed: (error: unknown) => void };

/** An event to store later. `needs`: store it only if the event with this ID was stored after all. */
type QueuedEvent = { draft: Draft; needs?: string };

type Recovery = { since: number; late: QueuedEvent[]; lost: number };

export type Appender = {
  /** Resolves when the events are stored; rejects when they are not, or may not be. */
  append: (drafts: readonly Draft[]) => Promise<void>;
  /** Resolves when the event is stored or, after a failure, queued in memory to be stored later. Never rejects. */
  appendOrQueue: (entry: Draft) => Promise<void>;
  /** Queues an event that is stored only if the event with the ID `needs` was stored despite a reported failure. */
  queueIfStored: (entry: Draft, needs: string) => void;
  /** Waits for the running transaction, and tries once more to store the queued events. */
  close: () => Promise<void>;
};

/** Most waiting calls that share one transaction. */
const maxBatch = 1000;

/** Most events queued while the database is unavailable; further events are only counted. */
const maxQueued = 10_000;

/** Time between two attempts while the database is unavailable, in ms: doubled each time within these bounds. */
const retryAfter = { first: 1000, most: 30_000 };

/**
 * Appends to the chain, one transaction at a time: events that arrive meanwhile share the next one. Processes take
 * turns through the lock on the head.
 */
export function createAppender({ db, sealing, clock, timeoutMs, report }: Options): Appender {
  let waiting: Waiting[] = [];
  let isRunning = false;
  let recovery: Recovery | undefined;
  let retryDelay = retryAfter.first;
  let retryTimer: NodeJS.Timeout | undefined;
  let idle: (() => void)[] = [];

  return { append, appendOrQueue, queueIfStored, close };

  function append(drafts: readonly Draft[]): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ drafts, stored: resolve, failed: reject });
      void run();
    });
  }

  async function appendOrQueue(entry: Draft): Promise<void> {
    await append([entry]).catch(() => queue({ draft: entry }));
  }

  function queueIfStored(entry: Draft, needs: string): void {
    queue({ draft: entry, needs });
  }

  async function close(): Promise<void> {
    if (recovery !== undefined) void run();
    if (isRunning) await new Promise<void>((resolve) => idle.push(resolve));
    clearTimeout(retryTimer);
    if (recovery === undefined) return;
    const { late, lost } = recovery;
    report(new Error(`${late.length + lost} audit events were lost. Check the connection to the database.`));
  }

  /** Never rejects: failures are passed to the waiting callers. */
  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    do {
      clearTimeout(retryTimer);
      await storeNext();
    } while (waiting.length > 0);
    isRunning = false;
    const listeners = idle;
    idle = [];
    for (const listener of listeners) listener();
  }

  async function storeNext(): Promise<void> {
    const batch = waiting.slice(0, maxBatch);
    waiting = waiting.slice(maxBatch);
    // A copy: events are queued also while this one is stored.
    const recovered = recovery && { ...recovery, late: [...recovery.late] };
    try {
      await withTimeout(timeoutMs, (signal) =>
        store(
          batch.flatMap(({ drafts }) => drafts),
          recovered,
          signal,
        ),
      );
      forget(recovered);
      for (const { stored } of batch) stored();
    } catch (error) {
      report(error);
      recovery ??= { since: clock(), late: [], lost: 0 };
      retryTimer = setTimeout(() => void run(), retryDelay).unref();
      retryDelay = Math.min(retryDelay * 2, retryAfter.most);
      for (const { failed } of batch) failed(error);
    }
  }

  async function store(drafts: readonly Draft[], recovered: Recovery | undefined, signal: AbortSignal): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      const head = await lockHead(transaction);
      // After the timeout the callers have already been notified of the failure.
      signal.throwIfAborted();
      const first = recovered === undefined ? [] : await entriesOf(transaction, recovered, clock());
      await appendBehind(transaction, sealing, head, [...first, ...drafts]);
      signal.throwIfAborted();
    });
  }

  function queue(entry: QueuedEvent): void {
    recovery ??= { since: clock(), late: [], lost: 0 };
    if (recovery.late.length < maxQueued) recovery.late.push(entry);
    else recovery.lost += 1;
  }

  /** Drops the stored recovery, but not the events queued while it was being stored. */
  function forget(recovered: Recovery | undefined): void {
    retryDelay = retryAfter.first;
    if (recovered === undefined || recovery === undefined) return;
    const late = recovery.late.slice(recovered.late.length);
    const lost = recovery.lost - recovered.lost;
    recovery = late.length === 0 && lost === 0 ? undefined : { since: clock(), late, lost };
  }
}

/** Returns a gap event, followed by the queued events that were not stored after all. */
async function entriesOf(
  transaction: AuditLogTransaction,
  { since, late, lost }: Recovery,
  now: number,
): Promise<Draft[]> {
  const ids = late.flatMap((entry) => [entry.draft.id, ...(entry.needs === undefined ? [] : [entry.needs])]);
  const stored = await storedAmong(transaction, ids);
  const missing = late
    .filter((entry) => !stored.has(entry.draft.id) && (entry.needs === undefined || stored.has(entry.needs)))
    .map((entry) => entry.draft);
  const gap = draft({ at: now, kind: 'gap', action: 'audit:gap', since, count: missing.length, lost });
  return [gap, ...missing];
}

async function storedAmong(transaction: AuditLogTransaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await transaction.selectFrom('audit_events').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}
