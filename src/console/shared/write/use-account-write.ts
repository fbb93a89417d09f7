import { useTranslation } from 'react-i18next';

import { type AccountChange, accountMutation } from '#console/api/account-change.ts';
import { type FieldChange, notStored, reversed } from '#console/api/field-changes.ts';
import type { Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

import { fieldLabel } from './change-review.tsx';
import { type Notice, undoBy } from './notice.tsx';
import { type Outcome, useWrite } from './use-write.ts';

/** The write that saves changed fields of an account. A saved change can be undone. */
export function useAccountWrite(user: User, action: Permission) {
  const { t } = useTranslation();
  const write = useWrite({ action, user, mutation: accountMutation() });
  const notice = (saved: User, { changes }: AccountChange): Notice => {
    // The operator kept all stored values in a conflict.
    if (changes.length === 0) return { message: t('changes.conflict.keptTheirs') };
    return {
      message: t('common.saved'),
      differing: notStored(changes, saved).map((change) => fieldLabel(change, t)),
      undo: undoBy(
        accountMutation(),
        { known: saved, changes: reversed(changes, saved) },
        { action, undone: t('changes.undone') },
      ),
    };
  };
  const save = (
    changes: readonly FieldChange[],
    outcome: Pick<Outcome<User, AccountChange>, 'onDone' | 'onFailed'>,
  ): void => write.run({ known: user, changes }, { notice, ...outcome });
  return { ...write, save };
}
