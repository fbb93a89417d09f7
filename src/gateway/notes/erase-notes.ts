import type { Permission } from '#contract/operators.ts';

import type { Notes } from './note-store.ts';

type Options = { notes: Pick<Notes, 'eraseOf'>; report: (error: unknown) => void };

/** Erases the notes about users that an action deleted. Never rejects, because the users are already deleted. */
export const notesOfDeleted =
  ({ notes, report }: Options) =>
  async ({ permissions, targets }: { permissions: readonly Permission[]; targets: readonly string[] }) => {
    if (!permissions.includes('users:delete')) return;
    try {
      await Promise.all(targets.map((userId) => notes.eraseOf(userId)));
    } catch (error) {
      report(error);
    }
  };
