import type { Product } from '#server/product.ts';

/**
 * Sends a request to the product without the console, such as `sendToProduct(product, 'PATCH /api/users/abc', { name: 'Ada' })`.
 *
 * @throws {Error} if the response is not successful
 */
export async function sendToProduct(
  product: Product,
  line: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const [method = '', path = ''] = line.split(' ');
  const response = await product.fetch(
    new Request(`http://localhost${path}`, {
      method,
      headers: { 'x-usher': '1', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  if (!response.ok) throw new Error(`${line}: ${response.status} ${await response.text()}`);
  return response.status === 204 || response.headers.get('content-length') === '0' ? undefined : response.json();
}
