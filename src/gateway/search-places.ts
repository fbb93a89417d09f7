import { GatewayFault } from './gateway-fault.ts';

/** Searches of one operator that run at once. */
const places = 2;

/** How long a search waits for a place before it is sent back, in ms. */
const patience = 2000;

type Line = { running: number; waiting: Set<() => void> };

/** Runs a search of `who` when there is a place for it. `signal`: nobody waits for it any more. */
export type RunSearch = <T>(who: string, signal: AbortSignal, run: () => Promise<T>) => Promise<T>;

/**
 * A search for a pattern reads a whole table of a Logto, and goes on there when nobody waits for it any more. So each
 * operator has two places for searches, in this process, and a search keeps its place until it has really ended: what `run`
 * returns must not end because its browser has gone.
 */
export function searchPlaces(): RunSearch {
  const lines = new Map<string, Line>();

  return async (who, signal, run) => {
    const line = lines.get(who) ?? { running: 0, waiting: new Set() };
    lines.set(who, line);
    if (line.running < places) line.running += 1;
    else await placeIn(line, signal);
    try {
      return await run();
    } finally {
      const [next] = line.waiting;
      // The place is handed on: nobody who comes now can be quicker than who waits.
      if (next === undefined) line.running -= 1;
      else next();
      if (line.running === 0) lines.delete(who);
    }
  };
}

/** @throws {GatewayFault} `searchBusy`, or the signal's reason */
function placeIn(line: Line, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (settle: () => void) => {
      line.waiting.delete(take);
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      settle();
    };
    const take = () => leave(resolve);
    const giveUp = () => leave(() => reject(new Error('Nobody waits for this search.', { cause: signal.reason })));
    const timer = setTimeout(() => leave(() => reject(new GatewayFault('searchBusy', { retryAfter: '1' }))), patience);
    line.waiting.add(take);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp);
  });
}
