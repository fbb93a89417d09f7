import type { Generated } from 'kysely';

import type { RoleType } from './access-tables.ts';
import type { Json, JsonObject, TimestampColumn } from './columns.ts';

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
export type OrganizationUserRolesTable = { organization_id: string; user_id: string; organization_role_id: string };

/** Machine-to-machine applications as members. */
export type OrganizationApplicationsTable = { organization_id: string; application_id: string };
export type OrganizationApplicationRolesTable = {
  organization_id: string;
  application_id: string;
  organization_role_id: string;
};

export type OrganizationRolesTable = {
  seq: Generated<string>;
  id: string;
  name: string;
  description: string | null;
  type: RoleType;
};

/** Permissions in an organization, the same in all organizations. */
export type OrganizationScopesTable = {
  seq: Generated<string>;
  id: string;
  name: string;
  description: string | null;
};

export type OrganizationRoleScopesTable = { organization_role_id: string; organization_scope_id: string };
export type OrganizationRoleResourceScopesTable = { organization_role_id: string; scope_id: string };

/** What makes a user a member at sign-in, and with which roles. */
export type OrganizationJitEmailDomainsTable = { organization_id: string; email_domain: string };
export type OrganizationJitRolesTable = { organization_id: string; organization_role_id: string };
export type OrganizationJitSsoConnectorsTable = { organization_id: string; sso_connector_id: string };
