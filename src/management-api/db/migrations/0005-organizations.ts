import { type Kysely, sql } from 'kysely';

/** Permissions of organizations, applications as members, and just-in-time provisioning. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTypeRules(db);
  await createScopes(db);
  await createApplications(db);
  await createJustInTimeSettings(db);
}

/** Users get user roles, applications machine-to-machine roles. A later change of a role's type is not checked. */
async function createTypeRules(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function organization_role_has_type(role_id text, wanted text) returns boolean
    language plpgsql stable set search_path from current as $$
    begin
      return (select type = wanted from organization_roles where id = role_id);
    end $$`.execute(db);
  await sql`
    create function is_machine_application(application_id text) returns boolean
    language plpgsql stable set search_path from current as $$
    begin
      return (select type = 'MachineToMachine' from applications where id = application_id);
    end $$`.execute(db);
  // Not valid: earlier versions did not check the type.
  await sql`
    alter table organization_user_roles add constraint organization_user_roles_type
      check (organization_role_has_type(organization_role_id, 'User')) not valid`.execute(db);
  await sql`create index organization_user_roles_by_role on organization_user_roles (organization_role_id)`.execute(db);
}

async function createScopes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organization_scopes (
      seq bigint generated always as identity,
      id varchar(21) primary key,
      name varchar(128) not null,
      description varchar(256)
    )`.execute(db);
  await sql`create unique index organization_scopes_name on organization_scopes (name)`.execute(db);
  await sql`
    create table organization_role_scopes (
      organization_role_id varchar(21) not null references organization_roles (id) on delete cascade,
      organization_scope_id varchar(21) not null references organization_scopes (id) on delete cascade,
      primary key (organization_role_id, organization_scope_id)
    )`.execute(db);
  await sql`create index organization_role_scopes_by_scope on organization_role_scopes (organization_scope_id)`.execute(
    db,
  );
  await sql`
    create table organization_role_resource_scopes (
      organization_role_id varchar(21) not null references organization_roles (id) on delete cascade,
      scope_id varchar(21) not null references scopes (id) on delete cascade,
      primary key (organization_role_id, scope_id)
    )`.execute(db);
  await sql`
    create index organization_role_resource_scopes_by_scope on organization_role_resource_scopes (scope_id)`.execute(
    db,
  );
}

async function createApplications(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organization_applications (
      organization_id varchar(21) not null references organizations (id) on delete cascade,
      application_id varchar(21) not null references applications (id) on delete cascade,
      primary key (organization_id, application_id),
      check (is_machine_application(application_id))
    )`.execute(db);
  await sql`
    create index organization_applications_by_application
      on organization_applications (application_id, organization_id)`.execute(db);
  await sql`
    create table organization_application_roles (
      organization_id varchar(21) not null,
      application_id varchar(21) not null,
      organization_role_id varchar(21) not null references organization_roles (id) on delete cascade,
      primary key (organization_id, application_id, organization_role_id),
      foreign key (organization_id, application_id) references organization_applications on delete cascade,
      check (organization_role_has_type(organization_role_id, 'MachineToMachine'))
    )`.execute(db);
  await sql`
    create index organization_application_roles_by_role
      on organization_application_roles (organization_role_id)`.execute(db);
}

async function createJustInTimeSettings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organization_jit_email_domains (
      organization_id varchar(21) not null references organizations (id) on delete cascade,
      email_domain varchar(128) not null,
      primary key (organization_id, email_domain)
    )`.execute(db);
  await sql`
    create table organization_jit_roles (
      organization_id varchar(21) not null references organizations (id) on delete cascade,
      organization_role_id varchar(21) not null references organization_roles (id) on delete cascade,
      primary key (organization_id, organization_role_id)
    )`.execute(db);
  await sql`create index organization_jit_roles_by_role on organization_jit_roles (organization_role_id)`.execute(db);
  await sql`
    create table organization_jit_sso_connectors (
      organization_id varchar(21) not null references organizations (id) on delete cascade,
      sso_connector_id varchar(128) not null references sso_connectors (id) on delete cascade,
      primary key (organization_id, sso_connector_id)
    )`.execute(db);
  await sql`
    create index organization_jit_sso_connectors_by_connector
      on organization_jit_sso_connectors (sso_connector_id)`.execute(db);
}
