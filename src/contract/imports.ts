import * as z from 'zod/mini';

import { jsonObject } from './json.ts';
import { passwordAlgorithms } from './users.ts';

/** Largest file and most rows of an import. */
export const maxImportBytes = 50 * 1024 * 1024;
export const maxImportRows = 100_000;

/** Most columns of a file. */
export const maxImportColumns = 1000;

/** Most characters in the original cells of a row. Those of longer rows are not stored. */
export const maxOriginalLength = 50_000;

/** Number of characters in the original cells of a row. */
export const originalLength = (cells: readonly string[]): number => cells.reduce((sum, { length }) => sum + length, 0);

/** Where users come from. `table`: any file whose columns the operator chooses. */
export const importSources = [
  'logto',
  'auth0',
  'firebase',
  'keycloak',
  'supabase',
  'clerk',
  'cognito',
  'okta',
  'django',
  'table',
] as const;
export type ImportSource = (typeof importSources)[number];

/** Why a value of a file can't be used. The console has the texts. */
export const cellProblems = [
  /** A number that a spreadsheet shortened, such as `4.91511E+12`. */
  'shortened-number',
  'invalid-json',
  /** JSON that is nested too deep to be stored. */
  'too-deep',
  'invalid-boolean',
  'invalid-date',
  'invalid-email',
  'invalid-phone',
  'invalid-username',
  'invalid-url',
  'too-long',
  /** It contains characters that are not visible, such as NUL. */
  'invisible-characters',
  /** A digest whose format does not fit its algorithm. */
  'invalid-digest',
  /** A digest of an algorithm that Logto can't verify: the user will have no password. */
  'unsupported-digest',
  /** A digest of Firebase without the hash parameters of its project: the user will have no password. */
  'missing-parameters',
  'plain-password',
  /** A digest in a column of passwords. */
  'digest-as-password',
  'broken-record',
] as const;
export type CellProblem = (typeof cellProblems)[number];

/** Problems of a digest or password after which the user is created without a password. */
export const lostPasswords: readonly CellProblem[] = ['unsupported-digest', 'missing-parameters', 'plain-password'];

const text = z.string();

/**
 * A user of a file, after the mapping of its columns. Values are as the file has them where they can't be used: the server
 * checks each.
 */
export const importRow = z.object({
  /** Number of the record in the file, from 1, without the header. */
  number: z.int().check(z.positive()),
  /** Members of `POST /api/users`. */
  user: z.object({
    username: z.optional(text),
    primaryEmail: z.optional(text),
    primaryPhone: z.optional(text),
    name: z.optional(text),
    avatar: z.optional(text),
    profile: z.optional(jsonObject),
    customData: z.optional(jsonObject),
  }),
  /** ID of the user in the source. */
  sourceId: z.optional(text),
  password: z.optional(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('digest'), algorithm: z.enum(passwordAlgorithms), digest: text }),
      z.object({ kind: z.literal('plain'), password: text }),
    ]),
  ),
  identities: z.optional(
    z.array(z.object({ target: text, userId: text, details: z.optional(jsonObject) })).check(z.maxLength(50)),
  ),
  isSuspended: z.optional(z.boolean()),
  /** Names or IDs. */
  roles: z.optional(z.array(text).check(z.maxLength(100))),
  organizations: z.optional(z.array(text).check(z.maxLength(100))),
  /** Addresses that the source says are not verified. */
  unverified: z.optional(z.array(z.enum(['primaryEmail', 'primaryPhone']))),
  problems: z.optional(z.array(z.object({ column: text, problem: z.enum(cellProblems) }))),
  /** The cells of the file, for the result file; empty where they are, or may be, secrets. */
  original: z.optional(
    z.array(text).check(
      z.maxLength(maxImportColumns),
      z.refine((cells) => originalLength(cells) <= maxOriginalLength),
    ),
  ),
});
export type ImportRow = z.infer<typeof importRow>;

/** Response of `GET /usher/imports/:jobId/rows/:number`: a row, which is without its password and its original cells. */
export const editedRow = z.object({ row: z.omit(importRow, { original: true }), hasPassword: z.boolean() });
export type EditedRow = z.infer<typeof editedRow>;

