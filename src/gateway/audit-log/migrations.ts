import { type Kysely, type Migration, sql } from 'kysely';

import { migrate } from '#database/migrate.ts';

import type { AuditLogDb } from './tables.ts';

/**
 * Migrates the audit log's tables. The database may also hold the tables of other modules. The history of its migrations is
 * stored under its former name.
 */
export const migrateAuditLog = (db: AuditLogDb): Promise<void> => migrate(db, 'journal', auditLogMigrations);

/** Released migrations must not change. The first two still call the audit log "journal". */
export const auditLogMigrations: Record<string, Migration> = {
  '0001-journal': { up: createAuditLog },
  '0002-creations': { up: indexCreations },
  '0003-audit-log': { up: renameToAuditLog },
  '0004-flows': { up: addFlows },
};

async function createAuditLog(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table journal_entries (
      sequence bigint primary key,
      id text not null unique,
      at bigint not null,
      kind text not null,
      request_id text,
      operator_subject text,
      operator_name text,
      operator_role text,
      action text not null,
      method text,
      route text,
      target_user_id text,
      target_type text,
      target_id text,
      changed_fields text[] not null,
      status integer,
      code text,
      duration_ms integer,
      count integer,
      lost integer,
      since bigint,
      anchor_sequence bigint,
      anchor_hash text,
      key_id text,
      sealed text,
      ticket_marks text[] not null,
      hash text not null
    )`.execute(db);
  await sql`create index journal_by_user on journal_entries (target_user_id, sequence)`.execute(db);
  await sql`create index journal_by_operator on journal_entries (operator_subject, sequence)`.execute(db);
  await sql`create index journal_by_action on journal_entries (action, sequence)`.execute(db);
  await sql`create index journal_by_time on journal_entries (at)`.execute(db);
  await sql`create index journal_by_request on journal_entries (request_id)`.execute(db);
  await sql`create index journal_by_key on journal_entries (key_id)`.execute(db);
  await sql`create index journal_by_ticket on journal_entries using gin (ticket_marks)`.execute(db);
  await sql`
    create index journal_failures on journal_entries (request_id) where kind = 'outcome' and status >= 400`.execute(db);
  await sql`
    create index journal_anchors on journal_entries (anchor_sequence) where kind = 'retention'`.execute(db);

  await sql`
    create table journal_head (
      id smallint primary key default 1 check (id = 1),
      sequence bigint not null,
      hash text not null
    )`.execute(db);
  await sql`insert into journal_head (sequence, hash) values (0, repeat('0', 64))`.execute(db);

  await sql`
    create table journal_keys (
      id text primary key,
      owner text not null,
      sealed text not null,
      sealed_by text not null,
      created_at bigint not null
    )`.execute(db);
  await sql`create index journal_keys_by_owner on journal_keys (owner)`.execute(db);

  // The timeouts keep a process that hangs while appending from blocking the others forever.
  await sql`
    create function journal_lock_head() returns setof journal_head language plpgsql as $$ begin
      perform
        set_config('lock_timeout', '4s', true),
        set_config('idle_in_transaction_session_timeout', '10s', true);
      return query select * from journal_head for update;
    end $$`.execute(db);

  await refuseChanges(db);
}

/** Only the outcomes of creations have a target of their own. */
async function indexCreations(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index journal_creations on journal_entries (target_user_id)
      where kind = 'outcome' and target_user_id is not null`.execute(db);
}

/**
 * Triggers against mistakes and database roles without ownership. The owner of the tables can drop them; the hash chain
 * still reveals changes.
 */
