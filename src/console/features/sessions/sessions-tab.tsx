import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { sessionQueries } from '#console/api/sessions.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { isNotOffered, Loaded } from '#console/shared/loading/loaded.tsx';
import { RoleLimit, useAllowed } from '#console/shared/operator/allowed.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

import { AppGrants } from './app-grants.tsx';
import { RevokeGrantDialog, RevokeSessionDialog } from './revoke-dialogs.tsx';
import { SessionTable } from './session-table.tsx';
import classes from './sessions.module.css';
import { SignOutDialog } from './sign-out-dialog.tsx';

/** Sessions and grants of a user, and the actions to revoke them. */
export function SessionsTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const mayRevoke = useAllowed(user.id).may('sessions:revoke');
  const dialog = useDialog<'sign-out' | 'revoke-session' | 'revoke-grant'>();
  const heading = useRef<HTMLHeadingElement>(null);
  const sessions = useQuery(sessionQueries.list(user.id));
  const firstParty = useQuery(sessionQueries.grants(user.id, 'firstParty'));
  const thirdParty = useQuery(sessionQueries.grants(user.id, 'thirdParty'));

  const grants = [firstParty, thirdParty].flatMap(({ data = [] }) => data);
  const isOffered = !isNotOffered(sessions.error);

  return (
    <Stack>
      <TabTitle name={displayName(user)}>{t('sessions.title')}</TabTitle>
      <Group justify="space-between" gap="sm">
        <div>
          <Title order={2} size="h4" ref={heading} tabIndex={-1} className={classes.heading}>
            {t('sessions.title')}
          </Title>
          {isOffered && (
            <Text size="sm" c="dimmed">
              {t('sessions.text')}
            </Text>
          )}
        </div>
        <RoleLimit action="sessions:revoke" userId={user.id} />
        {isOffered && mayRevoke && (
          <Button
            variant="default"
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => dialog.open('sign-out')}
          >
            {t('sessions.signOut.action')}
          </Button>
        )}
      </Group>
      <Loaded query={sessions} waiting={<TableSkeleton rows={3} />}>
        {(active) =>
          active.length === 0 ? (
            <EmptyState title={t('sessions.none.title')}>
              {t(user.isSuspended ? 'sessions.none.suspended' : 'sessions.none.text')}
            </EmptyState>
          ) : (
            <SessionTable
              sessions={active}
              isReadOnly={!mayRevoke}
              onRevoke={({ payload }) => dialog.open('revoke-session', payload.uid)}
            />
          )
        }
      </Loaded>
      {isOffered && (
        <>
          <div>
            <Title order={2} size="h4">
              {t('sessions.grants.title')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('sessions.grants.text')}
            </Text>
          </div>
          <AppGrants
            firstParty={firstParty}
            thirdParty={thirdParty}
            sessions={sessions.data ?? []}
            isReadOnly={!mayRevoke}
            onRevoke={({ id }) => dialog.open('revoke-grant', id)}
          />
          <SignOutDialog user={user} isOpen={dialog.isOpen('sign-out')} onClose={dialog.close} />
        </>
      )}
      <RevokeSessionDialog
        user={user}
        session={sessions.data?.find(({ payload }) => payload.uid === dialog.subjectOf('revoke-session'))}
        onClose={dialog.close}
        focusFallback={heading}
      />
      <RevokeGrantDialog
        user={user}
        grant={grants.find(({ id }) => id === dialog.subjectOf('revoke-grant'))}
        onClose={dialog.close}
        focusFallback={heading}
      />
    </Stack>
  );
}
