import { announcement } from './announcement.ts';
import { reportStart } from './connection/report-start.ts';
import { openProduct, type Product } from './product.ts';
import { readSettings } from './settings.ts';

/** Opens the product without its page, which Vite serves from the console's sources. */
export async function openForDevelopment(variables: Record<string, string | undefined>): Promise<Product> {
  const settings = readSettings(variables);
  const product = await openProduct(settings);
  const print = (line: string) => console.log(line);
  announcement(settings, product.management).forEach(print);
  const stopped = new AbortController();
  // In the background, so that the page does not wait for the checks.
  void reportStart(settings, { product, clock: () => Date.now(), print, signal: stopped.signal });
  return {
    ...product,
    close: () => {
      stopped.abort();
      return product.close();
    },
  };
}
