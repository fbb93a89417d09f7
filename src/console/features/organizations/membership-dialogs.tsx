import { Text } from '@mantine/core';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import {
  joinRequests,
  organizationMutations,
  roleChangeRequests,
  organizationRequests,
} from '#console/api/organizations.ts';
import { useLast } from '#console/lib/use-last.ts';
import { OrganizationChoice } from '#console/shared/pickers/organization-choice.tsx';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { CheckedGroup } from '#console/ui/submission.tsx';
import type { Organization, UserOrganization } from '#contract/organizations.ts';
import type { User } from '#contract/users.ts';

import { RoleChoice, roleChanges } from './role-choice.tsx';

type AddOrganizationDialogProps = {
  user: User;
  joined: readonly UserOrganization[];
  isOpen: boolean;
  onClose: () => void;
};

/** Adds a user to an organization and assigns organization roles. */
export function AddOrganizationDialog({ user, joined, isOpen, onClose }: AddOrganizationDialogProps) {
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
            action: 'organizations:write',
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

type ChangeRolesDialogProps = {
  user: User;
  /** Undefined while the dialog is closed. */
  organization: UserOrganization | undefined;
  onClose: () => void;
};

/** Assigns and removes organization roles of a user. */
export function ChangeRolesDialog({ user, organization, onClose }: ChangeRolesDialogProps) {
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
          { action: 'organizations:write', undone: t('organizations.rolesDialog.undone', values) },
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
      <CheckedGroup problem={requests.length === 0 ? t('controls.unchanged') : undefined}>
        <RoleChoice chosen={chosen} onChange={setDraft} />
      </CheckedGroup>
    </WriteDialog>
  );
}

type RemoveOrganizationDialogProps = {
  user: User;
  /** Undefined while the dialog is closed. */
  organization: UserOrganization | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

export function RemoveOrganizationDialog({
  user,
  organization,
  onClose,
  focusFallback,
}: RemoveOrganizationDialogProps) {
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
          { action: 'organizations:write', undone: t('organizations.removeDialog.undone', values) },
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
