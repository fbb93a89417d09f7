import { GatewayFault } from '#gateway/gateway-fault.ts';
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
  const end = endOf(signal, timeout);
  try {
    const answer = upstream.fetch(new Request(url, { ...init, redirect: 'manual', signal: end.signal }));
    // An upstream in process does not listen to the signal.
    return await Promise.race([answer, end.reached]);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new GatewayFault(end.isLate() ? 'timeout' : 'unreachable', { cause: error });
  } finally {
    end.forget();
  }
}

/**
 * The end of a request: its time is over, or its caller has given up. Not `AbortSignal.any` with `AbortSignal.timeout`:
 * Node.js keeps such a signal as long as something listens to it, and forgets its timer before, so that each answer
 * would stay in memory for ever.
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
    reject?.(new Error('The request was given up.', { cause }));
  };
  const giveUp = () => end(caller?.reason);
  // It goes on while the body of the answer is being read.
  const timer = setTimeout(() => {
    isLate = true;
    end(new Error(`There was no answer within ${timeout} ms.`));
  }, timeout).unref();
  if (caller?.aborted === true) giveUp();
  else caller?.addEventListener('abort', giveUp);
  return {
    signal,
    /** Rejects at the end. */
    reached,
    isLate: () => isLate,
    /** Nothing waits for {@link reached} any more: what was made of it need not be kept until the time is over. */
    forget: () => {
      reject = undefined;
    },
  };
}
