import * as z from 'zod/mini';

import { cleanText, visibleText } from '#console/lib/identifying-text.ts';
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
} from '#contract/users.ts';

/** Fields of the user form, under the API's names. Every form value is a string; `''` means "no value". */
export const accountFields = accountMembers;
/** The given name comes before the family name in the form. */
export const profileFields = ['givenName', ...profileMembers.filter((name) => name !== 'givenName')] as const;
export const addressFields = addressMembers;

export const fieldNames = [...accountFields, ...profileFields, ...addressFields] as const;
export type FieldName = (typeof fieldNames)[number];

/** Fields that are always shown; the others are shown when filled or added. */
export const alwaysShownFields: readonly FieldName[] = [...accountFields, 'givenName', 'familyName'];

/** Messages are keys of `errors.field` in the catalog. */
const text = z.string().check(z.overwrite(cleanText));
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
    username: z.pipe(text, matching(usernamePattern, 'usernameFormat')),
    primaryEmail: z.pipe(text, matching(emailPattern, 'emailFormat')),
    primaryPhone: phoneReadBy(readPhone),
    avatar: url.check(
      z.maxLength(maxAvatarLength, 'tooLong'),
      z.refine((value) => value === '' || URL.canParse(value), 'urlFormat'),
    ),
    ...optionalTexts(profileFields),
    ...optionalTexts(addressFields),
    ...optionalTexts(['profile', 'website'], url),
  });

export type UserFields = z.input<ReturnType<typeof userFieldsFor>>;
