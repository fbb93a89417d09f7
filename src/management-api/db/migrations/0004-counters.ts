import { type Kysely, sql } from 'kysely';

/** Names the counters of 0003-totals as the code does: table, index, triggers and the functions that the triggers run. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tallies rename to counters`.execute(db);
  await sql`alter index tallies_by_topic rename to counters_by_topic`.execute(db);
  for (const [table, trigger] of triggers) {
    // In sequence: a migration is one transaction on one connection.
    const renamed = sql.ref(trigger.replace('tally', 'counter'));
    await sql`alter trigger ${sql.ref(trigger)} on ${sql.table(table)} rename to ${renamed}`.execute(db);
  }
  for (const name of ['users', 'user_roles', 'organization_users', 'logs', 'changed_logs']) {
    await sql`alter function ${sql.ref(`tally_${name}`)}() rename to ${sql.ref(`count_${name}`)}`.execute(db);
  }
  await countUsers(db);
  await countMemberships(db, 'user_roles');
  await countMemberships(db, 'organization_users');
  await countLogs(db);
}

const triggers = [
  ...['users', 'logs'].flatMap((table) =>
    ['tally_insert', 'tally_delete', 'tally_truncate', 'tally_update'].map((trigger) => [table, trigger] as const),
  ),
  ['user_roles', 'tally'],
  ['organization_users', 'tally'],
] as const;

async function countUsers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function count_users() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into counters select 'users', '', count(*), 1 from changed having count(*) > 0;
      elsif tg_op = 'DELETE' then
        insert into counters select 'users', '', -count(*), 1 from changed having count(*) > 0;
      elsif tg_op = 'TRUNCATE' then
        insert into counters select 'users', '', -sum(rows), 1 from counters where topic = 'users' having count(*) > 0;
      else
        insert into counters values ('users', '', 0, 1);
      end if;
      return null;
    end $$`.execute(db);
}

async function countMemberships(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`
    create or replace function ${sql.ref(`count_${table}`)}() returns trigger language plpgsql as $$
    begin
      insert into counters values (${sql.lit(table)}, '', 0, 1);
      return null;
    end $$`.execute(db);
}

async function countLogs(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function count_logs() returns trigger language plpgsql as $$
    declare
      sign integer := case tg_op when 'INSERT' then 1 else -1 end;
    begin
      if tg_op = 'TRUNCATE' then
        insert into counters select topic, name, -sum(rows), 1 from counters
          where topic in ('logs_by_key', 'logs_by_application') group by topic, name;
      else
        insert into counters select 'logs_by_key', key, sign * count(*), 1 from changed
          where is_listed group by key;
        insert into counters select 'logs_by_application', application_id, sign * count(*), 1 from changed
          where is_listed and application_id is not null group by application_id;
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create or replace function count_changed_logs() returns trigger language plpgsql as $$
    begin
      insert into counters
        select 'logs_by_key', key, sum(n), 1
        from (select key, -1 as n from before where is_listed union all select key, 1 from changed where is_listed) logs
        group by key;
      insert into counters
        select 'logs_by_application', application_id, sum(n), 1
        from (
          select application_id, -1 as n from before where is_listed
          union all select application_id, 1 from changed where is_listed
        ) logs
        where application_id is not null group by application_id;
      return null;
    end $$`.execute(db);
}
