import { nanoid } from 'nanoid';

import type { JournalTransaction } from './chain.ts';
import { newKeyBytes, openKey, sealKey, type Sealing, type ValuesKey } from './sealing.ts';
import type { JournalDb } from './tables.ts';

/**
 * The keys of `owners`, by owner; those who have none get one. They are read every time and kept nowhere: a key that was
 * destroyed must not live on in some process.
 */
export async function keysFor(
  transaction: JournalTransaction,
  sealing: Sealing,
  owners: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, ValuesKey>> {
  const wanted = [...new Set(owners)];
  if (wanted.length === 0) return new Map();
  const stored = await transaction
    .selectFrom('journal_keys')
    .select(['id', 'owner', 'sealed'])
    .where('owner', 'in', wanted)
    .where('sealed_by', '=', sealing.fingerprint)
    .execute();
  const keys = new Map(
    stored.map((row) => openOrNot(sealing, row)).flatMap((key) => (key === 'unreadable' ? [] : [[key.owner, key]])),
  );
  const missing = wanted.filter((owner) => !keys.has(owner));
  const made = missing.map((owner) => ({ id: nanoid(), owner, bytes: newKeyBytes() }));
  if (made.length > 0) {
    await transaction
      .insertInto('journal_keys')
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

/** A stored key: open, or sealed by a secret that is not ours. */
export type FoundKey = ValuesKey | 'unreadable';

/** The keys with these IDs that still exist, by ID. */
export async function findKeys(
  db: JournalDb,
  sealing: Sealing,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FoundKey>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('journal_keys')
    .select(['id', 'owner', 'sealed'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, openOrNot(sealing, row)]));
}

function openOrNot(sealing: Sealing, row: { id: string; owner: string; sealed: string }): FoundKey {
  try {
    return openKey(sealing, row);
  } catch {
    return 'unreadable';
  }
}

/** How many keys another secret sealed: what they sealed cannot be read. */
export async function countForeignKeys(db: JournalDb, sealing: Sealing): Promise<number> {
  const { count } = await db
    .selectFrom('journal_keys')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('sealed_by', '!=', sealing.fingerprint)
    .executeTakeFirstOrThrow();
  return Number(count);
}
