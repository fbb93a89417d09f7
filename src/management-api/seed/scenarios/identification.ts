import type { VerificationRecord } from './verification.ts';
import type { InteractionEvent, LogEntry, Visit } from './visit.ts';

export type Identified = { userId: string; record: VerificationRecord; profile?: Record<string, unknown> };

/** The proof leads to an account: from here on the entries name the user. */
export const identify = (visit: Visit, event: InteractionEvent, who: Identified): LogEntry =>
  visit.step(-19, `${event}.Identifier.Submit`, {
    ...identified(visit, event, who),
    payload: { verificationId: who.record.id },
    verification: who.record,
  });

/** The interaction does what it came for. This is the action, at offset 0. */
export const submit = (
  visit: Visit,
  event: InteractionEvent,
  who: Identified,
  factors: VerificationRecord[] = [],
): LogEntry => visit.step(0, `${event}.Submit`, identified(visit, event, who, factors));

/** What entries say once the user is identified. */
export const identified = (
  visit: Visit,
  event: InteractionEvent,
  { userId, record, profile = {} }: Identified,
  factors: VerificationRecord[] = [],
) => ({
  userId,
  interaction: visit.interaction(event, { userId, profile, verificationRecords: [record, ...factors] }),
});
