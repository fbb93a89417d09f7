import type { Operator, Permission } from '#contract/operators.ts';
import type { ReadUser } from '#gateway/upstream/read-records.ts';

import type { Suspensions } from './suspension-store.ts';

type Options = { suspensions: Pick<Suspensions, 'put' | 'removeOf'>; report: (error: unknown) => void };

type Change = {
  permissions: readonly Permission[];
  targets: readonly string[];
  by: Operator;
  reason: string | undefined;
};

/** Keeps the stored suspensions up to date after an action by hand, which cancels what was scheduled. Never rejects. */
export type NoteSuspensions = (change: Change) => Promise<void>;

export const suspensionNotes =
  ({ suspensions, report }: Options): NoteSuspensions =>
  async ({ permissions, targets, by, reason }) => {
    const isSuspended = permissions.includes('users:suspend');
    const isGone = permissions.includes('users:restore') || permissions.includes('users:delete');
    if (!isSuspended && !isGone) return;
    try {
      await Promise.all(
        targets.map((userId) => (isSuspended ? suspensions.put({ userId, by, reason }) : suspensions.removeOf(userId))),
      );
    } catch (error) {
      report(error);
    }
  };

type Recorded = {
  changedFields?: readonly string[];
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Returns the comparison of an audit event, with the scheduled end that the action cancels or replaces. */
export type WithCanceledEnd = (
  action: { permissions: readonly Permission[]; targets: readonly string[] },
  recorded: Recorded,
) => Promise<Recorded>;

const fieldOf = { restore: 'restoreAt', delete: 'deleteAt' } as const;

/** @throws {GatewayFault} `auditLogUnavailable` */
export const canceledEndReader =
  ({ suspensions }: { suspensions: Pick<Suspensions, 'get'> }): WithCanceledEnd =>
  async ({ permissions, targets: [userId] }, { changedFields = [], before, after }) => {
    const recorded = { changedFields, ...(before && { before }), ...(after && { after }) };
    const isAffected = permissions.includes('users:suspend') || permissions.includes('users:restore');
    if (!isAffected || userId === undefined) return recorded;
    const end = (await suspensions.get(userId))?.end;
    if (end === undefined) return recorded;
    const field = fieldOf[end.with];
    return {
      changedFields: [...new Set([...changedFields, field])],
      before: { ...before, [field]: new Date(end.at).toISOString() },
      after: { [field]: null, ...after },
    };
  };

type EraserOptions = { suspensions: Pick<Suspensions, 'get' | 'eraseReasonOf' | 'removeOf'>; readUser: ReadUser };

/** Erases what Usher stores about the suspension of a user: the reason, or everything if the user was deleted in Logto. */
export const suspensionEraser = ({ suspensions, readUser }: EraserOptions): Pick<Suspensions, 'eraseReasonOf'> => ({
  eraseReasonOf: async (userId) => {
    if ((await suspensions.get(userId)) === undefined) return;
    const user = await readUser(userId, { isRequired: true });
    await (user === undefined ? suspensions.removeOf(userId) : suspensions.eraseReasonOf(userId));
  },
});
