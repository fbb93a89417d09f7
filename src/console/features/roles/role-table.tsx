import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
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
