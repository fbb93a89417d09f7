import { GatewayFault } from './gateway-fault.ts';
import type { Upstream } from './upstream.ts';

/**
 * Sends one request upstream and waits at most `timeout` ms for the answer to begin and end.
 *
 * @throws {GatewayFault} `unreachable` or `timeout`; the caller's own abort is passed on as it is
 */
export async function askUpstream(
  upstream: Upstream,
  request: { url: string; timeout: number; signal?: AbortSignal } & RequestInit,
): Promise<Response> {
  const { url, timeout, signal, ...init } = request;
  const deadline = AbortSignal.timeout(timeout);
  const end = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
  try {
    const answer = upstream.fetch(new Request(url, { ...init, redirect: 'manual', signal: end }));
    // An upstream in process does not listen to the signal.
    return await Promise.race([answer, rejectedBy(end)]);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new GatewayFault(deadline.aborted ? 'timeout' : 'unreachable', { cause: error });
  }
}

const rejectedBy = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The request was given up.', { cause: signal.reason })), {
      once: true,
    });
  });
