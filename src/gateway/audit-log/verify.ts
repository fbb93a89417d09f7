import { sql } from 'kysely';
import * as z from 'zod';

import { auditLogHead, type AuditLogHead } from '#contract/audit-log.ts';

import { beginning, type EntryRow, hashOf } from './chain.ts';
import type { AuditLogDb } from './tables.ts';

/** What was found out about the chain. */
export const verification = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('whole'),
    entries: z.int(),
    head: auditLogHead,
    /** The last entry that retention removed. */
    anchor: z.optional(auditLogHead),
  }),
  z.object({ state: z.literal('broken'), sequence: z.int(), reason: z.string() }),
  /** What there is of the chain is whole; whether it once passed through the expected head, nothing that is left can tell. */
  z.object({ state: z.literal('older'), expected: auditLogHead, anchor: auditLogHead }),
  /** There is no audit log in this database. */
  z.object({ state: z.literal('missing') }),
]);
export type Verification = z.infer<typeof verification>;

/** Entries that are read at once: others are served in between. */
const pageSize = 1000;

/** Attempts before retention is given up on: it removes at most once a day. */
const maxAttempts = 3;

/**
 * Follows the chain from its first entry (or from where retention says that it begins) to its head. Appending goes on
 * meanwhile. No secret is needed: the chain is made over the values as they are sealed.
 *
 * @param expected a head that was kept elsewhere; the chain must still pass through it, and must not have been removed up to
 *   behind it
 */
export async function verifyAuditLog(db: AuditLogDb, expected?: AuditLogHead): Promise<Verification> {
  if (!(await exists(db))) return { state: 'missing' };
  for (let attempt = 1; ; attempt += 1) {
    const anchor = await findAnchor(db);
    const result = await follow(db, anchor, expected);
    const movedTo = result.state === 'broken' ? await findAnchor(db) : anchor;
    // Retention took the entries away while they were being read.
    if (movedTo.sequence === anchor.sequence || attempt === maxAttempts) return result;
  }
}

async function follow(db: AuditLogDb, anchor: AuditLogHead, expected: AuditLogHead | undefined): Promise<Verification> {
  const head = await findKeptHead(db);
  if (head === undefined) return broken(anchor.sequence + 1, 'The record of where the chain ends is gone.');
  const added = await findBehindHead(db);
  if (added !== undefined) return broken(added, 'This entry stands behind the end of the chain.');
  if (expected !== undefined && expected.sequence > head.sequence) {
    return broken(head.sequence + 1, `The chain ends before entry ${expected.sequence}, which was expected.`);
  }

  let last = anchor;
  for await (const row of entriesAfter(db, anchor.sequence, head.sequence)) {
    const next = last.sequence + 1;
    const sequence = Number(row.sequence);
    const isGone = sequence !== next;
    if (isGone) return broken(next, sequence === next + 1 ? 'This entry is gone.' : goneUpTo(sequence - 1));
    if (hashOf(last.hash, row) !== row.hash) {
      return broken(next, 'This entry was changed, or moved here from another place, or the one before it was.');
    }
    last = { sequence, hash: row.hash };
    if (expected?.sequence === sequence && expected.hash !== row.hash) return broken(sequence, notAsExpected);
  }
  if (last.sequence < head.sequence) return broken(last.sequence + 1, goneUpTo(head.sequence));
  if (last.hash !== head.hash) return broken(head.sequence, 'This entry is not the one that the chain ended with.');
  if (expected?.sequence === anchor.sequence && expected.hash !== anchor.hash) {
    return broken(anchor.sequence, notAsExpected);
  }
  if (expected !== undefined && expected.sequence < anchor.sequence) return { state: 'older', expected, anchor };
  return {
    state: 'whole',
    entries: head.sequence - anchor.sequence,
    head,
    ...(anchor.sequence > 0 && { anchor }),
  };
}

const broken = (sequence: number, reason: string): Verification => ({ state: 'broken', sequence, reason });

const goneUpTo = (sequence: number) => `The entries from here to ${sequence} are gone.`;

const notAsExpected = 'The chain up to here is not the one whose end was kept.';

async function exists(db: AuditLogDb): Promise<boolean> {
  const { rows } = await sql<{ oid: unknown }>`select to_regclass('audit_events') as oid`.execute(db);
  return rows[0]?.oid !== null;
}

/** The record is trusted only because it is itself an entry that is then verified. */
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

/** In one statement: entries are appended all the time. */
async function findBehindHead(db: AuditLogDb): Promise<number | undefined> {
  const { rows } = await sql<{ sequence: string | null }>`
    select min(sequence) as sequence from audit_events where sequence > (select sequence from audit_log_head)
  `.execute(db);
  const sequence = rows[0]?.sequence;
  return sequence === undefined || sequence === null ? undefined : Number(sequence);
}

async function* entriesAfter(db: AuditLogDb, after: number, upTo: number): AsyncGenerator<EntryRow> {
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
