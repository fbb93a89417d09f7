import type { TokenAnswer } from '#contract/oauth.ts';
import { type ApplicationRow, listGrantedScopes } from '#management-api/db/applications.ts';

import { issueAccessToken } from './access-token.ts';
import type { GrantOptions } from './grants.ts';
import { OidcError } from './oidc-error.ts';
import { permittedScopes, targetResource, type TokenRequest } from './token-request.ts';

/** Issues a token to a machine-to-machine application; without a granted scope, one without `scope` (logto-behavior.md#12.1). */
export async function grantClientCredentials(
  { db, clock, issuer, signingKey }: GrantOptions,
  { id }: ApplicationRow,
  { params, resources }: TokenRequest,
): Promise<TokenAnswer> {
  if (params['organization_id'] !== undefined) {
    throw new OidcError('access_denied', 'The client is not a member of the organization.');
  }
  const resource = await targetResource(db, resources);
  if (resource === undefined) throw new OidcError('invalid_target', 'The request must name exactly one resource.');
  return issueAccessToken(await signingKey(), {
    issuer,
    clientId: id,
    subject: id,
    audience: resource.indicator,
    lifetime: Number(resource.access_token_ttl),
    scopes: permittedScopes(params['scope'], await listGrantedScopes(db, id, resource.indicator)),
    now: clock(),
  });
}
