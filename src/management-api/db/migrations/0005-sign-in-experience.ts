import { type Kysely, sql } from 'kysely';

/** Members that earlier versions did not store. Until now, every connector for messages served to reset passwords. */
const added = {
  adaptiveMfa: {},
  customUiCsp: {},
  forgotPasswordMethods: null,
  passkeySignIn: {},
  signUpProfileFields: [],
  verificationCodePolicy: {},
};

/** Completes the sign-in settings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update sign_in_experiences set settings = ${JSON.stringify(added)}::jsonb || settings`.execute(db);
}
