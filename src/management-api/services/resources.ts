import type { NewResource, ResourcePatch } from '#contract/resource-writes.ts';
import { isManagementApi } from '#contract/resources.ts';
import {
  deleteResource,
  findResource,
  insertResource,
  replaceDefaultResource,
  type ResourceRow,
  updateResource,
} from '#management-api/db/resources.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError, type ErrorCode, found } from '#management-api/http/api-error.ts';

import { newLongId } from './ids.ts';

/** @throws {ApiError} 404 if there is no such resource */
export async function existingResource(db: Db, id: string): Promise<ResourceRow> {
  return found(await findResource(db, id), 'entity.not_exists_with_id');
}

/**
 * Finds a resource that may be changed: not the Management API or one that looks like it (logto-behavior.md#14.1).
 *
 * @throws {ApiError} `refusal` if it may not
 */
export async function changeableResource(
  db: Db,
  id: string,
  refusal: ErrorCode = 'resource.cannot_modify_management_api',
): Promise<ResourceRow> {
  const resource = await existingResource(db, id);
  if (isManagementApi(resource.indicator)) throw new ApiError(refusal);
  return resource;
}

/** Creates a resource. It becomes the default only with {@link setDefaultResource}. */
export function createResource(db: Db, { name, indicator, accessTokenTtl }: NewResource): Promise<ResourceRow> {
  return insertResource(db, { id: newLongId(), name, indicator, ...lifetime(accessTokenTtl) });
}

export async function changeResource(
  db: Db,
  id: string,
  { name, accessTokenTtl }: ResourcePatch,
): Promise<ResourceRow> {
  await changeableResource(db, id);
  const changes = { ...(name === undefined ? {} : { name }), ...lifetime(accessTokenTtl) };
  if (Object.keys(changes).length === 0) throw new ApiError('entity.invalid_input');
  return found(await updateResource(db, id, changes), 'entity.not_exists');
}

/** The database refuses fractions. */
const lifetime = (seconds: number | undefined) => (seconds === undefined ? {} : { access_token_ttl: String(seconds) });

/** Makes a resource the only default, or no default; the Management API too. The codes for an unknown one differ. */
export async function setDefaultResource(db: Db, id: string, isDefault: boolean): Promise<ResourceRow> {
  if (isDefault) return found(await replaceDefaultResource(db, id), 'entity.not_exists');
  return found(await updateResource(db, id, { is_default: false }), 'entity.not_exists_with_id');
}

/** Deletes a resource with its scopes, which roles lose. */
export async function removeResource(db: Db, id: string): Promise<void> {
  await changeableResource(db, id, 'resource.cannot_delete_management_api');
  await deleteResource(db, id);
}
