import * as z from 'zod/mini';

import { jsonObject } from './json.ts';

/** Username format that the API accepts. See logto-behavior.md#5.3. */
export const usernamePattern = /^[A-Z_a-z]\w*$/;
/** Equivalent to Logto's `^\S+@\S+\.\S+$`, but linear: Logto's takes minutes for a few kilobytes of `@.@.`. */
export const emailPattern = /^(?=\S+$)\S[^@]*@\S[^.]*\.\S/;
/** Digits only: country code first, no `+`. */
export const phonePattern = /^\d+$/;

/**
 * Longest username, email, phone and name, in characters. For longer ones the API returns 422 without the field's name.
 */
export const maxIdentifierLength = 128;
export const maxAvatarLength = 2048;

/** Members of a user that are edited together with the profile. */
export const accountMembers = ['name', 'username', 'primaryEmail', 'primaryPhone', 'avatar'] as const;

export const addressMembers = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country'] as const;

/** OpenID Connect standard claims that Logto stores per user: strings, never `null`. See logto-behavior.md#5.2. */
export const profileMembers = [
  'familyName',
  'givenName',
  'middleName',
  'nickname',
  'preferredUsername',
  'profile',
  'website',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
] as const;

const optionalText = z.optional(z.string());
const nullableText = z.nullable(z.string());

export const address = z.object({
  formatted: optionalText,
  streetAddress: optionalText,
  locality: optionalText,
  region: optionalText,
  postalCode: optionalText,
  country: optionalText,
});
export type Address = z.infer<typeof address>;

export const profile = z.object({
  familyName: optionalText,
  givenName: optionalText,
  middleName: optionalText,
  nickname: optionalText,
  preferredUsername: optionalText,
  profile: optionalText,
  website: optionalText,
  gender: optionalText,
  birthdate: optionalText,
  zoneinfo: optionalText,
  locale: optionalText,
  address: z.optional(address),
});
export type Profile = z.infer<typeof profile>;

export const customData = jsonObject;
export type CustomData = z.infer<typeof customData>;

/** A social account; `details` is data of the provider in no fixed format. */
export const identity = z.object({
  userId: z.string(),
  details: z.optional(jsonObject),
});
export type Identity = z.infer<typeof identity>;

/** A user, in lists and by itself. Times are milliseconds since the epoch. See logto-behavior.md#5.1. */
export const user = z.object({
  id: z.string(),
  username: nullableText,
  primaryEmail: nullableText,
  /** Digits only, country code first. */
  primaryPhone: nullableText,
  name: nullableText,
  /** Any absolute URL, even `javascript:`: check the scheme before use. */
  avatar: nullableText,
  customData,
  /** Keyed by connector target, e.g. `google`. */
  identities: z.record(z.string(), identity),
  lastSignInAt: z.nullable(z.number()),
  createdAt: z.number(),
  updatedAt: z.number(),
  profile,
  /** Application in which the user signed up. */
  applicationId: nullableText,
  cimdClientId: z.optional(nullableText),
  isSuspended: z.boolean(),
  /** Missing in lists before Logto 1.20. */
  hasPassword: z.optional(z.boolean()),
});
export type User = z.infer<typeof user>;

/** Algorithms of imported password digests. See logto-behavior.md#6. */
export const passwordAlgorithms = [
  'Argon2i',
  'Argon2id',
  'Argon2d',
  'SHA1',
  'SHA256',
  'MD5',
  'Bcrypt',
  'Legacy',
] as const;
export type PasswordAlgorithm = (typeof passwordAlgorithms)[number];

const username = z.string().check(z.regex(usernamePattern));
const email = z.string().check(z.regex(emailPattern));
const phone = z.string().check(z.regex(phonePattern));

/** A member that a patch can clear with `""` or `null`. */
const clearable = <Value extends z.ZodMiniType>(value: Value) =>
  z.optional(z.nullable(z.union([value, z.literal('')])));

/** Body of `POST /api/users`. Unlike a patch, it rejects `""` and `null` for identifiers: omit them. */
export const newUser = z.object({
  username: z.optional(username),
  primaryEmail: z.optional(email),
  primaryPhone: z.optional(phone),
  name: optionalText,
  avatar: clearable(z.url()),
  password: z.optional(z.string().check(z.minLength(1))),
  passwordDigest: z.optional(z.string().check(z.maxLength(256))),
  passwordAlgorithm: z.optional(z.enum(passwordAlgorithms)),
  customData: z.optional(customData),
  profile: z.optional(profile),
});
export type NewUser = z.infer<typeof newUser>;

/**
 * Body of `PATCH /api/users/:userId`. Missing members stay unchanged; `null` or `""` clears. `customData` and `profile`
 * replace the stored objects. See logto-behavior.md#5.3.
 */
export const userPatch = z.object({
  username: clearable(username),
  primaryEmail: clearable(email),
  primaryPhone: clearable(phone),
  name: z.optional(nullableText),
  avatar: clearable(z.url()),
  customData: z.optional(customData),
  profile: z.optional(profile),
});
export type UserPatch = z.infer<typeof userPatch>;

export const customDataPatch = z.object({ customData });
export const profilePatch = z.object({ profile });
export const suspensionPatch = z.object({ isSuspended: z.boolean() });
export const hasPassword = z.object({ hasPassword: z.boolean() });
