import * as z from 'zod';

import type { PaceSettings } from '#gateway/jobs/pace.ts';

import { unsetWhenEmpty } from './setting.ts';

const whole = (min: number, max: number) =>
  z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);

/** Variables for work on many users. */
export const jobEnvironment = {
  /** Requests to the Management API in 10 s. */
  JOB_RATE: unsetWhenEmpty(whole(1, 1_000_000).default(150)),
  /** Requests at once, of each process. */
  JOB_CONCURRENCY: unsetWhenEmpty(whole(1, 100).default(4)),
  /** How long jobs are kept after their end. */
  JOB_RETENTION_DAYS: unsetWhenEmpty(whole(1, 3650).default(30)),
};

const environment = z.object(jobEnvironment);

export type JobSettings = PaceSettings & { retentionDays: number };

export const jobSettings = (env: z.output<typeof environment>): JobSettings => ({
  rate: env.JOB_RATE,
  concurrency: env.JOB_CONCURRENCY,
  retentionDays: env.JOB_RETENTION_DAYS,
});
