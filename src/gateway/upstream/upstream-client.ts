import { askUpstream } from './ask-upstream.ts';
import type { MachineToken } from './machine-token.ts';
import { faultOfWrite } from '#gateway/writes/unknown-outcome.ts';
import type { Upstream } from './upstream.ts';

/** A request of the Management API, its path and query beginning with `/api`. */
export type UpstreamRequest = {
  method: string;
  address: string;
  headers?: Headers;
  /** Kept, not streamed: it may have to be sent twice. */
  body?: string | null;
  signal?: AbortSignal;
  /** It changes something: it may take twice as long, and its failure says whether it may have been carried out. */
  isWrite?: boolean;
};

export type UpstreamClient = (request: UpstreamRequest) => Promise<Response>;

type Options = {
  upstream: Upstream;
  token: MachineToken;
  /** How long the Management API may take to answer a read, in ms. */
  timeout: number;
};

/** Asks the Management API with the machine token; once more with a new token when the first is refused. */
export function upstreamClient({ upstream, token, timeout }: Options): UpstreamClient {
  return async ({ method, address, headers: given, body = null, signal, isWrite = false }) => {
    const headers = new Headers(given);
    const send = async (bearer: string) => {
      headers.set('authorization', `Bearer ${bearer}`);
      const request = { url: `${upstream.baseUrl}${address}`, method, headers, body };
      if (!isWrite) return askUpstream(upstream, { ...request, timeout, ...(signal !== undefined && { signal }) });
      try {
        return await askUpstream(upstream, { ...request, timeout: 2 * timeout });
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
