import * as z from 'zod';

import { gatewayErrorCodes } from '#contract/errors.ts';
import type { JobFieldChange, RowPlan } from '#contract/jobs.ts';
import type { Operator } from '#contract/operators.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { ApprovalCauseOf } from '#gateway/approvals/require-approval.ts';
import { expiringCache } from '#gateway/expiring-cache.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { Account } from '#gateway/upstream/read-records.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';
import type { RequireUnprotected } from '#gateway/writes/actions.ts';

import { type accountFacts, type AccountFacts, lostWith, type memberPages } from './account-facts.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import type { StoredJob } from './job-store.ts';
import type { Pace } from './pace.ts';
import type { PlannedRow, RowStore, StoredRow } from './row-store.ts';
import {
  inverseOf,
  leftAccountOf,
  partlyChanged,
  permissionsOf,
  planStep,
  type Step,
  type StepRefusal,
  stepOf,
} from './steps.ts';
import { userLabel } from './user-label.ts';

const users = z.array(z.looseObject({ id: z.string(), name: z.string().nullish(), username: z.string().nullish() }));

/** Users of one exact search: the address stays below 8 kB. Where each user costs requests, the progress is shown more often. */
const usersAtOnce = 100;
const costlyUsersAtOnce = 10;
const isCostly = ({ task }: StoredJob): boolean =>
  task.kind === 'revert' || (task.kind === 'bulk' && ['delete', 'sign-out'].includes(task.change.action));

/** How long the members of a role or organization are cached for a preview, in ms. */
const listsFor = 5 * 60_000;

/** Plans of accounts on which a step is refused. */
const planOf: Record<StepRefusal, RowPlan> = {
  'job.no_password': 'already',
  'job.expiration_off': 'invalid',
  'job.changed_since': 'impossible',
  'job.used_since': 'impossible',
};

type Options = {
  send: UpstreamClient;
  rows: RowStore;
  facts: ReturnType<typeof accountFacts>;
  readPage: ReturnType<typeof memberPages>;
  requireUnprotected: RequireUnprotected;
  approvalCause: ApprovalCauseOf;
  pace: Pick<Pace, 'concurrency'>;
  clock: () => number;
};

export type RowChecker = ReturnType<typeof rowChecker>;

/**
 * The dry run: finds out what a job will do to each row, and writes nothing. It reads users in batches, and asks for what
 * costs a request per user only where that decides.
 */
