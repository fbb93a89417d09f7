import { type AuditEventDetails, type AuditFlow, type AuditLogFilters, auditOutcomeOf } from '#contract/audit-log.ts';

import { outcomeIn } from './present.ts';
import type { Sealing } from './sealing.ts';
import { findFlowEntries, findOpeningActions } from './search.ts';
import type { AuditLogDb } from './tables.ts';

/** Whether a list with these filters shows guided flows as one event each: others are about single events. */
export const canBeGrouped = ({ action, kind, outcome, flow, ticket }: AuditLogFilters): boolean =>
  [action, kind, outcome, flow, ticket].every((filter) => filter === undefined);

/** Adds to the events of guided flows what the flow did, unless they are its only event that matches. */
export async function withFlows(
  db: AuditLogDb,
  sealing: Sealing,
  filters: AuditLogFilters,
  events: readonly AuditEventDetails[],
): Promise<AuditEventDetails[]> {
  const ids = [...new Set(events.flatMap(({ flowId }) => flowId ?? []))];
  if (ids.length === 0) return [...events];
  const [entries, actions] = [await findFlowEntries(db, sealing, filters, ids), await findOpeningActions(db, ids)];
  return events.map((event) => {
    const members = entries.filter(({ entry }) => entry.flow_id === event.flowId);
    if (event.flowId === null || members.length < 2) return event;
    const outcomes: AuditFlow['outcomes'] = {};
    for (const { entry, outcome } of members) {
      if (entry.request_id === entry.flow_id) continue;
      const name = auditOutcomeOf({ kind: 'write', outcome: outcomeIn(outcome) }) ?? 'unknown';
      outcomes[name] = (outcomes[name] ?? 0) + 1;
    }
    return { ...event, flow: { action: actions.get(event.flowId) ?? null, outcomes } };
  });
}
