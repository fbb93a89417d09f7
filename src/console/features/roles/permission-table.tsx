import { Anchor, Code, Text } from '@mantine/core';
import clsx from 'clsx';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';

import type { EffectivePermission } from './merge-permissions.ts';
import classes from './roles.module.css';

type Props = {
  label: string;
  permissions: readonly EffectivePermission[];
  /** Hides the column of roles. */
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
          <th>{t('roles.permissions.permission')}</th>
          <th>{t('roles.permissions.resource')}</th>
          {!isOfOneRole && <th>{t('roles.permissions.from')}</th>}
        </>
      }
    >
      {permissions.map(({ scope, resource, roles }) => (
        <tr key={scope.id}>
          <th scope="row" className={classes.name}>
            <Code>
              <ForeignText>{scope.name}</ForeignText>
            </Code>
            {scope.description !== null && (
              <Text size="xs" c="dimmed" fw={400}>
                <ForeignText>{scope.description}</ForeignText>
              </Text>
            )}
          </th>
          <td>
            <ForeignText>{resource.name}</ForeignText>
            <Text size="xs" c="dimmed" className={clsx(classes.indicator, classes.wide)}>
              <ForeignText>{resource.indicator}</ForeignText>
            </Text>
          </td>
          {!isOfOneRole && (
            <td>
              {roles.map((role, index) => (
                <Fragment key={role.id}>
                  {index > 0 && ', '}
                  <Anchor component={Link} to={paths.role(role.id)} size="sm">
                    <ForeignText>{role.name}</ForeignText>
                  </Anchor>
                </Fragment>
              ))}
            </td>
          )}
        </tr>
      ))}
    </DataTable>
  );
}
