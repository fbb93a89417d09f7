import { type AuditEventDetails, type AuditFlow, type AuditLogFilters, auditOutcomeOf } from '#contract/audit-log.ts';

import { outcomeIn, presentEntries } from './present.ts';
import type { Sealing } from './sealing.ts';
import { countJobOutcomes, findFlowEntries, findOpenings } from './search.ts';
import type { AuditLogDb } from './tables.ts';

/** Whether a list with these filters shows guided flows as one event each: others are about single events. */
export const canBeGrouped = ({ action, kind, outcome, flow, ticket }: AuditLogFilters): boolean =>
  [action, kind, outcome, flow, ticket].every((filter) => filter === undefined);

/** Action of the event that opens a job. */
const jobAction = 'jobs:run';

/** Adds to the events of guided flows and jobs what the flow did, unless they are its only event that matches. */
export async function withFlows(
  db: AuditLogDb,
  sealing: Sealing,
  filters: AuditLogFilters,
  events: readonly AuditEventDetails[],
): Promise<AuditEventDetails[]> {
  const ids = [...new Set(events.flatMap(({ flowId }) => flowId ?? []))];
  if (ids.length === 0) return [...events];
  const openings = await findOpenings(db, ids);
  const isJob = (id: string) => openings.get(id)?.action === jobAction;
  const jobs = await countJobOutcomes(db, ids.filter(isJob));
  const guided = ids.filter((id) => !isJob(id));
  // A step on the other account of a merge belongs to the flow as well.
  const entries =
    guided.length === 0 ? [] : await findFlowEntries(db, sealing, { ...filters, userId: undefined }, guided);
  const presented = await presentEntries(db, sealing, entries);
  return events.map((event) => {
    const opening = openings.get(event.flowId);
    if (opening?.action === jobAction) {
      const outcomes = outcomesOfJob(jobs.filter(({ flowId }) => flowId === event.flowId));
      if (Object.keys(outcomes).length === 0) return event;
      const { action, targetId } = opening;
      return { ...event, flow: { action, accounts: [], outcomes, ...(targetId !== null && { jobId: targetId }) } };
    }
    const members = entries.filter(({ entry }) => entry.flow_id === event.flowId);
    if (event.flowId === null || members.length < 2) return event;
    const outcomes: AuditFlow['outcomes'] = {};
    for (const { entry, outcome } of members) {
      if (entry.request_id === entry.flow_id) continue;
      const name = auditOutcomeOf({ kind: 'write', outcome: outcomeIn(outcome) }) ?? 'unknown';
      outcomes[name] = (outcomes[name] ?? 0) + 1;
    }
    const deleted = members.flatMap(({ entry, outcome }) =>
      entry.action === 'users:delete' && (outcome?.status ?? 400) < 400 ? (entry.target_user_id ?? []) : [],
    );
    const ofFlow = presented.filter(({ flowId }) => flowId === event.flowId);
    const accounts = [...new Set(ofFlow.flatMap(({ targetUserId }) => targetUserId ?? []))].map((userId) => ({
      userId,
      // The event that opens a flow may have no name.
      name: ofFlow.find((one) => one.targetUserId === userId && one.targetName !== null)?.targetName ?? null,
      isDeleted: deleted.includes(userId),
    }));
    const { action = null, targetId = null } = opening ?? {};
    const isOfJob = action?.startsWith('jobs:') === true && targetId !== null;
    return { ...event, flow: { action, accounts, outcomes, ...(isOfJob && { jobId: targetId }) } };
  });
}

/** Adds up the writes of a job with the same outcome. */
function outcomesOfJob(counts: Awaited<ReturnType<typeof countJobOutcomes>>): AuditFlow['outcomes'] {
  const outcomes: AuditFlow['outcomes'] = {};
  for (const { status, code, count } of counts) {
    const outcome = status === null ? null : { sequence: 0, at: 0, durationMs: null, status, code };
    const name = auditOutcomeOf({ kind: 'write', outcome }) ?? 'unknown';
    outcomes[name] = (outcomes[name] ?? 0) + count;
  }
  return outcomes;
}
