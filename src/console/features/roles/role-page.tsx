import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';

import { roleQueries } from '#console/api/roles.ts';
import { paths } from '#console/lib/paths.ts';
import { returnAddress } from '#console/lib/return-to-list.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';

import { RoleHeader } from './role-header.tsx';
import { RolePermissions } from './role-permissions.tsx';
import { RoleUsers } from './role-users.tsx';

/** One role: facts, users and permissions. */
export function RolePage() {
  const { t } = useTranslation();
  const { roleId = '' } = useParams();
  const location = useLocation();
  const role = useQuery(roleQueries.detail(roleId));

  return (
    <Stack>
      <Anchor component={Link} to={returnAddress(location.state) ?? paths.roles()} size="sm">
        <IconChevronLeft size={14} aria-hidden /> {t('roles.title')}
      </Anchor>
      <Loaded
        query={role}
        waiting={<TableSkeleton rows={8} />}
        missing={
          <EmptyState title={<PageTitle>{t('roles.notFound.title')}</PageTitle>}>
            {t('roles.notFound.text', { id: roleId })}
          </EmptyState>
        }
      >
        {(found) => (
          <>
            <RoleHeader role={found} />
            {found.type === 'User' ? (
              <RoleUsers role={found} />
            ) : (
              <Paper withBorder p="md">
                <Title order={2} size="h4" mb="xs">
                  {t('roles.holders.title')}
                </Title>
                <Text size="sm">{t('roles.holders.machine')}</Text>
              </Paper>
            )}
            <RolePermissions role={found} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}
