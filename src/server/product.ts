import { Hono } from 'hono';

import { createGateway } from '#gateway/app.ts';
import { approvalStore } from '#gateway/approvals/approval-store.ts';
import { createAuditLog, type ObservedEvent } from '#gateway/audit-log/audit-log.ts';
import { keepAnchorFile } from '#gateway/audit-stream/anchor-file.ts';
import { type AuditStream, openAuditStream } from '#gateway/audit-stream/audit-stream.ts';
import { callerStore } from '#gateway/callers/caller-store.ts';
import { exportStore } from '#gateway/exports/export-store.ts';
import { openJobQueue } from '#gateway/jobs/job-queue.ts';
import { openUserJobs } from '#gateway/jobs/user-jobs.ts';
import { readUsage } from '#gateway/limits/read-usage.ts';
import { noteStore } from '#gateway/notes/note-store.ts';
import { openIdProvider } from '#gateway/operators/openid-provider.ts';
import { operatorSessions } from '#gateway/operators/operator-sessions.ts';
import type { OperatorSource } from '#gateway/operators/operator-source.ts';
import type { Sender } from '#gateway/operators/sender.ts';
import { pictureHosts } from '#gateway/pictures/picture-hosts.ts';
import { roleMarks } from '#gateway/policy/role-marks.ts';
import { suspensionStore } from '#gateway/suspensions/suspension-store.ts';
import { machineToken } from '#gateway/upstream/machine-token.ts';
import { sendUpstream } from '#gateway/upstream/send-upstream.ts';
import { upstreamClient } from '#gateway/upstream/upstream-client.ts';
import { demoSignInPages } from '#management-api/seed/applications.ts';

import { requireWritableAuditFiles } from './audit-settings.ts';
import { type ProviderComparison, providerComparison, watchComparison } from './connection/compare-logto.ts';
import { prepareGatewayTables } from './gateway-tables.ts';
import { installationSecrets } from './installation-secrets.ts';
import { listen } from './listen.ts';
import { logFault } from './log.ts';
import { connectLogto, type Management, openEmbeddedManagement } from './management.ts';
import type { OperatorSettings } from './operator-settings.ts';
import type { Settings } from './settings.ts';
import { openStorage } from './storage.ts';

/** Timeout of the Management API's status request for `/readyz`, in ms. */
const readinessTimeout = 5000;

export type Product = {
  /** Handles all requests except those for the console's files. */
  fetch: (request: Request, from?: Sender) => Response | Promise<Response>;
  /** Returns whether the Management API responds and the audit log can be read. */
  isReady: () => Promise<boolean>;
  management: Management;
  /** Hosts from which the console may load pictures. */
  pictureHosts: () => readonly string[];
  /** Compares the sign-in provider with the administered Logto; undefined if no comparison is needed. */
  compareProvider: (() => Promise<ProviderComparison>) | undefined;
  /** Returns the number of operators who may approve and were active in the last 30 days. */
  countApprovers: () => Promise<number>;
  close: () => Promise<void>;
};

type Options = {
  /** Called with each audit event that this process records, for its counters. */
  observe?: (event: ObservedEvent) => void;
  /** File with an empty embedded database, from the build. */
  emptyDatabase?: string;
};

