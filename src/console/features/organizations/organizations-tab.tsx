import { Button, Group, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import * as z from 'zod/mini';

import { displayName } from '#console/api/display-name.ts';
import { organizationQueries } from '#console/api/organizations.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useAllowed } from '#console/shared/operator/use-allowed.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

import { AddOrganizationDialog } from './add-organization-dialog.tsx';
import { ChangeRolesDialog } from './change-roles-dialog.tsx';
import { OrganizationTable } from './organization-table.tsx';
import classes from './organizations.module.css';
import { RemoveOrganizationDialog } from './remove-organization-dialog.tsx';

const urlState = z.object({
  dialog: z.catch(z.optional(z.enum(['add-organization', 'organization-roles', 'remove-organization'])), undefined),
  organization: z.catch(z.optional(z.string()), undefined),
});

/** Organizations of a user, with the roles in each. */
export function OrganizationsTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const mayWrite = useAllowed(user.id).may('organizations:write');
  const { state, replace } = useUrlState(urlState);
  const heading = useRef<HTMLHeadingElement>(null);
  const organizations = useQuery(organizationQueries.ofUser(user.id));

  const close = () => replace({ dialog: undefined, organization: undefined });
  const selected = organizations.data?.find(({ id }) => id === state.organization);

  return (
    <Stack>
      <TabTitle name={displayName(user)}>{t('organizations.title')}</TabTitle>
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4" ref={heading} tabIndex={-1} className={classes.heading}>
          {t('organizations.title')}
        </Title>
        {/* The dialog needs the memberships to disable those organizations. */}
        {mayWrite && organizations.data !== undefined && (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => replace({ dialog: 'add-organization' })}
          >
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
                onChangeRoles={({ id }) => replace({ dialog: 'organization-roles', organization: id })}
                onRemove={({ id }) => replace({ dialog: 'remove-organization', organization: id })}
              />
            )}
            <AddOrganizationDialog
              user={user}
              joined={joined}
              isOpen={state.dialog === 'add-organization'}
              onClose={close}
            />
          </>
        )}
      </Loaded>
      <ChangeRolesDialog
        user={user}
        organization={state.dialog === 'organization-roles' ? selected : undefined}
        onClose={close}
      />
      <RemoveOrganizationDialog
        user={user}
        organization={state.dialog === 'remove-organization' ? selected : undefined}
        onClose={close}
        focusFallback={heading}
      />
    </Stack>
  );
}
