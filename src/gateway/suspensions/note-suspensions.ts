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

type EraserOptions = { suspensions: Pick<Suspensions, 'get' | 'eraseReasonOf' | 'removeOf'>; readUser: ReadUser };

/** Erases what Usher stores about the suspension of a user: the reason, or everything if the user was deleted in Logto. */
export const suspensionEraser = ({ suspensions, readUser }: EraserOptions): Pick<Suspensions, 'eraseReasonOf'> => ({
  eraseReasonOf: async (userId) => {
    if ((await suspensions.get(userId)) === undefined) return;
    const user = await readUser(userId, { isRequired: true });
    await (user === undefined ? suspensions.removeOf(userId) : suspensions.eraseReasonOf(userId));
  },
});
