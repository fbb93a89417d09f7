import * as z from 'zod/mini';

import type { FieldChange } from '#console/api/field-changes.ts';
import { cleanLines } from '#console/lib/clean-lines.ts';
import { cleanText, halfWidth, visibleText } from '#console/lib/identifying-text.ts';
import type { Phone, PhoneProblem } from '#console/lib/phones.ts';
import {
  accountMembers,
  addressMembers,
  emailPattern,
  maxAvatarLength,
  maxIdentifierLength,
  phonePattern,
  profileMembers,
  usernamePattern,
  type Address,
  type NewUser,
  type Profile,
  type User,
} from '#contract/users.ts';

/** Fields of the user form, under the API's names. Every form value is a string; `''` means "no value". */
export const accountFields = accountMembers;
export const profileFields = profileMembers;

/** The personal fields in the order of the language: the family name comes first in Chinese and Japanese. */
export const profileFieldsIn = (language: string): readonly (typeof profileFields)[number][] =>
  /^(?:zh|ja)\b/.test(language)
    ? profileFields
    : ['givenName', ...profileFields.filter((name) => name !== 'givenName')];
export const addressFields = addressMembers;

export const fieldNames = [...accountFields, ...profileFields, ...addressFields] as const;
export type FieldName = (typeof fieldNames)[number];

/** Fields with several lines. */
export const multilineFields: readonly FieldName[] = ['formatted', 'streetAddress'];

/** Fields that are always shown; the others are shown when filled or added. */
export const alwaysShownFields: readonly FieldName[] = [...accountFields, 'givenName', 'familyName'];

/** Messages are keys of `errors.field` in the catalog. */
const text = z.string().check(z.overwrite(cleanText));
/** Typed in full width on East Asian keyboards. */
const ascii = z.string().check(z.overwrite((value) => halfWidth(cleanText(value))));
const lines = z.string().check(z.overwrite(cleanLines));
/** URLs are not normalized to composed characters, which would change the address. */
const url = z.string().check(z.overwrite(visibleText));
const empty = z.literal('');
const matching = (pattern: RegExp, message: string) =>
  z.union([empty, text.check(z.maxLength(maxIdentifierLength, 'tooLong'), z.regex(pattern, message))]);

/** Parses a phone number in any usual notation. */
export type ReadPhone = (text: string) => Phone | PhoneProblem | undefined;

/** The API stores digits only. */
const phoneReadBy = (read: ReadPhone) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((value: string, { issues }) => {
        const phone = read(value);
        if (typeof phone === 'string') issues.push({ code: 'custom', message: phone, input: value });
        return typeof phone === 'object' ? phone.digits : '';
      }),
    ),
    matching(phonePattern, 'phoneFormat'),
  );

const optionalTexts = <const Name extends string>(names: readonly Name[], type = text) =>
  Object.fromEntries(names.map((name) => [name, type])) as Record<Name, typeof text>;

/** Validation schema of the form. */
export const userFieldsFor = (readPhone: ReadPhone) =>
  z.object({
    name: text.check(z.maxLength(maxIdentifierLength, 'tooLong')),
    username: z.pipe(ascii, matching(usernamePattern, 'usernameFormat')),
    primaryEmail: z.pipe(ascii, matching(emailPattern, 'emailFormat')),
    primaryPhone: phoneReadBy(readPhone),
    avatar: url.check(
      z.maxLength(maxAvatarLength, 'tooLong'),
      z.refine((value) => value === '' || URL.canParse(value), 'urlFormat'),
    ),
    ...optionalTexts(profileFields),
    ...optionalTexts(addressFields),
    ...optionalTexts(['profile', 'website'], url),
    ...optionalTexts(['formatted', 'streetAddress'], lines),
  });

export type UserFields = z.input<ReturnType<typeof userFieldsFor>>;

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
