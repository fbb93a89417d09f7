import type { UseMutationOptions } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

import { ApiError, ConflictError } from '#console/api/api-error.ts';
import type { WriteInput } from '#console/api/api-request.ts';
import { approvalsIn, lacksOnlyApproval } from '#console/api/approvals.ts';
import { PartlyFailedError } from '#console/api/do-for-each.ts';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';
import type { Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

import { type Notice, showNotice } from './notice.tsx';
import { useMutationOnce } from './use-mutation-once.ts';
import { useReason } from './use-reason.tsx';

type Description<Data, Values, Context> = {
  /** Permission of the action: whether it is allowed, and whether it needs a reason. Without it, every operator may. */
  action?: Permission;
  /** The affected user, if there is exactly one. */
  user?: User;
  /**
   * IDs of the users or the role that are written to, if not just `user`. The reason is remembered for them, and only
   * for this write if there are none.
   */
  targets?: readonly string[];
  mutation: UseMutationOptions<Data, Error, WriteInput<Values>, Context>;
  /** Needs a reason regardless of the settings. */
  needsReason?: boolean;
  /** The reason to start with. */
  givenReason?: string | undefined;
};

/** What happens after a write, unless the component is gone by then. */
export type Outcome<Data, Values> = {
  /** Tells the operator that the write is done, and offers to undo it. */
  notice?: (data: Data, values: Values) => Notice | undefined;
  onDone?: (data: Data, values: Values) => void;
  /** Not called for conflicts, which `ConflictDialog` handles. */
  onFailed?: (error: Error) => void;
  onSettled?: () => void;
};

/**
 * Runs a write of the console: checks the permission, requires and remembers the reason, sends one request at a time,
 * keeps the error or the conflict, and notifies of success. Forms and dialogs describe the write; `WriteDialog` and
 * `WriteFailed` show its state.
 */
export function useWrite<Data, Values, Context = unknown>(write: Description<Data, Values, Context>) {
  const { action, user, targets = user === undefined ? [] : [user.id], mutation, needsReason, givenReason } = write;
  const { may, closed, isUnknown } = useAllowed(user?.id);
  const { may: mayByRole, needsReason: needsReasonByRule } = useOperator();
  const reason = useReason({ targets, action, isAlwaysNeeded: needsReason, given: givenReason });
  const { data, error, isSuccess, variables, isPending, mutate, reset: resetMutation } = useMutationOnce(mutation);
  const [conflict, setConflict] = useState<{ error: ConflictError; outcome: Outcome<Data, Values> }>();
  const isAllowed = action === undefined || may(action);

  const run = (values: Values, outcome: Outcome<Data, Values> = {}): void => {
    if (!isAllowed || !reason.isGiven) return;
    const input = { values, reason: reason.value };
    reason.remember();
    mutate(input, {
      onSuccess: (answer) => {
        setConflict(undefined);
        reason.clear();
        outcome.onDone?.(answer, values);
        const notice = outcome.notice?.(answer, values);
        if (notice !== undefined) showNotice(notice, { reason: input.reason, may, needsReason: needsReasonByRule });
      },
      onError: (failure) => {
        if (failure instanceof ConflictError) setConflict({ error: failure, outcome });
        else if (conflict === undefined) outcome.onFailed?.(failure);
        if (isReasonMissing(failure)) reason.demand();
      },
      onSettled: () => outcome.onSettled?.(),
    });
  };

  const { clear } = reason;
  /** Clears the outcome, and the reason that was entered. The callbacks of a pending write are not called. */
  const reset = useCallback(() => {
    setConflict(undefined);
    clear();
    resetMutation();
  }, [clear, resetMutation]);

  const failure = error instanceof ConflictError ? null : error;
  const offersApproval = failure !== null && approvalsIn(failure).length > 0;
  return {
    user,
    targets,
    isAllowed,
    /** Why the account is read-only for this operator, regardless of their role. */
    closed,
    /** Whether the role permits the write, but not yet known whether the account is protected. */
    isChecking: action !== undefined && !isAllowed && isUnknown && mayByRole(action),
    /**
     * The input for the reason, or the remembered reason; null if none is needed, or if the request for an approval has
     * it.
     */
    reasonField: offersApproval ? null : reason.field,
    /** Whether only an approval is missing: `WriteFailed` offers to request it, which is the main action then. */
    needsApproval: lacksOnlyApproval(failure),
    /** Whether the operator may run the write, and has given a reason if it needs one. */
    isReady: isAllowed && reason.isGiven,
    isPending,
    data,
    isSuccess,
    /** The values that were sent. */
    values: variables?.values,
    /** Why the write failed, except for conflicts. */
    error: conflict === undefined ? failure : null,
    /** The conflict that prevented the write, until it is resolved. */
    conflict: conflict && { error: conflict.error, failure, outcome: conflict.outcome },
    run,
    reset,
  };
}

export type Write<Data, Values> = ReturnType<typeof useWrite<Data, Values>>;

/** Returns whether a write, or one of several, was refused because it needs a reason. */
const isReasonMissing = (error: Error): boolean =>
  error instanceof PartlyFailedError
    ? error.failures.some((failure) => isReasonMissing(failure.error))
    : error instanceof ApiError && error.code === gatewayErrorCodes.reasonRequired;
