import { Alert, Select, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { resourceQueries } from '#console/api/resources.ts';
import { roleScopeMutations, roleScopeRequests } from '#console/api/role-scopes.ts';
import { roleQueries } from '#console/api/roles.ts';
import { Picker, pickerPageSize, usePicks } from '#console/shared/pickers/picker.tsx';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { isManagementApi, type Resource, type ScopeWithResource } from '#contract/resources.ts';
import type { Role } from '#contract/roles.ts';

import { byApi, matchesText } from './permission-table.tsx';
import classes from './roles.module.css';

type AssignPermissionsDialogProps = {
  role: Role;
  /** Undefined while they load. */
  assigned: readonly ScopeWithResource[] | undefined;
  isOpen: boolean;
  onClose: () => void;
};

/** Assigns several permissions of one or more APIs to a role. */
export function AssignPermissionsDialog({ role, assigned, isOpen, onClose }: AssignPermissionsDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const picks = usePicks();
  const [resourceId, setResourceId] = useState<string | null>(null);
  const resources = useQuery({ ...resourceQueries.withScopes(), enabled: isOpen });
  const choices = useQuery({
    ...resourceQueries.withScopes(),
    enabled: isOpen && assigned !== undefined,
    select: (apis) => {
      const found = apis
        .filter(({ id }) => resourceId === null || id === resourceId)
        .flatMap((resource) => resource.scopes.map((scope) => ({ scope, resource, roles: [] })))
        .filter((permission) => matchesText(permission, picks.search))
        .sort(byApi);
      const start = (picks.page - 1) * pickerPageSize;
      return { items: found.slice(start, start + pickerPageSize), total: found.length, isCapped: false };
    },
  });
  const assignment = useWrite({
    action: 'roles:write',
    targets: [role.id],
    mutation: roleScopeMutations.assign(role.id),
  });
  /** The name of an API, with its indicator if another has the same name. */
  const apiName = ({ id, name, indicator }: Resource) =>
    resources.data?.some((other) => other.id !== id && other.name === name) === true
      ? t('controls.withAddition', { text: name, addition: indicator })
      : name;
  const isAssigned = (id: string) => assigned?.some((scope) => scope.id === id) === true;
  // Without those that another operator assigned meanwhile: the API refuses all because of one.
  const picked = picks.picked.filter(({ id }) => !isAssigned(id));
  const count = picked.length;
  const picksManagement = resources.data?.some(
    ({ indicator, scopes }) =>
      isManagementApi(indicator) && scopes.some(({ id }) => picked.some((one) => one.id === id)),
  );

  const close = () => {
    picks.clear();
    setResourceId(null);
    assignment.reset();
    onClose();
  };
  const assign = () =>
    assignment.run(picked, {
      notice: () => ({
        message: t('roles.permissions.assign.done', { count, role: role.name }),
        undo: undoBy(roleScopeMutations.remove(role.id), picked, {
          action: 'roles:write',
          undone: t('roles.permissions.assign.undone', { count, role: role.name }),
        }),
      }),
      onDone: close,
      // Another operator may have assigned or deleted one.
      onFailed: () => {
        void client.invalidateQueries({ queryKey: roleQueries.scopes(role.id).queryKey });
        void client.invalidateQueries({ queryKey: resourceQueries.withScopes().queryKey });
      },
    });
  const disabling = (id: string, indicator: string) => {
    if (isAssigned(id)) return { disabledReason: t('roles.assign.taken') };
    return role.type === 'User' && isManagementApi(indicator)
      ? { disabledReason: t('roles.permissions.assign.machinesOnly'), isUnavailable: true }
      : {};
  };

  return (
    <WriteDialog
      write={assignment}
      requests={[
        roleScopeRequests.assign(
          role.id,
          picked.map(({ id }) => id),
        ),
      ]}
      title={t('roles.permissions.assign.title', { role: role.name })}
      isOpen={isOpen}
      keepsWork
      confirmLabel={t('roles.permissions.assign.confirm', { count })}
      isReady={count > 0}
      onConfirm={assign}
      onClose={close}
    >
      <Select
        label={t('roles.permissions.resource')}
        placeholder={t('roles.permissions.assign.anyResource')}
        data={(resources.data ?? []).map((api) => ({ value: api.id, label: apiName(api) }))}
        value={resourceId}
        onChange={(id) => {
          setResourceId(id);
          picks.goTo(1);
        }}
        classNames={{ option: classes.indicator }}
        clearable
        clearButtonProps={{ 'aria-label': t('roles.permissions.assign.anyResource') }}
      />
      <Picker
        label={t('roles.permissions.title')}
        search={{ label: t('roles.permissions.search'), placeholder: t('roles.permissions.assign.searchPlaceholder') }}
        picks={{ ...picks, picked }}
        query={choices}
        choiceOf={({ scope, resource }) => ({
          id: scope.id,
          name: scope.name,
          description: (
            <ForeignText>
              {scope.description === null || scope.description === ''
                ? apiName(resource)
                : t('roles.permissions.assign.choice', {
                    resource: apiName(resource),
                    description: scope.description,
                  })}
            </ForeignText>
          ),
          ...disabling(scope.id, resource.indicator),
        })}
      />
      {picksManagement === true && <Alert color="orange">{t('roles.permissions.assign.management')}</Alert>}
      <Text size="sm">{t('roles.assign.text')}</Text>
    </WriteDialog>
  );
}

type RemovePermissionDialogProps = {
  role: Role;
  /** Undefined if the role does not have it. */
  permission: ScopeWithResource | undefined;
  isOpen: boolean;
  onClose: () => void;
  /** Called when it is removed; the button that opened the dialog no longer exists then. */
  onRemoved: () => void;
};

/** Removes one permission from a role. */
export function RemovePermissionDialog({ role, permission, isOpen, onClose, onRemoved }: RemovePermissionDialogProps) {
  const { t } = useTranslation();
  const removal = useWrite({ action: 'roles:write', targets: [role.id], mutation: roleScopeMutations.remove(role.id) });
  if (permission === undefined) return null;
  const { name, resource } = permission;
  const texts = { name, role: role.name };

  const close = () => {
    removal.reset();
    onClose();
  };
  const remove = () =>
    removal.run([permission], {
      notice: () => ({
        message: t('roles.permissions.remove.done', texts),
        undo: undoBy(roleScopeMutations.assign(role.id), [permission], {
          action: 'roles:write',
          undone: t('roles.permissions.remove.undone', texts),
        }),
      }),
      onDone: onRemoved,
    });

  return (
    <WriteDialog
      write={removal}
      requests={[roleScopeRequests.remove(role.id, permission.id)]}
      title={t('roles.permissions.remove.title', texts)}
      isOpen={isOpen}
      confirmLabel={t('roles.unassign.confirm')}
      isDestructive
      onConfirm={remove}
      onClose={close}
    >
      <div>
        <Text size="sm">
          {t('roles.permissions.resource')}
          {t('controls.colon')}
          <ForeignText>{resource.name}</ForeignText>
        </Text>
        <Text size="xs" c="dimmed" className={classes.indicator}>
          <ForeignText>{resource.indicator}</ForeignText>
        </Text>
      </div>
      <Text size="sm">{t('roles.unassign.text')}</Text>
      {isManagementApi(resource.indicator) && <Alert color="orange">{t('roles.delete.ownAccess')}</Alert>}
    </WriteDialog>
  );
}
