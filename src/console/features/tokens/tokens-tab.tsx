import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { tokenQueries } from '#console/api/tokens.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { isNotOffered, Loaded } from '#console/shared/loading/loaded.tsx';
import { RoleLimit, useAllowed } from '#console/shared/operator/allowed.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { PersonalAccessToken } from '#contract/tokens.ts';
import type { User } from '#contract/users.ts';

import { CreateTokenDialog, RenameTokenDialog, DeleteTokenDialog } from './token-dialogs.tsx';
import { TokenTable } from './token-table.tsx';
import { TokenValueDialog } from './token-value-dialog.tsx';
import classes from './tokens.module.css';

/** Personal access tokens of a user. */
export function TokensTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const mayWrite = useAllowed(user.id).may('tokens:write');
  const dialog = useDialog<'create-token' | 'rename-token' | 'delete-token'>();
  const heading = useRef<HTMLHeadingElement>(null);
  const tokens = useQuery(tokenQueries.list(user.id));
  const [created, setCreated] = useState<PersonalAccessToken>();

  const subjectOf = (kind: 'rename-token' | 'delete-token') =>
    tokens.data?.find(({ name }) => name === dialog.subjectOf(kind));

  return (
    <Stack>
      <TabTitle name={displayName(user)}>{t('tokens.title')}</TabTitle>
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4" ref={heading} tabIndex={-1} className={classes.heading}>
          {t('tokens.title')}
        </Title>
        <RoleLimit action="tokens:write" userId={user.id} />
        {mayWrite && !isNotOffered(tokens.error) && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => dialog.open('create-token')}>
            {t('tokens.create')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('tokens.text')}
      </Text>
      <Loaded query={tokens} waiting={<TableSkeleton rows={3} />}>
        {(listed) =>
          listed.length === 0 ? (
            <EmptyState title={t('tokens.none.title')}>{t('tokens.none.text')}</EmptyState>
          ) : (
            <TokenTable
              tokens={listed}
              isReadOnly={!mayWrite}
              onRename={({ name }) => dialog.open('rename-token', name)}
              onDelete={({ name }) => dialog.open('delete-token', name)}
            />
          )
        }
      </Loaded>
      <CreateTokenDialog
        user={user}
        isOpen={dialog.isOpen('create-token') && !isNotOffered(tokens.error)}
        onClose={dialog.close}
        onCreated={setCreated}
      />
      {created !== undefined && (
        <TokenValueDialog
          token={created}
          onClose={() => {
            setCreated(undefined);
            heading.current?.focus();
          }}
        />
      )}
      <RenameTokenDialog user={user} token={subjectOf('rename-token')} onClose={dialog.close} focusFallback={heading} />
      <DeleteTokenDialog user={user} token={subjectOf('delete-token')} onClose={dialog.close} focusFallback={heading} />
    </Stack>
  );
}
