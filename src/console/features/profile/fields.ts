import * as z from 'zod/mini';

import type { Phone, PhoneProblem } from '#console/lib/phones.ts';
import { cleanText, visibleText } from '#console/lib/identifying-text.ts';
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

/** Messages name a text of the catalog's `errors.field`. */
const text = z.string().check(z.overwrite(cleanText));
/** Composing letters would make another address of it. */
const url = z.string().check(z.overwrite(visibleText));
const empty = z.literal('');
const matching = (pattern: RegExp, message: string) =>
  z.union([empty, text.check(z.maxLength(maxIdentifierLength, 'tooLong'), z.regex(pattern, message))]);

/** Reads a telephone number as people write it. */
export type ReadPhone = (text: string) => Phone | PhoneProblem | undefined;

/** The API takes bare digits. */
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

/** The rules of the form. */
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
