import { appendBehind, type AuditLogTransaction, lockHead } from './chain.ts';
import { draft, type Draft } from './draft.ts';
import type { Sealing } from './sealing.ts';
import type { AuditLogDb } from './tables.ts';
import { withTimeout } from '#database/with-timeout.ts';

type Options = {
  db: AuditLogDb;
  sealing: Sealing;
  clock: () => number;
  /** How long storing may take, in ms, before whoever waits is told that it failed. */
  timeoutMs: number;
  report: (error: unknown) => void;
};

/** Entries that wait for the same transaction, and whom to tell. */
type Waiting = { drafts: readonly Draft[]; stored: () => void; failed: (error: unknown) => void };

/** What could not be stored at its time. `needs`: only if the entry with this ID was stored after all. */
type Late = { draft: Draft; needs?: string };

type Recovery = { since: number; late: readonly Late[]; lost: number };

export type Appender = {
  /** Resolves when the entries are stored. @throws when they are not, or may not be */
  append: (drafts: readonly Draft[]) => Promise<void>;
  /** Resolves when the entry is stored or, failing that, kept in memory to be stored later. */
  appendOrKeep: (entry: Draft) => Promise<void>;
  /** Keeps an entry that is only true if the one with the ID `needs` was stored although storing it seemed to fail. */
  keepIfStored: (entry: Draft, needs: string) => void;
  /** Waits for what is under way, and tries once more to store what was kept. */
  close: () => Promise<void>;
};

/** Most entries that one transaction stores for those who wait. */
const maxBatch = 1000;

/** Most entries kept while the database is away; what comes then is only counted. */
const maxLate = 10_000;

/** Time between two attempts while the database is away, in ms: doubled each time within these bounds. */
const retryAfter = { first: 1000, most: 30_000 };

/**
 * Appends to the chain, one transaction at a time: whatever comes meanwhile shares the next one. Processes take turns by
 * the lock on the head.
 */
export function createAppender({ db, sealing, clock, timeoutMs, report }: Options): Appender {
  let waiting: Waiting[] = [];
  let isRunning = false;
  let recovery: Recovery | undefined;
  let retryDelay = retryAfter.first;
  let retryTimer: NodeJS.Timeout | undefined;
  let idle: (() => void)[] = [];

  return { append, appendOrKeep, keepIfStored, close };

  function append(drafts: readonly Draft[]): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ drafts, stored: resolve, failed: reject });
      void run();
    });
  }

  async function appendOrKeep(entry: Draft): Promise<void> {
    await append([entry]).catch(() => keep({ draft: entry }));
  }

  function keepIfStored(entry: Draft, needs: string): void {
    keep({ draft: entry, needs });
  }

  async function close(): Promise<void> {
    if (recovery !== undefined) void run();
    if (isRunning) await new Promise<void>((resolve) => idle.push(resolve));
    clearTimeout(retryTimer);
    if (recovery === undefined) return;
    const { late, lost } = recovery;
    report(new Error(`${late.length + lost} events of the audit log were never written down.`));
  }

  /** Never rejects: what goes wrong is told to those who wait. */
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
    const recovered = recovery;
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
      // Whoever gave up waiting for this turn has told everybody that it failed.
      signal.throwIfAborted();
      const first = recovered === undefined ? [] : await entriesOf(transaction, recovered, clock());
      await appendBehind(transaction, sealing, head, [...first, ...drafts]);
      signal.throwIfAborted();
    });
  }

  function keep(entry: Late): void {
    recovery ??= { since: clock(), late: [], lost: 0 };
    recovery =
      recovery.late.length < maxLate
        ? { ...recovery, late: [...recovery.late, entry] }
        : { ...recovery, lost: recovery.lost + 1 };
  }

  /** What was kept while `recovered` was being stored stays. */
  function forget(recovered: Recovery | undefined): void {
    retryDelay = retryAfter.first;
    if (recovered === undefined || recovery === undefined) return;
    const late = recovery.late.slice(recovered.late.length);
    const lost = recovery.lost - recovered.lost;
    recovery = late.length === 0 && lost === 0 ? undefined : { since: clock(), late, lost };
  }
}

/** What was kept, without what was stored after all, behind the entry that admits the gap. */
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
