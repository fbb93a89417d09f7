import { Text } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { organizationMutations, organizationRequests } from '#console/api/organizations.ts';
import { useLast } from '#console/lib/use-last.ts';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { UserOrganization } from '#contract/organizations.ts';
import type { User } from '#contract/users.ts';

type Props = {
  user: User;
  /** Undefined while the dialog is closed. */
  organization: UserOrganization | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

export function RemoveOrganizationDialog({ user, organization, onClose, focusFallback }: Props) {
  const { t } = useTranslation();
  const shown = useLast(organization);
  const removal = useWrite({ action: 'organizations:write', user, mutation: organizationMutations.leave(user.id) });
  const roles = shown?.organizationRoles ?? [];
  const values = { name: displayName(user), organization: shown?.name ?? '' };

  const close = () => {
    removal.reset();
    onClose();
  };
  const remove = () => {
    if (organization === undefined) return;
    removal.run(organization.id, {
      notice: () => ({
        message: t('organizations.removeDialog.done', values),
        undo: undoBy(
          organizationMutations.join(user.id),
          { organizationId: organization.id, roleIds: roles.map(({ id }) => id) },
          { undone: t('organizations.removeDialog.undone', values) },
        ),
      }),
      onDone: close,
    });
  };

  return (
    <WriteDialog
      write={removal}
      requests={shown === undefined ? [] : [organizationRequests.remove(shown.id, user.id)]}
      title={t('organizations.removeDialog.title', values)}
      isOpen={organization !== undefined}
      confirmLabel={t('organizations.removeDialog.confirm')}
      isDestructive
      onConfirm={remove}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('organizations.removeDialog.text', values)}</Text>
      {roles.length > 0 && (
        <Text size="sm">{t('organizations.removeDialog.loses', { roles: roles.map(({ name }) => name) })}</Text>
      )}
    </WriteDialog>
  );
}
