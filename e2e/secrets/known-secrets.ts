import { demoApp, openIdClient } from '#e2e/addresses.ts';
import type { Database } from '#database/database.ts';
import { findKeys } from '#gateway/audit-log/keys.ts';
import { sealingFrom } from '#gateway/audit-log/sealing.ts';
import type { Secrets } from '#gateway/operators/seal.ts';
import type { AllTables } from '#server/storage.ts';

import { type Answered, asJson, placeOf } from './records.ts';
import type { Secret } from './secret-texts.ts';

/** Secrets of the run's own settings. */
export const configuredSecrets: readonly Secret[] = [
  { kind: 'secret of the machine-to-machine application', text: demoApp.secret },
  { kind: 'secret of the sign-in application', text: openIdClient.secret },
];

const tokens = 'POST /api/users/*/personal-access-tokens';
const factors = 'POST /api/users/*/mfa-verifications';
const generated = 'POST /usher/users/*/password';

/** Secrets that a request brought, or its answer made. */
export function secretsOf(answered: Answered): Secret[] {
  const [asked, said] = [asJson(answered.asked), asJson(answered.body)];
  const place = placeOf(answered);
  const cookie = /^set-cookie: __Host-usher=([^;\r]+)/im.exec(answered.head)?.[1];
  return [
    ...membersOf(asked, ['password']).map((text) => ({ kind: 'password', text })),
    ...(place === tokens ? membersOf(said, ['value']) : []).map((text) => ({ kind: 'token', text, shownBy: tokens })),
    ...(place === factors ? membersOf(said, ['secret', 'codes']) : []).map((text) => ({
      kind: 'second factor',
      text,
      shownBy: factors,
    })),
    ...(place === generated ? membersOf(said, ['password']) : []).map((text) => ({
      kind: 'generated password',
      text,
      shownBy: generated,
    })),
    ...membersOf(said, ['access_token']).map((text) => ({ kind: 'machine token', text })),
    ...(cookie === undefined ? [] : [{ kind: 'session', text: cookie }]),
  ];
}

/** What a gateway's own tables keep secret. */
export async function secretsOfGateway({ db }: Database<AllTables>, sealedBy: Secrets): Promise<Secret[]> {
  const rows = await db.selectFrom('audit_log_keys').select(['id', 'sealed']).execute();
  const keys = await findKeys(
    db,
    sealingFrom(sealedBy),
    rows.map(({ id }) => id),
  );
  const open = [...keys.values()].flatMap((key) => (key === 'unreadable' ? [] : [Buffer.from(key.bytes)]));
  return [
    ...sealedBy.map((text) => ({ kind: 'sealing secret', text })),
    ...rows.map(({ sealed }) => ({ kind: 'sealed key of the audit log', text: sealed })),
    ...open.flatMap((bytes) =>
      (['base64url', 'base64', 'hex'] as const).map((encoding) => ({
        kind: 'key of the audit log',
        text: bytes.toString(encoding),
      })),
    ),
  ];
}

/** What the embedded Management API keeps secret, of its seed and of what the run made. */
export async function secretsOfManagementApi({ db }: Database<AllTables>): Promise<Secret[]> {
  const [applications, connectors, sso, configs, digests, accessTokens, secondFactors] = await Promise.all([
    db.selectFrom('application_secrets').select('value').execute(),
    db.selectFrom('connectors').select('config').execute(),
    db.selectFrom('sso_connectors').select('config').execute(),
    db.selectFrom('configs').select('value').execute(),
    db.selectFrom('users').select('password_digest as value').where('password_digest', 'is not', null).execute(),
    db.selectFrom('personal_access_tokens').select('value').execute(),
    db.selectFrom('mfa_verifications').select('details').execute(),
  ]);
  const secret = (kind: string, shownBy?: string) => (text: string) => ({ kind, text, shownBy });
  return [
    ...applications.map(({ value }) => value).map(secret('secret of an application')),
    ...membersOf([connectors, sso], ['clientSecret', 'appSecret']).map(secret('configuration of a connector')),
    ...membersOf(configs, ['d', 'p', 'q', 'k']).map(secret('signing key')),
    ...digests.flatMap(({ value }) => value ?? []).map(secret('password digest')),
    ...accessTokens.map(({ value }) => value).map(secret('token', tokens)),
    ...membersOf(secondFactors, ['secret', 'code']).map(secret('second factor', factors)),
  ];
}

/** The texts under these names, however deep; of a list under such a name all texts. */
function membersOf(value: unknown, names: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    if (!names.includes(name)) return membersOf(member, names);
    return [member].flat().filter((text) => typeof text === 'string');
  });
}
