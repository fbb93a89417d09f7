import type { VerificationRecord } from './verification.ts';
import type { InteractionEvent, LogEntry, Visit } from './visit.ts';

type Identified = { userId: string; record: VerificationRecord; profile?: Record<string, unknown> };

/** The proof leads to an account: from here on the entries name the user. */
export const identify = (visit: Visit, event: InteractionEvent, identified: Identified): LogEntry =>
  visit.step(-19, `${event}.Identifier.Submit`, {
    userId: identified.userId,
    payload: { verificationId: identified.record.id },
    interaction: interactionOf(visit, event, identified),
    verification: identified.record,
  });

/** The interaction does what it came for. This is the deed, at offset 0. */
export const submit = (visit: Visit, event: InteractionEvent, identified: Identified): LogEntry =>
  visit.step(0, `${event}.Submit`, {
    userId: identified.userId,
    interaction: interactionOf(visit, event, identified),
  });

const interactionOf = (visit: Visit, event: InteractionEvent, { userId, record, profile = {} }: Identified) =>
  visit.interaction(event, { userId, profile, verificationRecords: [record] });
