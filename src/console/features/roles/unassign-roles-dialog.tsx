import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { roleRequests } from '#console/api/role-requests.ts';
import { roleMutations } from '#console/api/roles.ts';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { Role } from '#contract/roles.ts';
import type { User } from '#contract/users.ts';

import classes from './roles.module.css';

type Props = {
  user: User;
  /** Roles to remove. Those that could not be removed remain, because the list is loaded again after each attempt. */
  roles: readonly Role[];
  isOpen: boolean;
  onClose: () => void;
  /** Called when some or all are removed. */
  onChanged: () => void;
  /** Called when all are removed; the button that opened the dialog no longer exists then. */
  onRemoved: () => void;
};

/** Removes roles from one user, with one request each. */
export function UnassignRolesDialog({ user, roles, isOpen, onClose, onChanged, onRemoved }: Props) {
  const { t } = useTranslation();
  const removal = useWrite({ action: 'roles:assign', user, mutation: roleMutations.unassign(user.id) });
  const name = displayName(user);
  const count = roles.length;
  const [first] = roles;

  const close = () => {
    removal.reset();
    onClose();
  };
  const remove = () =>
    removal.run(roles, {
      notice: () => ({
        message: t('roles.unassign.done', { count, name }),
        undo: undoBy(roleMutations.assign(user.id), roles, { undone: t('roles.unassign.undone', { count, name }) }),
      }),
      onDone: onRemoved,
      onSettled: onChanged,
    });

  if (first === undefined) return null;
  return (
    <WriteDialog
      write={removal}
      requests={roles.map(({ id }) => roleRequests.unassign(user.id, id))}
      title={t('roles.unassign.title', { count, name, role: first.name })}
      isOpen={isOpen}
      confirmLabel={t('roles.unassign.confirm')}
      isDestructive
      onConfirm={remove}
      onClose={close}
    >
      <ul className={classes.names}>
        {roles.map((role) => (
          <li key={role.id}>
            <ForeignText>{role.name}</ForeignText>
          </li>
        ))}
      </ul>
      <Text size="sm">{t('roles.unassign.text')}</Text>
    </WriteDialog>
  );
}
