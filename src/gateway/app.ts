import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { nanoid } from 'nanoid';

import type { Features } from '#contract/features.ts';

import { answerFrom } from './answer.ts';
import { askUpstream } from './ask-upstream.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { MachineToken } from './machine-token.ts';
import { requireOwnHost, requireOwnOrigin } from './own-origin.ts';
import { allowedQuery, findRule, type Rule } from './policy.ts';
import type { Upstream } from './upstream.ts';

export type GatewayOptions = {
  upstream: Upstream;
  token: MachineToken;
  /** How long the Management API may take, in ms. */
  timeout: number;
  features: Features;
  /** Called with each fault that is not the browser's own, for the operator's log. Holds no personal data. */
  reportFault: (fault: { requestId: string; method: string; error: unknown }) => void;
};

/** The Management API accepts at most 1 MiB of JSON (spec 0). */
const maxBodySize = 1024 * 1024;

const passedRequestHeaders = ['accept', 'content-type', 'if-none-match'];

type Env = { Variables: { requestId: string } };

/**
 * Stands between browser and Management API under `/api`: forwards what the policy names with the machine's token, and
 * turns whatever goes wrong on the way into an error body. The token never reaches the browser.
 */
export function createGateway({ upstream, token, timeout, features, reportFault }: GatewayOptions): Hono<Env> {
  const gateway = new Hono<Env>();
  gateway.use(async (c, next) => {
    const requestId = nanoid(16);
    c.set('requestId', requestId);
    await next();
    c.res.headers.set('x-request-id', requestId);
  });
  gateway.use(requireOwnHost);
  gateway.use('/api/*', requireOwnOrigin);
  gateway.use(
    '/api/*',
    bodyLimit({
      maxSize: maxBodySize,
      onError: () => {
        throw new GatewayFault('bodyTooLarge');
      },
    }),
  );

  gateway.all('/api/*', async (c) => {
    const url = new URL(c.req.url);
    const found = findRule(c.req.method, url.pathname);
    if (found === undefined || !isSwitchedOn(found.rule)) throw new GatewayFault('routeNotAllowed');
    const query = allowedQuery(found.rule, url.searchParams).toString();
    const target = `${upstream.baseUrl}${found.path}${query === '' ? '' : `?${query}`}`;
    return answerFrom(await forward(c, target), found.path, found.rule.redact);
  });

  gateway.get('/usher/features', requireOwnOrigin, (c) => {
    c.header('cache-control', 'no-store');
    return c.json(features);
  });

  gateway.onError((error, c) => {
    const fault = error instanceof GatewayFault ? error : new GatewayFault('failed', { cause: error });
    const isBrowsersOwn = fault.status === 403 || fault.status === 413 || c.req.raw.signal.aborted;
    if (!isBrowsersOwn) reportFault({ requestId: c.get('requestId'), method: c.req.method, error });
    if (fault.retryAfter !== undefined) c.header('retry-after', fault.retryAfter);
    c.header('cache-control', 'no-store');
    return c.json(fault.toJSON(), fault.status satisfies ContentfulStatusCode);
  });

  return gateway;

  function isSwitchedOn({ feature }: Rule): boolean {
    return feature === undefined || features[feature];
  }

  /** Sends the request with the token; once more with a new token when the first is refused. */
  async function forward(c: Context<Env>, url: string): Promise<Response> {
    // The body is kept, not streamed: it may have to be sent twice.
    const body = c.req.raw.body === null ? null : await c.req.arrayBuffer();
    const headers = new Headers({ 'x-request-id': c.get('requestId') });
    for (const name of passedRequestHeaders) {
      const value = c.req.header(name);
      if (value !== undefined) headers.set(name, value);
    }
    const send = (bearer: string) => {
      headers.set('authorization', `Bearer ${bearer}`);
      return askUpstream(upstream, { url, timeout, method: c.req.method, headers, body, signal: c.req.raw.signal });
    };

    const bearer = await token.get();
    const first = await send(bearer);
    if (first.status !== 401) return first;
    await first.body?.cancel();
    return send(await token.renew(bearer));
  }
}
