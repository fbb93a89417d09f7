import { inject } from 'vitest';

import type { OperatorRole } from '#contract/operators.ts';
import { createFilledDatabase } from '#database/testing/open-test-database.ts';
import { openProduct, type Product } from '#server/product.ts';
import { readSettings, type Settings } from '#server/settings.ts';

/** The key file's secret would be in the home directory. */
const secret = 'a-secret-of-the-tests-at-least-32-characters-long';

/**
 * Opens gateway and embedded API in this process, with an in-memory database of `seedUsers` users and a signed-in
 * operator.
 */
export async function openTestProduct(
  seedUsers: number,
  { role = 'admin', ...variables }: { role?: OperatorRole } & Record<string, string> = {},
): Promise<Product> {
  const settings = (storage: Record<string, string>) =>
    readSettings({
      ...storage,
      API_PORT: 'off',
      SEED_USERS: String(seedUsers),
      REASON_REQUIRED: '',
      // Tests send requests faster than operators.
      RATE_LIMITS: 'sign-in=100000,write=100000,reveal=100000,search=100000',
      ...variables,
    });
  const { product, drop } = await open(seedUsers, settings);
  const signedIn = await product.fetch(
    new Request('http://localhost/usher/sign-in/demo', {
      method: 'POST',
      body: JSON.stringify({ role }),
      headers: { 'content-type': 'application/json', 'x-usher': '1' },
    }),
  );
  let cookie = cookieIn(signedIn) ?? '';
  const fetch = async (request: Request): Promise<Response> => {
    const answer = await product.fetch(withCookie(request, cookie));
    cookie = cookieIn(answer) ?? cookie;
    return answer;
  };
  return {
    ...product,
    fetch,
    close: async () => {
      await product.close();
      await drop?.();
    },
  };
}

/** Opens the product on the server of the test run, if it has one, else in memory. */
async function open(seedUsers: number, settings: (storage: Record<string, string>) => Settings) {
  const server = inject('postgresUrl');
  if (server === undefined) return { product: await openProduct(settings({ DATA_DIR: 'memory' })) };
  const onServer = (url: string) => openProduct(settings({ DATABASE_URL: url, SESSION_SECRET: secret }));
  const { url, drop } = await createFilledDatabase(server, `product_with_${seedUsers}`, async (empty) => {
    const product = await onServer(empty);
    await product.close();
  });
  return { product: await onServer(url), drop };
}

/** Returns the session cookie that a response sets, if any. */
const cookieIn = (answer: Response): string | undefined => answer.headers.getSetCookie().at(-1)?.split(';', 1)[0];

function withCookie(request: Request, cookie: string): Request {
  const headers = new Headers(request.headers);
  headers.set('cookie', cookie);
  return new Request(request, { headers });
}
