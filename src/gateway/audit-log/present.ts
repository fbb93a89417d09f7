import type { AuditEventDetails, AuditOperator } from '#contract/audit-log.ts';

import type { AuditEventRow } from './chain.ts';
import { approvalTarget, noApproval, publicKind, type Values } from './draft.ts';
import { findKeys, type FoundKey } from './keys.ts';
import { openValues, type Sealing } from './sealing.ts';
import type { FoundEntry } from './search.ts';
import type { AuditLogDb } from './tables.ts';

type Opened = { state: 'none' | 'readable' | 'erased' | 'unreadable'; values: Values };

/** Converts events and their outcomes for the API, with their values if the keys still open them. */
export async function presentEntries(
  db: AuditLogDb,
  sealing: Sealing,
  found: readonly FoundEntry[],
): Promise<AuditEventDetails[]> {
  const sealed = found.flatMap(({ entry, outcome }) => [entry, ...(outcome === undefined ? [] : [outcome])]);
  const keyIds = sealed.flatMap(({ key_id }) => (key_id === null ? [] : [key_id]));
  const keys = await findKeys(db, sealing, keyIds);
  return found.map(({ entry, outcome }) =>
    present(entry, outcome, open(entry, keys), outcome === undefined ? noValues : open(outcome, keys)),
  );
}

const noValues: Opened = { state: 'none', values: {} };

function open({ key_id, sealed }: AuditEventRow, keys: ReadonlyMap<string, FoundKey>): Opened {
  if (key_id === null || sealed === null) return noValues;
  const key = keys.get(key_id);
  if (key === undefined) return { state: 'erased', values: {} };
  if (key === 'unreadable') return { state: 'unreadable', values: {} };
  try {
    return { state: 'readable', values: openValues(key, sealed) };
  } catch {
    return { state: 'unreadable', values: {} };
  }
}

function present(
  entry: AuditEventRow,
  outcome: AuditEventRow | undefined,
  started: Opened,
  finished: Opened,
): AuditEventDetails {
  const values = { ...started.values, ...finished.values };
  const kind = publicKind(entry.kind);
  return {
    sequence: Number(entry.sequence),
    at: Number(entry.at),
    // Searches never return an outcome on its own.
    kind: kind === 'outcome' ? 'event' : kind,
    requestId: entry.request_id,
    flowId: entry.flow_id,
    operator: operatorIn(entry),
    action: entry.action,
    method: entry.method,
    route: entry.route,
    // The ID of a created account is in the outcome.
    targetUserId: entry.target_user_id ?? outcome?.target_user_id ?? null,
    target: entry.target_id === null ? null : { type: entry.target_type ?? '', id: entry.target_id },
    changedFields:
      outcome !== undefined && outcome.changed_fields.length > 0 ? outcome.changed_fields : entry.changed_fields,
    values: worseOf(started.state, finished.state),
    targetName: values.targetName ?? null,
    reason: values.reason ?? null,
    outcome: outcomeIn(outcome ?? (entry.status === null ? undefined : entry)),
    approval:
      outcome?.target_type === approvalTarget
        ? { id: outcome.target_id === noApproval ? null : outcome.target_id, by: operatorIn(outcome) }
        : null,
    caller: [...(values.caller ?? [])],
    count: entry.count,
    lost: entry.lost,
    since: entry.since === null ? null : Number(entry.since),
    before: values.before ?? null,
    after: values.after ?? null,
    hash: entry.hash,
  };
}

const operatorIn = ({ operator_subject, operator_name, operator_role }: AuditEventRow): AuditOperator | null =>
  operator_subject === null
    ? null
    : { subject: operator_subject, name: operator_name ?? '', role: operator_role ?? '' };

/** The outcome of a write is an event of its own; a refusal is its own outcome. */
export const outcomeIn = (row: AuditEventRow | undefined) =>
  row === undefined
    ? null
    : {
        sequence: Number(row.sequence),
        at: Number(row.at),
        status: row.status ?? 0,
        code: row.code,
        durationMs: row.duration_ms,
      };

const fromWorst = ['unreadable', 'erased', 'readable', 'none'] as const;

const worseOf = (one: Opened['state'], other: Opened['state']): Opened['state'] =>
  fromWorst.find((state) => state === one || state === other) ?? 'none';
