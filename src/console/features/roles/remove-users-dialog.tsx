import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { displayName, identifierOf } from '#console/api/display-name.ts';
import { PartlyFailedError } from '#console/api/do-for-each.ts';
import { roleRequests } from '#console/api/role-requests.ts';
import { roleMutations } from '#console/api/roles.ts';
import { userQueries } from '#console/api/users.ts';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { Role } from '#contract/roles.ts';

import classes from './roles.module.css';

type Props = {
  role: Role;
  userIds: readonly string[];
  isOpen: boolean;
  onClose: () => void;
  /** Called with the users that could not be removed. */
  onRemain: (userIds: readonly string[]) => void;
  /** Called when all are removed; the button that opened the dialog no longer exists then. */
  onRemoved: () => void;
};

/** Removes the role from users, with one request each. */
export function RemoveUsersDialog({ role, userIds, isOpen, onClose, onRemain, onRemoved }: Props) {
  const { t } = useTranslation();
  const found = useQuery(userQueries.byIds(isOpen ? userIds : []));
  const users = userIds.flatMap((id) => {
    const user = found.data?.get(id);
    return user === undefined ? [] : [{ id, name: displayName(user), user }];
  });
  const removal = useWrite({
    action: 'roles:assign',
    targets: users.map(({ id }) => id),
    mutation: roleMutations.removeUsers(role.id),
  });
  const count = users.length;
  const [first] = users;

  const close = () => {
    removal.reset();
    onClose();
  };
  const remove = () =>
    removal.run(users, {
      notice: () => ({
        message: t('roles.removeUsers.done', { count, role: role.name }),
        undo: undoBy(roleMutations.addUsers(role.id), users, {
          undone: t('roles.removeUsers.undone', { count, role: role.name }),
        }),
      }),
      onDone: onRemoved,
      onFailed: (error) => {
        if (error instanceof PartlyFailedError) onRemain(error.failures.map(({ id }) => id));
      },
    });

  if (first === undefined) return null;
  return (
    <WriteDialog
      {...(count === 1 && { user: first.user })}
      write={removal}
      requests={users.map(({ id }) => roleRequests.unassign(id, role.id))}
      title={t('roles.removeUsers.title', { count, role: role.name, name: first.name })}
      isOpen={isOpen}
      confirmLabel={t('roles.unassign.confirm')}
      isDestructive
      onConfirm={remove}
      onClose={close}
    >
      {count > 1 && (
        <ul className={classes.names}>
          {users.map(({ id, name, user }) => (
            <li key={id}>{t('roles.removeUsers.user', { name, identifier: identifierOf(user) })}</li>
          ))}
        </ul>
      )}
      <Text size="sm">{t('roles.unassign.text')}</Text>
    </WriteDialog>
  );
}
