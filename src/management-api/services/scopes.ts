import type { NewScope, ScopePatch } from '#contract/resource-writes.ts';
import { isManagementApi } from '#contract/resources.ts';
import {
  deleteScope,
  findScopeByName,
  findScopes,
  insertScope,
  type ScopeRow,
  updateScope,
} from '#management-api/db/scopes.ts';
import type { Db } from '#management-api/db/tables.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';

import { newLongId } from './ids.ts';
import { changeableResource } from './resources.ts';

/** The path of a scope. As in Logto, the scope need not belong to the resource (logto-behavior.md#14.3). */
type Place = { resourceId: string; scopeId: string };

/** Adds a scope to a resource, with the checks in Logto's order. */
export async function createScope(
  { db, clock }: Deps,
  resourceId: string,
  { name, description }: NewScope,
): Promise<ScopeRow> {
  refuseSpace(name);
  await changeableResource(db, resourceId);
  await refuseTakenName(db, { resourceId, name });
  return insertScope(db, {
    id: newLongId(),
    resource_id: resourceId,
    name,
    description: description || null,
    created_at: new Date(clock()),
  });
}

/** Changes the given members of a scope, with the checks in Logto's order. */
export async function changeScope(db: Db, { resourceId, scopeId }: Place, patch: ScopePatch): Promise<ScopeRow> {
  const { name, description } = patch;
  await changeableResource(db, resourceId);
  if (name !== undefined) {
    refuseSpace(name);
    await refuseTakenName(db, { resourceId, name }, scopeId);
  }
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description: description || null }),
  };
  if (Object.keys(changes).length === 0) throw new ApiError('entity.invalid_input');
  await protectManagementApi(db, scopeId);
  return found(await updateScope(db, scopeId, changes), 'entity.not_exists');
}

/** Deletes a scope, which roles lose. */
export async function removeScope(db: Db, { resourceId, scopeId }: Place): Promise<void> {
  await changeableResource(db, resourceId);
  await protectManagementApi(db, scopeId);
  if (!(await deleteScope(db, scopeId))) throw new ApiError('entity.not_found');
}

function refuseSpace(name: string): void {
  if (/\s/.test(name)) throw new ApiError('scope.name_with_space');
}

async function refuseTakenName(db: Db, place: { resourceId: string; name: string }, except?: string): Promise<void> {
  const taken = await findScopeByName(db, place);
  if (taken !== undefined && taken.id !== except) throw new ApiError('scope.name_exists');
}

/** Logto lets the path of another resource change or delete the scope that every administration needs. */
async function protectManagementApi(db: Db, scopeId: string): Promise<void> {
  const scopes = await findScopes(db, [scopeId]);
  if (scopes.some(({ indicator }) => isManagementApi(indicator))) {
    throw new ApiError('resource.cannot_modify_management_api');
  }
}
