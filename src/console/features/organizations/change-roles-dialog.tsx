import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { organizationMutations, roleChangeRequests } from '#console/api/organizations.ts';
import { useLast } from '#console/lib/use-last.ts';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { UserOrganization } from '#contract/organizations.ts';
import type { User } from '#contract/users.ts';

import { roleChanges, RoleChoice } from './role-choice.tsx';

type Props = {
  user: User;
  /** Undefined while the dialog is closed. */
  organization: UserOrganization | undefined;
  onClose: () => void;
};

/** Assigns and removes organization roles of a user. */
export function ChangeRolesDialog({ user, organization, onClose }: Props) {
  const { t } = useTranslation();
  const shown = useLast(organization);
  const [draft, setDraft] = useState<string[]>();
  const change = useWrite({
    action: 'organizations:write',
    user,
    mutation: organizationMutations.changeRoles(user.id),
  });

  const current = shown?.organizationRoles.map(({ id }) => id) ?? [];
  const chosen = draft ?? current;
  const changes = { organizationId: shown?.id ?? '', ...roleChanges(current, chosen) };
  const requests = roleChangeRequests(user.id, changes);
  const values = { name: displayName(user), organization: shown?.name ?? '' };

  const close = () => {
    setDraft(undefined);
    change.reset();
    onClose();
  };
  const save = () =>
    change.run(changes, {
      notice: () => ({
        message: t('organizations.rolesDialog.done', values),
        undo: undoBy(
          organizationMutations.changeRoles(user.id),
          { ...changes, added: changes.removed, removed: changes.added },
          { undone: t('organizations.rolesDialog.undone', values) },
        ),
      }),
      onDone: close,
    });

  return (
    <WriteDialog
      write={change}
      requests={requests}
      title={t('organizations.rolesDialog.title', values)}
      isOpen={organization !== undefined}
      keepsWork
      isReady={requests.length > 0}
      confirmLabel={t('organizations.rolesDialog.confirm')}
      onConfirm={save}
      onClose={close}
    >
      <RoleChoice chosen={chosen} onChange={setDraft} />
    </WriteDialog>
  );
}
