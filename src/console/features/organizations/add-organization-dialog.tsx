import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { joinRequests, organizationMutations } from '#console/api/organizations.ts';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { Organization, UserOrganization } from '#contract/organizations.ts';
import type { User } from '#contract/users.ts';

import { OrganizationChoice } from './organization-choice.tsx';
import { RoleChoice } from './role-choice.tsx';

type Props = { user: User; joined: readonly UserOrganization[]; isOpen: boolean; onClose: () => void };

/** Adds a user to an organization and assigns organization roles. */
export function AddOrganizationDialog({ user, joined, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const [organization, setOrganization] = useState<Organization>();
  const [roleIds, setRoleIds] = useState<string[]>([]);
  const joining = useWrite({ action: 'organizations:write', user, mutation: organizationMutations.join(user.id) });
  const values = { name: displayName(user), organization: organization?.name ?? '' };
  // Membership is added before roles, so if the write failed but the user is a member, only the roles are missing.
  const lacksRoles = joining.error !== null && joined.some(({ id }) => id === organization?.id);

  const close = () => {
    setOrganization(undefined);
    setRoleIds([]);
    joining.reset();
    onClose();
  };
  const add = () => {
    if (organization === undefined) return;
    joining.run(
      { organizationId: organization.id, roleIds },
      {
        notice: () => ({
          message: t('organizations.addDialog.done', values),
          undo: undoBy(organizationMutations.leave(user.id), organization.id, {
            undone: t('organizations.addDialog.undone', values),
          }),
        }),
        onDone: close,
      },
    );
  };

  return (
    <WriteDialog
      write={joining}
      requests={organization === undefined ? [] : joinRequests(user.id, { organizationId: organization.id, roleIds })}
      title={t('organizations.addDialog.title', values)}
      isOpen={isOpen}
      keepsWork
      isReady={organization !== undefined}
      confirmLabel={t(
        organization === undefined ? 'organizations.addDialog.confirm' : 'organizations.addDialog.confirmNamed',
        values,
      )}
      onConfirm={add}
      onClose={close}
    >
      <OrganizationChoice joined={joined} chosen={organization} onChoose={setOrganization} />
      <RoleChoice chosen={roleIds} onChange={setRoleIds} />
      {lacksRoles && <Text size="sm">{t('organizations.addDialog.rolesMissing', values)}</Text>}
    </WriteDialog>
  );
}
