import { inject } from 'vitest';

import type { OperatorRole } from '#contract/operators.ts';
import { createFilledDatabase } from '#database/testing/open-test-database.ts';
import { openProduct, type Product } from '#server/product.ts';
import { readSettings } from '#server/settings.ts';

/** The whole product with its embedded API, and signed-in demo operators. */
export type DemoProduct = {
  product: Product;
  /** Sends a request as an operator: `send('admin', 'POST /usher/jobs', body)`. */
  send: (role: OperatorRole, line: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** Sends a request and returns its JSON. Throws if the response is not successful. */
  json: (line: string, body?: unknown, headers?: Record<string, string>) => Promise<unknown>;
  close: () => Promise<void>;
};

/** Opens the product on the server of the test run, if it has one, else in memory. */
export async function openDemoProduct(seedUsers: number, variables: Record<string, string> = {}): Promise<DemoProduct> {
  const server = inject('postgresUrl');
  const settings = (storage: Record<string, string>) =>
    readSettings({
      ...storage,
      API_PORT: 'off',
      SEED_USERS: String(seedUsers),
      SESSION_SECRET: 'a-secret-of-the-tests-at-least-32-characters-long',
      RATE_LIMITS: 'sign-in=100000,write=100000,reveal=100000,search=100000',
      ...variables,
    });
  const { url, drop } =
    server === undefined
      ? { url: undefined, drop: undefined }
      : await createFilledDatabase(server, `product_with_${seedUsers}`, async (empty) => {
          const filling = await openProduct(settings({ DATABASE_URL: empty }));
          await filling.close();
        });
  const product = await openProduct(settings(url === undefined ? { DATA_DIR: 'memory' } : { DATABASE_URL: url }));
  const cookies = new Map<OperatorRole, string>();

  const request = (line: string, body: unknown, headers: Record<string, string>) => {
    const [method = '', path = ''] = line.split(' ');
    return new Request(`http://localhost${path}`, {
      method,
      headers: { 'x-usher': '1', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };
  const cookieOf = async (role: OperatorRole) => {
    const known = cookies.get(role);
    if (known !== undefined) return known;
    const answer = await product.fetch(request('POST /usher/sign-in/demo', { role }, {}));
    const cookie = answer.headers.getSetCookie().at(-1)?.split(';', 1)[0] ?? '';
    cookies.set(role, cookie);
    return cookie;
  };
  const send: DemoProduct['send'] = async (role, line, body, headers = {}) =>
    product.fetch(request(line, body, { cookie: await cookieOf(role), ...headers }));

  return {
    product,
    send,
    json: async (line, body, headers) => {
      const answer = await send('admin', line, body, headers);
      if (!answer.ok) throw new Error(`${line}: ${answer.status} ${await answer.text()}`);
      return answer.status === 204 ? undefined : answer.json();
    },
    close: async () => {
      await product.close();
      await drop?.();
    },
  };
}
