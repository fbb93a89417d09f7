import type { PasswordPolicy } from '#contract/password-policy.ts';
import { readPasswordPolicy } from '#gateway/upstream/read-password-policy.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import { cachedPerJob } from './cached-per-job.ts';

/** Returns the tenant's password policy, cached for a job. */
export type PolicyReader = (jobId: string) => Promise<PasswordPolicy>;

export const policyReader = ({ send, clock }: { send: UpstreamClient; clock: () => number }): PolicyReader =>
  cachedPerJob(clock, () => readPasswordPolicy(send));