/** What tells whether a row is an existing user. */
export const importKeys = ['primaryEmail', 'primaryPhone', 'username', 'sourceId'] as const;
export type ImportKey = (typeof importKeys)[number];

/** Members of an existing user that an import can update. */
export const updatableMembers = [
  'username',
  'primaryEmail',
  'primaryPhone',
  'name',
  'avatar',
  'profile',
  'customData',
] as const;

/** What of an existing user an import can update. Roles and organizations are added. */
export const updatableFields = [...updatableMembers, 'roles', 'organizations', 'isSuspended'] as const;
export type UpdatableField = (typeof updatableFields)[number];

/** The rules of an import. */
export const importRules = z.object({
  source: z.enum(importSources),
  /** Name of the source, and of the file: both are stored. */
  fileName: text.check(z.maxLength(256), z.regex(/^\P{Cc}*$/u)),
  matchBy: z.array(z.enum(importKeys)).check(z.minLength(1)),
  existing: z.enum(['skip', 'update', 'fail']),
  /** For `update`. */
  updates: z.array(z.enum(updatableFields)),
  /** Key of the custom data that keeps the source and the ID there; null: not kept. */
  sourceKey: z.nullable(text.check(z.minLength(1), z.maxLength(256), z.regex(/^\P{Cc}*$/u))),
  skipsUnverified: z.boolean(),
  /** Given to each created user, beside those of the file. */
  roleIds: z.array(text).check(z.maxLength(100)),
  organizationIds: z.array(text).check(z.maxLength(100)),
  /** Suspends each created user. */
  suspends: z.boolean(),
  /** Password of created users for which the file has none: none at all, or one that nobody knows. */
  withoutPassword: z.enum(['none', 'random']),
  /** Plain passwords of the file are used; else they are ignored. */
  allowsPlainPasswords: z.boolean(),
});
export type ImportRules = z.infer<typeof importRules>;

/** Body of `POST /usher/imports`. Rows follow, then `POST /usher/imports/:jobId/check`. */
export const newImport = z.object({
  rules: importRules,
  rows: z.int().check(z.positive(), z.maximum(maxImportRows)),
  /** Names of the columns of the file, for the result file. */
  columns: z.optional(z.array(text.check(z.maxLength(200))).check(z.maxLength(maxImportColumns))),
});

/** Response of `GET /usher/imports/:jobId`: its rules, and how many of the users that it creates will have a password. */
export const importSummary = z.object({
  rules: importRules,
  passwords: z.object({ with: z.int().check(z.nonnegative()), without: z.int().check(z.nonnegative()) }),
});
export type ImportSummary = z.infer<typeof importSummary>;

/** Body of `PUT /usher/imports/:jobId/rows`: rows to add or replace, by number; less than 1 MiB. */
export const importRows = z.object({ rows: z.array(importRow).check(z.minLength(1), z.maxLength(2000)) });

/** Body of `POST /usher/imports/:jobId/trial`: a row with a digest or password, and the password of its user. */
export const importTrial = z.object({
  number: z.int().check(z.positive()),
  password: text.check(z.minLength(1), z.maxLength(256)),
});

/**
 * - `verified`: the user was created, and Logto accepts the password
 * - `refused`: Logto refused the password; the user was deleted again, if `isRemoved`
 * - `failed`: the user could not be created
 * - `unknown`: the answer to the `step` was lost, or does not say whether the password is right. The start of the job, or another trial, looks for the user first
 */
export const importTrialResult = z.discriminatedUnion('state', [
  z.object({ state: z.literal('verified'), userId: text }),
  z.object({ state: z.literal('refused'), isRemoved: z.boolean() }),
  z.object({ state: z.literal('failed'), code: z.nullable(text) }),
  z.object({
    state: z.literal('unknown'),
    step: z.enum(['creation', 'verification', 'removal']),
    /** Null if it is unknown whether there is a user. */
    userId: z.nullable(text),
  }),
]);
export type ImportTrialResult = z.infer<typeof importTrialResult>;
