import type { AuditOperator, AuditTarget } from '#contract/audit-log.ts';
import type { CallerVerification } from '#contract/callers.ts';

import {
  approvalTarget,
  type Draft,
  draft,
  noApproval,
  operatorKeyOwner,
  requestKeyOwner,
  userKeyOwner,
  type Values,
} from './draft.ts';
import { fieldNames, withoutSecrets, withoutSecretTexts } from './without-secrets.ts';

/** Data shared by all events of a request. */
export type RecordedAction = {
  operator: AuditOperator;
  /** Such as `users:suspend`. */
  action: string;
  /** The guided flow that the action opens or is a step of. */
  flowId?: string | undefined;
  requestId?: string | undefined;
  method?: string | undefined;
  /** The route pattern that matched; never the URL itself. */
  route?: string | undefined;
  /** The target, if it is not a user, such as a role. */
  target?: AuditTarget | undefined;
  /** The account, with its display name if known. */
  user?: { id: string; name?: string | undefined } | undefined;
  /** The reason, or a ticket. */
  reason?: string | undefined;
};

export type StartedAction = Omit<RecordedAction, 'requestId' | 'user'> & {
  requestId: string;
  /** The accounts that the request changes: each gets an event. */
  users?: readonly { id: string; name?: string | undefined }[];
  /**
   * Whether the action creates an account. The new account's ID is known only with the outcome: until then the event
   * holds the fields' names, and the outcome adds the values.
   */
  isCreation?: boolean;
  /** Names of the fields in the body, including those of secrets. */
  changedFields?: readonly string[];
  /** Values of the fields, where known. Secrets are removed before they are stored. */
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
};

export type Outcome = {
  status: number;
  /** The error code, if the action was refused or failed. */
  code?: string | undefined;
  /** How long the Management API took, in ms. */
  durationMs?: number | undefined;
  /** The created account. */
  user?: { id: string; name?: string | undefined } | undefined;
  /** The fields that actually changed, if this is known more precisely than at the start. */
  changedFields?: readonly string[];
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
  /** The approval that the action needed. `by` is undefined when no other operator could approve. */
  approval?: { id: string | undefined; by: AuditOperator | undefined } | undefined;
};

/** How an operator verified the caller of each account. */
export type CallersOf = (
  operator: AuditOperator,
  userIds: readonly string[],
) => Promise<readonly (readonly CallerVerification[])[]>;

/**
 * Returns the events that record the start of an action, one for each account.
 *
 * @param callers how the caller of each of the users was verified
 */
export function startDrafts(started: StartedAction, callers: Awaited<ReturnType<CallersOf>>, at: number): Draft[] {
  const { users = [], isCreation = false, changedFields, before, after, ...action } = started;
  const entryFor = (user?: { id: string; name?: string | undefined }, caller?: readonly CallerVerification[]) => {
    const columns = columnsOf({ ...action, user }, caller);
    return draft({
      ...columns,
      at,
      kind: 'intent',
      changedFields: fieldNames(changedFields ?? []),
      ...(isCreation
        ? { keyOwner: requestKeyOwner(action.requestId) }
        : { values: { ...columns.values, ...comparison({ before, after }) } }),
    });
  };
  return users.length === 0 ? [entryFor()] : users.map((user, index) => entryFor(user, callers[index]));
}

/**
 * The one outcome of all started events of a request. Its values are sealed with the key of the account or, if the
 * request has several accounts, of the operator.
 */
export function outcomeOf(
  [one, ...others]: readonly Draft[],
  started: StartedAction,
  outcome: Outcome,
  at: number,
): Draft {
  const { user, approval } = outcome;
  const shared = others.length === 0 ? one?.keyOwner : undefined;
  return draft({
    at,
    kind: 'outcome',
    requestId: started.requestId,
    action: started.action,
    targetUserId: user?.id ?? null,
    changedFields: fieldNames(outcome.changedFields ?? []),
    status: outcome.status,
    code: outcome.code ?? null,
    durationMs: outcome.durationMs ?? null,
    // An outcome has no operator of its own: the columns hold the approver.
    ...(approval !== undefined && {
      operator: approval.by ?? null,
      target: { type: approvalTarget, id: approval.id ?? noApproval },
    }),
    ...(user === undefined
      ? { keyOwner: shared ?? operatorKeyOwner(started.operator), values: comparison(outcome) }
      : { keyOwner: userKeyOwner(user.id), values: { ...nameIn(user), ...comparison(started) } }),
  });
}

/** Returns the data that the events of an action share. */
export function columnsOf(about: RecordedAction, caller: readonly CallerVerification[] = []) {
  const { operator, action, flowId, requestId, method, route, target, user, reason } = about;
  const values: Values = {
    ...(user !== undefined && nameIn(user)),
    ...(reason !== undefined && { reason: withoutSecretTexts(reason) }),
    ...(caller.length > 0 && { caller }),
  };
  return {
    operator,
    action,
    flowId: flowId ?? null,
    requestId: requestId ?? null,
    method: method ?? null,
    route: route ?? null,
    target: target ?? null,
    targetUserId: user?.id ?? null,
    values,
  };
}

const nameIn = ({ name }: { name?: string | undefined }): Values => (name === undefined ? {} : { targetName: name });

const comparison = ({ before, after }: Pick<Outcome, 'before' | 'after'>): Values => ({
  ...(before !== undefined && { before: withoutSecrets(before) }),
  ...(after !== undefined && { after: withoutSecrets(after) }),
});
