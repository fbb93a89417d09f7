import { setTimeout as delay } from 'node:timers/promises';

import { nanoid } from 'nanoid';

import { gatewayErrorCodes } from '#contract/errors.ts';
import type { Features } from '#contract/features.ts';
import type { JobFieldChange, PauseCause } from '#contract/jobs.ts';
import type { Operator } from '#contract/operators.ts';
import { GatewayFault, type GatewayFaultKind } from '#gateway/gateway-fault.ts';
import { findRule } from '#gateway/policy/find-rule.ts';
import { codeOf } from '#gateway/read-json.ts';
import { type Account, accountIn, type ReadUser } from '#gateway/upstream/read-records.ts';
import { actionOf } from '#gateway/writes/action-of.ts';
import type { PerformForJob } from '#gateway/writes/actions.ts';
import type { WriteUpstream } from '#gateway/writes/write-upstream.ts';

import type { accountFacts } from './account-facts.ts';
import { linkingOff } from './import/plan-steps.ts';
import type { UserCreation } from './import/user-creation.ts';
import { keepsSnapshot, type StoredJob } from './job-store.ts';
import type { RowResult, RowStore, StoredRow } from './row-store.ts';
import { partlyChanged, planStep, requestsOf, type Step, type StepRefusal, type StepRequest } from './steps.ts';

/** Faults after which no row can be carried out: the job pauses, and the row waits. */
const unavailable: readonly GatewayFaultKind[] = [
  'unreachable',
  'badCredentials',
  'missingRole',
  'rateLimited',
  'auditLogUnavailable',
];

/** Waits before a row is tried again after a failure of the Management API, in ms. */
const retryWaits = [500, 2000];

type Options = {
  rows: RowStore;
  facts: ReturnType<typeof accountFacts>;
  readUser: ReadUser;
  write: WriteUpstream;
  performForJob: PerformForJob;
  creation: UserCreation;
  features: Features;
};

/** The process that works on rows. */
type Worker = { id: string; operator: Operator };

/** What came of a row: a state, or the reason to pause the job. */
export type RowEnd = RowResult | { state: 'waiting'; pause: PauseCause };

export type RowRunner = ReturnType<typeof rowRunner>;

/**
 * Carries out the steps of a row. Before each, the account is read: a step that it does not need is not sent. So nothing is
 * done twice after a process ended, or after a write whose outcome is unknown. A step that fails does not stop the others.
 */
