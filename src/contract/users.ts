import * as z from 'zod';

/** Formats the API checks (spec 5.3). */
export const usernamePattern = /^[A-Z_a-z]\w*$/;
export const emailPattern = /^\S+@\S+\.\S+$/;
/** Digits only: country code first, no `+`. */
export const phonePattern = /^\d+$/;

/** Longest username, e-mail, phone and name, in characters; the API answers 422 without a field name beyond it. */
export const maxIdentifierLength = 128;
export const maxAvatarLength = 2048;

/** What a user is known by, beside the profile. */
export const accountMembers = ['name', 'username', 'primaryEmail', 'primaryPhone', 'avatar'] as const;

export const addressMembers = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country'] as const;

/** The OpenID Connect standard claims that Logto keeps per user (spec 5.2). All strings; `null` is refused. */
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

const optionalText = z.string().optional();

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
  address: address.optional(),
});
export type Profile = z.infer<typeof profile>;

export const customData = z.record(z.string(), z.unknown());
export type CustomData = z.infer<typeof customData>;

/** A social identity; `details` is what the provider said and has no fixed shape. */
export const identity = z.object({
  userId: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Identity = z.infer<typeof identity>;

/** A user as lists and single reads answer it (spec 5.1). Times are milliseconds since the epoch. */
export const user = z.object({
  id: z.string(),
  username: z.string().nullable(),
  primaryEmail: z.string().nullable(),
  /** Digits only, country code first. */
  primaryPhone: z.string().nullable(),
  name: z.string().nullable(),
  /** Any absolute URL, `javascript:` included: check the scheme before use. */
  avatar: z.string().nullable(),
  customData,
  /** Keyed by connector target, e.g. `google`. */
  identities: z.record(z.string(), identity),
  lastSignInAt: z.number().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  profile,
  /** The application through which the user signed up. */
  applicationId: z.string().nullable(),
  cimdClientId: z.string().nullable().optional(),
  isSuspended: z.boolean(),
  /** Absent from list items before Logto 1.20. */
  hasPassword: z.boolean().optional(),
});
export type User = z.infer<typeof user>;

/** How a digest made elsewhere was hashed (spec 6). */
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

/** Body of `POST /api/users`. Unlike a patch it refuses `""` and `null` for identifiers: leave them out. */
export const newUser = z.object({
  username: z.string().regex(usernamePattern).optional(),
  primaryEmail: z.string().regex(emailPattern).optional(),
  primaryPhone: z.string().regex(phonePattern).optional(),
  name: z.string().optional(),
  avatar: z.url().or(z.literal('')).nullable().optional(),
  password: z.string().min(1).optional(),
  passwordDigest: z.string().max(256).optional(),
  passwordAlgorithm: z.enum(passwordAlgorithms).optional(),
  customData: customData.optional(),
  profile: profile.optional(),
});
export type NewUser = z.infer<typeof newUser>;

/**
 * Body of `PATCH /api/users/:userId`. Absent means unchanged, `null` or `""` clears. `customData` and `profile`
 * given here replace what is stored (spec 5.3).
 */
export const userPatch = z.object({
  username: z.string().regex(usernamePattern).or(z.literal('')).nullable().optional(),
  primaryEmail: z.string().regex(emailPattern).or(z.literal('')).nullable().optional(),
  primaryPhone: z.string().regex(phonePattern).or(z.literal('')).nullable().optional(),
  name: z.string().nullable().optional(),
  avatar: z.url().or(z.literal('')).nullable().optional(),
  customData: customData.optional(),
  profile: profile.optional(),
});
export type UserPatch = z.infer<typeof userPatch>;

export const customDataPatch = z.object({ customData });
export const profilePatch = z.object({ profile });
export const suspensionPatch = z.object({ isSuspended: z.boolean() });
export const hasPassword = z.object({ hasPassword: z.boolean() });
