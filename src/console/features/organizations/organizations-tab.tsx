import { Button, Group, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { organizationQueries } from '#console/api/organizations.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { RoleLimit, useAllowed } from '#console/shared/operator/allowed.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

import { AddOrganizationDialog, ChangeRolesDialog, RemoveOrganizationDialog } from './membership-dialogs.tsx';
import { OrganizationTable } from './organization-table.tsx';
import classes from './organizations.module.css';

/** Organizations of a user, with the roles in each. */
export function OrganizationsTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const mayWrite = useAllowed(user.id).may('organizations:write');
  const dialog = useDialog<'add-organization' | 'organization-roles' | 'remove-organization'>();
  const heading = useRef<HTMLHeadingElement>(null);
  const organizations = useQuery(organizationQueries.ofUser(user.id));

  const subjectOf = (name: 'organization-roles' | 'remove-organization') =>
    organizations.data?.find(({ id }) => id === dialog.subjectOf(name));

  return (
    <Stack>
      <TabTitle name={displayName(user)}>{t('organizations.title')}</TabTitle>
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4" ref={heading} tabIndex={-1} className={classes.heading}>
          {t('organizations.title')}
        </Title>
        <RoleLimit action="organizations:write" userId={user.id} />
        {/* The dialog needs the memberships to disable those organizations. */}
        {mayWrite && organizations.data !== undefined && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => dialog.open('add-organization')}>
            {t('organizations.add')}
          </Button>
        )}
      </Group>
      <Loaded query={organizations} waiting={<TableSkeleton rows={2} />}>
        {(joined) => (
          <>
            {joined.length === 0 ? (
              <EmptyState title={t('organizations.none.title')}>{t('organizations.none.text')}</EmptyState>
            ) : (
              <OrganizationTable
                organizations={joined}
                isReadOnly={!mayWrite}
                onChangeRoles={({ id }) => dialog.open('organization-roles', id)}
                onRemove={({ id }) => dialog.open('remove-organization', id)}
              />
            )}
            <AddOrganizationDialog
              user={user}
              joined={joined}
              isOpen={dialog.isOpen('add-organization')}
              onClose={dialog.close}
            />
          </>
        )}
      </Loaded>
      <ChangeRolesDialog user={user} organization={subjectOf('organization-roles')} onClose={dialog.close} />
      <RemoveOrganizationDialog
        user={user}
        organization={subjectOf('remove-organization')}
        onClose={dialog.close}
        focusFallback={heading}
      />
    </Stack>
  );
}
