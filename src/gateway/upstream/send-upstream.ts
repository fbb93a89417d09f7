import { GatewayFault } from '#gateway/gateway-fault.ts';

import type { Upstream } from './upstream-client.ts';

/**
 * Sends one request upstream. `timeout` (ms) covers the whole response, including its body.
 *
 * @throws {GatewayFault} `unreachable` or `timeout`; an abort by the caller is rethrown unchanged
 */
export async function sendUpstream(
  upstream: Upstream,
  request: { url: string; timeout: number; signal?: AbortSignal } & RequestInit,
): Promise<Response> {
  const { url, timeout, signal, ...init } = request;
  const end = endOf(signal, timeout);
  try {
    const answer = upstream.fetch(new Request(url, { ...init, redirect: 'manual', signal: end.signal }));
    // The embedded upstream does not listen to the signal.
    return await Promise.race([answer, end.reached]);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new GatewayFault(end.isLate() ? 'timeout' : 'unreachable', { cause: error });
  } finally {
    end.forget();
  }
}

/**
 * Aborts a request on timeout or by the caller. It does not use `AbortSignal.any` with `AbortSignal.timeout`: Node.js
 * keeps such a signal as long as it has a listener but drops its timer earlier, so every response would stay in memory
 * forever.
 */
function endOf(caller: AbortSignal | undefined, timeout: number) {
  const controller = new AbortController();
  const { signal } = controller;
  let isLate = false;
  let reject: ((reason: Error) => void) | undefined;
  const reached = new Promise<never>((_resolve, rejectIt) => {
    reject = rejectIt;
  });
  const end = (cause: unknown) => {
    clearTimeout(timer);
    caller?.removeEventListener('abort', giveUp);
    controller.abort(cause);
    reject?.(new Error('The request was aborted.', { cause }));
  };
  const giveUp = () => end(caller?.reason);
  // The timer also runs while the body is read.
  const timer = setTimeout(() => {
    isLate = true;
    end(new Error(`No response within ${timeout} ms.`));
  }, timeout).unref();
  if (caller?.aborted === true) giveUp();
  else caller?.addEventListener('abort', giveUp);
  return {
    signal,
    /** Rejects on timeout or abort. */
    reached,
    isLate: () => isLate,
    /** Releases the memory of {@link reached} before the timeout, when it is no longer awaited. */
    forget: () => {
      reject = undefined;
    },
  };
}
