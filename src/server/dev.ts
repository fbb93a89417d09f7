import { announcement } from './announcement.ts';
import { reportStart } from './connection/report-start.ts';
import { openProduct, type Product } from './product.ts';
import { readSettings } from './settings.ts';

/** The product without its page, for Vite to serve beside the console's sources. */
export async function openForDevelopment(variables: Record<string, string | undefined>): Promise<Product> {
  const settings = readSettings(variables);
  const product = await openProduct(settings);
  const print = (line: string) => console.log(line);
  announcement(settings, product.management).forEach(print);
  const stopped = new AbortController();
  // In the background: the page need not wait for what is only printed.
  void reportStart(settings, { product, clock: () => Date.now(), print, signal: stopped.signal });
  return {
    ...product,
    close: () => {
      stopped.abort();
      return product.close();
    },
  };
}
