import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { roleQueries } from '#console/api/roles.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { Role } from '#contract/roles.ts';

import { mergePermissions } from './merge-permissions.ts';
import { PermissionTable } from './permission-table.tsx';

/** Permissions of a role, read-only: Usher does not administer API resources and their permissions. */
export function RolePermissions({ role }: { role: Role }) {
  const { t } = useTranslation();
  const scopes = useQuery(roleQueries.scopes(role.id));
  return (
    <Stack component="section" aria-labelledby="permissions" gap="xs">
      <Title order={2} size="h4" id="permissions">
        {t('roles.permissions.title')}
      </Title>
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
            />
          )
        }
      </Loaded>
    </Stack>
  );
}