export function rowChecker(options: Options) {
  const { send, rows, facts, readPage, requireUnprotected, approvalCause, pace, clock } = options;
  const lists = expiringCache<{ read: Promise<ReadonlySet<string> | undefined> }>({ max: 20, ttl: listsFor, clock });

  /** Checks the next rows. @returns whether there are more */
  return async (job: StoredJob, operator: Operator, total: number): Promise<boolean> => {
    const batch = await rows.unplanned(job.id, isCostly(job) ? costlyUsersAtOnce : usersAtOnce);
    if (batch.length === 0) return false;
    const steps = await stepsFor(job, batch);
    const accounts = await readAccounts(batch.flatMap(({ userId }) => (userId === undefined ? [] : [userId])));
    const shared = sharedFacts(job.id, total);
    const planned: PlannedRow[] = [];
    await forEachAtOnce(batch, pace.concurrency(), async (row) => {
      const account = accounts.get(row.userId ?? '');
      const found = steps.get(row.number) ?? { steps: [] };
      const base = { number: row.number, label: account?.label, steps: found.steps };
      if (account === undefined) planned.push({ ...base, plan: 'not-found' });
      else if (found.steps.length === 0) planned.push({ ...base, plan: 'impossible' });
      else planned.push({ ...base, ...(await planOfRow(job, operator, found.steps, shared(account.account))) });
    });
    await rows.savePlans(job.id, planned);
    return true;
  };

  /** Returns the steps of each row: those of the action, or those that revert what a former job did. */
  async function stepsFor(job: StoredJob, batch: readonly StoredRow[]) {
    const { task } = job;
    if (task.kind === 'bulk') {
      const steps = [stepOf(task.change)];
      return new Map(batch.map(({ number }) => [number, { steps }]));
    }
    const found = new Map<number, { steps: Step[] }>();
    const first = batch[0]?.number ?? 0;
    const last = batch.at(-1)?.number ?? 0;
    for (const former of await rows.doneBetween(job.reverts ?? '', first, last)) {
      // A created user takes everything else along.
      const creation = former.made.find(({ field, to }) => field === 'account' && to !== null);
      const steps =
        creation === undefined
          ? former.made.toReversed().map((change) => inverseOf(change))
          : [inverseOf(creation, leftAccountOf(former.left, former.made))];
      found.set(former.number, { steps: steps.filter((one) => typeof one !== 'string') });
    }
    return found;
  }

  async function readAccounts(ids: readonly string[]): Promise<Map<string, { account: Account; label: string }>> {
    if (ids.length === 0) return new Map();
    const query = new URLSearchParams({ 'mode.id': 'exact', isCaseSensitive: 'true', page_size: String(maxPageSize) });
    for (const id of ids) query.append('search.id', id);
    const found = await readAnswer(await send({ method: 'GET', address: `/api/users?${query.toString()}` }), users);
    return new Map(
      (found ?? []).map((fields) => {
        const name = fields.name ?? fields.username ?? undefined;
        return [fields.id, { account: { id: fields.id, name, fields }, label: userLabel(fields) ?? fields.id }];
      }),
    );
  }

  async function planOfRow(
    job: StoredJob,
    operator: Operator,
    steps: readonly Step[],
    about: AccountFacts,
  ): Promise<Omit<PlannedRow, 'number'>> {
    const { id } = about.account;
    const permissions = steps.flatMap(permissionsOf);
    const roles = { ids: steps.flatMap((one) => ('roleIds' in one ? one.roleIds : [])), names: [] };
    try {
      await requireUnprotected(operator, { targets: [id], roles });
    } catch (error) {
      if (!(error instanceof GatewayFault) || error.kind !== 'protectedAccount') throw error;
      return { plan: 'protected', code: gatewayErrorCodes.protectedAccount };
    }
    if ((await approvalCause(operator, { permissions, targets: [id], roles }, job.id)) !== undefined) {
      return { plan: 'not-permitted', code: gatewayErrorCodes.approvalNeeded };
    }
    const changes: JobFieldChange[] = [];
    let refusal: StepRefusal | undefined;
    for (const one of steps) {
      // In sequence: rows have few steps, and other rows are checked at the same time.
      const plan = await planStep(one, about);
      refusal = plan.refusal ?? refusal;
      changes.push(...plan.changes);
    }
    if (changes.length > 0) {
      const code = refusal === undefined ? undefined : partlyChanged;
      if (steps.every((one) => one.do !== 'delete')) return { plan: 'change', changes, code };
      return { plan: 'delete', changes, code, lost: lostWith(await about.related()) };
    }
    return refusal === undefined ? { plan: 'already' } : { plan: planOf[refusal], code: refusal };
  }

  /**
   * Returns facts of accounts for the preview. Who has a role or belongs to an organization is read from its list where that
   * takes fewer requests than asking for each user.
   */
  function sharedFacts(jobId: string, total: number): (account: Account) => AccountFacts {
    const membersOf = async (address: string) => {
      const key = `${jobId} ${address}`;
      const known = lists.get(key) ?? { read: readMembers(address, total) };
      lists.set(key, known);
      return known.read;
    };
    let canExpire: Promise<boolean> | undefined;
    return (account) => {
      const own = facts.of(account);
      let related: ReturnType<AccountFacts['related']> | undefined;
      return {
        ...own,
        roleIds: async (among) => {
          const held = new Set<string>();
          for (const roleId of among) {
            // In sequence: the first row reads the lists for all.
            const members = await membersOf(`/api/roles/${encodeURIComponent(roleId)}/users`);
            if (members === undefined) return own.roleIds(among);
            if (members.has(account.id)) held.add(roleId);
          }
          return held;
        },
        isMemberOf: async (organizationId) => {
          const members = await membersOf(`/api/organizations/${encodeURIComponent(organizationId)}/users`);
          return members === undefined ? own.isMemberOf(organizationId) : members.has(account.id);
        },
        canExpirePasswords: () => (canExpire ??= own.canExpirePasswords()),
        // A deletion that depends on them shows them, too.
        related: () => (related ??= own.related()),
      };
    };
  }

  /** Returns the users of a list; undefined if that would take more requests than `worth`. */
  async function readMembers(address: string, worth: number): Promise<ReadonlySet<string> | undefined> {
    const first = await readPage(address, 1);
    const pages = Math.ceil(first.total / maxPageSize);
    if (pages > worth) return undefined;
    const found = new Set(first.ids);
    for (let page = 2; page <= pages; page += 1) {
      // In sequence, at the pace of the job.
      for (const id of (await readPage(address, page)).ids) found.add(id);
    }
    return found;
  }
}
