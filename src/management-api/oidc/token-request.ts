import type { HonoRequest } from 'hono';

import { findDefaultResource, findResourceByIndicator, type ResourceRow } from '#management-api/db/resources.ts';
import type { Db } from '#management-api/db/tables.ts';
import { mediaType, parseForm, parseJson } from '#management-api/http/read-body.ts';

import { OidcError } from './oidc-error.ts';

/** The parameters of a token request; only `resource` may be repeated. */
export type TokenRequest = {
  params: Readonly<Record<string, string>>;
  resources: readonly string[];
};

/** Reads a form or, as Logto allows, a JSON object. */
export async function readTokenRequest(request: HonoRequest): Promise<TokenRequest> {
  const { resource, ...others } = await readParams(request);
  const params = Object.entries(others).flatMap(([name, value]): [string, string][] => {
    if (Array.isArray(value))
      throw new OidcError('invalid_request', `The parameter "${name}" is given more than once.`);
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return {
    params: Object.fromEntries(params),
    resources: [resource].flat().filter((each) => typeof each === 'string'),
  };
}

async function readParams(request: HonoRequest): Promise<Record<string, unknown>> {
  const text = await request.text();
  switch (mediaType(request)) {
    case 'application/x-www-form-urlencoded':
      return parseForm(text);
    case 'application/json':
      return { ...Object(parseJson(text)) };
    default:
      throw new OidcError('invalid_request', 'The body must be a form (application/x-www-form-urlencoded) or JSON.');
  }
}

/**
 * The resource that a token is requested for: the given one or, without it and without an organization, the tenant's
 * default if there is one.
 */
export async function targetResource(
  db: Db,
  resources: readonly string[],
  organizationId: string | undefined,
): Promise<ResourceRow | undefined> {
  const [indicator, ...more] = resources;
  if (more.length > 0) throw new OidcError('invalid_target', 'The request must name exactly one resource.');
  if (!indicator) return organizationId === undefined ? findDefaultResource(db) : undefined;
  const resource = await findResourceByIndicator(db, indicator);
  if (resource === undefined) throw new OidcError('invalid_target', 'The resource is unknown.');
  return resource;
}

/** The requested scopes that are granted. */
export function permittedScopes(requested: string | undefined, granted: readonly string[]): string[] {
  return [...new Set((requested ?? '').split(' '))].filter((scope) => granted.includes(scope));
}

/** Seconds. Of tokens that are for no API. */
export const defaultLifetime = 3600;

/** The content of a token for an organization itself, with the requested ones of the scopes that its member has. */
export const organizationToken = (
  organizationId: string,
  requested: string | undefined,
  granted: readonly { name: string }[],
) => ({
  audience: `urn:logto:organization:${organizationId}`,
  lifetime: defaultLifetime,
  scopes: permittedScopes(
    requested,
    granted.map(({ name }) => name),
  ),
});
