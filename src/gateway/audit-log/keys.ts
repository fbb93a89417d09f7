import { nanoid } from 'nanoid';

import type { AuditLogTransaction } from './chain.ts';
import {
  fingerprints,
  newKeyBytes,
  openKey,
  sealKey,
  type SealedKey,
  type Sealing,
  type ValuesKey,
} from './sealing.ts';
import type { AuditLogDb } from './tables.ts';

/** Owner of the key for searching by ticket. It is stored, so that the search still works after the secrets change. */
export const ticketKeyOwner = 'tickets';

/**
 * Returns the keys of `owners` by owner, and creates missing ones. Keys are read each time and never cached: a
 * destroyed key must not survive in the memory of a process.
 */
export async function keysFor(
  transaction: AuditLogTransaction,
  sealing: Sealing,
  owners: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, ValuesKey>> {
  const wanted = [...new Set(owners)];
  if (wanted.length === 0) return new Map();
  const stored = await transaction
    .selectFrom('audit_log_keys')
    .select(['id', 'owner', 'sealed', 'sealed_by'])
    .where('owner', 'in', wanted)
    .where('sealed_by', 'in', fingerprints(sealing))
    .execute();
  const keys = new Map(
    stored.map((row) => openOrNot(sealing, row)).flatMap((key) => (key === 'unreadable' ? [] : [[key.owner, key]])),
  );
  const missing = wanted.filter((owner) => !keys.has(owner));
  const bytesFor = (owner: string) => (owner === ticketKeyOwner ? firstTicketKey(sealing) : newKeyBytes());
  const made = missing.map((owner) => ({ id: nanoid(), owner, bytes: bytesFor(owner) }));
  if (made.length > 0) {
    await transaction
      .insertInto('audit_log_keys')
      .values(
        made.map((key) => ({
          id: key.id,
          owner: key.owner,
          sealed: sealKey(sealing, key),
          sealed_by: sealing.fingerprint,
          created_at: now,
        })),
      )
      .execute();
  }
  for (const key of made) keys.set(key.owner, key);
  return keys;
}

/** A stored key, opened, or `unreadable` if no known secret opens it. */
export type FoundKey = ValuesKey | 'unreadable';

/** Returns the keys with these IDs that still exist, by ID. */
export async function findKeys(
  db: AuditLogDb,
  sealing: Sealing,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FoundKey>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('audit_log_keys')
    .select(['id', 'owner', 'sealed', 'sealed_by'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, openOrNot(sealing, row)]));
}

function openOrNot(sealing: Sealing, row: SealedKey): FoundKey {
  try {
    return openKey(sealing, row);
  } catch {
    return 'unreadable';
  }
}

/** Counts keys that no known secret opens: their values cannot be read. */
export async function countForeignKeys(db: AuditLogDb, sealing: Sealing): Promise<number> {
  const { count } = await db
    .selectFrom('audit_log_keys')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('sealed_by', 'not in', fingerprints(sealing))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Returns the keys that may have been used for ticket marks. */
export async function ticketKeys(db: AuditLogDb, sealing: Sealing): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom('audit_log_keys')
    .select(['id', 'owner', 'sealed', 'sealed_by'])
    .where('owner', '=', ticketKeyOwner)
    .execute();
  const keys = rows.map((row) => openOrNot(sealing, row)).flatMap((key) => (key === 'unreadable' ? [] : [key.bytes]));
  return keys.length === 0 ? [firstTicketKey(sealing)] : keys;
}

/** Events older than the stored ticket key were marked with a key derived from the secret of that time. */
const firstTicketKey = (sealing: Sealing): Uint8Array => (sealing.former.at(-1) ?? sealing).ticketKey;

/** Keys resealed in one transaction. */
const resealedAtOnce = 1000;

/**
 * Reseals with the first secret every key that a former secret sealed. Afterwards the former secrets can be dropped.
 *
 * @returns the number of resealed keys, and of keys that no known secret opens
 */
export async function resealKeys(db: AuditLogDb, sealing: Sealing): Promise<{ resealed: number; unreadable: number }> {
  const former = sealing.former.map(({ fingerprint }) => fingerprint);
  let resealed = 0;
  for (let after = ''; former.length > 0;) {
    // In sequence: each page starts where the previous one ended.
    const rows = await db
      .selectFrom('audit_log_keys')
      .select(['id', 'owner', 'sealed', 'sealed_by'])
      .where('sealed_by', 'in', former)
      .where('id', '>', after)
      .orderBy('id')
      .limit(resealedAtOnce)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    resealed += await db.transaction().execute((transaction) => sealAnew(transaction, sealing, rows));
  }
  return { resealed, unreadable: await countForeignKeys(db, sealing) };
}

async function sealAnew(transaction: AuditLogTransaction, sealing: Sealing, rows: readonly SealedKey[]) {
  let count = 0;
  for (const row of rows) {
    const key = openOrNot(sealing, row);
    if (key === 'unreadable') continue;
    // An update, not an upsert: a key that was destroyed meanwhile must stay destroyed.
    const { numUpdatedRows } = await transaction
      .updateTable('audit_log_keys')
      .set({ sealed: sealKey(sealing, key), sealed_by: sealing.fingerprint })
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow();
    count += Number(numUpdatedRows);
  }
  return count;
}
