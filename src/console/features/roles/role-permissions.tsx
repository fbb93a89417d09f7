import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { roleQueries } from '#console/api/roles.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { Role } from '#contract/roles.ts';

import { AssignPermissionsDialog, RemovePermissionDialog } from './permission-dialogs.tsx';
import { mergePermissions, PermissionTable } from './permission-table.tsx';

/** Permissions of a role by API, which can be assigned and removed. */
export function RolePermissions({ role }: { role: Role }) {
  const { t } = useTranslation();
  const scopes = useQuery(roleQueries.scopes(role.id));
  const dialog = useDialog<'assign-permissions' | 'remove-permission'>();
  const assignButton = useRef<HTMLButtonElement>(null);
  const mayWrite = useOperator().may('roles:write');
  const removedId = dialog.subjectOf('remove-permission');
  return (
    <Stack component="section" aria-labelledby="permissions" gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h4" id="permissions">
          {t('roles.permissions.title')}
        </Title>
        <Allowed action="roles:write">
          <Button
            ref={assignButton}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => dialog.open('assign-permissions')}
          >
            {t('roles.permissions.assign.open')}
          </Button>
        </Allowed>
      </Group>
      <Loaded query={scopes} waiting={<TableSkeleton rows={3} />}>
        {(found) =>
          found.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('roles.permissions.noneOfRole')}
            </Text>
          ) : (
            <PermissionTable
              label={t('roles.permissions.title')}
              permissions={mergePermissions([{ role, scopes: found }])}
              isOfOneRole
              onRemove={mayWrite ? (scopeId) => dialog.open('remove-permission', scopeId) : undefined}
            />
          )
        }
      </Loaded>
      <AssignPermissionsDialog
        role={role}
        assigned={scopes.data}
        isOpen={dialog.isOpen('assign-permissions')}
        onClose={dialog.close}
      />
      <RemovePermissionDialog
        role={role}
        permission={scopes.data?.find(({ id }) => id === removedId)}
        isOpen={dialog.isOpen('remove-permission')}
        onClose={dialog.close}
        onRemoved={() => {
          dialog.close();
          assignButton.current?.focus();
        }}
      />
    </Stack>
  );
}
