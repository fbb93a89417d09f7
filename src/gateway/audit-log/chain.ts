import { createHash } from 'node:crypto';

import { type Selectable, sql, type Transaction } from 'kysely';

import type { AuditLogHead } from '#contract/audit-log.ts';

import type { Draft } from './draft.ts';
import { keysFor, ticketKeyOwner } from './keys.ts';
import { sealValues, type Sealing, ticketMarks, type ValuesKey } from './sealing.ts';
import type { AuditLogTables } from './tables.ts';

export type AuditLogTransaction = Transaction<AuditLogTables>;

/** An audit event as stored. */
export type AuditEventRow = Selectable<AuditLogTables['audit_events']>;

/** The predecessor of the first event. */
export const beginning: AuditLogHead = { sequence: 0, hash: '0'.repeat(64) };

/**
 * Versions of the set of hashed columns. Increase them when columns are added; events of all versions have to be verified.
 * Only events of guided flows are of version 2.
 */
const versions = { first: 1, withFlow: 2 } as const;

/** Returns the hash of `row` after an event with the hash `previous`: over every column, with values as sealed. */
export function hashOf(previous: string, row: Omit<AuditEventRow, 'hash'>): string {
  const columns = [
    row.flow_id === null ? versions.first : versions.withFlow,
    row.sequence,
    row.id,
    row.at,
    row.kind,
    row.request_id,
    row.operator_subject,
    row.operator_name,
    row.operator_role,
    row.action,
    row.method,
    row.route,
    row.target_user_id,
    row.target_type,
    row.target_id,
    row.changed_fields,
    row.status,
    row.code,
    row.duration_ms,
    row.count,
    row.lost,
    row.since,
    row.anchor_sequence,
    row.anchor_hash,
    row.key_id,
    row.sealed,
    row.ticket_marks,
    ...(row.flow_id === null ? [] : [row.flow_id]),
  ];
  return createHash('sha256')
    .update(`${previous}\n${JSON.stringify(columns)}`)
    .digest('hex');
}

/** Locks the head of the chain for this transaction, among all processes, and returns it. */
export async function lockHead(transaction: AuditLogTransaction): Promise<AuditLogHead> {
  const { rows } = await sql<Selectable<AuditLogTables['audit_log_head']>>`
    select * from audit_log_lock_head()`.execute(transaction);
  const [head] = rows;
  if (head === undefined) throw new Error('The record of the end of the audit log is missing. Run audit:verify.');
  return { sequence: Number(head.sequence), hash: head.hash };
}

/** Rows per statement: enough to make the cost per statement small, few enough to limit memory. */
const chunkSize = 1000;

/** Appends `drafts` in order after `head`, which this transaction has locked. */
export async function appendBehind(
  transaction: AuditLogTransaction,
  sealing: Sealing,
  head: AuditLogHead,
  drafts: readonly Draft[],
): Promise<AuditLogHead> {
  let { sequence, hash } = head;
  for (let start = 0; start < drafts.length; start += chunkSize) {
    const chunk = drafts.slice(start, start + chunkSize);
    const owners = chunk.filter(({ values }) => !isEmpty(values)).map(({ keyOwner }) => keyOwner);
    if (chunk.some(({ values }) => values.reason !== undefined)) owners.push(ticketKeyOwner);
    const keys = await keysFor(transaction, sealing, owners, chunk[0]?.at ?? 0);
    const rows = chunk.map((draft) => {
      sequence += 1;
      const row = { ...columnsOf(draft), sequence: String(sequence), ...sealedColumns(keys, draft) };
      hash = hashOf(hash, row);
      return { ...row, hash };
    });
    await insertRows(transaction, rows);
  }
  if (sequence > head.sequence) await transaction.updateTable('audit_log_head').set({ sequence, hash }).execute();
  return { sequence, hash };
}

const isEmpty = (values: Draft['values']): boolean => Object.values(values).every((value) => value === undefined);

function sealedColumns(keys: ReadonlyMap<string, ValuesKey>, { keyOwner, values }: Draft) {
  const key = keys.get(keyOwner);
  const ticketKey = keys.get(ticketKeyOwner);
  if (key === undefined || isEmpty(values)) return { key_id: null, sealed: null, ticket_marks: [] };
  return {
    key_id: key.id,
    sealed: sealValues(key, values),
    ticket_marks:
      values.reason === undefined || ticketKey === undefined ? [] : ticketMarks(ticketKey.bytes, values.reason),
  };
}

function columnsOf(draft: Draft) {
  return {
    id: draft.id,
    at: String(draft.at),
    kind: draft.kind,
    request_id: draft.requestId,
    operator_subject: draft.operator?.subject ?? null,
    operator_name: draft.operator?.name ?? null,
    operator_role: draft.operator?.role ?? null,
    action: draft.action,
    method: draft.method,
    route: draft.route,
    target_user_id: draft.targetUserId,
    target_type: draft.target?.type ?? null,
    target_id: draft.target?.id ?? null,
    changed_fields: draft.changedFields,
    status: draft.status,
    code: draft.code,
    duration_ms: draft.durationMs,
    count: draft.count,
    lost: draft.lost,
    since: draft.since === null ? null : String(draft.since),
    anchor_sequence: draft.anchor === null ? null : String(draft.anchor.sequence),
    anchor_hash: draft.anchor?.hash ?? null,
    flow_id: draft.flowId,
  };
}

/** Passes all rows as one parameter; PostgreSQL takes the column types from the table. */
async function insertRows(transaction: AuditLogTransaction, rows: readonly AuditEventRow[]): Promise<void> {
  await sql`
    insert into audit_events
    select * from jsonb_populate_recordset(null::audit_events, ${JSON.stringify(rows)}::jsonb)
  `.execute(transaction);
}
