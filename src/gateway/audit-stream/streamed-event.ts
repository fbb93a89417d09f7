import type { AuditEventRow } from '#gateway/audit-log/chain.ts';
import { publicKind } from '#gateway/audit-log/draft.ts';

/** An audit event as sent to the destination: without values, names of users or reasons. */
export type StreamedEvent = {
  type: 'event';
  sequence: number;
  /** ISO 8601. */
  time: string;
  kind: string;
  action: string;
  operator: { subject: string; name: string; role: string } | null;
  targetUserId: string | null;
  target: { type: string; id: string } | null;
  changedFields: readonly string[];
  method: string | null;
  route: string | null;
  status: number | null;
  code: string | null;
  count: number | null;
  lost: number | null;
  since: string | null;
  requestId: string | null;
  /** ID of the guided flow that the event opens or is a step of. */
  flowId: string | null;
  /** Hash of this event in the chain. */
  hash: string;
};

/** The head of the chain. `expect` is the argument of `npm run audit:verify -- --expect`. */
export type StreamedAnchor = { type: 'anchor'; sequence: number; time: string; hash: string; expect: string };

export type Streamed = StreamedEvent | StreamedAnchor;

const isoTime = (ms: string): string => new Date(Number(ms)).toISOString();

export const eventOf = (row: AuditEventRow): StreamedEvent => ({
  type: 'event',
  sequence: Number(row.sequence),
  time: isoTime(row.at),
  kind: publicKind(row.kind),
  action: row.action,
  operator:
    row.operator_subject === null
      ? null
      : { subject: row.operator_subject, name: row.operator_name ?? '', role: row.operator_role ?? '' },
  targetUserId: row.target_user_id,
  target: row.target_id === null ? null : { type: row.target_type ?? '', id: row.target_id },
  changedFields: row.changed_fields,
  method: row.method,
  route: row.route,
  status: row.status,
  code: row.code,
  count: row.count,
  lost: row.lost,
  since: row.since === null ? null : isoTime(row.since),
  requestId: row.request_id,
  flowId: row.flow_id,
  hash: row.hash,
});

export const anchorOf = ({ sequence, hash }: { sequence: number; hash: string }, now: number): StreamedAnchor => ({
  type: 'anchor',
  sequence,
  time: new Date(now).toISOString(),
  hash,
  expect: `${sequence}:${hash}`,
});
