import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { roleQueries } from '#console/api/roles.ts';
import { paths } from '#console/lib/paths.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

import { AssignedRoles } from './assigned-roles.tsx';
import { EffectivePermissions } from './effective-permissions.tsx';

/** Roles of one user, and the permissions that result from them. */
export function RolesTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const roles = useQuery(roleQueries.ofUser(user.id));
  const [hasChanged, setHasChanged] = useState(false);

  return (
    <Stack gap="lg">
      <TabTitle name={displayName(user)}>{t('roles.title')}</TabTitle>
      {hasChanged && (
        <Alert color="orange" withCloseButton closeButtonLabel={t('common.close')} onClose={() => setHasChanged(false)}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t('roles.tokensLive')}</Text>
            <Allowed action="sessions:revoke" userId={user.id}>
              <Button component={Link} to={paths.userSignOut(user.id)} size="compact-sm" variant="default">
                {t('roles.signOutEverywhere')}
              </Button>
            </Allowed>
          </Stack>
        </Alert>
      )}
      <Loaded query={roles} waiting={<TableSkeleton rows={4} />}>
        {(assigned) => (
          <>
            <AssignedRoles user={user} assigned={assigned} onChanged={() => setHasChanged(true)} />
            {assigned.length > 0 && <EffectivePermissions roles={assigned} />}
          </>
        )}
      </Loaded>
    </Stack>
  );
}
