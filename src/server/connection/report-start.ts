import { logFault } from '#server/log.ts';
import type { Product } from '#server/product.ts';
import type { Settings } from '#server/settings.ts';

import { checkLines } from './check.ts';
import { hasConnections, quickChecks } from './connection-checks.ts';

type Options = {
  product: Pick<Product, 'compareProvider'>;
  clock: () => number;
  print: (line: string) => void;
  /** Aborted when the product stops; nothing is printed after that. */
  signal: AbortSignal;
};

/** Checks the connections of a started product and prints the results. Never rejects. */
export async function reportStart(settings: Settings, { product, clock, print, signal }: Options): Promise<void> {
  if (!hasConnections(settings)) return;
  print('Checking the connections:');
  let isGood = true;
  try {
    for await (const check of quickChecks(settings, { compareProvider: product.compareProvider, clock })) {
      if (signal.aborted) return;
      isGood &&= check.state === 'ok';
      for (const line of checkLines(check)) print(line);
    }
  } catch (error) {
    // An error in the checks must not stop the product.
    isGood = false;
    logFault({ requestId: 'start', method: '-', error });
  }
  if (!isGood && !signal.aborted) print('Usher is running anyway. "npm run doctor" checks every step.');
}
