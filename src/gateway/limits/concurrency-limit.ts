import { GatewayFault } from '#gateway/gateway-fault.ts';

type Options = {
  /** Requests that run at once, of one operator and in total. */
  perOperator: number;
  total: number;
  /** How long a request waits in the queue before it is refused, in ms. */
  waitMs: number;
};

/**
 * Most queued requests of one operator; further ones are refused at once. The limit is high because requests of a
 * client that retries without pause do least harm in the queue.
 */
const maxWaiting = 200;

type Waiting = { who: string; start: () => void };

/**
 * Runs `run` for operator `who` as soon as the limit allows it. After `signal` aborts, a queued request is not started.
 *
 * @throws {GatewayFault} `searchBusy` if the limit does not allow it in time
 */
export type RunLimited = <T>(who: string, signal: AbortSignal, run: () => Promise<T>) => Promise<T>;

/**
 * Limits how many requests run at once in this process. A request counts until it has really ended: a query on a large
 * table continues in Logto's database after the browser has disconnected.
 */
export function concurrencyLimit({ perOperator, total, waitMs }: Options): RunLimited {
  const running = new Map<string, number>();
  let runningInAll = 0;
  const queue = new Set<Waiting>();

  return async (who, signal, run) => {
    if (signal.aborted) throw abortError(signal);
    if (hasRoom(who)) occupy(who);
    else await turnOf(who, signal);
    try {
      return await run();
    } finally {
      release(who);
    }
  };

  function hasRoom(who: string): boolean {
    return runningInAll < total && (running.get(who) ?? 0) < perOperator;
  }

  function occupy(who: string): void {
    runningInAll += 1;
    running.set(who, (running.get(who) ?? 0) + 1);
  }

  function release(who: string): void {
    runningInAll -= 1;
    const left = (running.get(who) ?? 0) - 1;
    if (left === 0) running.delete(who);
    else running.set(who, left);
    // Oldest first, but requests do not wait behind those of an operator who has reached their own limit.
    for (const waiting of queue) if (hasRoom(waiting.who)) waiting.start();
  }

  function turnOf(who: string, signal: AbortSignal): Promise<void> {
    const busy = () => new GatewayFault('searchBusy', { retryAfter: '1' });
    if ([...queue].filter((waiting) => waiting.who === who).length >= maxWaiting) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const leave = (settle: () => void) => {
        queue.delete(waiting);
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        settle();
      };
      const waiting = {
        who,
        start: () => {
          occupy(who);
          leave(resolve);
        },
      };
      const abort = () => leave(() => reject(abortError(signal)));
      const timer = setTimeout(() => leave(() => reject(busy())), waitMs);
      queue.add(waiting);
      signal.addEventListener('abort', abort);
    });
  }
}

const abortError = (signal: AbortSignal) => new Error('The request was aborted.', { cause: signal.reason });
