import { announcement } from './announcement.ts';
import { openProduct, type Product } from './product.ts';
import { readSettings } from './settings.ts';

/** The product without its page, for Vite to serve beside the console's sources. */
export async function openForDevelopment(variables: Record<string, string | undefined>): Promise<Product> {
  const settings = readSettings(variables);
  const product = await openProduct(settings);
  for (const line of announcement(settings, product.management)) console.log(line);
  return product;
}
