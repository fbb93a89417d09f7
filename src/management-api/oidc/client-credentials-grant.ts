import type { TokenAnswer } from '#contract/oauth.ts';
import { type ApplicationRow, listGrantedScopes } from '#management-api/db/applications.ts';
import { listResourceScopesOfMember, listScopesOfMember } from '#management-api/db/organization-scopes.ts';
import { areRelated, relations } from '#management-api/db/relations.ts';

import { issueAccessToken, type TokenContent } from './access-token.ts';
import type { GrantOptions } from './grants.ts';
import { OidcError } from './oidc-error.ts';
import { organizationToken, permittedScopes, targetResource, type TokenRequest } from './token-request.ts';

/**
 * Issues a token to a machine-to-machine application, for an API or for an organization of which it is a member; without
 * a granted scope, one without `scope` (logto-behavior.md#12.1).
 */
export async function grantClientCredentials(
  options: GrantOptions,
  application: ApplicationRow,
  request: TokenRequest,
): Promise<TokenAnswer> {
  const { clock, issuer, signingKey } = options;
  const { id } = application;
  const content = await contentOf(options, application, request);
  return issueAccessToken(await signingKey(), { issuer, clientId: id, subject: id, now: clock(), ...content });
}

async function contentOf(
  { db }: GrantOptions,
  { id }: ApplicationRow,
  { params, resources }: TokenRequest,
): Promise<Pick<TokenContent, 'audience' | 'lifetime' | 'scopes' | 'claims'>> {
  const organizationId = params['organization_id'] || undefined;
  const organization = organizationId === undefined ? undefined : { organization_id: organizationId };
  if (organization !== undefined && !(await areRelated(db, relations.applications, organization, [id]))) {
    throw new OidcError('access_denied', 'The client is not a member of the organization.', 403);
  }
  const resource = await targetResource(db, resources, organizationId);
  const member = { ...organization, application_id: id };
  if (organizationId !== undefined && resource === undefined) {
    const granted = await listScopesOfMember(db, relations.applicationRoles, member);
    return organizationToken(organizationId, params['scope'], granted);
  }
  if (resource === undefined) throw new OidcError('invalid_target', 'The request must name exactly one resource.');
  const granted =
    organization === undefined
      ? await listGrantedScopes(db, id, resource.indicator)
      : await listResourceScopesOfMember(db, relations.applicationRoles, member, resource.indicator);
  return {
    audience: resource.indicator,
    lifetime: Number(resource.access_token_ttl),
    scopes: permittedScopes(params['scope'], granted),
    claims: { ...organization },
  };
}
