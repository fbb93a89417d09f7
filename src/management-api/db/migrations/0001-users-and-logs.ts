import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table users (
      seq bigint generated always as identity,
      id varchar(12) primary key,
      username varchar(128),
      primary_email varchar(128),
      primary_phone varchar(128),
      name varchar(128),
      avatar varchar(2048),
      password_digest varchar(256),
      password_algorithm varchar(16),
      is_password_expired boolean not null default false,
      custom_data jsonb not null default '{}',
      profile jsonb not null default '{}',
      identities jsonb not null default '{}',
      application_id varchar(21),
      is_suspended boolean not null default false,
      last_sign_in_at timestamptz(3),
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null
    )`.execute(db);
  await sql`create unique index users_username on users (username)`.execute(db);
  await sql`create unique index users_primary_email on users (lower(primary_email))`.execute(db);
  await sql`create unique index users_primary_phone on users (primary_phone)`.execute(db);
  await sql`create index users_creation_order on users (created_at desc, seq desc)`.execute(db);

  await sql`
    create table logs (
      seq bigint generated always as identity,
      id varchar(21) primary key,
      key varchar(128) not null,
      payload jsonb not null,
      created_at timestamptz(3) not null
    )`.execute(db);
  await sql`create index logs_newest on logs (created_at desc, seq desc)`.execute(db);
  await sql`create index logs_by_key on logs (key, created_at desc, seq desc)`.execute(db);
  await sql`
    create index logs_by_user on logs ((payload ->> 'userId'), created_at desc, seq desc)
      where payload ->> 'userId' is not null`.execute(db);
  await sql`
    create index logs_by_application on logs ((payload ->> 'applicationId'), created_at desc, seq desc)
      where payload ->> 'applicationId' is not null`.execute(db);

  await sql`
    create table applications (
      seq bigint generated always as identity,
      id varchar(21) primary key,
      name varchar(256) not null,
      description text,
      type varchar(32) not null,
      oidc_client_metadata jsonb not null,
      custom_client_metadata jsonb not null default '{}',
      custom_data jsonb not null default '{}',
      is_third_party boolean not null default false,
      created_at timestamptz(3) not null
    )`.execute(db);
  await sql`
    create table application_secrets (
      application_id varchar(21) not null references applications (id) on delete cascade,
      name varchar(256) not null,
      value varchar(64) not null,
      created_at timestamptz(3) not null,
      expires_at timestamptz(3),
      primary key (application_id, name)
    )`.execute(db);
  await sql`
    create table application_scopes (
      application_id varchar(21) not null references applications (id) on delete cascade,
      resource_indicator text not null,
      scope varchar(256) not null,
      primary key (application_id, resource_indicator, scope)
    )`.execute(db);

  await sql`
    create table connectors (
      seq bigint generated always as identity,
      id varchar(12) primary key,
      connector_id varchar(128) not null,
      type varchar(16) not null,
      target varchar(128) not null,
      metadata jsonb not null,
      config jsonb not null default '{}',
      sync_profile boolean not null default false,
      enable_token_storage boolean not null default false
    )`.execute(db);

  await sql`create table sign_in_experiences (id varchar(12) primary key, settings jsonb not null)`.execute(db);
  await sql`create table configs (key varchar(64) primary key, value jsonb not null)`.execute(db);
}
