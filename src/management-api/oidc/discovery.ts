import { managementApiScope } from '#contract/oauth.ts';
import { tokenExchange } from '#contract/tokens.ts';

import { signingAlgorithm } from './signing-key.ts';

/** `/.well-known/openid-configuration`: what of OpenID Connect is to be found here. */
export const discoveryDocument = (issuer: string) => ({
  issuer,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  grant_types_supported: ['client_credentials', tokenExchange.grantType],
  response_types_supported: [],
  scopes_supported: [managementApiScope],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: [signingAlgorithm],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
});
