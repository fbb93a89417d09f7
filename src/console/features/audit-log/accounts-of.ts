import type { AuditEvent } from '#contract/audit-log.ts';
import type { Note } from '#contract/notes.ts';

/** An account in events or notes. */
export type TicketAccount = {
  userId: string;
  /** The name at the time of the newest event that has one. */
  recordedName: string | undefined;
  /** Number of events about the account. */
  events: number;
  isInNotes: boolean;
};

/** Returns the accounts of these events and notes (both newest first), each once. */
export function accountsOf(
  events: readonly Pick<AuditEvent, 'targetUserId' | 'targetName'>[],
  notes: readonly Pick<Note, 'userId'>[],
): TicketAccount[] {
  const accounts = new Map<string, TicketAccount>();
  const accountOf = (userId: string): TicketAccount => {
    const known = accounts.get(userId) ?? { userId, recordedName: undefined, events: 0, isInNotes: false };
    accounts.set(userId, known);
    return known;
  };
  for (const { targetUserId, targetName } of events) {
    if (targetUserId === null) continue;
    const account = accountOf(targetUserId);
    account.events += 1;
    account.recordedName ??= targetName ?? undefined;
  }
  for (const { userId } of notes) accountOf(userId).isInNotes = true;
  return [...accounts.values()];
}
