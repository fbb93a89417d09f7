import type { Generated } from 'kysely';

import type { Json, JsonObject, OptionalTimestamp, TimestampColumn } from './columns.ts';

export type SsoConnectorsTable = {
  seq: Generated<string>;
  id: string;
  /** The factory, e.g. `OIDC` or `Okta`. */
  provider_name: string;
  connector_name: string;
  config: Json<JsonObject>;
  domains: Json<string[]>;
  branding: Json<JsonObject>;
  sync_profile: Generated<boolean>;
  enable_token_storage: Generated<boolean>;
  created_at: TimestampColumn;
};

export type UserSsoIdentitiesTable = {
  seq: Generated<string>;
  id: string;
  user_id: string;
  sso_connector_id: string;
  issuer: string;
  identity_id: string;
  detail: Json<JsonObject>;
  created_at: TimestampColumn;
  updated_at: TimestampColumn;
};

/** Metadata of a provider's tokens that are stored for a user, from a social or an enterprise connector. */
export type TokenSecretsTable = {
  id: string;
  user_id: string;
  connector_id: string | null;
  target: string | null;
  sso_connector_id: string | null;
  issuer: string | null;
  identity_id: string;
  metadata: Json<JsonObject>;
  created_at: TimestampColumn;
  updated_at: TimestampColumn;
};

/** A TOTP secret, ten backup codes, or the user agent and name of a WebAuthn credential. */
export type MfaDetails = {
  secret?: string;
  codes?: { code: string; usedAt?: string }[];
  agent?: string;
  name?: string;
};

export type MfaVerificationsTable = {
  seq: Generated<string>;
  id: string;
  user_id: string;
  type: 'Totp' | 'WebAuthn' | 'BackupCode';
  details: Json<MfaDetails>;
  created_at: TimestampColumn;
  last_used_at: OptionalTimestamp;
};

/** The user's choices on the sign-in page; `null` means not yet chosen. */
export type UserConfigsTable = {
  user_id: string;
  mfa_enabled: boolean | null;
  mfa_skipped: boolean | null;
  mfa_skipped_on_sign_in: boolean | null;
  passkey_skipped: boolean | null;
};

export type PersonalAccessTokensTable = {
  seq: Generated<string>;
  user_id: string;
  name: string;
  /** Unhashed, as in Logto: the API returns it in every response. */
  value: string;
  created_at: TimestampColumn;
  expires_at: OptionalTimestamp;
};

export type SubjectTokensTable = {
  id: string;
  user_id: string;
  context: Json<JsonObject>;
  creator_id: string;
  created_at: TimestampColumn;
  expires_at: TimestampColumn;
  consumed_at: OptionalTimestamp;
};

export type SessionsTable = {
  uid: string;
  user_id: string;
  client_id: string | null;
  payload: Json<JsonObject>;
  last_submission: Json<JsonObject> | null;
  expires_at: TimestampColumn;
};

export type GrantsTable = {
  id: string;
  user_id: string;
  client_id: string;
  payload: Json<JsonObject>;
  expires_at: TimestampColumn;
};

export type OneTimeTokensTable = {
  seq: Generated<string>;
  id: string;
  email: string;
  token: string;
  context: Json<JsonObject>;
  status: Generated<string>;
  created_at: TimestampColumn;
  expires_at: TimestampColumn;
};

export type VerificationCodesTable = {
  seq: Generated<string>;
  address_type: 'email' | 'phone';
  address: string;
  code: string;
  tries: Generated<number>;
  is_consumed: Generated<boolean>;
  created_at: TimestampColumn;
};
