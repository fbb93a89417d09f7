import * as z from 'zod/mini';

/** What Usher does at the end of a suspension. */
export const suspensionEnds = ['restore', 'delete'] as const;
export type SuspensionEnd = (typeof suspensionEnds)[number];

/** Body of `PUT /usher/users/:userId/suspension`: suspends the user, and restores or deletes the user later. */
export const newSuspension = z.object({
  end: z.object({
    with: z.enum(suspensionEnds),
    /** When, in ms since the epoch: in the future, within five years. */
    at: z.int(),
  }),
});
export type NewSuspension = z.infer<typeof newSuspension>;

/** How far in the future a suspension may end, in ms. */
export const maxSuspension = 5 * 366 * 24 * 60 * 60_000;

/** A suspension by an operator of Usher. Times in ms since the epoch. */
export const suspension = z.object({
  since: z.int(),
  /** Name of the operator, and the reason for colleagues; null if this operator may not see them, or there is no reason. */
  by: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  /** Whether `by` and `reason` are masked for this operator. */
  isMasked: z.boolean(),
  /** Null if it has no end. */
  end: z.nullable(
    z.object({
      with: z.enum(suspensionEnds),
      at: z.int(),
      /** Error code of the refusal or failure that stopped Usher; null before. */
      failure: z.nullable(z.string()),
    }),
  ),
});
export type Suspension = z.infer<typeof suspension>;

/** Response of `GET /usher/users/:userId/suspension`: null if Usher did not suspend the user. */
export const suspensionAnswer = z.object({ suspension: z.nullable(suspension) });

/** Role and start of the subject of an operator in the audit log when Usher acts later on behalf of one. */
export const scheduleRole = 'schedule';
const scheduleSubject = 'schedule:';

/** The operator of events of scheduled actions: the one who scheduled them, under a subject of its own. */
export const scheduleOf = ({ subject, name }: { subject: string; name: string }) => ({
  subject: `${scheduleSubject}${subject}`,
  name,
  role: scheduleRole,
});

export const isSchedule = (subject: string): boolean => subject.startsWith(scheduleSubject);
