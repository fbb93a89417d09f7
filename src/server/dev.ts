import { openProduct, type Product } from './product.ts';
import { readSettings } from './settings.ts';

/** The product without its page, for Vite to serve beside the console's sources. */
export const openForDevelopment = (variables: Record<string, string | undefined>): Promise<Product> =>
  openProduct(readSettings(variables));
