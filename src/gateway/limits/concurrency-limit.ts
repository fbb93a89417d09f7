import { GatewayFault } from '#gateway/gateway-fault.ts';

type Options = {
  /** Requests of one operator, and of all of them, that run at once. */
  perOperator: number;
  total: number;
  /** How long a request waits for its turn before it is sent back, in ms. */
  waitMs: number;
};

/**
 * Requests of one operator that wait at most; the next is sent back at once. Many: a client that retries without a pause
 * keeps others waiting least while its requests wait here.
 */
const maxWaiting = 200;

type Waiting = { who: string; start: () => void };

/**
 * Runs `run` for operator `who` when there is room for it. `signal`: nobody waits for it any more, so it need not start.
 *
 * @throws {GatewayFault} `searchBusy` when there was no room in time
 */
export type RunLimited = <T>(who: string, signal: AbortSignal, run: () => Promise<T>) => Promise<T>;

/**
 * Limits how many requests run at once, in this process. What runs keeps its room until it has really ended: a query of a
 * large table goes on in Logto's database when its browser has gone.
 */
export function concurrencyLimit({ perOperator, total, waitMs }: Options): RunLimited {
  const running = new Map<string, number>();
  let runningInAll = 0;
  const queue = new Set<Waiting>();

  return async (who, signal, run) => {
    if (signal.aborted) throw givenUp(signal);
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
    // Oldest first, but nobody waits behind an operator who has used up their own share.
    for (const waiting of queue) if (hasRoom(waiting.who)) waiting.start();
  }

  function turnOf(who: string, signal: AbortSignal): Promise<void> {
    const busy = () => new GatewayFault('searchBusy', { retryAfter: '1' });
    if ([...queue].filter((waiting) => waiting.who === who).length >= maxWaiting) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const leave = (settle: () => void) => {
        queue.delete(waiting);
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
        settle();
      };
      const waiting = {
        who,
        start: () => {
          occupy(who);
          leave(resolve);
        },
      };
      const giveUp = () => leave(() => reject(givenUp(signal)));
      const timer = setTimeout(() => leave(() => reject(busy())), waitMs);
      queue.add(waiting);
      signal.addEventListener('abort', giveUp);
    });
  }
}

const givenUp = (signal: AbortSignal) => new Error('The request was given up.', { cause: signal.reason });
