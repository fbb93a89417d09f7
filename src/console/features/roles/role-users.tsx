import { Button, Group, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';

import { roleQueries } from '#console/api/roles.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { pagingState, useUrlState } from '#console/lib/use-url-state.ts';
import { BulkActions } from '#console/shared/jobs/bulk-actions.tsx';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useTextSearch } from '#console/shared/search/lookup-searches.ts';
import { BeyondEnd } from '#console/ui/beyond-end.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { pageCount } from '#console/ui/page-math.ts';
import { Pager } from '#console/ui/pager.tsx';
import { SearchBox } from '#console/ui/search-box.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';
import type { Role } from '#contract/roles.ts';

import { AddUsersDialog, RemoveUsersDialog } from './role-user-dialogs.tsx';
import { RoleUserTable } from './role-user-table.tsx';

const ExportButton = lazyPart(async () => (await import('#console/shared/export/export-button.tsx')).ExportButton);

const urlState = z.object({
  ...pagingState,
  search: z.catch(z.string(), ''),
});

/** Users who have a role, searched and paged. */
export function RoleUsers({ role }: { role: Role }) {
  const { t } = useTranslation();
  const { state, hrefWith, replace, push } = useUrlState(urlState);
  const dialog = useDialog<'add' | 'remove'>();
  const { page, page_size, search } = state;
  const textSearch = useTextSearch();
  const { may } = useOperator();
  const maySearch = may('users:search');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const addButton = useRef<HTMLButtonElement>(null);
  const users = useQuery(roleQueries.users({ roleId: role.id, page, page_size, search: textSearch(search) }));
  const selected = (users.data?.items ?? []).filter(({ id }) => ticked.has(id));

  const total = users.data?.total ?? 0;

  const openRemoveDialog = (ids: readonly string[]) => dialog.open('remove', ids.join(','));

  return (
    <Stack component="section" aria-labelledby="holders">
      <Group justify="space-between">
        <Title order={2} size="h4" id="holders">
          {t('roles.holders.title')}
        </Title>
        <Group gap="xs">
          {search.trim() === '' && (
            <Suspense fallback={null}>
              <ExportButton selection={{ by: 'role', roleId: role.id }} />
            </Suspense>
          )}
          <Allowed action="roles:assign" isExplained>
            {selected.length > 0 && (
              <Button variant="default" onClick={() => openRemoveDialog(selected.map(({ id }) => id))}>
                {t('roles.removeUsers.selected', { count: selected.length })}
              </Button>
            )}
            {/* All users of the role, not only those that a search finds. */}
            {may('jobs:run') && total > 0 && (selected.length > 0 || search.trim() === '') && (
              <BulkActions
                selection={
                  selected.length > 0
                    ? { by: 'ids', ids: selected.map(({ id }) => id) }
                    : { by: 'role', roleId: role.id }
                }
                look={{ size: 'sm', variant: 'default' }}
                label={t('jobs.selection.actions')}
                {...(selected.length === 0 && { name: t('jobs.selection.actionsOnHolders') })}
                selectedUsers={
                  selected.length > 0
                    ? t('jobs.selection.users', { count: selected.length })
                    : t('jobs.selection.holders', { role: role.name })
                }
              />
            )}
            <Button ref={addButton} leftSection={<IconPlus size={16} aria-hidden />} onClick={() => dialog.open('add')}>
              {t('roles.addUsers.open')}
            </Button>
          </Allowed>
        </Group>
      </Group>
      <SearchBox
        label={t('users.search')}
        placeholder={t(maySearch ? 'users.searchPlaceholder' : 'users.exactPlaceholder')}
        clearLabel={t('users.clearSearch')}
        value={search}
        onSearch={(text) => replace({ search: text, page: 1 })}
      />
      <Loaded query={users} waiting={<TableSkeleton rows={page_size} />}>
        {({ items, total }) => (
          <>
            {items.length > 0 ? (
              <RoleUserTable
                users={items}
                isStale={users.isPlaceholderData}
                ticked={ticked}
                onTick={setTicked}
                onRemove={(id) => openRemoveDialog([id])}
              />
            ) : total > 0 ? (
              // Waits until the dialog that emptied this page is closed, because both change the URL.
              !dialog.isAnyOpen && (
                <BeyondEnd page={page} last={pageCount(total, page_size)} hrefFor={(to) => hrefWith({ page: to })} />
              )
            ) : search.trim() === '' ? (
              <EmptyState title={t('roles.holders.none')}>
                <Allowed action="roles:assign">{t('roles.holders.noneText')}</Allowed>
              </EmptyState>
            ) : (
              <EmptyState title={t('roles.holders.noHits')}>
                {t(maySearch ? 'users.noHits.text' : 'users.noHits.exactText')}
              </EmptyState>
            )}
            <Pager
              isStale={users.isPlaceholderData}
              page={page}
              pageSize={page_size}
              pageSizes={pageSizes}
              total={total}
              hrefFor={(to) => hrefWith({ page: to })}
              onPageSize={(size) => push({ page_size: size, page: 1 })}
            />
          </>
        )}
      </Loaded>
      <AddUsersDialog role={role} isOpen={dialog.isOpen('add')} onClose={dialog.close} />
      <RemoveUsersDialog
        role={role}
        userIds={dialog.subjectOf('remove')?.split(',') ?? []}
        isOpen={dialog.isOpen('remove')}
        onClose={dialog.close}
        onRemain={openRemoveDialog}
        onRemoved={() => {
          setTicked(new Set());
          dialog.close();
          addButton.current?.focus();
        }}
      />
    </Stack>
  );
}
