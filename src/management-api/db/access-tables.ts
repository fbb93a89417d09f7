import type { Generated } from 'kysely';

import type { TimestampColumn } from './columns.ts';

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
