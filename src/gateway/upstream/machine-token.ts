import * as openid from 'openid-client';

import { managementApiScope } from '#contract/oauth.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { limitedBody } from '#gateway/read-json.ts';

import { sendUpstream } from './send-upstream.ts';
import type { Upstream } from './upstream-client.ts';

export type MachineCredentials = { clientId: string; clientSecret: string; resource: string };

export type MachineToken = {
  /** Returns a token that is valid for at least another minute. */
  get: () => Promise<string>;
  /** Returns a token other than `refused`, which the API rejected. */
  renew: (refused: string) => Promise<string>;
};

type Options = {
  upstream: Upstream;
  credentials: MachineCredentials;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** How long the token endpoint may take to respond, in ms. */
  timeout: number;
};

const renewBefore = 60_000;

/**
 * The gateway's bearer token (client credentials, logto-behavior.md#1.3). Concurrent callers share one token request.
 * Both functions throw {@link GatewayFault}.
 */
export function machineToken(options: Options): MachineToken {
  const { credentials, clock } = options;
  const config = configure(options);
  let current: { token: string; goodUntil: number } | undefined;
  let renewal: Promise<string> | undefined;

  const renewNow = () => {
    renewal ??= request().finally(() => {
      renewal = undefined;
    });
    return renewal;
  };

  return {
    get: async () => (current !== undefined && clock() < current.goodUntil ? current.token : renewNow()),
    renew: async (refused) => (current !== undefined && current.token !== refused ? current.token : renewNow()),
  };

  async function request(): Promise<string> {
    const requestedAt = clock();
    const parameters = { resource: credentials.resource, scope: managementApiScope };
    const answer = await openid.clientCredentialsGrant(config, parameters).catch((error: unknown) => {
      throw faultOf(error);
    });
    if (answer.expires_in === undefined) throw new GatewayFault('badAnswer');
    // An app without the role gets a token too, but every API request with it is refused (logto-behavior.md#12.1).
    if (!answer.scope?.split(' ').includes(managementApiScope)) throw new GatewayFault('missingRole');

    current = { token: answer.access_token, goodUntil: requestedAt + answer.expires_in * 1000 - renewBefore };
    return current.token;
  }
}

function configure({ upstream, credentials: { clientId, clientSecret }, timeout }: Options): openid.Configuration {
  const { tokenEndpoint } = upstream;
  const config = new openid.Configuration(
    // The issuer is required but not used: the response has no ID token.
    { issuer: tokenEndpoint, token_endpoint: tokenEndpoint },
    clientId,
    undefined,
    openid.ClientSecretBasic(clientSecret),
  );
  openid.allowInsecureRequests(config);
  // `sendUpstream` has its own timeout, which the embedded upstream obeys too.
  config.timeout = 0;
  config[openid.customFetch] = async (url, { method, headers, body }) => {
    const response = await sendUpstream(upstream, { url, timeout, method, headers, body: body ?? null });
    if (response.status === 429) {
      throw new GatewayFault('rateLimited', { retryAfter: response.headers.get('retry-after') ?? undefined });
    }
    if (response.status >= 500) throw new GatewayFault('failed', { data: { status: response.status } });
    return new Response(limitedBody(response), response);
  };
  return config;
}

/**
 * Converts a failed token request. A response without an OAuth error did not come from a token endpoint. The library's
 * error is not kept as the cause, because it may contain the token.
 */
function faultOf(error: unknown): GatewayFault {
  if (error instanceof openid.ResponseBodyError) return refusal(error.status, error.error);
  if (error instanceof openid.WWWAuthenticateChallengeError) {
    const code = error.cause[0]?.parameters.error;
    return code === undefined
      ? new GatewayFault('badAnswer', { data: { status: error.status } })
      : refusal(error.status, code);
  }
  const cause = error instanceof openid.ClientError ? error.cause : undefined;
  if (cause instanceof GatewayFault) return cause;
  if (cause instanceof Response) return new GatewayFault('badAnswer', { data: { status: cause.status } });
  return new GatewayFault('badAnswer', { cause: new Error(error instanceof Error ? error.message : 'unknown') });
}

const refusal = (status: number, error: string) => new GatewayFault('badCredentials', { data: { status, error } });
