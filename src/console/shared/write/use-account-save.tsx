import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ConflictError, type FieldChange, notStored, reversed } from '#console/api/field-changes.ts';
import { userMutations } from '#console/api/users.ts';
import { notifySuccess } from '#console/ui/notify.ts';
import type { User } from '#contract/users.ts';

import { ConflictDialog } from './conflict-dialog.tsx';
import { fieldLabel } from './field-label.ts';
import { notifyDiffering } from './notify-saved.ts';
import { notifyUndoable } from './undo-notice.tsx';
import { useWrite } from './use-write.ts';

type Callbacks = {
  onSaved: (saved: User) => void;
  /** Not called for conflicts, which the dialog handles. */
  onRefused?: (error: Error) => void;
};

type Conflict = { changes: readonly FieldChange[]; error: ConflictError; callbacks: Callbacks };

/**
 * Saves changes of an account. If the same fields changed meanwhile, `dialog` lets the operator resolve the conflict,
 * repeatedly if needed. A saved change can be undone.
 */
export function useAccountSave({ id }: User) {
  const { t } = useTranslation();
  const write = useWrite(userMutations.change(id));
  const [conflict, setConflict] = useState<Conflict>();

  const save = (changes: readonly FieldChange[], callbacks: Callbacks) =>
    write.mutate(changes, {
      onSuccess: (saved) => {
        setConflict(undefined);
        callbacks.onSaved(saved);
        const differing = notStored(changes, saved);
        if (differing.length > 0) notifyDiffering(differing.map((change) => fieldLabel(change, t)));
        else if (changes.length === 0) notifySuccess(t(conflict ? 'changes.conflict.keptTheirs' : 'common.saved'));
        else {
          notifyUndoable({
            message: t('common.saved'),
            undo: userMutations.change(id),
            variables: reversed(changes, saved),
            undone: t('changes.undone'),
          });
        }
      },
      onError: (error) => {
        if (error instanceof ConflictError) setConflict({ changes, error, callbacks });
        else if (conflict === undefined) callbacks.onRefused?.(error);
      },
    });

  const close = () => {
    setConflict(undefined);
    write.reset();
  };

  return {
    save,
    isPending: write.isPending,
    /** Why saving failed, except for conflicts. */
    error: conflict === undefined && !(write.error instanceof ConflictError) ? write.error : null,
    reset: write.reset,
    dialog: conflict && (
      <ConflictDialog
        // A further change by someone else is a new conflict, so previous choices are discarded.
        key={conflict.error.stored.updatedAt}
        changes={conflict.changes}
        conflict={conflict.error}
        write={write}
        onSettled={(changes) => save(changes, conflict.callbacks)}
        onClose={close}
      />
    ),
  };
}
