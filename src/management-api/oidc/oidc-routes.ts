import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';

import { managementApiScope } from '#contract/oauth.ts';
import { tokenExchange } from '#contract/tokens.ts';
import type { ApplicationRow } from '#management-api/db/applications.ts';
import type { Deps } from '#management-api/deps.ts';
import { limitBody } from '#management-api/http/limits.ts';

import { readClientCredentials } from './client-credentials.ts';
import { checkSecret, findClient } from './client-secret.ts';
import { grantToken } from './grants.ts';
import { answerOidcError, asOidcError, OidcError } from './oidc-error.ts';
import type { SigningKeys } from './signing-key.ts';
import { defaultSigningAlgorithm } from './stored-keys.ts';
import { logTokenRequest, type TokenAttempt } from './token-log.ts';
import { readTokenRequest } from './token-request.ts';

type Env = { Bindings: Partial<HttpBindings> };
type Options = Deps & {
  issuer: string;
  signingKey: SigningKeys;
  /** Called with internal errors, for the server log. */
  report: (error: Error, c: Context) => void;
};

/** The routes of OpenID Connect for machines: token endpoint, keys and discovery. */
export function oidcRoutes(options: Options): Hono<Env> {
  const app = new Hono<Env>().onError((error, c) => answerOidcError(error, c, options.report));
  app.get('/.well-known/openid-configuration', (c) => c.json(discoveryDocument(options.issuer)));
  app.get('/jwks', async (c) => c.json({ keys: (await options.signingKey()).publicJwks }));
  app.post('/token', limitBody, (c) => answerTokenRequest(c, options));
  app.all('*', () => {
    throw new OidcError('invalid_request', 'There is no such route or method.', 404);
  });
  return app;
}

async function answerTokenRequest(c: Context<Env>, options: Options): Promise<Response> {
  const attempt: TokenAttempt = {};
  c.header('Cache-Control', 'no-store');
  try {
    const answer = await exchange(c, options, attempt);
    const scope = answer.scope === undefined ? {} : { scope: answer.scope };
    await logTokenRequest(options, c, attempt, { result: 'Success', tokenTypes: ['AccessToken'], ...scope });
    return c.json(answer);
  } catch (thrown) {
    const refusal = asOidcError(thrown);
    if (refusal === undefined) throw thrown;
    const { error, message, status } = refusal;
    const asText = JSON.stringify({ name: 'OidcError', error, error_description: message, status });
    await logTokenRequest(options, c, attempt, { result: 'Error', error: asText });
    if (status === 401 && c.req.header('authorization') !== undefined)
      c.header('WWW-Authenticate', challenge(options, refusal));
    throw refusal;
  }
}

async function exchange(c: Context<Env>, options: Options, attempt: TokenAttempt) {
  attempt.request = await readTokenRequest(c.req);
  const credentials = readClientCredentials(c.req.header('authorization'), attempt.request.params);
  const application = await findClient(options, credentials);
  attempt.applicationId = application.id;
  attempt.secretName = await checkSecret(options, application, credentials.secret);
  checkOrigin(c.req.header('origin'), options.issuer, application);
  return grantToken(options, application, attempt.request, (userId) => {
    attempt.userId = userId;
  });
}

const challenge = ({ issuer }: Options, { error, message }: OidcError) =>
  `Basic realm="${issuer}", error="${error}", error_description="${message}"`;

/**
 * Refuses foreign origins (logto-behavior.md#1.4). Allowed are the server's own, those of the application's redirect URIs and
 * `corsAllowedOrigins`; a machine-to-machine application has no redirect URIs, so its secret can't be used in a browser.
 */
function checkOrigin(origin: string | undefined, issuer: string, application: ApplicationRow): void {
  if (origin === undefined || origin === new URL(issuer).origin) return;
  const listed = texts(application.custom_client_metadata['corsAllowedOrigins']);
  const redirects = texts(application.oidc_client_metadata['redirectUris']);
  if (listed.includes(origin) || redirects.some((uri) => URL.canParse(uri) && new URL(uri).origin === origin)) return;
  throw new OidcError('invalid_request', `The origin "${origin}" is not allowed for the client "${application.id}".`);
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** Content of `/.well-known/openid-configuration`. */
const discoveryDocument = (issuer: string) => ({
  issuer,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  grant_types_supported: ['client_credentials', tokenExchange.grantType],
  response_types_supported: [],
  scopes_supported: [managementApiScope],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: [defaultSigningAlgorithm, 'RS256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
});
