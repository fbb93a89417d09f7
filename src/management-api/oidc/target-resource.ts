import { findDefaultResource, findResourceByIndicator, type ResourceRow } from '#management-api/db/resources.ts';
import type { Db } from '#management-api/db/tables.ts';

import { OidcError } from './oidc-error.ts';

/** The resource that a token is requested for: the given one or, without it, the tenant's default if there is one. */
export async function targetResource(db: Db, resources: readonly string[]): Promise<ResourceRow | undefined> {
  const [indicator, ...more] = resources;
  if (more.length > 0) throw new OidcError('invalid_target', 'The request must name exactly one resource.');
  if (!indicator) return findDefaultResource(db);
  const resource = await findResourceByIndicator(db, indicator);
  if (resource === undefined) throw new OidcError('invalid_target', 'The resource is unknown.');
  return resource;
}

/** The requested scopes that are granted. */
export function permittedScopes(requested: string | undefined, granted: readonly string[]): string[] {
  return [...new Set((requested ?? '').split(' '))].filter((scope) => granted.includes(scope));
}
