import type { ColumnType, Generated, JSONColumnType, Kysely } from 'kysely';

import type { CustomData, Identity, Profile } from '#contract/users.ts';

/** `timestamptz`: read as a Date, written as a Date. */
type Timestamp = ColumnType<Date, Date, Date>;

/** `jsonb`: read parsed, written as text. */
type Json<T extends object> = JSONColumnType<T, string, string>;

type JsonObject = Record<string, unknown>;

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
  last_sign_in_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
};

export type LogsTable = {
  seq: Generated<string>;
  id: string;
  key: string;
  payload: Json<JsonObject>;
  created_at: Timestamp;
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
  created_at: Timestamp;
};

export type ApplicationSecretsTable = {
  application_id: string;
  name: string;
  /** In clear, as in the original: the API shows secrets again. */
  value: string;
  created_at: Timestamp;
  expires_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

/** Permissions of machine-to-machine applications: which scopes of which API each may ask a token for. */
export type ApplicationScopesTable = {
  application_id: string;
  resource_indicator: string;
  scope: string;
};

export type ConnectorsTable = {
  seq: Generated<string>;
  id: string;
  /** The factory, e.g. `google-universal`. */
  connector_id: string;
  type: string;
  target: string;
  /** `name`, `description`, `logo`, `logoDark`, `platform`, ... as the API shows them. */
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

/** What the server generates once and keeps: signing keys and the like. */
export type ConfigsTable = {
  key: string;
  value: Json<JsonObject>;
};

export type Tables = {
  users: UsersTable;
  logs: LogsTable;
  applications: ApplicationsTable;
  application_secrets: ApplicationSecretsTable;
  application_scopes: ApplicationScopesTable;
  connectors: ConnectorsTable;
  sign_in_experiences: SignInExperiencesTable;
  configs: ConfigsTable;
};

export type Db = Kysely<Tables>;