/** Opens the Management API, its own port if it has one, and the gateway. */
export async function openProduct(settings: Settings, { observe, emptyDatabase }: Options = {}): Promise<Product> {
  const { operators, upstreamTimeout } = settings;
  requireWritableAuditFiles(operators);
  const database = await openStorage(settings.storage, emptyDatabase);
  const { db } = database;
  try {
    const management = await openManagement(settings.management, db);
    const comparison = providerComparison(settings);
    const watch = comparison && watchComparison({ compare: comparison, clock });
    const { upstream, credentials } = management;
    await prepareGatewayTables({ storage: settings.storage, db });
    const secrets = await installationSecrets({ settings, db });
    let stream: AuditStream | undefined;
    const callers = callerStore({ db, clock, secrets: secrets.session, report: reportTo('callers') });
    const auditLog = createAuditLog({
      db,
      clock,
      secrets: secrets.audit,
      retentionDays: operators.auditRetentionDays,
      report: reportTo('auditLog'),
      callersOf: callers.ofEach,
      observe: (event) => {
        observe?.(event);
        stream?.wake();
      },
    });
    const { auditStream, auditAnchorFile } = operators;
    stream = auditStream && openAuditStream({ ...auditStream, db, clock, report: reportTo('audit-stream') });
    const anchorFile =
      auditAnchorFile === undefined
        ? undefined
        : keepAnchorFile({ path: auditAnchorFile, head: auditLog.head, clock, report: reportTo('audit-anchor') });
    const usage = readUsage({ db, clock, report: reportTo('read-usage') });
    // Resealing and the first retention may take long, so they run in the background.
    void auditLog.reseal().then(secrets.forgetStored).catch(reportTo('auditLog'));
    void auditLog.start();
    const approvals = approvalStore({ db, clock, secrets: secrets.session, report: reportTo('approvals') });
    const jobs = openJobQueue({ db, report: reportTo('jobs') });
    const exports = exportStore({ db, clock });
    const endCleaning = exports.keepClean(reportTo('exports'));
    const api = await listenForApi(settings, management);
    const token = machineToken({ upstream, credentials, clock, timeout: upstreamTimeout });
    const hosts = pictureHosts({
      send: upstreamClient({ upstream, token, timeout: upstreamTimeout }),
      configured: operators.pictureHosts,
      clock,
      report: reportTo('pictures'),
    });
    const app = new Hono();
    app.get('/healthz', (c) => c.text('ok'));
    app.route(
      '/',
      createGateway({
        upstream,
        token,
        pictureHosts: hosts.current,
        policy: { ...operators, source: operatorSource(operators), secrets: secrets.session },
        auditLog,
        operatorSessions: operatorSessions({
          db,
          clock,
          maxLifetime: operators.sessionLifetimes.absolute,
          report: reportTo('sessions'),
        }),
        approvals,
        notes: noteStore({ db, clock }),
        exports,
        suspensions: suspensionStore({ db, jobs, clock, upstreamTimeout }),
        jobs,
        userJobs: openUserJobs({
          ...settings.jobs,
          secrets: secrets.session,
          db,
          queue: jobs,
          clock,
          // Only one process can open the embedded database.
          isOnlyProcess: settings.storage.kind !== 'server',
          report: reportTo('jobs'),
        }),
        callers,
        roleMarks: roleMarks({ db, clock, report: reportTo('roles') }),
        managementApi: credentials.resource,
        readUsage: usage,
        publicUrl: operators.publicUrl,
        isExposed: operators.isExposed,
        clock,
        timeout: upstreamTimeout,
        features: settings.features,
        standingNotices: () => (watch?.isSame() === true ? ['operators-unprotected'] : []),
        isLogto: settings.management.kind === 'logto',
        ownApplicationId: credentials.clientId,
        defaultCountry: settings.defaultCountry,
        signInPages: settings.signInPages ?? demoSignInPages,
        reportFault: logFault,
      }),
    );
    await jobs.start();
    return {
      management,
      pictureHosts: hosts.current,
      compareProvider: watch?.compare,
      countApprovers: () => approvals.countApprovers(),
      fetch: (request, from) => app.fetch(request, from),
      isReady: async () => {
        const status = { url: `${upstream.baseUrl}/api/status`, timeout: readinessTimeout };
        const answers = await Promise.allSettled([sendUpstream(upstream, status), auditLog.head()]);
        return answers.every((answer) => answer.status === 'fulfilled' && !('ok' in answer.value && !answer.value.ok));
      },
      close: async () => {
        endCleaning();
        await jobs.close();
        await api?.stop();
        await hosts.settled();
        await Promise.all([usage.flush(), anchorFile?.close(), auditLog.close()]);
        await stream?.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

const clock = () => Date.now();

/** Returns a function that logs failures of background work. */
const reportTo = (requestId: string) => (error: unknown) => logFault({ requestId, method: '-', error });

const openManagement = (settings: Settings['management'], db: Parameters<typeof openEmbeddedManagement>[1]) =>
  settings.kind === 'logto' ? connectLogto(settings) : openEmbeddedManagement(settings, db);

const operatorSource = ({ provider, isExposed, sessionLifetimes }: OperatorSettings): OperatorSource =>
  provider === undefined
    ? { kind: 'demo', isExposed }
    : openIdProvider(provider, { maxAuthenticationAge: sessionLifetimes.idle, clock });

/** Serves the embedded Management API on its own port, for `curl` and clients of Logto. */
async function listenForApi({ host, management: settings }: Settings, { upstream }: Management) {
  if (settings.kind !== 'embedded' || settings.apiPort === 0) return undefined;
  return listen({ fetch: upstream.fetch, host, port: settings.apiPort, setting: 'API_PORT' });
}