export function rowRunner({ rows, facts, readUser, write, performForJob, creation, features }: Options) {
  /** Runs a claimed row and stores how it ended. Returns undefined if another process took the row over. */
  return async (job: StoredJob, row: StoredRow, worker: Worker): Promise<RowEnd | undefined> => {
    const attempt = new Attempt(row);
    let end: RowEnd | undefined = await tried(job, attempt, worker);
    for (const wait of retryWaits) {
      if (end?.state !== 'failed' || end.code !== gatewayErrorCodes.failed) break;
      // In sequence: an attempt follows the one before it.
      await delay(wait);
      end = await tried(job, attempt, worker);
    }
    if (end === undefined) return undefined;
    await rows.finish(row, worker.id, end, attempt, await leftBy(attempt));
    return end;
  };

  /** Returns the account that a row created, as the row leaves it: a revert compares it. */
  async function leftBy({ row, userId, created }: Attempt): Promise<Account['fields'] | undefined> {
    const [first, ...others] = row.steps;
    if (userId === undefined || first?.do !== 'create') return undefined;
    if (others.length === 0 && created !== undefined) return created.fields;
    // Without it, the user can't be deleted by a revert.
    return (await readUser(userId).catch(() => undefined))?.fields;
  }

  async function tried(job: StoredJob, attempt: Attempt, worker: Worker): Promise<RowEnd | undefined> {
    try {
      return await runSteps(job, attempt, worker);
    } catch (error) {
      if (error instanceof LostRow) return undefined;
      const fault = faultOf(error);
      if (unavailable.includes(fault.kind)) return { state: 'waiting', pause: 'unavailable' };
      const { code } = fault.toOutcome();
      if (fault.kind !== 'outcomeUnknown') {
        attempt.notSent();
        return { state: 'failed', code };
      }
      // The step is found to be done, so each turn goes on with a later one.
      return (await isDone(job, attempt)) ? tried(job, attempt, worker) : { state: 'unknown', code };
    }
  }

  async function runSteps(job: StoredJob, attempt: Attempt, worker: Worker): Promise<RowEnd> {
    const { row } = attempt;
    let failure: RowEnd | undefined;
    let postponed = 0;
    while (attempt.done + postponed < attempt.steps.length) {
      // In sequence: the steps after the first one need the account.
      const one = attempt.steps[attempt.done];
      if (one === undefined) break;
      if (one.do === 'create' && attempt.userId === undefined) {
        const refused = await create(job, attempt, worker, one);
        if (refused !== undefined) return refused;
        continue;
      }
      const account = await readUser(attempt.userId ?? '', { isRequired: true });
      if (account === undefined) {
        if (!(attempt.isSent && one.do === 'delete'))
          return { state: 'failed', code: gatewayErrorCodes.accountNotFound };
        attempt.stepDone();
        continue;
      }
      const refused = await runStep(job, attempt, worker, one, account).catch((error: unknown) =>
        failed(attempt, error),
      );
      // The other steps don't depend on it.
      if (refused !== undefined && !attempt.split()) {
        attempt.postpone();
        postponed += 1;
        failure ??= refused;
      }
      await rows.noteStepDone(row, worker.id, attempt);
    }
    if (failure !== undefined) return failure;
    const { made, refusal } = attempt;
    if (made.length === 0) return { state: 'skipped', code: refusal ?? 'job.already' };
    return refusal === undefined ? { state: 'done' } : { state: 'done', code: partlyChanged };
  }

  /**
   * Returns the end of a row of which a step failed.
   *
   * @throws the error, if the row can't go on, or it is not known whether the step was carried out
   */
  function failed(attempt: Attempt, error: unknown): RowEnd {
    const fault = faultOf(error);
    if (error instanceof LostRow || fault.kind === 'outcomeUnknown' || unavailable.includes(fault.kind)) throw error;
    attempt.notSent();
    return { state: 'failed', code: fault.toOutcome().code };
  }

  /** @returns how the row ends, if the step can't be carried out */
  async function runStep(
    job: StoredJob,
    attempt: Attempt,
    worker: Worker,
    one: Step,
    account: Account,
  ): Promise<RowEnd | undefined> {
    const about = facts.of(account);
    const plan = await planStep(one, about);
    const { changes, refusal } = plan;
    if (one.do === 'link' && changes.length > 0 && !features.identityLinking) {
      return { state: 'failed', code: linkingOff };
    }
    // The other steps are carried out. What was sent is what the account is compared with.
    if (refusal !== undefined && !attempt.isSent) attempt.refusal = refusal;
    // Already so: by an earlier attempt whose answer was lost, or by another operator.
    if (changes.length === 0) {
      attempt.stepDone();
      return undefined;
    }
    const isKept = one.do === 'delete' && keepsSnapshot(job.task);
    const snapshot = isKept ? { ...account.fields, ...(await facts.groups(account.id)) } : undefined;
    attempt.send(changes);
    if (!(await rows.noteSent(attempt.row, worker.id, attempt.made, snapshot))) {
      throw new LostRow();
    }
    const requests = await requestsOf(one, changes, about);
    const isOneEach = requests.length === changes.length;
    for (const [index, request] of requests.entries()) {
      const answer = await send(job, worker, request, account);
      // Another operator was faster.
      const isGone = request.method === 'DELETE' && answer.status === 404;
      if (answer.ok || isGone) {
        if (isOneEach) attempt.carriedOut(changes[index]);
        continue;
      }
      attempt.notSent();
      return { state: 'failed', code: (await codeOf(answer)) ?? gatewayErrorCodes.failed };
    }
    attempt.stepDone();
    return undefined;
  }

  /** Creates the user of an imported row, unless an earlier attempt did. @returns how the row ends, if that fails */
  async function create(
    job: StoredJob,
    attempt: Attempt,
    worker: Worker,
    one: Extract<Step, { do: 'create' }>,
  ): Promise<RowEnd | undefined> {
    const { row } = attempt;
    if (attempt.isSent) {
      const found = await creation.find(one.fields, job.createdAt);
      if (found === 'unclear') return { state: 'unknown', code: gatewayErrorCodes.outcomeUnknown };
      if (found !== undefined) return created(attempt, worker, found.userId);
    }
    // Without the social account, the user could not sign in as the preview said.
    if (!features.identityLinking && attempt.steps.some((step) => step.do === 'link')) {
      return { state: 'failed', code: linkingOff };
    }
    const secret = await creation.secretOf(row, one.password);
    if (secret === undefined) return { state: 'failed', code: 'import.password_erased' };
    attempt.send([{ field: 'account', from: null, to: row.label }]);
    if (!(await rows.noteSent(row, worker.id, attempt.made))) throw new LostRow();
    const answer = await send(job, worker, { method: 'POST', path: '/api/users', body: { ...one.fields, ...secret } });
    if (!answer.ok) {
      attempt.notSent();
      return { state: 'failed', code: (await codeOf(answer)) ?? gatewayErrorCodes.failed };
    }
    const user = await accountIn(answer);
    // The user was created, and the next attempt finds it.
    if (user === undefined) throw new GatewayFault('outcomeUnknown');
    attempt.created = user;
    return created(attempt, worker, user.id);
  }

  async function created(attempt: Attempt, worker: Worker, userId: string): Promise<undefined> {
    attempt.userId = userId;
    attempt.stepDone();
    await rows.noteCreated(attempt.row, worker.id, userId, attempt);
  }

  function send(job: StoredJob, { operator }: Worker, request: StepRequest, account?: Account): Promise<Response> {
    const { method, path, query, body } = request;
    const found = findRule(method, path);
    if (found === undefined) throw new GatewayFault('routeNotAllowed');
    const row = {
      operator,
      requestId: `job-${nanoid(16)}`,
      flowId: job.requestId ?? job.id,
      reason: job.reason,
      known: account,
    };
    const headers = new Headers({ 'content-type': 'application/json' });
    const address = query === undefined ? path : `${path}?${query}`;
    return performForJob(row, actionOf(found, body), () =>
      write(
        { method, address, ...(body !== undefined && { headers, body: JSON.stringify(body) }) },
        { path, reported: (stream) => stream },
      ),
    );
  }

  /** Whether the step that was sent was carried out, as far as the account can tell. */
  async function isDone(job: StoredJob, { steps, done, userId }: Attempt): Promise<boolean> {
    const one = steps[done];
    if (one === undefined) return true;
    try {
      if (one.do === 'create') {
        const found = await creation.find(one.fields, job.createdAt);
        return found !== undefined && found !== 'unclear';
      }
      const account = await readUser(userId ?? '', { isRequired: true });
      if (account === undefined) return one.do === 'delete';
      if (one.do === 'expire-password') return false;
      const plan = await planStep(one, facts.of(account));
      return plan.refusal === undefined && plan.changes.length === 0;
    } catch {
      return false;
    }
  }
}

