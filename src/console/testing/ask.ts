import type { Product } from '#server/product.ts';

/**
 * Asks the product behind the console's back: `ask(product, 'PATCH /api/users/abc', { name: 'Ada' })`. A refusal is a fault
 * of the test.
 */
export async function ask(product: Product, line: string, body?: unknown): Promise<unknown> {
  const [method = '', path = ''] = line.split(' ');
  const response = await product.fetch(
    new Request(`http://localhost${path}`, {
      method,
      headers: { 'x-usher': '1', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  if (!response.ok) throw new Error(`${line}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
}
