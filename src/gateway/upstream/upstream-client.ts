import { faultOfWrite } from '#gateway/writes/unknown-outcome.ts';

import type { MachineToken } from './machine-token.ts';
import { sendUpstream } from './send-upstream.ts';

/** A request to the Management API. `address` is its path and query, and starts with `/api`. */
export type UpstreamRequest = {
  method: string;
  address: string;
  headers?: Headers;
  /** Not a stream, because the request may have to be sent twice. */
  body?: string | null;
  signal?: AbortSignal;
  /** A write may take twice as long, and fails with `outcomeUnknown` if it may have been carried out. */
  isWrite?: boolean;
};

/** Returns a request with a JSON body. */
export const withJson = (method: string, address: string, body: object): UpstreamRequest => ({
  method,
  address,
  body: JSON.stringify(body),
  headers: new Headers({ 'content-type': 'application/json' }),
});

export type UpstreamClient = (request: UpstreamRequest) => Promise<Response>;

type Options = {
  upstream: Upstream;
  token: MachineToken;
  /** How long the Management API may take to respond to a read, in ms. */
  timeout: number;
};

/** Sends requests to the Management API with the machine token, and once more with a new token after a 401. */
export function upstreamClient({ upstream, token, timeout }: Options): UpstreamClient {
  return async ({ method, address, headers: given, body = null, signal, isWrite = false }) => {
    const headers = new Headers(given);
    const send = async (bearer: string) => {
      headers.set('authorization', `Bearer ${bearer}`);
      const request = { url: `${upstream.baseUrl}${address}`, method, headers, body };
      if (!isWrite) return sendUpstream(upstream, { ...request, timeout, ...(signal !== undefined && { signal }) });
      try {
        return await sendUpstream(upstream, { ...request, timeout: 2 * timeout });
      } catch (error) {
        throw faultOfWrite(error);
      }
    };
    const bearer = await token.get();
    const first = await send(bearer);
    if (first.status !== 401) return first;
    await first.body?.cancel();
    return send(await token.renew(bearer));
  };
}

/**
 * The Management API as the gateway reaches it: a Logto over HTTP, or the embedded API in the same process. Both are a
 * `fetch` function, so there is one code path.
 */
export type Upstream = {
  /** Without a trailing slash. Paths such as `/api/users` follow it. */
  baseUrl: string;
  /** URL of the token endpoint for the machine token. */
  tokenEndpoint: string;
  fetch: (request: Request) => Response | Promise<Response>;
};
