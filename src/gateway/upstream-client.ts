import { askUpstream } from './ask-upstream.ts';
import type { MachineToken } from './machine-token.ts';
import type { Upstream } from './upstream.ts';

/** A request of the Management API, its path and query beginning with `/api`. */
export type UpstreamRequest = {
  method: string;
  address: string;
  headers?: Headers;
  /** Kept, not streamed: it may have to be sent twice. */
  body?: string | null;
  signal?: AbortSignal;
};

export type UpstreamClient = (request: UpstreamRequest) => Promise<Response>;

type Options = {
  upstream: Upstream;
  token: MachineToken;
  /** How long the Management API may take, in ms. */
  timeout: number;
};

/** Asks the Management API with the machine token; once more with a new token when the first is refused. */
export function upstreamClient({ upstream, token, timeout }: Options): UpstreamClient {
  return async ({ method, address, headers: given, body = null, signal }) => {
    const headers = new Headers(given);
    const send = (bearer: string) => {
      headers.set('authorization', `Bearer ${bearer}`);
      const url = `${upstream.baseUrl}${address}`;
      return askUpstream(upstream, { url, timeout, method, headers, body, ...(signal !== undefined && { signal }) });
    };
    const bearer = await token.get();
    const first = await send(bearer);
    if (first.status !== 401) return first;
    await first.body?.cancel();
    return send(await token.renew(bearer));
  };
}
