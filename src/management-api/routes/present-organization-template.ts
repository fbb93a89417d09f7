import type { ListedOrganizationRole, OrganizationRole, OrganizationScope } from '#contract/organization-template.ts';
import type {
  ListedOrganizationRole as ListedOrganizationRoleRow,
  OrganizationRoleRow,
} from '#management-api/db/organization-roles.ts';
import type { OrganizationScopeRow } from '#management-api/db/organization-scopes.ts';
import { tenantId } from '#management-api/services/ids.ts';

export const presentOrganizationScope = ({ id, name, description }: OrganizationScopeRow): OrganizationScope => ({
  tenantId,
  id,
  name,
  description,
});

export const presentOrganizationRole = ({ id, name, description, type }: OrganizationRoleRow): OrganizationRole => ({
  tenantId,
  id,
  name,
  description,
  type,
});

export const presentListedOrganizationRole = (row: ListedOrganizationRoleRow): ListedOrganizationRole => ({
  ...presentOrganizationRole(row),
  scopes: row.scopes,
  resourceScopes: row.resource_scopes,
});
