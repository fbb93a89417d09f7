import { type AuditEvent, mayHaveHappened } from '#contract/audit-log.ts';

type Event = Pick<AuditEvent, 'sequence' | 'kind' | 'requestId' | 'action' | 'outcome'>;

const actions: readonly string[] = ['passwords:set', 'passwords:reset'];

/** Returns the last change of the password by an operator that was or may have been carried out. */
export const lastPasswordChange = <E extends Event>(events: readonly E[]): E | undefined =>
  events
    .filter((event) => actions.includes(event.action) && mayHaveHappened(event))
    .toSorted((one, other) => other.sequence - one.sequence)[0];

/**
 * Returns the last change of the password after the write with this request ID, if it is among these events. If it is
 * not, later events have displaced it.
 */
export function laterPasswordChange<E extends Event>(events: readonly E[], requestId: string): E | undefined {
  const last = lastPasswordChange(events);
  return last?.requestId === requestId ? undefined : last;
}
