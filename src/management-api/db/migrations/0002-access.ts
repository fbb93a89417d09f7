import { type Kysely, sql } from 'kysely';

/** APIs and their scopes, roles, organizations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRoles(db);
  await createOrganizations(db);
}

async function createRoles(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table resources (
      seq bigint generated always as identity,
      id varchar(21) primary key,
      name text not null,
      indicator text not null,
      is_default boolean not null default false,
      access_token_ttl bigint not null default 3600
    )`.execute(db);
  await sql`create unique index resources_indicator on resources (indicator)`.execute(db);
  await sql`
    create table scopes (
      seq bigint generated always as identity,
      id varchar(21) primary key,
      resource_id varchar(21) not null references resources (id) on delete cascade,
      name varchar(256) not null,
      description text,
      created_at timestamptz(3) not null,
      unique (resource_id, name)
    )`.execute(db);
  await sql`
    create table roles (
      seq bigint generated always as identity,
      id varchar(21) primary key,
      name varchar(128) not null,
      description varchar(128) not null,
      type varchar(32) not null default 'User' check (type in ('User', 'MachineToMachine')),
      is_default boolean not null default false
    )`.execute(db);
  await sql`create unique index roles_name on roles (name)`.execute(db);
  await sql`
    create table role_scopes (
      role_id varchar(21) not null references roles (id) on delete cascade,
      scope_id varchar(21) not null references scopes (id) on delete cascade,
      primary key (role_id, scope_id)
    )`.execute(db);
  await sql`
    create table user_roles (
      user_id varchar(12) not null references users (id) on delete cascade,
      role_id varchar(21) not null references roles (id) on delete cascade,
      primary key (user_id, role_id)
    )`.execute(db);
  await sql`create index user_roles_by_role on user_roles (role_id, user_id)`.execute(db);
  await sql`
    create table application_roles (
      application_id varchar(21) not null references applications (id) on delete cascade,
      role_id varchar(21) not null references roles (id) on delete cascade,
      primary key (application_id, role_id)
    )`.execute(db);
  // Roles replace this table; each start assigns the existing application its role again.
  await sql`drop table application_scopes`.execute(db);
}

async function createOrganizations(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organizations (
      seq bigint generated always as identity,
      id varchar(21) primary key,
      name varchar(128) not null,
      description varchar(256),
      custom_data jsonb not null default '{}',
      is_mfa_required boolean not null default false,
      color jsonb not null default '{}',
      branding jsonb not null default '{}',
      custom_css text,
      created_at timestamptz(3) not null
    )`.execute(db);
  await sql`
    create table organization_users (
      organization_id varchar(21) not null references organizations (id) on delete cascade,
      user_id varchar(12) not null references users (id) on delete cascade,
      primary key (organization_id, user_id)
    )`.execute(db);
  await sql`create index organization_users_by_user on organization_users (user_id, organization_id)`.execute(db);
  await sql`
    create table organization_roles (
      seq bigint generated always as identity,
      id varchar(21) primary key,
      name varchar(128) not null,
      description varchar(256),
      type varchar(32) not null default 'User' check (type in ('User', 'MachineToMachine'))
    )`.execute(db);
  await sql`create unique index organization_roles_name on organization_roles (name)`.execute(db);
  await sql`
    create table organization_user_roles (
      organization_id varchar(21) not null,
      user_id varchar(12) not null,
      organization_role_id varchar(21) not null references organization_roles (id) on delete cascade,
      primary key (organization_id, user_id, organization_role_id),
      foreign key (organization_id, user_id) references organization_users on delete cascade
    )`.execute(db);
}
