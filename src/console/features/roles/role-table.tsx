import { Anchor, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import type { ListedRole } from '#contract/roles.ts';

import { RoleBadges } from './role-badges.tsx';
import classes from './roles.module.css';

type Props = { roles: readonly ListedRole[]; isStale: boolean };

export function RoleTable({ roles, isStale }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const from = location.pathname + location.search;
  return (
    <DataTable
      label={t('roles.table')}
      isStale={isStale}
      head={
        <>
          <Table.Th>{t('roles.column.role')}</Table.Th>
          <Table.Th className={classes.wide}>{t('roles.column.description')}</Table.Th>
          <Table.Th className={classes.number}>{t('roles.column.holders')}</Table.Th>
        </>
      }
    >
      {roles.map((role) => (
        <Table.Tr key={role.id}>
          <Table.Th scope="row" className={classes.name}>
            <Group gap="xs">
              <Anchor component={Link} to={paths.role(role.id)} state={{ from }} inherit>
                {role.name}
              </Anchor>
              <RoleBadges role={role} />
            </Group>
            <Text size="xs" c="dimmed" className={classes.narrow}>
              {role.description}
            </Text>
          </Table.Th>
          <Table.Td className={classes.wide}>{role.description}</Table.Td>
          <Table.Td className={classes.number}>
            {role.type === 'User'
              ? t('roles.users', { count: role.usersCount })
              : t('roles.applications', { count: role.applicationsCount })}
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}
