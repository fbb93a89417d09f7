import { addRelated, areKnown, type EntityRelation, type Owner, replaceRelated } from '#management-api/db/relations.ts';
import type { Db, Tables } from '#management-api/db/tables.ts';
import { ApiError } from '#management-api/http/api-error.ts';

/** Organization routes return 422 where other routes return 404 (logto-behavior.md#2.3). */
export const missingRelation = () => new ApiError('entity.relation_foreign_key_not_found', { status: 422 });

/** SQL states of an ID without a row: a broken foreign key, or a text that no column of IDs can hold. */
const missingStates = ['23503', '22001'];

/**
 * Adds related entities; existing and repeated ones are ignored.
 *
 * @throws {ApiError} if the owner or one of the entities does not exist
 */
export async function relate<Table extends keyof Tables, Entities extends keyof Tables>(
  db: Db,
  relation: EntityRelation<Table, Entities>,
  owner: Owner,
  ids: readonly string[],
): Promise<void> {
  await requireKnown(db, relation.entities, ids);
  await relating(addRelated(db, relation, owner, ids));
}

/**
 * Replaces related entities, all or nothing; repeated ones are ignored.
 *
 * @throws {ApiError} if the owner or one of the entities does not exist
 */
export async function replaceRelations<Table extends keyof Tables, Entities extends keyof Tables>(
  db: Db,
  relation: EntityRelation<Table, Entities>,
  owner: Owner,
  ids: readonly string[],
): Promise<void> {
  await requireKnown(db, relation.entities, ids);
  await relating(replaceRelated(db, relation, owner, ids));
}

/** Checked first: PostgreSQL inserts all rows before it checks foreign keys, and a body can hold 100,000 IDs. */
export async function requireKnown(db: Db, entities: keyof Tables, ids: readonly string[]): Promise<void> {
  if (!(await areKnown(db, entities, ids))) throw missingRelation();
}

/**
 * Runs a write of relations.
 *
 * @throws {ApiError} if an ID in the request is of no entity
 */
export async function relating<Result>(write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof Error && missingStates.includes(String(Reflect.get(error, 'code')))) throw missingRelation();
    throw error;
  }
}

/** @throws {ApiError} for a repeated value where the API requires different ones */
export function refuseRepetition(values: readonly string[]): void {
  if (new Set(values).size < values.length) throw new ApiError('entity.unique_integrity_violation');
}
