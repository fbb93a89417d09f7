import type { JobHandler, JobQueue, JobQueueName } from '#gateway/jobs/job-queue.ts';

export type JobsInMemory = Pick<JobQueue, 'send' | 'handle' | 'hurry'> & {
  /** Runs the jobs that are due by the clock, each once, and keeps those that fail. Returns the errors. */
  runDue: (options?: { isLastAttempt?: boolean }) => Promise<unknown[]>;
};

/** A job queue that runs jobs only on demand. */
export function jobsInMemory(clock: () => number): JobsInMemory {
  let waiting: { queue: JobQueueName; data: object; at: number; onlyOne: string | undefined }[] = [];
  const handlers = new Map<JobQueueName, JobHandler>();
  return {
    send: (queue, data, { at, onlyOne }) => {
      const isThere = onlyOne !== undefined && waiting.some((job) => job.queue === queue && job.onlyOne === onlyOne);
      if (!isThere) waiting.push({ queue, data, at, onlyOne });
      return Promise.resolve();
    },
    hurry: () => undefined,
    handle: (queue, handler) => {
      handlers.set(queue, handler);
    },
    runDue: async ({ isLastAttempt = false } = {}) => {
      const due = waiting.filter(({ at }) => at <= clock());
      waiting = waiting.filter(({ at }) => at > clock());
      const errors: unknown[] = [];
      for (const job of due) {
        try {
          await handlers.get(job.queue)?.({ data: job.data, isLastAttempt });
        } catch (error) {
          errors.push(error);
          waiting.push(job);
        }
      }
      return errors;
    },
  };
}
