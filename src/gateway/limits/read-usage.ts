import { type Kysely, type Migration, sql } from 'kysely';
import { LRUCache } from 'lru-cache';

import { migrate } from '#database/migrate.ts';
import { withTimeout } from '#database/with-timeout.ts';

/** Kinds of usage: records sent, and values that operators who see masked data searched for. */
export type ReadKind = 'rows' | 'masked-values';

export type ReadUsageTables = {
  /** `hour` is the number of the hour since the epoch. PostgreSQL's bigint is read as text. */
  gateway_read_usage: { subject: string; kind: ReadKind; hour: number; used: string };
};

/** Released migrations must not change. */
const migrations: Record<string, Migration> = { '0001-read-usage': { up: createReadUsage } };

async function createReadUsage(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_read_usage (
      subject text not null,
      kind text not null,
      hour integer not null,
      used bigint not null,
      primary key (subject, kind, hour)
    )`.execute(db);
}

/** Migrates the table. The database may also hold the tables of other modules. */
export const migrateReadUsage = (db: Kysely<ReadUsageTables>): Promise<void> =>
  migrate(db, 'gateway_read_usage', migrations);

/** Usage in the current clock hour, and in the 24 clock hours that end with it. */
export type Usage = { hour: number; day: number };

export type ReadUsage = {
  /** Counts usage, which is stored within {@link flushEvery}. */
  add: (subject: string, kind: ReadKind, count: number) => void;
  /** Returns the usage in all processes; the last known value while the database is unavailable. Never rejects. */
  of: (subject: string, kind: ReadKind) => Promise<Usage>;
  /** Stores the current counts now. Never rejects. */
  flush: () => Promise<void>;
};

type Options = {
  db: Kysely<ReadUsageTables>;
  clock: () => number;
  report: (error: unknown) => void;
  /** How long the database may take, in ms. */
  timeoutMs?: number;
};

export const hourLength = 60 * 60_000;
const hoursOfDay = 24;

/** How long usage is counted in memory before it is stored, and how long stored usage is cached, in ms. */
const flushEvery = 2000;
const goodFor = 1000;

/** Most pairs of operator and kind whose stored usage is cached. */
const maxStored = 10_000;

type Pending = { subject: string; kind: ReadKind; hour: number; used: number };
type Stored = { at: number; hour: number; usage: Usage };

/** Counts the reads of each operator, across restarts and all processes on one database. */
export function readUsage({ db, clock, report, timeoutMs = 5000 }: Options): ReadUsage {
  const pending = new Map<string, Pending>();
  // No expiry: while the database is unavailable, the last known usage applies.
  const stored = new LRUCache<string, Stored>({ max: maxStored });
  const reading = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> = Promise.resolve();
  let cleanedHour = 0;

  return { add, of, flush };

  function add(subject: string, kind: ReadKind, count: number): void {
    if (count <= 0) return;
    const hour = hourNow();
    const key = JSON.stringify([subject, kind, hour]);
    const known = pending.get(key);
    if (known === undefined) pending.set(key, { subject, kind, hour, used: count });
    else known.used += count;
    timer ??= setTimeout(() => void flush(), flushEvery).unref();
  }

  async function of(subject: string, kind: ReadKind): Promise<Usage> {
    const key = JSON.stringify([subject, kind]);
    const known = stored.get(key);
    if (known === undefined || clock() - known.at >= goodFor || known.hour !== hourNow()) await readOnce(subject, kind);
    const { usage } = stored.get(key) ?? { usage: { hour: 0, day: 0 } };
    const own = [...pending.values()].filter((one) => one.subject === subject && one.kind === kind);
    const sum = (counts: readonly Pending[]) => counts.reduce((total, { used }) => total + used, 0);
    return { hour: usage.hour + sum(own.filter(({ hour }) => hour === hourNow())), day: usage.day + sum(own) };
  }

  /** Concurrent requests share one query. */
  function readOnce(subject: string, kind: ReadKind): Promise<void> {
    const key = JSON.stringify([subject, kind]);
    const under = reading.get(key);
    if (under !== undefined) return under;
    const work = read(subject, kind)
      .catch(report)
      .finally(() => reading.delete(key));
    reading.set(key, work);
    return work;
  }

  async function read(subject: string, kind: ReadKind): Promise<void> {
    // Wait for the store in progress: its counts may be in neither place.
    await flush();
    const hour = hourNow();
    const at = clock();
    const rows = await withTimeout(timeoutMs, () =>
      db
        .selectFrom('gateway_read_usage')
        .select(['hour', 'used'])
        .where('subject', '=', subject)
        .where('kind', '=', kind)
        .where('hour', '>', hour - hoursOfDay)
        .execute(),
    );
    const sum = (counted: typeof rows) => counted.reduce((total, { used }) => total + Number(used), 0);
    const usage = { hour: sum(rows.filter((row) => row.hour === hour)), day: sum(rows) };
    stored.set(JSON.stringify([subject, kind]), { at, hour, usage });
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    flushing = flushing.then(store).catch(report);
    return flushing;
  }

  async function store(): Promise<void> {
    const counted = [...pending].map(([key, count]) => [key, { ...count }] as const);
    if (counted.length === 0) return;
    await withTimeout(timeoutMs, () =>
      db
        .insertInto('gateway_read_usage')
        .values(counted.map(([, { used, ...row }]) => ({ ...row, used: String(used) })))
        .onConflict((on) =>
          on.columns(['subject', 'kind', 'hour']).doUpdateSet({ used: sql`gateway_read_usage.used + excluded.used` }),
        )
        .execute(),
    );
    // Subtract only what was stored: counts added meanwhile stay in memory, as do all counts after a failure.
    for (const [key, { subject, kind, used }] of counted) {
      const rest = pending.get(key);
      if (rest !== undefined) rest.used -= used;
      if (rest?.used === 0) pending.delete(key);
      stored.delete(JSON.stringify([subject, kind]));
    }
    await clean();
  }

  async function clean(): Promise<void> {
    const hour = hourNow();
    if (cleanedHour === hour) return;
    cleanedHour = hour;
    await withTimeout(timeoutMs, () =>
      db
        .deleteFrom('gateway_read_usage')
        .where('hour', '<=', hour - hoursOfDay)
        .execute(),
    );
  }

  function hourNow(): number {
    return Math.floor(clock() / hourLength);
  }
}
