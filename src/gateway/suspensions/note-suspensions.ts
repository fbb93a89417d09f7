import type { Operator, Permission } from '#contract/operators.ts';

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
        targets.map((userId) =>
          isSuspended ? suspensions.put({ userId, by, reason, end: undefined }) : suspensions.removeOf(userId),
        ),
      );
    } catch (error) {
      report(error);
    }
  };
