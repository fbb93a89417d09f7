import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { except } from 'hono/combine';
import { compress } from 'hono/compress';

import { requireAllowedAddress } from './allowed-addresses.ts';
import type { Product } from './product.ts';
import { securityHeaders } from './security-headers.ts';
import type { Settings } from './settings.ts';

type Options = {
  settings: Pick<Settings, 'operators' | 'trustProxy' | 'allowedAddresses'>;
  product: Pick<Product, 'fetch' | 'isReady'>;
  /** The built console. */
  files: Hono;
  measure: MiddlewareHandler | undefined;
};

type Env = { Bindings: HttpBindings };

/** Creates the app on the product's port: the gateway under /api and /usher, the health checks, and the console. */
export function createServerApp({ settings, product, files, measure }: Options): Hono<Env> {
  const { publicUrl } = settings.operators;
  const app = new Hono<Env>();
  app.use(securityHeaders(publicUrl?.startsWith('https:') ?? false));
  if (measure !== undefined) app.use(measure);
  const { allowedAddresses } = settings;
  // Health checks come from monitoring, not from operators.
  if (allowedAddresses !== undefined) {
    app.use(except(['/healthz', '/readyz'], requireAllowedAddress({ allowedAddresses, addressOf })));
  }
  // Only lists are compressed: files are compressed at build time, and a single record is small.
  app.use('/api/:list', compress());
  app.get('/readyz', async (c) => ((await product.isReady()) ? c.text('ok') : c.text('not ready', 503)));
  for (const path of ['/healthz', '/api/*', '/usher/*']) {
    app.all(path, (c) => product.fetch(c.req.raw, { address: addressOf(c), breakOff: () => c.env.outgoing.destroy() }));
  }
  app.route('/', files);
  return app;

  function addressOf(c: Context<Env>): string | undefined {
    const forwarded = settings.trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    return forwarded ?? getConnInfo(c).remote.address;
  }
}
