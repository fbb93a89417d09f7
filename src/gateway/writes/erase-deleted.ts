import type { Permission } from '#contract/operators.ts';
import type { Callers } from '#gateway/callers/caller-store.ts';
import type { Notes } from '#gateway/notes/note-store.ts';

type Options = {
  notes: Pick<Notes, 'eraseOf'>;
  callers: Pick<Callers, 'eraseOf'>;
  report: (error: unknown) => void;
};

/**
 * Erases the notes about users that an action deleted, and who verified their callers. Never rejects, because the users are
 * already deleted.
 */
export const deletedEraser =
  ({ notes, callers, report }: Options) =>
  async ({ permissions, targets }: { permissions: readonly Permission[]; targets: readonly string[] }) => {
    if (!permissions.includes('users:delete')) return;
    try {
      await Promise.all(targets.flatMap((userId) => [notes.eraseOf(userId), callers.eraseOf(userId)]));
    } catch (error) {
      report(error);
    }
  };
