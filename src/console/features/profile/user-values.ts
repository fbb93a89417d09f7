import type { UserChanges } from '#console/data/users.ts';
import type { Address, NewUser, Profile, User } from '#contract/users.ts';

import { accountFields, addressFields, profileFields, type FieldName, type UserFields } from './fields.ts';

/**
 * The border between form and API, crossed nowhere else: what the API says with `null` or by leaving out, the form says
 * with `''`; what the API nests under `profile` and `address`, the form has flat.
 */
export function toFields(user: User): UserFields {
  const { profile } = user;
  return {
    ...pick(accountFields, (name) => user[name]),
    ...pick(profileFields, (name) => profile[name]),
    ...pick(addressFields, (name) => profile.address?.[name]),
  };
}

export const emptyFields = (): UserFields => ({
  ...pick(accountFields, () => ''),
  ...pick(profileFields, () => ''),
  ...pick(addressFields, () => ''),
});

/** What a patch has to say: only the fields that changed. */
export function toChanges(values: UserFields, isChanged: (name: FieldName) => boolean): UserChanges {
  const address = changedIn(addressFields, values, isChanged) satisfies Address;
  const profile: Profile = {
    ...changedIn(profileFields, values, isChanged),
    ...(Object.keys(address).length > 0 && { address }),
  };
  const account = Object.fromEntries(
    accountFields.filter(isChanged).map((name) => [name, values[name] === '' ? null : values[name]]),
  );
  return { ...account, ...(Object.keys(profile).length > 0 && { profile }) };
}

/** Creating refuses `''` and `null` for identifiers: empty fields are left out. */
export function toNewUser(values: UserFields): NewUser {
  const address = filledIn(addressFields, values) satisfies Address;
  const profile: Profile = {
    ...filledIn(profileFields, values),
    ...(Object.keys(address).length > 0 && { address }),
  };
  return { ...filledIn(accountFields, values), ...(Object.keys(profile).length > 0 && { profile }) };
}

type Texts<Name extends FieldName> = Partial<Record<Name, string>>;

const pick = <Name extends FieldName>(names: readonly Name[], read: (name: Name) => string | null | undefined) =>
  Object.fromEntries(names.map((name) => [name, read(name) ?? ''])) as Record<Name, string>;

const changedIn = <Name extends FieldName>(
  names: readonly Name[],
  values: UserFields,
  isChanged: (name: FieldName) => boolean,
) => Object.fromEntries(names.filter(isChanged).map((name) => [name, values[name]])) as Texts<Name>;

const filledIn = <Name extends FieldName>(names: readonly Name[], values: UserFields) =>
  changedIn(names, values, (name) => values[name] !== '');
