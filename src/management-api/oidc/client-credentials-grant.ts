import { managementApiIndicator, type TokenAnswer } from '#contract/oauth.ts';
import { type ApplicationRow, listGrantedScopes } from '#management-api/db/applications.ts';
import type { World } from '#management-api/world.ts';

import { issueAccessToken } from './access-token.ts';
import { OidcError } from './oidc-error.ts';
import type { SigningKeys } from './signing-key.ts';
import type { TokenRequest } from './token-request.ts';

const grantType = 'client_credentials';

/** Grants that Logto knows; the applications here are not allowed to use them. */
const otherGrantTypes = [
  'authorization_code',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:device_code',
];

/** Gives a machine-to-machine application its token. Without a permitted scope it gets one that opens nothing. */
export async function grantClientCredentials(
  { db, clock, issuer, signingKey }: World & { issuer: string; signingKey: SigningKeys },
  application: ApplicationRow,
  { params, resources }: TokenRequest,
): Promise<TokenAnswer> {
  checkGrantType(params['grant_type'], application);
  if (params['organization_id'] !== undefined) {
    throw new OidcError('access_denied', 'The client does not belong to the organization.');
  }
  const resource = onlyResource(resources);
  const granted = await listGrantedScopes(db, application.id, resource);
  const requested = new Set((params['scope'] ?? '').split(' '));
  const scopes = [...requested].filter((scope) => granted.includes(scope));
  return issueAccessToken(await signingKey(), { issuer, clientId: application.id, resource, scopes, now: clock() });
}

function checkGrantType(asked: string | undefined, { type }: ApplicationRow): void {
  if (!asked) throw new OidcError('invalid_request', 'The parameter "grant_type" is missing.');
  if (asked !== grantType && !otherGrantTypes.includes(asked)) {
    throw new OidcError('unsupported_grant_type', 'The grant type is unknown.');
  }
  if (asked !== grantType || type !== 'MachineToMachine') {
    throw new OidcError('invalid_request', 'The client is not allowed to use this grant type.');
  }
}

function onlyResource(resources: readonly string[]): string {
  const [resource, ...more] = resources;
  if (!resource || more.length > 0)
    throw new OidcError('invalid_target', 'The request must name exactly one resource.');
  if (resource !== managementApiIndicator) throw new OidcError('invalid_target', 'The resource is unknown.');
  return resource;
}
