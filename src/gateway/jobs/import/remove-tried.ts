import { nanoid } from 'nanoid';

import { maxJobRows } from '#contract/jobs.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { accountFacts } from '#gateway/jobs/account-facts.ts';
import type { RowStore } from '#gateway/jobs/row-store.ts';
import { leftAccountOf, planStep, requestsOf } from '#gateway/jobs/steps.ts';
import { findRule } from '#gateway/policy/find-rule.ts';
import type { ReadUser } from '#gateway/upstream/read-records.ts';
import { actionOf } from '#gateway/writes/action-of.ts';
import type { JobRowOrigin, PerformForJob } from '#gateway/writes/actions.ts';
import type { WriteUpstream } from '#gateway/writes/write-upstream.ts';

type Options = {
  rows: Pick<RowStore, 'doneBetween'>;
  facts: ReturnType<typeof accountFacts>;
  readUser: ReadUser;
  performForJob: PerformForJob;
  write: WriteUpstream;
};

/**
 * Deletes the users that trials of an import created, unless they signed in or were changed since. Returns the response to the
 * first deletion that failed; undefined if none did.
 */
export type RemoveTried = (
  jobId: string,
  origin: Pick<JobRowOrigin, 'operator' | 'flowId' | 'reason'>,
) => Promise<Response | undefined>;

export function triedUserRemover({ rows, facts, readUser, performForJob, write }: Options): RemoveTried {
  return async (jobId, origin) => {
    for (const { userId = '', left, made } of await rows.doneBetween(jobId, 1, maxJobRows)) {
      const ifUnused = leftAccountOf(left, made);
      // In sequence: few rows are tried.
      const account = ifUnused && (await readUser(userId, { isRequired: true }));
      if (account === undefined) continue;
      const about = facts.of(account);
      const step = { do: 'delete', ifUnused } as const;
      const { changes } = await planStep(step, about);
      for (const { method, path } of changes.length === 0 ? [] : await requestsOf(step, changes, about)) {
        const found = findRule(method, path);
        if (found === undefined) throw new GatewayFault('routeNotAllowed');
        const row = { ...origin, requestId: `job-${nanoid(16)}`, known: account };
        const answer = await performForJob(row, actionOf(found, undefined), () =>
          write({ method, address: path }, { path, reported: (body) => body }),
        );
        if (!answer.ok && answer.status !== 404) return answer;
      }
    }
    return undefined;
  };
}
