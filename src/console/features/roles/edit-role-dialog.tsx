import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { differingMembers } from '#console/api/differing-members.ts';
import { roleRequests } from '#console/api/role-requests.ts';
import { roleMutations } from '#console/api/roles.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import type { Role } from '#contract/roles.ts';

import { fieldsOf, changedRole } from './role-fields.ts';
import { RoleFormDialog } from './role-form-dialog.tsx';

type Props = { role: Role; isOpen: boolean; onClose: () => void };

export function EditRoleDialog({ role, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const start = useMemo(() => fieldsOf(role), [role]);
  const change = useWrite({ action: 'roles:write', targets: [role.id], mutation: roleMutations.update(role.id) });
  return (
    <RoleFormDialog
      title={t('roles.edit.title', { name: role.name })}
      confirmLabel={t('roles.edit.confirm')}
      start={start}
      isOpen={isOpen}
      canBeDefault={role.type === 'User'}
      write={change}
      bodyOf={(values) => changedRole(values, role)}
      requestFor={(changes) => roleRequests.update(role.id, changes)}
      notice={(saved, sent) => ({ message: t('common.saved'), differing: differingMembers(sent, saved) })}
      onSaved={onClose}
      onClose={onClose}
    />
  );
}
