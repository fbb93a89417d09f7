import { type Kysely, sql } from 'kysely';

/** Identities, credentials, sessions, grants and one-time tokens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIdentities(db);
  await createCredentials(db);
  await createSignIns(db);
}

async function createIdentities(db: Kysely<unknown>): Promise<void> {
  // Finds the user of a social account without reading every user. Only the accounts' ids are indexed.
  await sql`
    create index users_identities on users
      using gin (jsonb_path_query_array(identities, '$.*.userId') jsonb_path_ops)`.execute(db);
  await sql`
    create table sso_connectors (
      seq bigint generated always as identity,
      id varchar(128) primary key,
      provider_name varchar(128) not null,
      connector_name varchar(128) not null,
      config jsonb not null default '{}',
      domains jsonb not null default '[]',
      branding jsonb not null default '{}',
      sync_profile boolean not null default false,
      enable_token_storage boolean not null default false,
      created_at timestamptz(3) not null
    )`.execute(db);
  await sql`
    create table user_sso_identities (
      seq bigint generated always as identity,
      id varchar(21) primary key,
      user_id varchar(12) not null references users (id) on delete cascade,
      sso_connector_id varchar(128) not null references sso_connectors (id) on delete cascade,
      issuer varchar(256) not null,
      identity_id varchar(128) not null,
      detail jsonb not null default '{}',
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null,
      unique (issuer, identity_id)
    )`.execute(db);
  await sql`create index user_sso_identities_by_user on user_sso_identities (user_id)`.execute(db);
  // Metadata only: the providers' tokens themselves are not stored.
  await sql`
    create table token_secrets (
      id varchar(21) primary key,
      user_id varchar(12) not null references users (id) on delete cascade,
      connector_id varchar(12),
      target varchar(128),
      sso_connector_id varchar(128),
      issuer varchar(256),
      identity_id varchar(128) not null,
      metadata jsonb not null default '{}',
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null
    )`.execute(db);
  await sql`create index token_secrets_by_user on token_secrets (user_id)`.execute(db);
}

async function createCredentials(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mfa_verifications (
      seq bigint generated always as identity,
      id varchar(21) primary key,
      user_id varchar(12) not null references users (id) on delete cascade,
      type varchar(32) not null,
      details jsonb not null default '{}',
      created_at timestamptz(3) not null,
      last_used_at timestamptz(3)
    )`.execute(db);
  await sql`create index mfa_verifications_by_user on mfa_verifications (user_id, seq)`.execute(db);
  // At most one of each type, even with concurrent requests.
  await sql`
    create unique index mfa_verifications_single on mfa_verifications (user_id, type)
      where type in ('Totp', 'BackupCode')`.execute(db);
  await sql`
    create table user_configs (
      user_id varchar(12) primary key references users (id) on delete cascade,
      mfa_enabled boolean,
      mfa_skipped boolean,
      mfa_skipped_on_sign_in boolean,
      passkey_skipped boolean
    )`.execute(db);
  await sql`
    create table personal_access_tokens (
      seq bigint generated always as identity,
      user_id varchar(12) not null references users (id) on delete cascade,
      name varchar(256) not null,
      value varchar(64) not null,
      created_at timestamptz(3) not null,
      expires_at timestamptz(3),
      constraint personal_access_tokens_name primary key (user_id, name)
    )`.execute(db);
  await sql`create unique index personal_access_tokens_value on personal_access_tokens (value)`.execute(db);
  await sql`
    create table subject_tokens (
      id varchar(25) primary key,
      user_id varchar(12) not null references users (id) on delete cascade,
      context jsonb not null default '{}',
      creator_id varchar(32) not null,
      created_at timestamptz(3) not null,
      expires_at timestamptz(3) not null,
      consumed_at timestamptz(3)
    )`.execute(db);
  await sql`create index subject_tokens_by_user on subject_tokens (user_id)`.execute(db);
}

async function createSignIns(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sessions (
      uid varchar(64) primary key,
      user_id varchar(12) not null references users (id) on delete cascade,
      client_id varchar(21),
      payload jsonb not null,
      last_submission jsonb,
      expires_at timestamptz(3) not null
    )`.execute(db);
  await sql`create index sessions_by_user on sessions (user_id)`.execute(db);
  await sql`
    create table grants (
      id varchar(64) primary key,
      user_id varchar(12) not null references users (id) on delete cascade,
      client_id varchar(21) not null,
      payload jsonb not null,
      expires_at timestamptz(3) not null
    )`.execute(db);
  await sql`create index grants_by_user on grants (user_id)`.execute(db);
  await sql`
    create table one_time_tokens (
      seq bigint generated always as identity,
      id varchar(21) primary key,
      email varchar(128) not null,
      token varchar(256) not null,
      context jsonb not null default '{}',
      status varchar(16) not null default 'active',
      created_at timestamptz(3) not null,
      expires_at timestamptz(3) not null
    )`.execute(db);
  await sql`create unique index one_time_tokens_token on one_time_tokens (token)`.execute(db);
  await sql`create index one_time_tokens_by_email on one_time_tokens (lower(email))`.execute(db);
  await sql`
    create table verification_codes (
      seq bigint generated always as identity,
      address_type varchar(8) not null,
      address varchar(128) not null,
      code varchar(16) not null,
      tries int not null default 0,
      is_consumed boolean not null default false,
      created_at timestamptz(3) not null
    )`.execute(db);
  await sql`create index verification_codes_by_address on verification_codes (address, seq desc)`.execute(db);
  // The dashboard counts users with an access token by day.
  await sql`
    create index logs_token_owners on logs (created_at, (payload ->> 'userId'))
      where key like 'ExchangeTokenBy.%' and payload ->> 'userId' is not null`.execute(db);
}
