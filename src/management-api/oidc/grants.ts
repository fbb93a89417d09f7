import type { TokenAnswer } from '#contract/oauth.ts';
import { tokenExchange } from '#contract/tokens.ts';
import type { ApplicationRow } from '#management-api/db/applications.ts';
import type { Deps } from '#management-api/deps.ts';

import { grantClientCredentials } from './client-credentials-grant.ts';
import { OidcError } from './oidc-error.ts';
import type { SigningKeys } from './signing-key.ts';
import { grantTokenExchange } from './token-exchange-grant.ts';
import type { TokenRequest } from './token-request.ts';

export type GrantOptions = Deps & { issuer: string; signingKey: SigningKeys };

/** Grants that Logto supports and the embedded API does not, because it has no sign-in. */
const otherGrantTypes = ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'];

/** Issues the requested token. Calls `onUser` as soon as the user of the token is known. */
export function grantToken(
  options: GrantOptions,
  application: ApplicationRow,
  request: TokenRequest,
  onUser: (userId: string) => void,
): Promise<TokenAnswer> {
  const grantType = request.params['grant_type'];
  if (!grantType) throw new OidcError('invalid_request', 'The parameter "grant_type" is missing.');
  if (grantType === 'client_credentials' && application.type === 'MachineToMachine') {
    return grantClientCredentials(options, application, request);
  }
  if (grantType === tokenExchange.grantType && application.custom_client_metadata['allowTokenExchange'] === true) {
    return grantTokenExchange(options, application, request, onUser);
  }
  if (![...otherGrantTypes, 'client_credentials', tokenExchange.grantType].includes(grantType)) {
    throw new OidcError('unsupported_grant_type', 'The grant type is unknown.');
  }
  throw new OidcError('invalid_request', 'The client is not allowed to use this grant type.');
}
