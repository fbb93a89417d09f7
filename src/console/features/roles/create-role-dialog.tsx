import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { differingMembers } from '#console/api/differing-members.ts';
import { roleRequests } from '#console/api/role-requests.ts';
import { roleMutations } from '#console/api/roles.ts';
import { paths } from '#console/lib/paths.ts';
import { useWrite } from '#console/shared/write/use-write.ts';

import { emptyRole } from './role-fields.ts';
import { RoleFormDialog } from './role-form-dialog.tsx';

type Props = { isOpen: boolean; onClose: () => void };

/** Creates a user role and opens its page. */
export function CreateRoleDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const creation = useWrite({ action: 'roles:write', mutation: roleMutations.create() });
  return (
    <RoleFormDialog
      title={t('roles.create.title')}
      confirmLabel={t('roles.create.confirm')}
      start={emptyRole}
      isOpen={isOpen}
      canBeDefault
      write={creation}
      bodyOf={(values) => values}
      requestFor={roleRequests.create}
      notice={(role, sent) => ({
        message: t('roles.create.done', { name: role.name }),
        differing: differingMembers(sent, role),
      })}
      onSaved={(role) => void navigate(paths.role(role.id), { replace: true })}
      onClose={onClose}
    />
  );
}
