import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { roleRequests } from '#console/api/role-requests.ts';
import { roleMutations, roleQueries } from '#console/api/roles.ts';
import { Picker, pickerPageSize, usePicks } from '#console/shared/pickers/picker.tsx';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { Role } from '#contract/roles.ts';
import type { User } from '#contract/users.ts';

import classes from './roles.module.css';

type AssignRolesDialogProps = {
  user: User;
  assigned: readonly Role[];
  isOpen: boolean;
  onClose: () => void;
  onChanged: () => void;
};

/** Assigns several roles to one user. */
export function AssignRolesDialog({ user, assigned, isOpen, onClose, onChanged }: AssignRolesDialogProps) {
  const { t } = useTranslation();
  const picks = usePicks();
  const roles = useQuery({
    ...roleQueries.list({ type: 'User', page: picks.page, page_size: pickerPageSize, search: picks.search }),
    enabled: isOpen,
  });
  const assignment = useWrite({ action: 'roles:assign', user, mutation: roleMutations.assign(user.id) });
  const name = displayName(user);
  const { picked } = picks;
  const count = picked.length;

  const close = () => {
    picks.clear();
    assignment.reset();
    onClose();
  };
  const assign = () =>
    assignment.run(picked, {
      notice: () => ({
        message: t('roles.assign.done', { count, name }),
        undo: undoBy(roleMutations.unassign(user.id), picked, {
          action: 'roles:assign',
          undone: t('roles.assign.undone', { count, name }),
        }),
      }),
      onDone: () => {
        close();
        onChanged();
      },
    });

  return (
    <WriteDialog
      write={assignment}
      requests={[
        roleRequests.assign(
          user.id,
          picked.map(({ id }) => id),
        ),
      ]}
      title={t('roles.assign.title', { name })}
      isOpen={isOpen}
      keepsWork
      confirmLabel={t('roles.assign.confirm', { count })}
      isReady={count > 0}
      onConfirm={assign}
      onClose={close}
    >
      <Picker
        label={t('roles.title')}
        search={{ label: t('roles.search'), placeholder: t('roles.searchPlaceholder') }}
        picks={picks}
        query={roles}
        choiceOf={({ id, name: roleName, description, isDefault }) => ({
          id,
          name: roleName,
          description: isDefault ? (
            t('roles.assign.defaultRole', { description })
          ) : (
            <ForeignText>{description}</ForeignText>
          ),
          disabledReason: assigned.some((role) => role.id === id) ? t('roles.assign.taken') : undefined,
        })}
      />
      <Text size="sm">{t('roles.assign.text')}</Text>
    </WriteDialog>
  );
}

type UnassignRolesDialogProps = {
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
export function UnassignRolesDialog({ user, roles, isOpen, onClose, onChanged, onRemoved }: UnassignRolesDialogProps) {
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
        undo: undoBy(roleMutations.assign(user.id), roles, {
          action: 'roles:assign',
          undone: t('roles.unassign.undone', { count, name }),
        }),
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
