import * as z from 'zod/mini';

import {
  accountMembers,
  addressMembers,
  emailPattern,
  maxAvatarLength,
  maxIdentifierLength,
  phonePattern,
  profileMembers,
  usernamePattern,
} from '#contract/users.ts';

/** The fields of a user's form, under the API's names. In the form every value is a string; `''` means "no value". */
export const accountFields = accountMembers;
/** Given name first, as it is asked for. */
export const profileFields = ['givenName', ...profileMembers.filter((name) => name !== 'givenName')] as const;
export const addressFields = addressMembers;

export const fieldNames = [...accountFields, ...profileFields, ...addressFields] as const;
export type FieldName = (typeof fieldNames)[number];

/** Shown always; the others when filled, or once added. */
export const standingFields: readonly FieldName[] = [...accountFields, 'givenName', 'familyName'];

/** Messages name a text of the catalogue's `errors.field`. */
const text = z.string().check(z.trim());
const empty = z.literal('');
const matching = (pattern: RegExp, message: string) =>
  z.union([empty, text.check(z.maxLength(maxIdentifierLength, 'tooLong'), z.regex(pattern, message))]);

/** A telephone number as people write it. The API takes bare digits. */
const phone = z.pipe(
  z.pipe(
    text,
    z.transform((value: string) => value.replace(/^00/, '').replace(/[\s().+-]/g, '')),
  ),
  matching(phonePattern, 'phoneFormat'),
);

const optionalTexts = <const Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, text])) as Record<Name, typeof text>;

export const userFields = z.object({
  name: text.check(z.maxLength(maxIdentifierLength, 'tooLong')),
  username: z.pipe(text, matching(usernamePattern, 'usernameFormat')),
  primaryEmail: z.pipe(text, matching(emailPattern, 'emailFormat')),
  primaryPhone: phone,
  avatar: text.check(
    z.maxLength(maxAvatarLength, 'tooLong'),
    z.refine((value) => value === '' || URL.canParse(value), 'urlFormat'),
  ),
  ...optionalTexts(profileFields),
  ...optionalTexts(addressFields),
});

export type UserFields = z.input<typeof userFields>;
