import type { AuditLogHead, AuditOperator } from '#contract/audit-log.ts';

import { appendBehind, type AuditLogTransaction, lockHead } from './chain.ts';
import { draft, operatorKeyOwner, requestKeyOwner, userKeyOwner } from './draft.ts';
import { ticketKeyOwner } from './keys.ts';
import type { Sealing } from './sealing.ts';
import type { AuditLogDb } from './tables.ts';

export type Erasure = { userId: string; operator: AuditOperator; reason: string; requestId?: string | undefined };

/**
 * Destroys the keys of a user: the values about the user can never be read again, not even in copies of the events. The
 * events stay, and an erasure event is added. Its reason is sealed with the operator's key and stays readable.
 *
 * @returns the number of destroyed keys
 */
export async function eraseUser(
  db: AuditLogDb,
  sealing: Sealing,
  now: number,
  { userId, operator, reason, requestId }: Erasure,
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const head = await lockHead(transaction);
    const { numDeletedRows } = await transaction
      .deleteFrom('audit_log_keys')
      .where('owner', 'in', [userKeyOwner(userId), ...(await creations(transaction, userId)).map(requestKeyOwner)])
      .executeTakeFirstOrThrow();
    const entry = draft({
      at: now,
      kind: 'erasure',
      action: 'audit:erase',
      requestId: requestId ?? null,
      operator,
      targetUserId: userId,
      keyOwner: operatorKeyOwner(operator),
      values: { reason },
    });
    await appendBehind(transaction, sealing, head, [entry]);
    return Number(numDeletedRows);
  });
}

/** IDs of the requests that created the user: one, or none if Usher did not create the user. */
async function creations(transaction: AuditLogTransaction, userId: string): Promise<string[]> {
  const rows = await transaction
    .selectFrom('audit_events')
    .select('request_id')
    .where('kind', '=', 'outcome')
    .where('target_user_id', '=', userId)
    .execute();
  return rows.flatMap(({ request_id }) => (request_id === null ? [] : [request_id]));
}

/** Most events removed in one transaction: appending waits until it ends. */
const maxRemoved = 20_000;

/**
 * Removes the events older than `before` from the start of the chain, and the keys that are no longer used. A retention
 * event records the last removed event, on which the rest of the chain builds.
 *
 * @returns the number of removed events
 */
export async function removeOldEntries(db: AuditLogDb, sealing: Sealing, now: number, before: number): Promise<number> {
  let removed = 0;
  for (;;) {
    const count = await removeSome(db, sealing, now, before);
    removed += count;
    if (count < maxRemoved) return removed;
  }
}

async function removeSome(db: AuditLogDb, sealing: Sealing, now: number, before: number): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const head = await lockHead(transaction);
    const first = await firstSequence(transaction);
    if (first === undefined) return 0;
    const last = Math.min(head.sequence, first + maxRemoved - 1);
    const kept = await firstSequence(transaction, { notBefore: before, upTo: last });
    const upTo = kept === undefined ? last : kept - 1;
    if (upTo < first) return 0;

    const count = upTo - first + 1;
    const anchor = await entryAt(transaction, upTo);
    const entry = draft({ at: now, kind: 'retention', action: 'audit:retention', count, anchor });
    await appendBehind(transaction, sealing, head, [entry]);
    await transaction.deleteFrom('audit_events').where('sequence', '<=', String(upTo)).execute();
    await transaction
      .deleteFrom('audit_log_keys')
      .where('owner', '!=', ticketKeyOwner)
      .where((key) =>
        key.not(
          key.exists(
            key.selectFrom('audit_events').select('sequence').whereRef('audit_events.key_id', '=', 'audit_log_keys.id'),
          ),
        ),
      )
      .execute();
    return count;
  });
}

/** Returns the first sequence, or the first one within `among`. */
async function firstSequence(
  transaction: AuditLogTransaction,
  among?: { notBefore: number; upTo: number },
): Promise<number | undefined> {
  let query = transaction.selectFrom('audit_events').select('sequence').orderBy('sequence').limit(1);
  if (among !== undefined) {
    query = query.where('at', '>=', String(among.notBefore)).where('sequence', '<=', String(among.upTo));
  }
  const row = await query.executeTakeFirst();
  return row && Number(row.sequence);
}

async function entryAt(transaction: AuditLogTransaction, sequence: number): Promise<AuditLogHead> {
  const { hash } = await transaction
    .selectFrom('audit_events')
    .select('hash')
    .where('sequence', '=', String(sequence))
    .executeTakeFirstOrThrow();
  return { sequence, hash };
}
