import type { ImportSource } from '#contract/imports.ts';

import { ownExportMembers } from './own-export.ts';
import type { ImportTable } from './read-import-file.ts';

type Shape = {
  /** All of these columns, and one of `some`. */
  all: readonly string[];
  some?: readonly string[];
};

/** Columns by which a source is known, most telling ones first. */
const shapes: readonly (readonly [ImportSource, Shape])[] = [
  ['cognito', { all: ['cognito:username'] }],
  ['firebase', { all: ['localId'] }],
  ['supabase', { all: ['encrypted_password'] }],
  ['supabase', { all: ['raw_user_meta_data'] }],
  [
    'clerk',
    {
      all: ['primary_email_address'],
      some: ['password_digest', 'password_hasher', 'unverified_email_addresses', 'verified_email_addresses'],
    },
  ],
  ['auth0', { all: ['custom_password_hash'] }],
  ['auth0', { all: ['passwordHash'], some: ['_id', '_id.$oid', 'email_verified'] }],
  [
    'auth0',
    {
      all: ['user_id'],
      some: ['identities', 'user_metadata', 'app_metadata', 'email_verified', 'last_login', 'logins_count'],
    },
  ],
  [
    'keycloak',
    {
      all: ['username', 'enabled'],
      some: ['credentials', 'federatedIdentities', 'realmRoles', 'requiredActions', 'createdTimestamp'],
    },
  ],
  ['okta', { all: ['login', 'firstName', 'lastName'] }],
  ['okta', { all: ['profile.login'] }],
  ['django', { all: ['password', 'date_joined'], some: ['is_active', 'is_staff', 'is_superuser', 'last_login'] }],
  ['django', { all: ['model', 'fields.password', 'fields.date_joined'] }],
  [
    'logto',
    {
      all: ['primaryEmail'],
      some: ['id', 'primaryPhone', 'customData', 'lastSignInAt', 'isSuspended'],
    },
  ],
];

/** Returns the source of a file, by its columns. */
export function recognizeSource(table: ImportTable): ImportSource {
  const columns = new Set(table.columns);
  const fits = ({ all, some }: Shape): boolean =>
    all.every((name) => columns.has(name)) && (some?.some((name) => columns.has(name)) ?? true);
  const [known] = shapes.find(([, shape]) => fits(shape)) ?? [];
  if (known !== undefined) return known;
  if (ownExportMembers(table.columns) !== undefined) return 'logto';
  return isFirebaseCsv(table) ? 'firebase' : 'table';
}

/** Records by which the CSV of Firebase, which has no header, is recognized. */
const sampled = 20;

/** Its third column is a truth value, and the 24th a time in milliseconds. */
function isFirebaseCsv({ facts, columns, count, recordAt }: ImportTable): boolean {
  if (facts.format !== 'delimited' || facts.hasHeader !== false || columns.length < 24) return false;
  return Array.from({ length: Math.min(sampled, count) }, (_, index) => recordAt(index)).every(
    (value) => /^(?:true|false)$/.test(String(value?.('3'))) && /^\d{10,14}$/.test(String(value?.('24'))),
  );
}
