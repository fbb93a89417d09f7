import type { Database } from '#database/database.ts';
import { demoApp, openIdClient } from '#e2e/addresses.ts';
import { findKeys } from '#gateway/audit-log/keys.ts';
import { sealingFrom } from '#gateway/audit-log/sealing.ts';
import type { Secrets } from '#gateway/operators/seal.ts';
import type { AllTables } from '#server/storage.ts';

import { asJson, placeOf, type RecordedAnswer } from './records.ts';
import type { Secret } from './secret-texts.ts';

/** Secrets in the settings of the test run. */
export const configuredSecrets: readonly Secret[] = [
  { kind: 'secret of the machine-to-machine app', text: demoApp.secret },
  { kind: 'secret of the sign-in app', text: openIdClient.secret },
];

const tokens = 'POST /api/users/*/personal-access-tokens';
const factors = 'POST /api/users/*/mfa-verifications';
const generated = ['POST /usher/users/*/password', 'POST /usher/users/*/password-suggestion'];

/** Returns the secrets in a request and its response. */
export function secretsOf(recorded: RecordedAnswer): Secret[] {
  const [request, response] = [asJson(recorded.requestBody), asJson(recorded.body)];
  const place = placeOf(recorded);
  const cookie = /^set-cookie: __Host-usher=([^;\r]+)/im.exec(recorded.head)?.[1];
  return [
    ...membersOf(request, ['password']).map((text) => ({ kind: 'password', text })),
    ...(place === tokens ? membersOf(response, ['value']) : []).map((text) => ({
      kind: 'token',
      text,
      shownBy: tokens,
    })),
    ...(place === factors ? membersOf(response, ['secret', 'codes']) : []).map((text) => ({
      kind: 'MFA factor',
      text,
      shownBy: factors,
    })),
    ...(generated.includes(place) ? membersOf(response, ['password']) : []).map((text) => ({
      kind: 'generated password',
      text,
      shownBy: place,
    })),
    ...membersOf(response, ['access_token']).map((text) => ({ kind: 'machine token', text })),
    ...(cookie === undefined ? [] : [{ kind: 'session', text: cookie }]),
  ];
}

/** Returns the secrets in the gateway's tables. */
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

/** Returns the secrets in the tables of the embedded Management API. */
export async function secretsOfManagementApi({ db }: Database<AllTables>): Promise<Secret[]> {
  const [applications, connectors, sso, configs, digests, accessTokens, mfaFactors] = await Promise.all([
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
    ...applications.map(({ value }) => value).map(secret('secret of an app')),
    ...membersOf([connectors, sso], ['clientSecret', 'appSecret']).map(secret('configuration of a connector')),
    ...membersOf(configs, ['d', 'p', 'q', 'k']).map(secret('signing key')),
    ...digests.flatMap(({ value }) => value ?? []).map(secret('password digest')),
    ...accessTokens.map(({ value }) => value).map(secret('token', tokens)),
    ...membersOf(mfaFactors, ['secret', 'code']).map(secret('MFA factor', factors)),
  ];
}

/** Returns the strings in members with these names at any depth; for an array, all its strings. */
function membersOf(value: unknown, names: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    if (!names.includes(name)) return membersOf(member, names);
    return [member].flat().filter((text) => typeof text === 'string');
  });
}
