import { sql } from 'kysely';
import { expect, it } from 'vitest';

import { migrate } from '#database/migrate.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';
import { findSignInExperience } from '#management-api/db/sign-in-experience.ts';
import type { Tables } from '#management-api/db/tables.ts';
import { migrations } from '#management-api/prepare.ts';

it('adds the members that are missing and keeps the others', async () => {
  const { db, close } = await openTestDatabase<Tables>();
  await migrate(db, 'management_api', Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0005')));
  const settings = JSON.stringify({ signInMode: 'SignIn', passkeySignIn: { enabled: true } });
  await sql`insert into sign_in_experiences (id, settings) values ('default', ${settings})`.execute(db);
  await migrate(db, 'management_api', migrations);
  expect(await findSignInExperience(db)).toEqual({
    signInMode: 'SignIn',
    passkeySignIn: { enabled: true },
    adaptiveMfa: {},
    customUiCsp: {},
    forgotPasswordMethods: null,
    signUpProfileFields: [],
    verificationCodePolicy: {},
  });
  await close();
});
