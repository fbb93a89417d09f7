import * as openid from 'openid-client';

import { type RefusalReason, SignInRefused } from './sign-in-refused.ts';

/** Reasons by OAuth 2.0 error code (RFC 6749 sections 4.1.2.1 and 5.2, and codes that providers add). */
const reasonOf: Readonly<Record<string, RefusalReason>> = {
  invalid_client: 'client',
  unauthorized_client: 'client',
  unsupported_grant_type: 'client',
  unsupported_response_type: 'client',
  invalid_scope: 'scope',
  invalid_redirect_uri: 'redirect-uri',
  redirect_uri_mismatch: 'redirect-uri',
  access_denied: 'denied',
  server_error: 'failed',
  temporarily_unavailable: 'failed',
};

/**
 * Runs a request to the provider, and converts its failure.
 *
 * @param secrets values to remove from the provider's error texts, which are logged
 * @throws {SignInRefused}
 */
export async function providerRequest<T>(
  request: () => Promise<T>,
  secrets: readonly (string | undefined)[],
): Promise<T> {
  try {
    return await request();
  } catch (error) {
    const { reason, code, description } = problemOf(error);
    throw new SignInRefused(reason, {
      cause: error,
      providerError: readable(code, secrets),
      providerErrorDescription: readable(description, secrets),
    });
  }
}

type Problem = { reason: RefusalReason; code?: string | undefined; description?: string | undefined };

function problemOf(error: unknown): Problem {
  if (error instanceof openid.ResponseBodyError || error instanceof openid.AuthorizationResponseError) {
    return { reason: reasonOf[error.error] ?? 'refused', code: error.error, description: error.error_description };
  }
  if (error instanceof openid.WWWAuthenticateChallengeError) {
    const [challenge] = error.cause;
    const { error: code, error_description: description } = challenge?.parameters ?? {};
    // A "Basic" challenge concerns the app's credentials, a "Bearer" challenge a token.
    const reason = challenge?.scheme === 'basic' ? 'client' : 'refused';
    return { reason: (code === undefined ? undefined : reasonOf[code]) ?? reason, code, description };
  }
  if (!(error instanceof openid.ClientError) || error.code === undefined) return { reason: 'failed' };
  const status = error.cause instanceof Response ? error.cause.status : undefined;
  if (status !== undefined && (status >= 500 || status === 429)) {
    return { reason: 'failed', description: `The provider returned status ${status}.` };
  }
  if (error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return { reason: 'clock', description: error.message };
  if (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT') return { reason: 'failed' };
  return { reason: error.code.startsWith('OAUTH_') ? 'refused' : 'failed', description: error.message };
}

/**
 * Reads the provider's endpoints from its discovery document.
 *
 * @throws {SignInRefused} `issuer` if there is no provider at this address, or it reports a different issuer
 */
export async function discover(
  { issuer, clientId, clientSecret }: { issuer: string; clientId: string; clientSecret: string },
  /** Timeout of each request to the provider, in seconds. */
  timeout?: number,
): Promise<openid.Configuration> {
  const address = new URL(issuer);
  const execute = address.protocol === 'http:' ? [openid.allowInsecureRequests] : [];
  try {
    const config = await openid.discovery(address, clientId, clientSecret, undefined, {
      execute,
      ...(timeout !== undefined && { timeout }),
    });
    const { authorization_endpoint: authorization, token_endpoint: token } = config.serverMetadata();
    if (authorization !== undefined && token !== undefined) return config;
  } catch (error) {
    const { reason, description } = problemOf(error);
    throw new SignInRefused(reason === 'failed' ? 'failed' : 'issuer', {
      cause: error,
      providerErrorDescription: readable(otherIssuer(error) ?? description, [clientSecret]),
    });
  }
  throw new SignInRefused('issuer', {
    providerErrorDescription: 'The discovery document lacks the authorization or token endpoint',
  });
}

/** Describes the issuer in the discovery document, if it differs from the configured one. */
function otherIssuer(error: unknown): string | undefined {
  const cause = error instanceof openid.ClientError ? error.cause : undefined;
  if (typeof cause !== 'object' || cause === null || !('body' in cause)) return undefined;
  const { body } = cause;
  if (typeof body !== 'object' || body === null || !('issuer' in body)) return undefined;
  return `The provider reports the issuer ${String(body.issuer)}`;
}

/** Longest text of a provider in the log, in characters. */
const maxTextLength = 300;

/** Returns a provider's text on one line, without secrets and email addresses. */
function readable(text: string | undefined, secrets: readonly (string | undefined)[]): string | undefined {
  if (text === undefined) return undefined;
  return secrets
    .flatMap((secret) => (secret === undefined || secret === '' ? [] : [secret, encodeURIComponent(secret)]))
    .reduce((line, secret) => line.replaceAll(secret, '•••'), text.replace(/\s+/g, ' '))
    .replace(/[^\s@]+@[^\s@]+/g, '•••')
    .slice(0, maxTextLength);
}