async function refuseChanges(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function journal_refuse() returns trigger language plpgsql as $$ begin
      raise exception 'The audit log is append-only.';
    end $$`.execute(db);
  await sql`
    create trigger journal_entries_stay before update or truncate on journal_entries
      for each statement execute function journal_refuse()`.execute(db);
  await sql`
    create trigger journal_head_stays before delete or truncate on journal_head
      for each statement execute function journal_refuse()`.execute(db);

  // Events may be deleted only after the chain has recorded their removal.
  await sql`
    create function journal_check_removal() returns trigger language plpgsql as $$ begin
      if (select max(sequence) from removed) >
        coalesce((select max(anchor_sequence) from journal_entries where kind = 'retention'), 0)
      then
        raise exception 'Only retention removes events of the audit log.';
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger journal_entries_removal after delete on journal_entries
      referencing old table as removed
      for each statement execute function journal_check_removal()`.execute(db);

  await sql`
    create function journal_check_head() returns trigger language plpgsql as $$ begin
      if new.sequence <= old.sequence then raise exception 'The audit log is append-only.'; end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger journal_head_advances before update on journal_head
      for each row execute function journal_check_head()`.execute(db);
}

/** Gives the tables, indexes and functions the names that the code uses. */
async function renameToAuditLog(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger journal_entries_stay on journal_entries`.execute(db);
  await sql`drop trigger journal_entries_removal on journal_entries`.execute(db);
  await sql`drop trigger journal_head_stays on journal_head`.execute(db);
  await sql`drop trigger journal_head_advances on journal_head`.execute(db);
  for (const name of ['refuse', 'check_removal', 'check_head', 'lock_head']) {
    // In sequence: a migration is one transaction on one connection.
    await sql`drop function ${sql.id(`journal_${name}`)}()`.execute(db);
  }
  await sql`alter table journal_entries rename to audit_events`.execute(db);
  await sql`alter table journal_head rename to audit_log_head`.execute(db);
  await sql`alter table journal_keys rename to audit_log_keys`.execute(db);
  for (const index of indexes) {
    await sql`alter index ${sql.id(`journal_${index}`)} rename to ${sql.id(`audit_events_${index}`)}`.execute(db);
  }
  await sql`alter index journal_keys_by_owner rename to audit_log_keys_by_owner`.execute(db);

  await sql`
    create function audit_log_lock_head() returns setof audit_log_head language plpgsql as $$ begin
      perform
        set_config('lock_timeout', '4s', true),
        set_config('idle_in_transaction_session_timeout', '10s', true);
      return query select * from audit_log_head for update;
    end $$`.execute(db);
  await sql`
    create function audit_log_refuse_change() returns trigger language plpgsql as $$ begin
      raise exception 'The audit log is append-only.';
    end $$`.execute(db);
  await sql`
    create trigger audit_events_stay before update or truncate on audit_events
      for each statement execute function audit_log_refuse_change()`.execute(db);
  await sql`
    create trigger audit_log_head_stays before delete or truncate on audit_log_head
      for each statement execute function audit_log_refuse_change()`.execute(db);
  await sql`
    create function audit_log_check_removal() returns trigger language plpgsql as $$ begin
      if (select max(sequence) from removed) >
        coalesce((select max(anchor_sequence) from audit_events where kind = 'retention'), 0)
      then
        raise exception 'Only retention removes events of the audit log.';
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger audit_events_removal after delete on audit_events
      referencing old table as removed
      for each statement execute function audit_log_check_removal()`.execute(db);
  await sql`
    create function audit_log_check_head() returns trigger language plpgsql as $$ begin
      if new.sequence <= old.sequence then raise exception 'The audit log is append-only.'; end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger audit_log_head_advances before update on audit_log_head
      for each row execute function audit_log_check_head()`.execute(db);
}

/** Links the events of a guided flow. */
async function addFlows(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_events add column flow_id text`.execute(db);
  await sql`
    create index audit_events_by_flow on audit_events (flow_id, sequence) where flow_id is not null`.execute(db);
}

const indexes = [
  'by_user',
  'by_operator',
  'by_action',
  'by_time',
  'by_request',
  'by_key',
  'by_ticket',
  'failures',
  'anchors',
  'creations',
] as const;
