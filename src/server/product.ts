import { Hono } from 'hono';

import { createGateway } from '#gateway/app.ts';
import { machineToken } from '#gateway/machine-token.ts';
import { requireOwnHost } from '#gateway/own-origin.ts';

import { listen } from './listen.ts';
import { connectLogto, type Management, openEmbeddedManagement } from './management.ts';
import type { Settings } from './settings.ts';

/** How long the Management API may take, in ms: a substring search over a million users on a busy Logto needs seconds. */
const upstreamTimeout = 30_000;

export type Product = {
  /** Answers everything under the product's own origin, the console's page aside. */
  fetch: (request: Request) => Response | Promise<Response>;
  management: Management;
  close: () => Promise<void>;
};

/** Opens the Management API (and its own port, if it has one) with the gateway before it. */
export async function openProduct(settings: Settings): Promise<Product> {
  const management =
    settings.management.kind === 'logto'
      ? connectLogto(settings.management)
      : await openEmbeddedManagement(settings.management);
  const { upstream, credentials } = management;
  try {
    const api = await listenForApi(settings, management);
    const app = new Hono();
    app.get('/healthz', (c) => c.text('ok'));
    app.use(requireOwnHost);
    app.route(
      '/',
      createGateway({
        upstream,
        token: machineToken({ upstream, credentials, clock: () => Date.now(), timeout: upstreamTimeout }),
        timeout: upstreamTimeout,
        features: settings.features,
        reportFault: ({ requestId, method, error }) => console.error(`[${requestId}] ${method}:`, error),
      }),
    );
    return {
      fetch: (request) => app.fetch(request),
      management,
      close: async () => {
        await api?.stop();
        await management.close();
      },
    };
  } catch (error) {
    await management.close();
    throw error;
  }
}

/** The embedded Management API on a port of its own, for `curl` and clients written for Logto. */
async function listenForApi({ host, management: settings }: Settings, { upstream }: Management) {
  if (settings.kind !== 'embedded' || settings.apiPort === 0) return undefined;
  return listen({ fetch: upstream.fetch, host, port: settings.apiPort, setting: 'API_PORT' });
}
