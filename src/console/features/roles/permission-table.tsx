import { Anchor, Code, Table, Text } from '@mantine/core';
import clsx from 'clsx';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { DataTable } from '#console/ui/data-table.tsx';

import type { Permission } from './merge-permissions.ts';
import classes from './roles.module.css';

type Props = {
  label: string;
  permissions: readonly Permission[];
  /** Of one role it goes without saying where a permission comes from. */
  isOfOneRole?: boolean;
};

export function PermissionTable({ label, permissions, isOfOneRole = false }: Props) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={label}
      isStale={false}
      head={
        <>
          <Table.Th>{t('roles.permissions.permission')}</Table.Th>
          <Table.Th>{t('roles.permissions.resource')}</Table.Th>
          {!isOfOneRole && <Table.Th>{t('roles.permissions.from')}</Table.Th>}
        </>
      }
    >
      {permissions.map(({ scope, resource, roles }) => (
        <Table.Tr key={scope.id}>
          <Table.Th scope="row" className={classes.name}>
            <Code>{scope.name}</Code>
            {scope.description !== null && (
              <Text size="xs" c="dimmed" fw={400}>
                {scope.description}
              </Text>
            )}
          </Table.Th>
          <Table.Td>
            {resource.name}
            <Text size="xs" c="dimmed" className={clsx(classes.indicator, classes.wide)}>
              {resource.indicator}
            </Text>
          </Table.Td>
          {!isOfOneRole && (
            <Table.Td>
              {roles.map((role, index) => (
                <Fragment key={role.id}>
                  {index > 0 && ', '}
                  <Anchor component={Link} to={paths.role(role.id)} size="sm">
                    {role.name}
                  </Anchor>
                </Fragment>
              ))}
            </Table.Td>
          )}
        </Table.Tr>
      ))}
    </DataTable>
  );
}
