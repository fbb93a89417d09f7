import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { displayName, identifierOf } from '#console/api/display-name.ts';
import { PartlyFailedError } from '#console/api/do-for-each.ts';
import { roleRequests } from '#console/api/role-requests.ts';
import { roleMutations, roleQueries } from '#console/api/roles.ts';
import { userQueries } from '#console/api/users.ts';
import { Picker, pickerPageSize, usePicks } from '#console/shared/pickers/picker.tsx';
import { useTextSearch } from '#console/shared/search/lookup-searches.ts';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { Role } from '#contract/roles.ts';

import classes from './roles.module.css';

type AddUsersDialogProps = { role: Role; isOpen: boolean; onClose: () => void };

/** Assigns the role to several users. Users who already have it are listed as disabled. */
export function AddUsersDialog({ role, isOpen, onClose }: AddUsersDialogProps) {
  const { t } = useTranslation();
  const textSearch = useTextSearch();
  const picks = usePicks();
  const users = useQuery({
    ...userQueries.list({ page: picks.page, page_size: pickerPageSize, search: textSearch(picks.search) }),
    enabled: isOpen,
  });
  const shownIds = isOpen ? (users.data?.items.map(({ id }) => id) ?? []) : [];
  const holders = useQuery(roleQueries.usersAmong(role.id, shownIds));
  const { picked } = picks;
  const addition = useWrite({
    action: 'roles:assign',
    targets: picked.map(({ id }) => id),
    mutation: roleMutations.addUsers(role.id),
  });
  const count = picked.length;

  const close = () => {
    picks.clear();
    addition.reset();
    onClose();
  };
  const add = () =>
    addition.run(picked, {
      notice: () => ({
        message: t('roles.addUsers.done', { count, role: role.name }),
        undo: undoBy(roleMutations.removeUsers(role.id), picked, {
          action: 'roles:assign',
          undone: t('roles.addUsers.undone', { count, role: role.name }),
        }),
      }),
      onDone: close,
      onFailed: (error) => {
        if (error instanceof PartlyFailedError) picks.keepOnly(error.failures.map(({ id }) => id));
      },
    });

  return (
    <WriteDialog
      write={addition}
      requests={picked.map(({ id }) => roleRequests.assign(id, [role.id]))}
      title={t('roles.addUsers.title', { role: role.name })}
      isOpen={isOpen}
      keepsWork
      confirmLabel={t('roles.addUsers.confirm', { count })}
      isReady={count > 0}
      onConfirm={add}
      onClose={close}
    >
      <Picker
        label={t('users.title')}
        search={{ label: t('users.search'), placeholder: t('users.searchPlaceholder') }}
        picks={picks}
        query={users}
        choiceOf={(user) => ({
          id: user.id,
          name: displayName(user),
          description: <ForeignText>{identifierOf(user)}</ForeignText>,
          disabledReason: holders.data?.has(user.id) ? t('roles.addUsers.taken') : undefined,
        })}
      />
      <Text size="sm">{t('roles.assign.text')}</Text>
    </WriteDialog>
  );
}

type RemoveUsersDialogProps = {
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
export function RemoveUsersDialog({ role, userIds, isOpen, onClose, onRemain, onRemoved }: RemoveUsersDialogProps) {
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
          action: 'roles:assign',
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
