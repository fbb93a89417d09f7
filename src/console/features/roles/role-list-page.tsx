import { Button, Group, Select, Stack, Anchor, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import * as z from 'zod/mini';

import { roleQueries } from '#console/api/roles.ts';
import { paths } from '#console/lib/paths.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { pagingState, useUrlState } from '#console/lib/use-url-state.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { BeyondEnd } from '#console/ui/beyond-end.tsx';
import { DataTable } from '#console/ui/data-table.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { pageCount } from '#console/ui/page-math.ts';
import { PageTitle } from '#console/ui/page-title.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { SearchBox } from '#console/ui/search-box.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';
import { roleTypes, type ListedRole } from '#contract/roles.ts';

import { RoleBadges } from './role-badges.tsx';
import { CreateRoleDialog } from './role-form-dialog.tsx';
import classes from './roles.module.css';

const urlState = z.object({
  ...pagingState,
  search: z.catch(z.string(), ''),
  type: z.catch(z.optional(z.enum(roleTypes)), undefined),
});

/** List of roles with search and filter. */
export function RoleListPage() {
  const { t } = useTranslation();
  const { state, hrefWith, replace, push } = useUrlState(urlState);
  const dialog = useDialog<'create'>();
  const { page, page_size, search, type } = state;
  const roles = useQuery(roleQueries.list({ page, page_size, search, type }));
  const isFiltered = search.trim() !== '' || type !== undefined;

  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{t('roles.title')}</PageTitle>
        <Allowed action="roles:write" isExplained>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => dialog.open('create')}>
            {t('roles.create.open')}
          </Button>
        </Allowed>
      </Group>
      <div className={classes.filters}>
        <SearchBox
          label={t('roles.search')}
          placeholder={t('roles.searchPlaceholder')}
          clearLabel={t('roles.clearSearch')}
          value={search}
          onSearch={(text) => replace({ search: text, page: 1 })}
        />
        <Select
          aria-label={t('roles.type.label')}
          placeholder={t('roles.type.any')}
          data={roleTypes.map((value) => ({ value, label: t(`roles.type.${value}`) }))}
          value={type ?? null}
          onChange={(value) => push({ type: value ?? undefined, page: 1 })}
          clearable
        />
      </div>
      <Loaded query={roles} waiting={<TableSkeleton rows={page_size} />}>
        {({ items, total }) => (
          <>
            {items.length > 0 ? (
              <RoleTable roles={items} isStale={roles.isPlaceholderData} />
            ) : total > 0 ? (
              <BeyondEnd page={page} last={pageCount(total, page_size)} hrefFor={(to) => hrefWith({ page: to })} />
            ) : isFiltered ? (
              <EmptyState title={t('roles.noHits.any')}>{t('roles.noHits.text')}</EmptyState>
            ) : (
              <EmptyState title={t('roles.noRoles.title')}>{t('roles.noRoles.text')}</EmptyState>
            )}
            <Pager
              isStale={roles.isPlaceholderData}
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
      <CreateRoleDialog isOpen={dialog.isOpen('create')} onClose={dialog.close} />
    </Stack>
  );
}

type Props = { roles: readonly ListedRole[]; isStale: boolean };

function RoleTable({ roles, isStale }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const from = location.pathname + location.search;
  return (
    <DataTable
      label={t('roles.table')}
      isStale={isStale}
      head={
        <>
          <th>{t('roles.column.role')}</th>
          <th className={classes.wide}>{t('roles.column.description')}</th>
          <th className={classes.number}>{t('roles.column.holders')}</th>
        </>
      }
    >
      {roles.map((role) => (
        <tr key={role.id}>
          <th scope="row" className={classes.name}>
            <Group gap="xs">
              <Anchor component={Link} to={paths.role(role.id)} state={{ from }} inherit>
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
          <td className={classes.number}>
            {role.type === 'User'
              ? t('roles.users', { count: role.usersCount })
              : t('roles.applications', { count: role.applicationsCount })}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
