import { Alert, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { roleRequests } from '#console/api/role-requests.ts';
import { roleMutations, roleQueries } from '#console/api/roles.ts';
import { paths } from '#console/lib/paths.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { isTypedName, TypedNameField } from '#console/ui/typed-name-field.tsx';
import type { Role } from '#contract/roles.ts';

type Props = { role: Role; isOpen: boolean; onClose: () => void };

/** Confirms deleting a role, which cannot be undone: shows how many users lose it, and requires its name. */
export function DeleteRoleDialog({ role, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const holders = useQuery({ ...roleQueries.holders(role.id), enabled: isOpen });
  const removal = useWrite({ action: 'roles:write', targets: [role.id], mutation: roleMutations.remove(role.id) });
  const { name } = role;

  const close = () => {
    setTyped('');
    removal.reset();
    onClose();
  };
  const remove = () =>
    removal.run(undefined, {
      notice: () => ({ message: t('roles.delete.done', { name }) }),
      onDone: () => void navigate(paths.roles(), { replace: true }),
    });

  return (
    <WriteDialog
      write={removal}
      requests={[roleRequests.remove(role.id)]}
      title={t('roles.delete.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('roles.delete.confirm')}
      isDestructive
      isReady={isTypedName(typed, { name, id: role.id })}
      onConfirm={remove}
      onClose={close}
    >
      <Loaded query={holders} waiting={<Skeleton height={20} />}>
        {(counts) => (
          <Text size="sm" fw={600}>
            {role.type === 'User'
              ? t('roles.delete.impactOnUsers', { count: counts?.usersCount ?? 0 })
              : t('roles.delete.impactOnApplications', { count: counts?.applicationsCount ?? 0 })}
          </Text>
        )}
      </Loaded>
      <Text size="sm">{t('roles.delete.text')}</Text>
      {role.type === 'MachineToMachine' && <Alert color="orange">{t('roles.delete.ownAccess')}</Alert>}
      <TypedNameField
        name={name}
        id={role.id}
        value={typed}
        onChange={setTyped}
        label={t('roles.delete.typeToConfirm')}
      />
    </WriteDialog>
  );
}
