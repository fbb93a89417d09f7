import type { Generated, Kysely, Selectable } from 'kysely';

import type { CustomData, Identity, Profile } from '#contract/users.ts';

import type * as access from './access-tables.ts';
import type * as account from './account-tables.ts';
import type { Json, JsonObject, OptionalTimestamp, TimestampColumn } from './columns.ts';
import type * as organization from './organization-tables.ts';

export type UsersTable = {
  /** Breaks ties of `created_at`: creation order. */
  seq: Generated<string>;
  id: string;
  username: string | null;
  primary_email: string | null;
  primary_phone: string | null;
  name: string | null;
  avatar: string | null;
  password_digest: string | null;
  password_algorithm: string | null;
  is_password_expired: Generated<boolean>;
  custom_data: Json<CustomData>;
  profile: Json<Profile>;
  identities: Json<Record<string, Identity>>;
  application_id: string | null;
  is_suspended: Generated<boolean>;
  last_sign_in_at: OptionalTimestamp;
  created_at: TimestampColumn;
  updated_at: TimestampColumn;
};

export type LogsTable = {
  seq: Generated<string>;
  id: string;
  key: string;
  payload: Json<JsonObject>;
  created_at: TimestampColumn;
};

export type ApplicationsTable = {
  seq: Generated<string>;
  id: string;
  name: string;
  description: string | null;
  type: string;
  oidc_client_metadata: Json<JsonObject>;
  custom_client_metadata: Json<JsonObject>;
  custom_data: Json<JsonObject>;
  is_third_party: Generated<boolean>;
  created_at: TimestampColumn;
};

export type ApplicationSecretsTable = {
  application_id: string;
  name: string;
  /** Unhashed, as in Logto: the API returns secrets. */
  value: string;
  created_at: TimestampColumn;
  expires_at: OptionalTimestamp;
};

export type ConnectorsTable = {
  seq: Generated<string>;
  id: string;
  /** The factory, e.g. `google-universal`. */
  connector_id: string;
  type: 'Social' | 'Email' | 'Sms';
  target: string;
  /** The factory's; null for Email and Sms. */
  platform: string | null;
  /** Overrides of the factory's `target`, `name`, `logo` and `logoDark`. */
  metadata: Json<JsonObject>;
  config: Json<JsonObject>;
  sync_profile: Generated<boolean>;
  enable_token_storage: Generated<boolean>;
};

/** One row, `default`. */
export type SignInExperiencesTable = {
  id: string;
  settings: Json<JsonObject>;
};

/** Values that the server generates once, such as signing keys. */
export type ConfigsTable = {
  key: string;
  value: Json<JsonObject>;
};

export type Tables = {
  users: UsersTable;
  logs: LogsTable;
  applications: ApplicationsTable;
  application_secrets: ApplicationSecretsTable;
  connectors: ConnectorsTable;
  sign_in_experiences: SignInExperiencesTable;
  configs: ConfigsTable;

  resources: access.ResourcesTable;
  scopes: access.ScopesTable;
  roles: access.RolesTable;
  role_scopes: access.RoleScopesTable;
  user_roles: access.UserRolesTable;
  application_roles: access.ApplicationRolesTable;

  organizations: organization.OrganizationsTable;
  organization_users: organization.OrganizationUsersTable;
  organization_user_roles: organization.OrganizationUserRolesTable;
  organization_applications: organization.OrganizationApplicationsTable;
  organization_application_roles: organization.OrganizationApplicationRolesTable;
  organization_roles: organization.OrganizationRolesTable;
  organization_scopes: organization.OrganizationScopesTable;
  organization_role_scopes: organization.OrganizationRoleScopesTable;
  organization_role_resource_scopes: organization.OrganizationRoleResourceScopesTable;
  organization_jit_email_domains: organization.OrganizationJitEmailDomainsTable;
  organization_jit_roles: organization.OrganizationJitRolesTable;
  organization_jit_sso_connectors: organization.OrganizationJitSsoConnectorsTable;

  sso_connectors: account.SsoConnectorsTable;
  user_sso_identities: account.UserSsoIdentitiesTable;
  token_secrets: account.TokenSecretsTable;
  mfa_verifications: account.MfaVerificationsTable;
  user_configs: account.UserConfigsTable;
  personal_access_tokens: account.PersonalAccessTokensTable;
  subject_tokens: account.SubjectTokensTable;
  sessions: account.SessionsTable;
  grants: account.GrantsTable;
  one_time_tokens: account.OneTimeTokensTable;
  verification_codes: account.VerificationCodesTable;
};

/** A row as it is read. */
export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;

export type Db = Kysely<Tables>;
