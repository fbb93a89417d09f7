import { logFault } from '#server/log.ts';
import type { Product } from '#server/product.ts';
import type { Settings } from '#server/settings.ts';

import { linesOf } from './check.ts';
import { hasConnections, quickChecks } from './connection-checks.ts';

type Options = {
  product: Pick<Product, 'compareProvider'>;
  clock: () => number;
  print: (line: string) => void;
  /** Nothing is printed once it is aborted: the product stops. */
  signal: AbortSignal;
};

/** Tries the connections of a product that has started, and prints what holds and what does not. Never fails. */
export async function reportStart(settings: Settings, { product, clock, print, signal }: Options): Promise<void> {
  if (!hasConnections(settings)) return;
  print('Checking the connections:');
  let isGood = true;
  try {
    for await (const check of quickChecks(settings, { compareProvider: product.compareProvider, clock })) {
      if (signal.aborted) return;
      isGood &&= check.state === 'ok';
      for (const line of linesOf(check)) print(line);
    }
  } catch (error) {
    // A product that runs must not end over a mistake in its checks.
    isGood = false;
    logFault({ requestId: 'start', method: '-', error });
  }
  if (!isGood && !signal.aborted) print('Usher runs all the same. "npm run doctor" checks every step.');
}
