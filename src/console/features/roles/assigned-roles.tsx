import { Anchor, Button, Checkbox, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import * as z from 'zod/mini';

import { paths } from '#console/lib/paths.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { RoleLimit, useAllowed } from '#console/shared/operator/allowed.tsx';
import { DataTable } from '#console/ui/data-table.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { SearchBox } from '#console/ui/search-box.tsx';
import type { Role } from '#contract/roles.ts';
import type { User } from '#contract/users.ts';

import { AssignRolesDialog, UnassignRolesDialog } from './role-assignment-dialogs.tsx';
import { RoleBadges } from './role-badges.tsx';
import classes from './roles.module.css';

type Props = { user: User; assigned: readonly Role[]; onChanged: () => void };

const urlState = z.object({
  search: z.catch(z.string(), ''),
});

/** Number of roles from which on the search box is shown. */
const searchableFrom = 8;

/** Roles of a user. All of them are loaded, so the search runs in the browser. */
export function AssignedRoles({ user, assigned, onChanged }: Props) {
  const { t } = useTranslation();
  const mayAssign = useAllowed(user.id).may('roles:assign');
  const { state, replace } = useUrlState(urlState);
  const dialog = useDialog<'assign' | 'remove'>();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const assignButton = useRef<HTMLButtonElement>(null);
  const wanted = state.search.trim().toLowerCase();
  const shown = assigned.filter(({ name, description }) => `${name}\n${description}`.toLowerCase().includes(wanted));
  const selected = assigned.filter(({ id }) => ticked.has(id));
  const toRemove = assigned.filter(({ id }) => dialog.subjectOf('remove')?.split(',').includes(id));

  const tick = (roles: readonly Role[], isTicked: boolean) => {
    const next = new Set(ticked);
    for (const { id } of roles) {
      if (isTicked) next.add(id);
      else next.delete(id);
    }
    setTicked(next);
  };
  const openRemoveDialog = (roles: readonly Role[]) => dialog.open('remove', roles.map(({ id }) => id).join(','));

  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('roles.assigned.title')}
        </Title>
        <RoleLimit action="roles:assign" userId={user.id} />
        {mayAssign && (
          <Group gap="xs">
            {selected.length > 0 && (
              <Button variant="default" onClick={() => openRemoveDialog(selected)}>
                {t('roles.assigned.removeSelected', { count: selected.length })}
              </Button>
            )}
            <Button
              ref={assignButton}
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => dialog.open('assign')}
            >
              {t('roles.assign.open')}
            </Button>
          </Group>
        )}
      </Group>
      {assigned.length >= searchableFrom && (
        <SearchBox
          label={t('roles.search')}
          placeholder={t('roles.searchPlaceholder')}
          clearLabel={t('roles.clearSearch')}
          value={state.search}
          onSearch={(search) => replace({ search })}
        />
      )}
      {assigned.length === 0 ? (
        <EmptyState title={t('roles.assigned.none')}>{t('roles.assigned.noneText')}</EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState title={t('roles.noHits.title', { search: state.search.trim() })}>
          {t('roles.assigned.noHits')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('roles.table')}
          isStale={false}
          head={
            <>
              {mayAssign && (
                <th className={classes.tick}>
                  <Checkbox
                    aria-label={t('roles.selectAll')}
                    checked={shown.every(({ id }) => ticked.has(id))}
                    indeterminate={selected.length > 0 && !shown.every(({ id }) => ticked.has(id))}
                    onChange={(event) => tick(shown, event.currentTarget.checked)}
                  />
                </th>
              )}
              <th>{t('roles.column.role')}</th>
              <th className={classes.wide}>{t('roles.column.description')}</th>
              {mayAssign && (
                <th>
                  <VisuallyHidden>{t('roles.column.actions')}</VisuallyHidden>
                </th>
              )}
            </>
          }
        >
          {shown.map((role) => (
            <tr key={role.id}>
              {mayAssign && (
                <td>
                  <Checkbox
                    aria-label={t('roles.select', { name: role.name })}
                    checked={ticked.has(role.id)}
                    onChange={(event) => tick([role], event.currentTarget.checked)}
                  />
                </td>
              )}
              <th scope="row" className={classes.name}>
                <Group gap="xs">
                  <Anchor component={Link} to={paths.role(role.id)} inherit>
                    <ForeignText>{role.name}</ForeignText>
                  </Anchor>
                  <RoleBadges role={role} />
                </Group>
                <Text size="xs" c="dimmed" className={classes.narrow}>
                  <ForeignText>{role.description}</ForeignText>
                </Text>
              </th>
              <td className={classes.wide}>
                <ForeignText>{role.description}</ForeignText>
              </td>
              {mayAssign && (
                <td className={classes.action}>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="red"
                    aria-label={t('roles.unassign.open', { name: role.name })}
                    onClick={() => openRemoveDialog([role])}
                  >
                    {t('roles.unassign.confirm')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </DataTable>
      )}
      <AssignRolesDialog
        user={user}
        assigned={assigned}
        isOpen={dialog.isOpen('assign')}
        onClose={dialog.close}
        onChanged={onChanged}
      />
      <UnassignRolesDialog
        user={user}
        roles={toRemove}
        isOpen={dialog.isOpen('remove')}
        onClose={dialog.close}
        onChanged={onChanged}
        onRemoved={() => {
          dialog.close();
          assignButton.current?.focus();
        }}
      />
    </Stack>
  );
}
