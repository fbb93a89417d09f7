import * as z from 'zod/mini';

import { jsonObject } from './json.ts';

/** Parts of the data about a user, in the order of the file. */
export const subjectAccessParts = [
  'profile',
  'identities',
  'factors',
  'signInSettings',
  'sessions',
  'grants',
  'roles',
  'organizations',
  'tokens',
  'activity',
  'notes',
  'suspensions',
  'approvals',
  'verifiedCallers',
  'auditEvents',
] as const;
export type SubjectAccessPartName = (typeof subjectAccessParts)[number];

/** Most records of one part. */
export const maxPartRecords = 20_000;

/**
 * Why records of a part are missing: they could not be read, this version of Logto does not report them, the operator
 * may not read them, or there are more than {@link maxPartRecords}.
 */
export const missingReasons = ['failed', 'notOffered', 'notPermitted', 'tooMany'] as const;

const part = z.object({
  /** Records as stored, without secrets. The profile and the sign-in settings are one record. */
  records: z.array(jsonObject),
  /** Null if the part is complete. */
  missing: z.nullable(z.enum(missingReasons)),
});
export type SubjectAccessPart = z.infer<typeof part>;

/** Response of `POST /usher/users/:userId/subject-access`: what Logto and Usher store about a user. */
export const subjectAccess = z.object({
  userId: z.string(),
  /** Name and role of the operator who requested it. */
  madeBy: z.object({ name: z.string(), role: z.string() }),
  /** Milliseconds since the epoch. */
  madeAt: z.int(),
  /** Of the audit event. */
  requestId: z.string(),
  parts: z.record(z.enum(subjectAccessParts), part),
});
export type SubjectAccess = z.infer<typeof subjectAccess>;
