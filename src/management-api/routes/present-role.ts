import type { Resource, Scope } from '#contract/resources.ts';
import type { Role } from '#contract/roles.ts';
import type { ResourceRow } from '#management-api/db/resources.ts';
import type { RoleRow } from '#management-api/db/roles.ts';
import type { ScopeRow } from '#management-api/db/scopes.ts';
import { tenantId } from '#management-api/services/ids.ts';

export const presentRole = (row: RoleRow): Role => ({
  tenantId,
  id: row.id,
  name: row.name,
  description: row.description,
  type: row.type,
  isDefault: row.is_default,
});

export const presentScope = (row: ScopeRow): Scope => ({
  tenantId,
  id: row.id,
  resourceId: row.resource_id,
  name: row.name,
  description: row.description,
  createdAt: row.created_at.getTime(),
});

export const presentResource = (row: ResourceRow): Resource => ({
  tenantId,
  id: row.id,
  name: row.name,
  indicator: row.indicator,
  isDefault: row.is_default,
  accessTokenTtl: Number(row.access_token_ttl),
});
