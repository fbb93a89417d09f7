import * as z from 'zod';

import { completePolicy, type PasswordPolicy } from '#contract/password-policy.ts';
import { storedPasswordPolicy } from '#contract/passwords.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import { cachedPerJob } from './cached-per-job.ts';

const experience = z.object({ passwordPolicy: z.optional(storedPasswordPolicy) });

/** Returns the tenant's password policy, cached for a job. The Management API does not enforce it (logto-behavior.md#10.5). */
export type PolicyReader = (jobId: string) => Promise<PasswordPolicy>;

export const policyReader = ({ send, clock }: { send: UpstreamClient; clock: () => number }): PolicyReader =>
  cachedPerJob(clock, async () =>
    completePolicy(
      (await readAnswer(await send({ method: 'GET', address: '/api/sign-in-exp' }), experience))?.passwordPolicy,
    ),
  );
