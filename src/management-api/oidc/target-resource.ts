import { findDefaultResource, findResourceByIndicator, type ResourceRow } from '#management-api/db/resources.ts';
import type { Db } from '#management-api/db/tables.ts';

import { OidcError } from './oidc-error.ts';

/** The API that a token is asked for: the one named or, when none is, the tenant's default if it has one. */
export async function targetResource(db: Db, resources: readonly string[]): Promise<ResourceRow | undefined> {
  const [indicator, ...more] = resources;
  if (more.length > 0) throw new OidcError('invalid_target', 'The request must name exactly one resource.');
  if (!indicator) return findDefaultResource(db);
  const resource = await findResourceByIndicator(db, indicator);
  if (resource === undefined) throw new OidcError('invalid_target', 'The resource is unknown.');
  return resource;
}

/** Of the scopes that were asked for, those that were given. */
export function permittedScopes(asked: string | undefined, granted: readonly string[]): string[] {
  return [...new Set((asked ?? '').split(' '))].filter((scope) => granted.includes(scope));
}
