import { CompiledQuery, type Kysely, sql } from 'kysely';
import PgBoss from 'pg-boss';

/** The queues. A job of each has the data that its handler parses. */
export const jobQueues = ['suspension-ends', 'user-jobs'] as const;
export type JobQueueName = (typeof jobQueues)[number];

/** Schema of the queue's tables, which pg-boss creates and migrates. */
export const jobSchema = 'usher_jobs';

/** Runs SQL: a database, or a transaction that the job belongs to. */
type Executor = Pick<Kysely<unknown>, 'executeQuery'>;

export type Job = {
  data: unknown;
  /**
   * Whether the handler has to give up if it fails, and record that. The job is run again, as its last attempt, until the
   * handler resolves: the process may end, or the database fail, before anything is recorded.
   */
  isLastAttempt: boolean;
};

/** Rejects if the job failed and has to be run again. */
export type JobHandler = (job: Job) => Promise<void>;

export type SendOptions = { at: number; transaction?: Executor; onlyOne?: string };

type Around = { onStart?: () => Promise<void>; onClose?: () => void };

/** Jobs that run once, at a time, in one of the processes that share the database. */
export type JobQueue = {
  /**
   * Adds a job.
   *
   * @param at when it is due, in ms since the epoch
   * @param transaction the job is added if this is committed
   * @param onlyOne adds no second job with this key while one waits
   */
  send: (queue: JobQueueName, data: object, options: SendOptions) => Promise<void>;
  /** Lets this process look for due jobs of a queue now, instead of at the next poll. */
  hurry: (queue: JobQueueName) => void;
  /** Sets what runs the jobs of a queue, and what is called after the start and before the end; call it before `start`. */
  handle: (queue: JobQueueName, handler: JobHandler, around?: Around) => void;
  /** Begins to run jobs that are due. */
  start: () => Promise<void>;
  /** Waits for running jobs; jobs that are not finished then are run again later. */
  close: () => Promise<void>;
};

type Options<Tables> = {
  db: Kysely<Tables>;
  /** Called with errors, for the server log. */
  report: (error: unknown) => void;
  /** How often the database is asked for due jobs, in s; at least 0.5. */
  pollSeconds?: number;
};

/** Failed attempts before the last one. */
const attemptsBeforeLast = 8;

/**
 * A failed job is run again after 30 to 60 s, then after about twice as long each time: the last attempt comes after two to
 * four hours in all. pg-boss has no limit that could be reached, because it also counts attempts whose process ended.
 */
const retries = { retryLimit: 10_000, retryDelay: 30, retryBackoff: true };

/**
 * A job that takes longer counts as failed, in s: its process may have ended. Jobs on many users are run in short turns, and
 * `short` keeps a second turn of the same job from waiting.
 */
const optionsOf = {
  'suspension-ends': { expireInSeconds: 300 },
  'user-jobs': { expireInSeconds: 120, policy: 'short' },
} as const satisfies Record<JobQueueName, { expireInSeconds: number; policy?: 'short' }>;

/** How long a job may be overdue because no process runs. */
const retentionDays = 3650;

/** How long `close` waits for running jobs, in ms. */
const closeTimeout = 10_000;

/** Key of the lock of {@link migrateJobs}: any number that nothing else in the database uses. */
const migrationLock = 715_203_611;

/**
 * Creates or migrates the tables of the queues. Several processes may start at once: one after the other does it, because
 * pg-boss's own statements fail or wait for each other on an empty database.
 */
export const migrateJobs = <Tables>(db: Kysely<Tables>): Promise<void> =>
  db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${migrationLock})`.execute(connection);
    try {
      await createQueues(connection);
    } finally {
      await sql`select pg_advisory_unlock(${migrationLock})`.execute(connection);
    }
  });

async function createQueues<Tables>(connection: Kysely<Tables>): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => runOn(connection, text, values) },
    schema: jobSchema,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  for (const name of jobQueues) {
    const options = { name, ...retries, ...optionsOf[name], retentionDays };
    // In sequence, because each creates a table. Has no effect on a queue that exists.
    await boss.createQueue(name, options);
    await boss.updateQueue(name, options);
  }
  await boss.stop({ graceful: false });
}

/**
 * Opens the job queue on Usher's own database, embedded or on a server, after {@link migrateJobs}. Each job is taken by one
 * process (`for update skip locked`). It is run again if it fails, or if the process that took it ended.
 */
export function openJobQueue<Tables>({ db, report, pollSeconds = 5 }: Options<Tables>): JobQueue {
  const boss = new PgBoss({ db: executorOf(db), schema: jobSchema, migrate: false, schedule: false });
  boss.on('error', report);
  const handlers = new Map<JobQueueName, JobHandler>();
  const workers = new Map<JobQueueName, string>();
  const surroundings: Around[] = [];
  let started: Promise<unknown> | undefined;
  return {
    send: async (queue, data, { at, transaction, onlyOne }) => {
      const id = await boss.send(queue, data, {
        startAfter: new Date(at),
        ...(onlyOne !== undefined && { singletonKey: onlyOne }),
        ...(transaction !== undefined && { db: { executeSql: (text, values) => run(transaction, text, values) } }),
      });
      if (id === null && onlyOne === undefined) throw new Error(`A job was not added to the queue ${queue}.`);
    },
    hurry: (queue) => {
      const worker = workers.get(queue);
      if (worker !== undefined) boss.notifyWorker(worker);
    },
    handle: (queue, handler, around = {}) => {
      handlers.set(queue, handler);
      surroundings.push(around);
    },
    start: async () => {
      started = boss.start();
      await started;
      for (const [queue, handler] of handlers) {
        const options = { includeMetadata: true, batchSize: 1, pollingIntervalSeconds: pollSeconds } as const;
        const worker = await boss.work<unknown>(queue, options, async (jobs) => {
          for (const { data, retryCount } of jobs) {
            try {
              await handler({ data, isLastAttempt: retryCount >= attemptsBeforeLast });
            } catch (error) {
              report(error);
              throw error;
            }
          }
        });
        workers.set(queue, worker);
      }
      for (const { onStart } of surroundings) await onStart?.();
    },
    close: async () => {
      if (started === undefined) return;
      for (const { onClose } of surroundings) onClose?.();
      await boss.stop({ timeout: closeTimeout });
    },
  };
}

function executorOf<Tables>(db: Kysely<Tables>): PgBoss.Db {
  return { executeSql: (text, values) => db.connection().execute((connection) => runOn(connection, text, values)) };
}

/** Runs the statements of pg-boss. Some are several in one text, with their own transaction. */
async function runOn<Tables>(connection: Kysely<Tables>, text: string, values?: readonly unknown[]) {
  try {
    return await run(connection, text, values);
  } catch (error) {
    // The connection is used again, and must not be left in a failed transaction.
    if (/^\s*begin\b/i.test(text)) await sql`rollback`.execute(connection);
    throw error;
  }
}

/** pg-boss passes no values for a text of several statements. */
async function run(executor: Executor, text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }> {
  const { rows } = await executor.executeQuery(CompiledQuery.raw(text, [...(values ?? [])]));
  return { rows };
}
