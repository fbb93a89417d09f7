import type { ImportSource } from '#contract/imports.ts';

import { fixedTargets, type ImportMapping, type MappingTarget } from './mapping.ts';
import { ownExportMembers } from './own-export.ts';

type Known = Readonly<Record<string, MappingTarget>>;

/** Standard claims of OpenID Connect, by their names there. */
const claims: Known = {
  email: 'primaryEmail',
  phone_number: 'primaryPhone',
  name: 'name',
  picture: 'avatar',
  given_name: 'profile.givenName',
  family_name: 'profile.familyName',
  middle_name: 'profile.middleName',
  nickname: 'profile.nickname',
  preferred_username: 'profile.preferredUsername',
  profile: 'profile.profile',
  website: 'profile.website',
  gender: 'profile.gender',
  birthdate: 'profile.birthdate',
  zoneinfo: 'profile.zoneinfo',
  locale: 'profile.locale',
  email_verified: 'emailVerified',
};

const okta: Known = {
  id: 'sourceId',
  login: 'username',
  email: 'primaryEmail',
  mobilePhone: 'primaryPhone',
  displayName: 'name',
  firstName: 'profile.givenName',
  lastName: 'profile.familyName',
  middleName: 'profile.middleName',
  nickName: 'profile.nickname',
  profileUrl: 'profile.profile',
  timezone: 'profile.zoneinfo',
  locale: 'profile.locale',
  streetAddress: 'profile.address.streetAddress',
  city: 'profile.address.locality',
  state: 'profile.address.region',
  zipCode: 'profile.address.postalCode',
  countryCode: 'profile.address.country',
  status: 'isSuspended',
  credentials: 'passwordDigest',
};

/** `django.contrib.auth.models.User`. */
const django: Known = {
  username: 'username',
  email: 'primaryEmail',
  first_name: 'profile.givenName',
  last_name: 'profile.familyName',
  password: 'passwordDigest',
  is_active: 'isActive',
};

/** Columns of the CSV that Firebase exports without a header: https://github.com/firebase/firebase-tools/blob/master/src/accountExporter.ts */
const firebaseCsv: Known = {
  1: 'sourceId',
  2: 'primaryEmail',
  3: 'emailVerified',
  4: 'passwordDigest',
  5: 'passwordSalt',
  6: 'name',
  7: 'avatar',
  8: 'identities.google',
  12: 'identities.facebook',
  16: 'identities.x',
  20: 'identities.github',
  26: 'primaryPhone',
  27: 'isSuspended',
  28: 'customData.customAttributes',
};

/** What the columns of each source mean; others are ignored. */
const known: Record<Exclude<ImportSource, 'table'>, Known> = {
  logto: {
    id: 'sourceId',
    username: 'username',
    primaryEmail: 'primaryEmail',
    primaryPhone: 'primaryPhone',
    name: 'name',
    avatar: 'avatar',
    profile: 'profile',
    customData: 'customData',
    identities: 'identities',
    isSuspended: 'isSuspended',
    passwordDigest: 'passwordDigest',
    passwordAlgorithm: 'passwordAlgorithm',
    roles: 'roles',
    organizations: 'organizations',
  },
  auth0: {
    ...claims,
    user_id: 'sourceId',
    '_id.$oid': 'sourceId',
    username: 'username',
    passwordHash: 'passwordDigest',
    password_hash: 'passwordDigest',
    custom_password_hash: 'passwordDigest',
    user_metadata: 'customData.user_metadata',
    app_metadata: 'customData.app_metadata',
    identities: 'identities',
    phone_verified: 'phoneVerified',
    blocked: 'isSuspended',
  },
  firebase: {
    localId: 'sourceId',
    email: 'primaryEmail',
    emailVerified: 'emailVerified',
    phoneNumber: 'primaryPhone',
    displayName: 'name',
    photoUrl: 'avatar',
    passwordHash: 'passwordDigest',
    salt: 'passwordSalt',
    disabled: 'isSuspended',
    customAttributes: 'customData.customAttributes',
    providerUserInfo: 'identities',
  },
  keycloak: {
    id: 'sourceId',
    username: 'username',
    email: 'primaryEmail',
    emailVerified: 'emailVerified',
    firstName: 'profile.givenName',
    lastName: 'profile.familyName',
    enabled: 'isActive',
    credentials: 'passwordDigest',
    attributes: 'customData.attributes',
    federatedIdentities: 'identities',
    realmRoles: 'roles',
  },
  supabase: {
    id: 'sourceId',
    email: 'primaryEmail',
    phone: 'primaryPhone',
    encrypted_password: 'passwordDigest',
    raw_user_meta_data: 'customData.user_metadata',
    raw_app_meta_data: 'customData.app_metadata',
    'raw_user_meta_data.full_name': 'name',
    'raw_user_meta_data.avatar_url': 'avatar',
    banned_until: 'suspendedUntil',
    email_confirmed_at: 'emailVerified',
    phone_confirmed_at: 'phoneVerified',
  },
  clerk: {
    id: 'sourceId',
    username: 'username',
    first_name: 'profile.givenName',
    last_name: 'profile.familyName',
    primary_email_address: 'primaryEmail',
    primary_phone_number: 'primaryPhone',
    unverified_email_addresses: 'unverifiedAddresses',
    unverified_phone_numbers: 'unverifiedAddresses',
    password_digest: 'passwordDigest',
    password_hasher: 'passwordAlgorithm',
  },
  cognito: {
    ...claims,
    'cognito:username': 'sourceId',
    address: 'profile.address.formatted',
    phone_number_verified: 'phoneVerified',
  },
  okta: {
    ...okta,
    ...Object.fromEntries(Object.entries(okta).map(([name, target]) => [`profile.${name}`, target])),
    // The status of the account, not of a person.
    'profile.status': 'ignore',
    'profile.id': 'ignore',
  },
  django: {
    ...django,
    id: 'sourceId',
    // The records of `manage.py dumpdata`.
    pk: 'sourceId',
    ...Object.fromEntries(Object.entries(django).map(([name, target]) => [`fields.${name}`, target])),
  },
};

/** Columns with a key of the custom data in their name. */
const customColumns: Partial<Record<ImportSource, RegExp>> = {
  cognito: /^custom:(.+)$/,
  logto: /^customData\.(.+)$/,
};

/** Returns what the columns of a file of `source` mean. */
export function readyMapping(source: Exclude<ImportSource, 'table'>, columns: readonly string[]): ImportMapping {
  const isFirebaseCsv = source === 'firebase' && !columns.includes('localId');
  const targets = new Map(Object.entries(isFirebaseCsv ? firebaseCsv : known[source]));
  // Usher's own files have the members of Logto under the names that the interface shows.
  const members = source === 'logto' ? ownExportMembers(columns) : undefined;
  const nameOf = (column: string): string => members?.get(column) ?? column;
  const all = new Set(columns.map(nameOf));

  const targetOf = (column: string): MappingTarget => {
    const target = targets.get(column);
    if (target !== undefined) return target;
    const parent = column.slice(0, Math.max(0, column.indexOf('.')));
    // The whole object is taken.
    if (all.has(parent) && targets.has(parent)) return 'ignore';
    const [, key] = customColumns[source]?.exec(column) ?? [];
    if (key !== undefined) return `customData.${key}`;
    return (source === 'logto' && fixedTargets.find((fixed) => fixed === column)) || 'ignore';
  };
  return { source, columns: columns.map((column) => ({ column, target: targetOf(nameOf(column)) })) };
}
