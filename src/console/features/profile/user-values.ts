import type { FieldChange } from '#console/api/field-changes.ts';
import type { Address, NewUser, Profile, User } from '#contract/users.ts';

import { accountFields, addressFields, profileFields, type FieldName, type UserFields } from './fields.ts';

/**
 * Converts a user to form values. Only this module converts between form and API: `null` and missing values become
 * `''`, and the members of `profile` and `address` become flat.
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

/** Returns the edited fields that differ from their value when editing began. */
export function toChanges(
  start: UserFields,
  values: UserFields,
  isEdited: (name: FieldName) => boolean,
): FieldChange[] {
  const isChanged = (name: FieldName) => isEdited(name) && values[name] !== start[name];
  const fromTo = (name: FieldName) => ({ from: start[name], to: values[name] });
  return [
    ...accountFields.filter(isChanged).map((name) => ({ part: 'account' as const, name, ...fromTo(name) })),
    ...profileFields.filter(isChanged).map((name) => ({ part: 'profile' as const, name, ...fromTo(name) })),
    ...addressFields.filter(isChanged).map((name) => ({ part: 'address' as const, name, ...fromTo(name) })),
  ];
}

/** Converts form values to a new user without empty fields: the API refuses `''` and `null` for identifiers. */
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

const filledIn = <Name extends FieldName>(names: readonly Name[], values: UserFields) =>
  Object.fromEntries(names.filter((name) => values[name] !== '').map((name) => [name, values[name]])) as Texts<Name>;
