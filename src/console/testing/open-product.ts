import type { OperatorRole } from '#contract/operators.ts';
import { openProduct, type Product } from '#server/product.ts';
import { readSettings } from '#server/settings.ts';

/**
 * Opens gateway and embedded API in this process, with an in-memory database of `seedUsers` users and a signed-in
 * operator.
 */
export async function openTestProduct(
  seedUsers: number,
  { role = 'admin', ...variables }: { role?: OperatorRole } & Record<string, string> = {},
): Promise<Product> {
  const settings = readSettings({
    API_PORT: 'off',
    DATA_DIR: 'memory',
    SEED_USERS: String(seedUsers),
    REASON_REQUIRED: '',
    // Tests send requests faster than operators.
    RATE_LIMITS: 'sign-in=100000,write=100000,reveal=100000,search=100000',
    ...variables,
  });
  const product = await openProduct(settings);
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
  return { ...product, fetch };
}

/** Returns the session cookie that a response sets, if any. */
const cookieIn = (answer: Response): string | undefined => answer.headers.getSetCookie().at(-1)?.split(';', 1)[0];

function withCookie(request: Request, cookie: string): Request {
  const headers = new Headers(request.headers);
  headers.set('cookie', cookie);
  return new Request(request, { headers });
}
