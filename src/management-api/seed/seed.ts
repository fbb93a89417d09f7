import { sql } from 'kysely';

import type { SignInExperiencePatch } from '#contract/sign-in-experience-writes.ts';
import { insertSignInExperience, patchSignInExperience } from '#management-api/db/sign-in-experience.ts';
import type { Db } from '#management-api/db/tables.ts';
import { defaultSignInExperience } from '#management-api/default-sign-in-experience.ts';
import { createConnector } from '#management-api/services/connectors.ts';

import { applicationRoles, resources, roles, roleScopes, scopes } from './access.ts';
import { planActivity } from './activity.ts';
import { applications } from './applications.ts';
import { planBackground } from './background-entries.ts';
import { memberRoles, organizationRoleScopes, organizations, organizationScopes, ssoConnectors } from './companies.ts';
import { connectors, connectorIds } from './connectors.ts';
import { createIdentifierPool } from './identifiers.ts';
import { insertRows, type NewRow } from './insert-rows.ts';
import { creationTime } from './lifetimes.ts';
import { createRandom } from './random.ts';
import { insertRelatedRecords } from './related-records.ts';
import { createOrderedEntries } from './scenario.ts';
import { type SeededAccount, createDemoUser } from './users.ts';

/** Key in `configs` of a database that was filled once, so that it is not filled again after all users were deleted. */
const seededKey = 'demoSeeded';

/** Arbitrary, but unique among advisory locks in this database. */
const seedLock = 7_355_608;

type Demo = { now: number; users: number };

/**
 * Fills an empty database with demo users and their activity, in one transaction. Concurrent processes are serialized.
 *
 * @returns false if the database already has data and nothing was written
 */
export async function seedDemo({ db, ...demo }: Demo & { db: Db }): Promise<boolean> {
  if (demo.users <= 0) return false;
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${seedLock})`.execute(transaction);
      if (await isFilled(transaction)) return false;
      await fill(transaction, demo);
      return true;
    });
}

async function isFilled(db: Db): Promise<boolean> {
  const users = await db.selectFrom('users').select('id').limit(1).execute();
  const marks = await db.selectFrom('configs').select('key').where('key', '=', seededKey).execute();
  const roles = await db.selectFrom('roles').select('id').where('type', '=', 'User').limit(1).execute();
  return users.length > 0 || roles.length > 0 || marks.length > 0;
}

async function fill(db: Db, { now, users }: Demo): Promise<void> {
  await insertSignInExperience(db, defaultSignInExperience);
  await patchSignInExperience(db, signInSettings);
  await insertRows(db, 'applications', applications(now));
  for (const connector of connectors) await createConnector(db, connector);
  await insertRows(db, 'resources', resources);
  await insertRows(db, 'scopes', scopes(now));
  await insertRows(db, 'roles', roles);
  await insertRows(db, 'role_scopes', roleScopes);
  await insertRows(db, 'application_roles', applicationRoles);
  await insertRows(db, 'organizations', organizations(now));
  await insertRows(
    db,
    'organization_roles',
    memberRoles.map(({ role }) => role),
  );
  await insertRows(db, 'organization_scopes', organizationScopes);
  await insertRows(db, 'organization_role_scopes', organizationRoleScopes);
  await insertRows(db, 'sso_connectors', ssoConnectors(now));

  const accounts: SeededAccount[] = [];
  await insertRows(
    db,
    'users',
    createUsers({ now, users }, (account) => accounts.push(account)),
  );

  const mfa = await insertRelatedRecords(db, accounts, now);

  const random = createRandom(2);
  const scenarios = [...planActivity(random, { accounts, mfa, now }), ...planBackground(random, { now, users })];
  await insertRows(db, 'logs', createOrderedEntries(scenarios));

  await insertRows(db, 'configs', [{ key: seededKey, value: { users, at: now } }]);
  // PGlite has no autovacuum that would update the planner's statistics.
  await sql`analyze`.execute(db);
}

/** Creates the rows of users, oldest first; `onAccount` receives what the log needs of each. */
function* createUsers({ now, users }: Demo, onAccount: (account: SeededAccount) => void): Generator<NewRow<'users'>> {
  const random = createRandom(1);
  const pool = createIdentifierPool(random);
  const locked = chooseLocked(users);
  for (let index = 0; index < users; index += 1) {
    const createdAt = creationTime(random, { index, users, now });
    const { row, account } = createDemoUser(random, pool, { now, createdAt, isLocked: locked.has(index) });
    onAccount(account);
    yield row;
  }
}

/** Indexes of locked accounts: one in two hundred, at least three, none of the newest. */
function chooseLocked(users: number): ReadonlySet<number> {
  const count = Math.min(users, Math.max(3, Math.round(users / 200)));
  return new Set(Array.from({ length: count }, (_, nth) => Math.floor(((nth + 0.5) * 0.9 * users) / count)));
}

/**
 * Sign-in settings that match the users' sign-ins. Other settings keep their defaults, because recordings of a new Logto
 * must also match a seeded database. Not checked by the service, because the demo has no connectors that send codes.
 */
const signInSettings: SignInExperiencePatch = {
  signIn: {
    methods: [
      { identifier: 'username', password: true, verificationCode: false, isPasswordPrimary: true },
      { identifier: 'email', password: true, verificationCode: true, isPasswordPrimary: true },
      { identifier: 'phone', password: true, verificationCode: true, isPasswordPrimary: true },
    ],
  },
  socialSignInConnectorTargets: Object.keys(connectorIds),
  singleSignOnEnabled: true,
  mfa: { factors: ['Totp', 'WebAuthn', 'BackupCode'], policy: 'UserControlled' },
  // Whatever connectors exist.
  forgotPasswordMethods: null,
};
