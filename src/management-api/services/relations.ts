import { ApiError } from '#management-api/http/api-error.ts';

/** Organization routes return 422 where other routes return 404 (logto-behavior.md#2.3). */
export const missingRelation = () => new ApiError('entity.relation_foreign_key_not_found', { status: 422 });

/** SQL states of an ID without a row: a broken foreign key, or a text that no column of IDs can hold. */
const missingStates = ['23503', '22001'];

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
