import { Hono } from 'hono';

import { createGateway, type Sender } from '#gateway/app.ts';
import { askUpstream } from '#gateway/ask-upstream.ts';
import { createJournal } from '#gateway/journal/journal.ts';
import { migrateJournal } from '#gateway/journal/migrations.ts';
import { keptSecret } from '#gateway/kept-secret.ts';
import { machineToken } from '#gateway/machine-token.ts';
import { endedSessions, migrateEndedSessions } from '#gateway/operators/ended-sessions.ts';
import { openIdProvider } from '#gateway/operators/openid-provider.ts';
import type { OperatorSource } from '#gateway/operators/operator-source.ts';

import { listen } from './listen.ts';
import { logFault } from './log.ts';
import { connectLogto, type Management, openEmbeddedManagement } from './management.ts';
import type { OperatorSettings } from './operator-settings.ts';
import type { Settings } from './settings.ts';
import { openStorage } from './storage.ts';

/** How long the Management API may take to answer whether it is there at all, in ms. */
const readinessTimeout = 5000;

export type Product = {
  /** Answers everything under the product's own origin, the console's page aside. */
  fetch: (request: Request, from?: Sender) => Response | Promise<Response>;
  /** What Usher needs is there: the Management API answers, and the journal can be written. */
  isReady: () => Promise<boolean>;
  management: Management;
  close: () => Promise<void>;
};

/** Opens the Management API (and its own port, if it has one) with the gateway before it. */
export async function openProduct(settings: Settings): Promise<Product> {
  const { operators, upstreamTimeout } = settings;
  const database = await openStorage(settings.storage);
  const { db } = database;
  try {
    const management = await openManagement(settings.management, db);
    const { upstream, credentials } = management;
    const secret = operators.sessionSecret ?? (await keptSecret(db));
    await migrateJournal(db);
    await migrateEndedSessions(db);
    const journal = createJournal({
      db,
      clock,
      secret,
      retentionDays: operators.journalRetentionDays,
      report: (error) => logFault({ requestId: 'journal', method: '-', error }),
    });
    // The first retention may be long; nobody has to wait for it.
    void journal.start();
    const api = await listenForApi(settings, management);
    const app = new Hono();
    app.get('/healthz', (c) => c.text('ok'));
    app.route(
      '/',
      createGateway({
        upstream,
        token: machineToken({ upstream, credentials, clock, timeout: upstreamTimeout }),
        policy: { ...operators, source: operatorSource(operators), secret },
        journal,
        endedSessions: endedSessions({
          db,
          clock,
          report: (error) => logFault({ requestId: 'sessions', method: '-', error }),
        }),
        publicUrl: operators.publicUrl,
        isExposed: operators.isExposed,
        clock,
        timeout: upstreamTimeout,
        features: settings.features,
        isLogto: settings.management.kind === 'logto',
        defaultCountry: settings.defaultCountry,
        reportFault: logFault,
      }),
    );
    return {
      management,
      fetch: (request, from) => app.fetch(request, from),
      isReady: async () => {
        const status = { url: `${upstream.baseUrl}/api/status`, timeout: readinessTimeout };
        const answers = await Promise.allSettled([askUpstream(upstream, status), journal.head()]);
        return answers.every((answer) => answer.status === 'fulfilled' && !('ok' in answer.value && !answer.value.ok));
      },
      close: async () => {
        await api?.stop();
        await journal.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

const clock = () => Date.now();

const openManagement = (settings: Settings['management'], db: Parameters<typeof openEmbeddedManagement>[1]) =>
  settings.kind === 'logto' ? connectLogto(settings) : openEmbeddedManagement(settings, db);

const operatorSource = ({ provider, isExposed }: OperatorSettings): OperatorSource =>
  provider === undefined ? { kind: 'demo', isExposed } : openIdProvider(provider);

/** The embedded Management API on a port of its own, for `curl` and clients written for Logto. */
async function listenForApi({ host, management: settings }: Settings, { upstream }: Management) {
  if (settings.kind !== 'embedded' || settings.apiPort === 0) return undefined;
  return listen({ fetch: upstream.fetch, host, port: settings.apiPort, setting: 'API_PORT' });
}
