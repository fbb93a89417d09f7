import { Anchor, Button, Code, Text, VisuallyHidden } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { Resource, Scope, ScopeWithResource } from '#contract/resources.ts';
import type { Role } from '#contract/roles.ts';

import classes from './roles.module.css';

type Props = {
  label: string;
  permissions: readonly EffectivePermission[];
  /** Hides the column of roles. */
  isOfOneRole?: boolean;
  /** Called with the ID of the permission to remove. */
  onRemove?: ((scopeId: string) => void) | undefined;
};

export function PermissionTable({ label, permissions, isOfOneRole = false, onRemove }: Props) {
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
          {onRemove !== undefined && (
            <th>
              <VisuallyHidden>{t('roles.column.actions')}</VisuallyHidden>
            </th>
          )}
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
            <Text size="xs" c="dimmed" className={classes.indicator}>
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
          {onRemove !== undefined && (
            <td className={classes.action}>
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={t('roles.unassign.open', { name: scope.name })}
                onClick={() => onRemove(scope.id)}
              >
                {t('roles.unassign.confirm')}
              </Button>
            </td>
          )}
        </tr>
      ))}
    </DataTable>
  );
}

/** A permission of an API resource, with the roles that grant it. */
type EffectivePermission = { scope: Scope; resource: Resource; roles: Role[] };

/** Merges the permissions of several roles: each once, sorted by API resource and name. */
export function mergePermissions(
  grants: readonly { role: Role; scopes: readonly ScopeWithResource[] }[],
): EffectivePermission[] {
  const merged = new Map<string, EffectivePermission>();
  for (const { role, scopes } of grants) {
    for (const { resource, ...scope } of scopes) {
      const known = merged.get(scope.id);
      if (known === undefined) merged.set(scope.id, { scope, resource, roles: [role] });
      else known.roles.push(role);
    }
  }
  return [...merged.values()].sort(byApi);
}

/** Compares permissions by API and name. Several APIs may have one name. */
export const byApi = (a: EffectivePermission, b: EffectivePermission): number =>
  a.resource.name.localeCompare(b.resource.name) ||
  a.resource.indicator.localeCompare(b.resource.indicator) ||
  a.scope.name.localeCompare(b.scope.name);

/** Returns whether a permission contains the text in its name, description, API resource or roles. */
export function matchesText({ scope, resource, roles }: EffectivePermission, text: string): boolean {
  const query = text.trim().toLowerCase();
  const texts = [
    scope.name,
    scope.description ?? '',
    resource.name,
    resource.indicator,
    ...roles.map(({ name }) => name),
  ];
  return texts.some((candidate) => candidate.toLowerCase().includes(query));
}
