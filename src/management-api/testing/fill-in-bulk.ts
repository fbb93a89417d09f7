import { sql } from 'kysely';

import type { Db } from '#management-api/db/tables.ts';

/** Number of rows to insert. */
export type Sizes = { users: number; logs: number };

/** Rows per statement: PGlite holds the transition tables of a statement's triggers in memory. */
const chunk = 50_000;

const names = {
  first:
    'Ada Anna Ben Carla Chen Dmitri Elena Farid Grace Hannah Ivan Jamal Joanna Kenji Lena Marco Nina Omar Priya Sven',
  last: 'Anderson Becker Costa Dimitrov Eriksen Fischer Garcia Hassan Ivanov Johnson Kowalski Larsson Moreau Nguyen Okafor Patel Rossi Schmidt Tanaka Wilson',
};

const keys = [
  'Interaction.Create',
  'Interaction.SignIn.Create',
  'Interaction.SignIn.Verification.Password.Submit',
  'Interaction.SignIn.Identifier.Submit',
  'Interaction.SignIn.Submit',
  'Interaction.End',
  'ExchangeTokenBy.AuthorizationCode',
  'ExchangeTokenBy.RefreshToken',
  'TriggerHook.PostSignIn',
];

const array = (words: readonly string[]) => sql`(array[${sql.join(words.map((word) => sql.lit(word)))}])`;

/**
 * Fills an empty, prepared database with users over three years and log entries over one year. Rows are generated in the
 * database; indexes are created afterwards, which is several times faster.
 */
export async function fillInBulk(db: Db, sizes: Sizes): Promise<void> {
  const indexes = await dropIndexes(db);
  for (let from = 1; from <= sizes.users; from += chunk) {
    await fillUsers(db, sizes.users, from);
  }
  for (let from = 1; from <= sizes.logs; from += chunk) {
    await fillLogs(db, sizes, from);
  }
  for (const index of indexes) {
    await sql.raw(index).execute(db);
  }
  await sql`vacuum analyze`.execute(db);
}

/** Drops the indexes that no constraint needs. Returns the statements that create them again. */
async function dropIndexes(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('users', 'logs') and indexname not in (select conname from pg_constraint)
  `.execute(db);
  if (rows.length > 0) await sql`drop index ${sql.join(rows.map(({ name }) => sql.ref(name)))}`.execute(db);
  return rows.map(({ definition }) => definition);
}

/** User `n` always has the same id; exactly one user is called Quixworthy. */
async function fillUsers(db: Db, users: number, from: number): Promise<void> {
  await sql`
    insert into users
      (id, username, primary_email, primary_phone, name, avatar, custom_data, profile, created_at, updated_at)
    select
      substr(md5(n::text), 1, 5) || lpad(to_hex(n), 7, '0'),
      lower(first) || '_' || n,
      lower(first || '.' || last) || n || (array['@example.test', '@mail.test', '@acme.test'])[n % 3 + 1],
      (12000000000 + n)::text,
      case when n = ${Math.ceil(users / 3)} then 'Zebulon Quixworthy' else first || ' ' || last end,
      'https://images.test/' || n || '.png',
      jsonb_build_object('plan', 'free', 'number', n),
      jsonb_build_object('givenName', first, 'familyName', last),
      at, at
    from generate_series(${from}::int, ${Math.min(users, from + chunk - 1)}::int) n,
      lateral (select
        ${array(names.first.split(' '))}[abs(hashint4(n)) % 20 + 1] as first,
        ${array(names.last.split(' '))}[abs(hashint4(-n)) % 20 + 1] as last,
        timestamptz '2023-01-01' + n * (interval '3 years' / ${users}::int) as at
      ) as generated
  `.execute(db);
}

/** Three of four entries have a user. */
async function fillLogs(db: Db, { users, logs }: Sizes, from: number): Promise<void> {
  await sql`
    insert into logs (id, key, payload, created_at)
    select
      'bench' || lpad(n::text, 16, '0'),
      key,
      jsonb_build_object('key', key, 'result', 'Success', 'ip', '203.0.113.' || n % 250, 'userAgent', 'Mozilla/5.0',
        'applicationId', 'application' || n % 5, 'sessionId', md5(n::text))
        || case when n % 4 = 0 then '{}' else jsonb_build_object(
          'userId', substr(md5(owner::text), 1, 5) || lpad(to_hex(owner), 7, '0')) end,
      timestamptz '2025-01-01' + n * (interval '1 year' / ${logs}::int)
    from generate_series(${from}::int, ${Math.min(logs, from + chunk - 1)}::int) n,
      lateral (select
        abs(hashint4(n)) % ${users}::int + 1 as owner,
        ${array(keys)}[abs(hashint4(-n)) % ${keys.length}::int + 1] as key
      ) as entry
  `.execute(db);
}
