import type { JobHandler, JobQueue } from '#gateway/jobs/job-queue.ts';

export type JobsInMemory = Pick<JobQueue, 'send' | 'handle'> & {
  /** Runs the jobs that are due by the clock, each once, and keeps those that fail. Returns the errors. */
  runDue: (options?: { isLastAttempt?: boolean }) => Promise<unknown[]>;
};

/** A job queue that runs jobs only on demand. */
export function jobsInMemory(clock: () => number): JobsInMemory {
  let waiting: { data: object; at: number }[] = [];
  let run: JobHandler | undefined;
  return {
    send: (_queue, data, { at }) => {
      waiting.push({ data, at });
      return Promise.resolve();
    },
    handle: (_queue, handler) => {
      run = handler;
    },
    runDue: async ({ isLastAttempt = false } = {}) => {
      const due = waiting.filter(({ at }) => at <= clock());
      waiting = waiting.filter(({ at }) => at > clock());
      const errors: unknown[] = [];
      for (const job of due) {
        try {
          await run?.({ data: job.data, isLastAttempt });
        } catch (error) {
          errors.push(error);
          waiting.push(job);
        }
      }
      return errors;
    },
  };
}
