import { randomBytes } from 'node:crypto';

import { Hono } from 'hono';

import { createGateway, type Sender } from '#gateway/app.ts';
import { askUpstream } from '#gateway/ask-upstream.ts';
import { machineToken } from '#gateway/machine-token.ts';
import { openIdProvider } from '#gateway/operators/openid-provider.ts';
import type { OperatorSource } from '#gateway/operators/operator-source.ts';

import { listen } from './listen.ts';
import { logFault } from './log.ts';
import { connectLogto, type Management, openEmbeddedManagement } from './management.ts';
import type { OperatorSettings } from './operator-settings.ts';
import type { Settings } from './settings.ts';

/** How long the Management API may take, in ms: a substring search over a million users on a busy Logto needs seconds. */
const upstreamTimeout = 30_000;

export type Product = {
  /** Answers everything under the product's own origin, the console's page aside. */
  fetch: (request: Request, from?: Sender) => Response | Promise<Response>;
  /** What Usher needs is there: the Management API answers. */
  isReady: () => Promise<boolean>;
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
  const { operators } = settings;
  try {
    const api = await listenForApi(settings, management);
    const app = new Hono();
    app.get('/healthz', (c) => c.text('ok'));
    app.route(
      '/',
      createGateway({
        upstream,
        token: machineToken({ upstream, credentials, clock, timeout: upstreamTimeout }),
        policy: { ...operators, source: operatorSource(operators), secret: operators.sessionSecret ?? randomSecret() },
        publicUrl: operators.publicUrl,
        isExposed: operators.isExposed,
        clock,
        timeout: upstreamTimeout,
        reportFault: logFault,
      }),
    );
    return {
      fetch: (request, from) => app.fetch(request, from),
      isReady: async () => {
        const answer = await askUpstream(upstream, { url: `${upstream.baseUrl}/api/status`, timeout: 5000 }).catch(
          () => undefined,
        );
        return answer?.ok === true;
      },
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

const operatorSource = ({ provider, isExposed }: OperatorSettings): OperatorSource =>
  provider === undefined ? { kind: 'demo', isExposed } : openIdProvider(provider);

const clock = () => Date.now();

const randomSecret = () => randomBytes(32).toString('base64url');

/** The embedded Management API on a port of its own, for `curl` and clients written for Logto. */
async function listenForApi({ host, management: settings }: Settings, { upstream }: Management) {
  if (settings.kind !== 'embedded' || settings.apiPort === 0) return undefined;
  return listen({ fetch: upstream.fetch, host, port: settings.apiPort, setting: 'API_PORT' });
}
