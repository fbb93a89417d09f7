import type { VerificationRecord } from './verification.ts';
import type { InteractionEvent, LogEntry, Visit } from './visit.ts';

export type IdentifiedUser = { userId: string; record: VerificationRecord; profile?: Record<string, unknown> };

/** The step that identifies the user; later entries have `userId`. */
export const identify = (visit: Visit, event: InteractionEvent, user: IdentifiedUser): LogEntry =>
  visit.step(-19, `${event}.Identifier.Submit`, {
    ...identifiedMembers(visit, event, user),
    payload: { verificationId: user.record.id },
    verification: user.record,
  });

/** The successful submission of the interaction, at offset 0. */
export const submit = (
  visit: Visit,
  event: InteractionEvent,
  user: IdentifiedUser,
  factors: VerificationRecord[] = [],
): LogEntry => visit.step(0, `${event}.Submit`, identifiedMembers(visit, event, user, factors));

/** Payload members of entries after identification. */
export const identifiedMembers = (
  visit: Visit,
  event: InteractionEvent,
  { userId, record, profile = {} }: IdentifiedUser,
  factors: VerificationRecord[] = [],
) => ({
  userId,
  interaction: visit.interaction(event, { userId, profile, verificationRecords: [record, ...factors] }),
});
