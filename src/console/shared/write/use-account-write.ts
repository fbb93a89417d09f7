import { useTranslation } from 'react-i18next';

import type { AccountChange } from '#console/api/account-change.ts';
import { notStored, reversed } from '#console/api/field-changes.ts';
import { userMutations } from '#console/api/users.ts';
import type { Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

import { fieldLabel } from './field-label.ts';
import type { Notice } from './notice.tsx';
import { undoBy } from './notice.tsx';
import { useWrite } from './use-write.ts';

/** The write that saves changed fields of an account. A saved change can be undone. */
export function useAccountWrite(user: User, action: Permission) {
  const { t } = useTranslation();
  const write = useWrite({ action, user, mutation: userMutations.change() });
  const notice = (saved: User, { changes }: AccountChange): Notice => {
    // The operator kept all stored values in a conflict.
    if (changes.length === 0) return { message: t('changes.conflict.keptTheirs') };
    return {
      message: t('common.saved'),
      differing: notStored(changes, saved).map((change) => fieldLabel(change, t)),
      undo: undoBy(
        userMutations.change(),
        { known: saved, changes: reversed(changes, saved) },
        { undone: t('changes.undone') },
      ),
    };
  };
  return { write, notice };
}
