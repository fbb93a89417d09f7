import { managementApiScope, tokenAnswer } from '#contract/oauth.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { readJson } from '#gateway/proxy/limited-body.ts';

import { sendUpstream } from './send-upstream.ts';
import type { Upstream } from './upstream.ts';

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
export function machineToken({ upstream, credentials, clock, timeout }: Options): MachineToken {
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
    const { clientId, clientSecret, resource } = credentials;
    const requestedAt = clock();
    const response = await sendUpstream(upstream, {
      url: upstream.tokenEndpoint,
      timeout,
      method: 'POST',
      headers: {
        // RFC 6749 section 2.3.1: both parts are form-encoded before they are joined.
        authorization: `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope: managementApiScope }).toString(),
    });
    if (response.status === 429) {
      throw new GatewayFault('rateLimited', { retryAfter: response.headers.get('retry-after') ?? undefined });
    }
    if (response.status >= 500) throw new GatewayFault('failed', { data: { status: response.status } });

    const body: unknown = await readJson(response).catch(() => undefined);
    if (!response.ok) throw refusal(response.status, body);
    const answer = tokenAnswer.safeParse(body);
    if (!answer.success) throw new GatewayFault('badAnswer', { cause: answer.error });
    // An app without the role gets a token too, but every API request with it is refused (logto-behavior.md#12.1).
    if (!answer.data.scope?.split(' ').includes(managementApiScope)) throw new GatewayFault('missingRole');

    current = { token: answer.data.access_token, goodUntil: requestedAt + answer.data.expires_in * 1000 - renewBefore };
    return current.token;
  }
}

/** Converts a refused token request. A response without an OAuth error did not come from a token endpoint. */
function refusal(status: number, body: unknown): GatewayFault {
  const isOAuthError = typeof body === 'object' && body !== null && 'error' in body;
  if (!isOAuthError) return new GatewayFault('badAnswer', { data: { status } });
  return new GatewayFault('badCredentials', { data: { status, error: body.error } });
}
