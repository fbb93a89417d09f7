import * as z from 'zod/mini';

import { importSources, maxImportColumns } from '#contract/imports.ts';
import { addressMembers, profileMembers } from '#contract/users.ts';

/** Fields of a user that a column can fill as a whole. */
export const userTargets = ['username', 'primaryEmail', 'primaryPhone', 'name', 'avatar'] as const;

/** What else a column can mean. */
export const otherTargets = [
  'ignore',
  /** A JSON object with several members of the profile or of the custom data. */
  'profile',
  'customData',
  /** ID of the user in the source. */
  'sourceId',
  'passwordPlain',
  'passwordDigest',
  'passwordAlgorithm',
  'passwordSalt',
  /** Truth values, and words such as `suspended` and `active`. */
  'isSuspended',
  'isActive',
  /** A time until which the user is suspended. */
  'suspendedUntil',
  /** A truth value, or the time of the verification. */
  'emailVerified',
  'phoneVerified',
  /** Lists, in which the address of the user may be. */
  'unverifiedAddresses',
  /** Names or IDs, as a list or separated by commas and the like. */
  'roles',
  'organizations',
  /** Social accounts in the format of the source. */
  'identities',
] as const;

const profileTargets = profileMembers.map((member) => `profile.${member}` as const);
const addressTargets = addressMembers.map((member) => `profile.address.${member}` as const);

/** All targets but those with a name of the operator's choice. */
export const fixedTargets = [...userTargets, ...profileTargets, ...addressTargets, ...otherTargets] as const;

/** What a column means. The last two end in a key of the custom data, and in the target of a connector, such as `google`. */
export type MappingTarget = (typeof fixedTargets)[number] | `customData.${string}` | `identities.${string}`;

const named = z.string().check(z.regex(/^(?:customData|identities)\.\P{Cc}{1,256}$/u));
const isNamed = (text: string): text is `customData.${string}` | `identities.${string}` =>
  named.safeParse(text).success;

export const mappingTarget = z.pipe(
  z.string(),
  z.transform((text, { issues }): MappingTarget => {
    const known = fixedTargets.find((target) => target === text);
    if (known !== undefined) return known;
    if (isNamed(text)) return text;
    issues.push({ code: 'custom', input: text });
    return z.NEVER;
  }),
);

/**
 * What the columns of a file mean. It is plain JSON and can be saved. Columns that the file does not have are ignored, as are
 * columns that are not named here.
 */
export const importMapping = z.object({
  source: z.enum(importSources),
  columns: z
    .array(z.object({ column: z.string().check(z.maxLength(1000)), target: mappingTarget }))
    .check(z.maxLength(maxImportColumns)),
});
export type ImportMapping = z.infer<typeof importMapping>;