const faultOf = (error: unknown): GatewayFault =>
  error instanceof GatewayFault ? error : new GatewayFault('failed', { cause: error });

/** The row is carried out by another process now, which took this one for ended. */
class LostRow extends Error {
  override readonly name = 'LostRow';
}

/** The progress of a row: which steps are done, and what they changed. */
class Attempt {
  readonly row: StoredRow;
  userId: string | undefined;
  /** The steps of the row: those that are done, then those that are left. */
  steps: readonly Step[];
  done: number;
  isSent: boolean;
  /** What was changed, or may have been by the step that was sent. */
  made: JobFieldChange[];
  /** The user that this attempt created, as the Management API returned it. */
  created: Account | undefined;
  /** Why a step was left out, or a part of it. */
  refusal: StepRefusal | undefined;
  /** The changes of the step that was sent by this attempt. */
  private sent: JobFieldChange[] = [];

  constructor(row: StoredRow) {
    this.row = row;
    this.userId = row.userId;
    this.steps = row.steps;
    this.done = row.stepsDone;
    this.isSent = row.isSent;
    this.made = row.made;
  }

  send(changes: JobFieldChange[]): void {
    // What an earlier attempt may have changed is known already, with the value before it.
    this.sent = changes.filter(({ field }) => !this.isSent || !this.made.some((one) => one.field === field));
    this.made = [...this.made, ...this.sent];
    this.isSent = true;
  }

  stepDone(): void {
    this.sent = [];
    this.isSent = false;
    this.done += 1;
  }

  /** Moves the step that failed behind the others. */
  postpone(): void {
    const { steps, done } = this;
    this.steps = [...steps.slice(0, done), ...steps.slice(done + 1), ...steps.slice(done, done + 1)];
  }

  /** Makes a step of each role, where roles were to be assigned together. @returns whether there are several */
  split(): boolean {
    const { steps, done } = this;
    const one = steps[done];
    if (one?.do !== 'assign-roles' || one.roleIds.length < 2) return false;
    const each = one.roleIds.map((roleId): Step => ({ do: 'assign-roles', roleIds: [roleId] }));
    this.steps = [...steps.slice(0, done), ...each, ...steps.slice(done + 1)];
    return true;
  }

  /** One of several changes of the step was carried out. */
  carriedOut(change: JobFieldChange | undefined): void {
    this.sent = this.sent.filter((one) => one !== change);
  }

  /** The rest of the step was certainly not carried out. */
  notSent(): void {
    const not = this.sent;
    this.made = this.made.filter((one) => !not.includes(one));
    this.sent = [];
    this.isSent = false;
  }
}
