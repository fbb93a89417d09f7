import { Badge, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { BulkActions } from '#console/shared/jobs/bulk-actions.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { UserOrganization } from '#contract/organizations.ts';

import classes from './organizations.module.css';

type Props = {
  organizations: readonly UserOrganization[];
  isReadOnly: boolean;
  onChangeRoles: (organization: UserOrganization) => void;
  onRemove: (organization: UserOrganization) => void;
};

export function OrganizationTable({ organizations, isReadOnly, onChangeRoles, onRemove }: Props) {
  const { t } = useTranslation();
  const mayRunJobs = useOperator().may('jobs:run');
  return (
    <DataTable
      label={t('organizations.table')}
      isStale={false}
      head={
        <>
          <th>{t('organizations.column.name')}</th>
          <th className={classes.wide}>{t('organizations.column.roles')}</th>
          {!isReadOnly && (
            <th className={classes.action}>
              <VisuallyHidden>{t('organizations.column.actions')}</VisuallyHidden>
            </th>
          )}
        </>
      }
    >
      {organizations.map((organization) => {
        const { id, name, description, isMfaRequired, organizationRoles } = organization;
        const roles =
          organizationRoles.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('organizations.noRoles')}
            </Text>
          ) : (
            <Group gap={4}>
              {organizationRoles.map((role) => (
                <Badge key={role.id} variant="light" tt="none">
                  <ForeignText>{role.name}</ForeignText>
                </Badge>
              ))}
            </Group>
          );
        return (
          <tr key={id}>
            <th scope="row" className={classes.rowHead}>
              <Group gap="xs">
                <Text size="sm" className={classes.name} dir="auto">
                  <ForeignText>{name}</ForeignText>
                </Text>
                {isMfaRequired && (
                  <Badge color="gray" variant="light" tt="none">
                    {t('organizations.mfaRequired')}
                  </Badge>
                )}
              </Group>
              {description !== null && (
                <Text size="xs" c="dimmed">
                  <ForeignText>{description}</ForeignText>
                </Text>
              )}
              <div className={classes.narrow}>{roles}</div>
            </th>
            <td className={classes.wide}>{roles}</td>
            {!isReadOnly && (
              <td className={classes.action}>
                <Group gap="xs" justify="flex-end" className={classes.buttons}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('organizations.changeRolesNamed', { organization: name })}
                    onClick={() => onChangeRoles(organization)}
                  >
                    {t('organizations.changeRoles')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('organizations.removeNamed', { organization: name })}
                    onClick={() => onRemove(organization)}
                  >
                    {t('organizations.remove')}
                  </Button>
                  {mayRunJobs && (
                    <BulkActions
                      selection={{ by: 'organization', organizationId: id }}
                      name={t('jobs.selection.actionsOnMembersOf', { organization: name })}
                      selectedUsers={t('jobs.selection.members', { organization: name })}
                    />
                  )}
                </Group>
              </td>
            )}
          </tr>
        );
      })}
    </DataTable>
  );
}
