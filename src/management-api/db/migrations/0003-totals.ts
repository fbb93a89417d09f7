import { type Kysely, sql } from 'kysely';

/**
 * Counters maintained by triggers. Every writing statement adds a row with its changes to `tallies`; a counter is the sum
 * of its rows, and so is the number of writes, which shows whether anything changed. Writers never wait for each other,
 * and a transaction's rows become visible with its writes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tallies (
      topic varchar(32) not null,
      name text not null,
      rows bigint not null,
      writes bigint not null
    )`.execute(db);
  await sql`create index tallies_by_topic on tallies (topic, name)`.execute(db);
  await describeLogs(db);
  await keepUsers(db);
  await keepMemberships(db, 'user_roles');
  await keepMemberships(db, 'organization_users');
  await keepLogs(db);
}

/** The filters of logs as columns, because index-only scans need columns. */
async function describeLogs(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table logs
      add column user_id text generated always as (payload ->> 'userId') stored,
      add column application_id text generated always as (payload ->> 'applicationId') stored,
      add column is_listed boolean not null generated always as (
        key like any (array[
          'ExchangeTokenBy%', 'RevokeToken%', 'RevokeGrants%', 'Interaction%',
          'JwtCustomizer%', 'SamlApplication%', 'Action%', 'Unknown%'
        ])
      ) stored`.execute(db);
  await sql`drop index logs_newest, logs_by_key, logs_by_user, logs_by_application`.execute(db);
  await sql`create index logs_newest on logs (created_at desc, seq desc) where is_listed`.execute(db);
  await sql`create index logs_by_key on logs (key, created_at desc, seq desc) where is_listed`.execute(db);
  await sql`create index logs_by_user on logs (user_id, created_at desc, seq desc) where is_listed`.execute(db);
  await sql`
    create index logs_by_application on logs (application_id, created_at desc, seq desc)
      where is_listed`.execute(db);
}

async function keepUsers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tally_users() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into tallies select 'users', '', count(*), 1 from changed having count(*) > 0;
      elsif tg_op = 'DELETE' then
        insert into tallies select 'users', '', -count(*), 1 from changed having count(*) > 0;
      elsif tg_op = 'TRUNCATE' then
        insert into tallies select 'users', '', -sum(rows), 1 from tallies where topic = 'users' having count(*) > 0;
      else
        insert into tallies values ('users', '', 0, 1);
      end if;
      return null;
    end $$`.execute(db);
  await onEachStatement(db, 'users', 'tally_users');
  // Only these columns can change the result of a search.
  await sql`
    create trigger tally_update after update of id, username, primary_email, primary_phone, name on users
      for each statement execute function tally_users()`.execute(db);
  await sql`insert into tallies select 'users', '', count(*), 1 from users`.execute(db);
}

/** Memberships change the result of filters by role or organization; their number is not needed. */
async function keepMemberships(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.ref(`tally_${table}`);
  await sql`
    create function ${name}() returns trigger language plpgsql as $$
    begin
      insert into tallies values (${sql.lit(table)}, '', 0, 1);
      return null;
    end $$`.execute(db);
  await sql`
    create trigger tally after insert or update or delete or truncate on ${sql.table(table)}
      for each statement execute function ${name}()`.execute(db);
}

async function keepLogs(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tally_logs() returns trigger language plpgsql as $$
    declare
      sign integer := case tg_op when 'INSERT' then 1 else -1 end;
    begin
      if tg_op = 'TRUNCATE' then
        insert into tallies select topic, name, -sum(rows), 1 from tallies
          where topic in ('logs_by_key', 'logs_by_application') group by topic, name;
      else
        insert into tallies select 'logs_by_key', key, sign * count(*), 1 from changed
          where is_listed group by key;
        insert into tallies select 'logs_by_application', application_id, sign * count(*), 1 from changed
          where is_listed and application_id is not null group by application_id;
      end if;
      return null;
    end $$`.execute(db);
  await onEachStatement(db, 'logs', 'tally_logs');
  await sql`
    create function tally_changed_logs() returns trigger language plpgsql as $$
    begin
      insert into tallies
        select 'logs_by_key', key, sum(n), 1
        from (select key, -1 as n from before where is_listed union all select key, 1 from changed where is_listed) logs
        group by key;
      insert into tallies
        select 'logs_by_application', application_id, sum(n), 1
        from (
          select application_id, -1 as n from before where is_listed
          union all select application_id, 1 from changed where is_listed
        ) logs
        where application_id is not null group by application_id;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger tally_update after update on logs referencing old table as before new table as changed
      for each statement execute function tally_changed_logs()`.execute(db);
  await sql`
    insert into tallies select 'logs_by_key', key, count(*), 1 from logs where is_listed group by key`.execute(db);
  await sql`
    insert into tallies select 'logs_by_application', application_id, count(*), 1 from logs
      where is_listed and application_id is not null group by application_id`.execute(db);
}

/** Runs the function after each statement that inserts into `table`, deletes from it or truncates it. */
async function onEachStatement(db: Kysely<unknown>, table: string, functionName: string): Promise<void> {
  const call = sql`for each statement execute function ${sql.ref(functionName)}()`;
  await sql`
    create trigger tally_insert after insert on ${sql.table(table)} referencing new table as changed ${call}`.execute(
    db,
  );
  await sql`
    create trigger tally_delete after delete on ${sql.table(table)} referencing old table as changed ${call}`.execute(
    db,
  );
  await sql`create trigger tally_truncate after truncate on ${sql.table(table)} ${call}`.execute(db);
}
