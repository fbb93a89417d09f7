import { sql } from 'kysely';
import * as z from 'zod';

import { auditLogHead, type AuditLogHead } from '#contract/audit-log.ts';

import { beginning, type AuditEventRow, hashOf } from './chain.ts';
import type { AuditLogDb } from './tables.ts';

/** The result of verifying the chain. */
export const verification = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('intact'),
    events: z.int(),
    head: auditLogHead,
    /** The last event that retention removed. */
    anchor: z.optional(auditLogHead),
  }),
  z.object({ state: z.literal('broken'), sequence: z.int(), reason: z.string() }),
  /** The rest of the chain is intact, but retention has removed the expected head, so it cannot be checked. */
  z.object({ state: z.literal('older'), expected: auditLogHead, anchor: auditLogHead }),
  /** This database has no audit log. */
  z.object({ state: z.literal('missing') }),
]);
export type Verification = z.infer<typeof verification>;

/** Events read at once: other requests are served in between. */
const pageSize = 1000;

/** Attempts when retention removes events meanwhile: it runs at most once a day. */
const maxAttempts = 3;

/**
 * Verifies the chain from its first event (or from the last retention) to its head, while appending continues. It needs
 * no secret: hashes cover the sealed values.
 *
 * @param expected a head recorded earlier and elsewhere; the chain must still contain it, and retention must not have
 *   removed it
 */
export async function verifyAuditLog(db: AuditLogDb, expected?: AuditLogHead): Promise<Verification> {
  if (!(await exists(db))) return { state: 'missing' };
  for (let attempt = 1; ; attempt += 1) {
    const anchor = await findAnchor(db);
    const result = await follow(db, anchor, expected);
    const movedTo = result.state === 'broken' ? await findAnchor(db) : anchor;
    // If the anchor moved, retention removed the events while they were being read.
    if (movedTo.sequence === anchor.sequence || attempt === maxAttempts) return result;
  }
}

async function follow(db: AuditLogDb, anchor: AuditLogHead, expected: AuditLogHead | undefined): Promise<Verification> {
  const head = await findKeptHead(db);
  if (head === undefined) return broken(anchor.sequence + 1, 'The record of the end of the chain is missing.');
  const added = await findBehindHead(db);
  if (added !== undefined) return broken(added, 'This event comes after the end of the chain.');
  if (expected !== undefined && expected.sequence > head.sequence) {
    return broken(head.sequence + 1, `The chain ends before the expected event ${expected.sequence}.`);
  }

  let last = anchor;
  for await (const row of eventsAfter(db, anchor.sequence, head.sequence)) {
    const next = last.sequence + 1;
    const sequence = Number(row.sequence);
    const isGone = sequence !== next;
    if (isGone) return broken(next, sequence === next + 1 ? 'This event is missing.' : goneUpTo(sequence - 1));
    if (hashOf(last.hash, row) !== row.hash) {
      return broken(next, 'This event or the one before it was changed or moved.');
    }
    last = { sequence, hash: row.hash };
    if (expected?.sequence === sequence && expected.hash !== row.hash) return broken(sequence, notAsExpected);
  }
  if (last.sequence < head.sequence) return broken(last.sequence + 1, goneUpTo(head.sequence));
  if (last.hash !== head.hash) return broken(head.sequence, 'This event is not the recorded end of the chain.');
  if (expected?.sequence === anchor.sequence && expected.hash !== anchor.hash) {
    return broken(anchor.sequence, notAsExpected);
  }
  if (expected !== undefined && expected.sequence < anchor.sequence) return { state: 'older', expected, anchor };
  return {
    state: 'intact',
    events: head.sequence - anchor.sequence,
    head,
    ...(anchor.sequence > 0 && { anchor }),
  };
}

const broken = (sequence: number, reason: string): Verification => ({ state: 'broken', sequence, reason });

const goneUpTo = (sequence: number) => `The events from here to ${sequence} are missing.`;

const notAsExpected = 'The chain up to here does not match the expected hash.';

async function exists(db: AuditLogDb): Promise<boolean> {
  const { rows } = await sql<{ oid: unknown }>`select to_regclass('audit_events') as oid`.execute(db);
  return rows[0]?.oid !== null;
}

/** Returns the last event that retention removed. It can be trusted because the retention event itself is verified. */
async function findAnchor(db: AuditLogDb): Promise<AuditLogHead> {
  const row = await db
    .selectFrom('audit_events')
    .select(['anchor_sequence', 'anchor_hash'])
    .where('kind', '=', 'retention')
    .where('anchor_sequence', 'is not', null)
    .orderBy('anchor_sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? beginning
    : { sequence: Number(row.anchor_sequence), hash: row.anchor_hash ?? beginning.hash };
}

async function findKeptHead(db: AuditLogDb): Promise<AuditLogHead | undefined> {
  const row = await db.selectFrom('audit_log_head').select(['sequence', 'hash']).executeTakeFirst();
  return row && { sequence: Number(row.sequence), hash: row.hash };
}

/** Returns the first sequence after the head. One statement, because events may be appended at any time. */
async function findBehindHead(db: AuditLogDb): Promise<number | undefined> {
  const { rows } = await sql<{ sequence: string | null }>`
    select min(sequence) as sequence from audit_events where sequence > (select sequence from audit_log_head)
  `.execute(db);
  const sequence = rows[0]?.sequence;
  return sequence === undefined || sequence === null ? undefined : Number(sequence);
}

async function* eventsAfter(db: AuditLogDb, after: number, upTo: number): AsyncGenerator<AuditEventRow> {
  let last = after;
  while (last < upTo) {
    const rows = await db
      .selectFrom('audit_events')
      .selectAll()
      .where('sequence', '>', String(last))
      .where('sequence', '<=', String(upTo))
      .orderBy('sequence')
      .limit(pageSize)
      .execute();
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined) return;
    last = Number(end.sequence);
  }
}
