import type { Generated } from 'kysely';

import type { Json, JsonObject, TimestampColumn } from './columns.ts';

/** An API whose scopes can be added to roles. */
export type ResourcesTable = {
  seq: Generated<string>;
  id: string;
  name: string;
  indicator: string;
  is_default: Generated<boolean>;
  /** Seconds; a `bigint`, which the driver reads as text. */
  access_token_ttl: Generated<string>;
};

export type ScopesTable = {
  seq: Generated<string>;
  id: string;
  resource_id: string;
  name: string;
  description: string | null;
  created_at: TimestampColumn;
};

export type RoleType = 'User' | 'MachineToMachine';

export type RolesTable = {
  seq: Generated<string>;
  id: string;
  name: string;
  description: string;
  type: RoleType;
  is_default: Generated<boolean>;
};

export type RoleScopesTable = { role_id: string; scope_id: string };
export type UserRolesTable = { user_id: string; role_id: string };
export type ApplicationRolesTable = { application_id: string; role_id: string };

export type OrganizationsTable = {
  seq: Generated<string>;
  id: string;
  name: string;
  description: string | null;
  custom_data: Json<JsonObject>;
  is_mfa_required: Generated<boolean>;
  color: Json<JsonObject>;
  branding: Json<JsonObject>;
  custom_css: string | null;
  created_at: TimestampColumn;
};

export type OrganizationUsersTable = { organization_id: string; user_id: string };

export type OrganizationRolesTable = {
  seq: Generated<string>;
  id: string;
  name: string;
  description: string | null;
  type: RoleType;
};

export type OrganizationUserRolesTable = { organization_id: string; user_id: string; organization_role_id: string };
