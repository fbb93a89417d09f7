import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { nanoid } from 'nanoid';

import type { Features } from '#contract/features.ts';
import type { StandingNotice } from '#contract/operators.ts';

import { approvalRoutes } from './approvals/approval-routes.ts';
import type { Approvals } from './approvals/approval-store.ts';
import { approvalRequirement } from './approvals/require-approval.ts';
import { erasableOnly } from './approvals/require-erasable.ts';
import type { AuditLog } from './audit-log/audit-log.ts';
import { auditRecorder } from './audit-log/audit-recorder.ts';
import { historyRoutes } from './audit-log/history-routes.ts';
import { auditLogRoutesForOperators } from './audit-log/routes-for-operators.ts';
import { callerRoutes } from './callers/caller-routes.ts';
import type { Callers } from './callers/caller-store.ts';
import { codeLimiter } from './callers/code-limit.ts';
import { addressCorrector } from './callers/correct-address.ts';
import { callerRequirement, correctionProof } from './callers/require-verified-caller.ts';
import { sentCodes } from './callers/sent-codes.ts';
import { exportRoutes } from './exports/export-routes.ts';
import type { Exports } from './exports/export-store.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import { maxJobBody } from './jobs/job-routes.ts';
import { userJobRoutes, type UserJobs } from './jobs/user-jobs.ts';
import { maskedSearches } from './limits/masked-searches.ts';
import { rateLimiter } from './limits/rate-limits.ts';
import { limitConcurrentReads } from './limits/read-concurrency.ts';
import { readLimiter as limitReads } from './limits/read-quotas.ts';
import type { ReadUsage } from './limits/read-usage.ts';
import { searchRequests } from './limits/search-requests.ts';
import { noteRoutes } from './notes/note-routes.ts';
import type { Notes } from './notes/note-store.ts';
import { logtoWebhook } from './operators/logto-webhook.ts';
import { operatorChanges } from './operators/operator-changes.ts';
import { operatorRoutes } from './operators/operator-routes.ts';
import { operatorSessionRoutes } from './operators/operator-session-routes.ts';
import type { OperatorSessions } from './operators/operator-sessions.ts';
import { type OperatorEnv, requireOperator } from './operators/require-operator.ts';
import { ipAddressOf, type Sender } from './operators/sender.ts';
import { endingsGoodFor, sessionsIn } from './operators/session.ts';
import { onSignInPage, signInRoutes } from './operators/sign-in-routes.ts';
import { fetchPicture } from './pictures/fetch-picture.ts';
import type { PictureHosts } from './pictures/picture-hosts.ts';
import { pictureRoutes } from './pictures/picture-routes.ts';
import type { OperatorPolicy } from './policy/operator-policy.ts';
import { protectedAccounts, rolesOfUserReader } from './policy/protected-accounts.ts';
import { protectedRolesAmong } from './policy/protected-roles.ts';
import type { RoleMarks } from './policy/role-marks.ts';
import { roleProtectionRoutes } from './policy/role-protection-routes.ts';
import { protectionCheck } from './policy/role-protection.ts';
import { requireOwnHost, requireOwnOrigin } from './proxy/own-origin.ts';
import { proxyRoutes } from './proxy/proxy.ts';
import { requireReadableAddress } from './proxy/readable-address.ts';
import { reportedStream } from './proxy/reported-stream.ts';
import { subjectAccessRoutes } from './subject-access/subject-access-routes.ts';
import { suspensionEnder } from './suspensions/end-suspension.ts';
import { canceledEndReader, suspensionEraser, suspensionNotes } from './suspensions/note-suspensions.ts';
import { suspensionRoutes } from './suspensions/suspension-routes.ts';
import type { Suspensions } from './suspensions/suspension-store.ts';
import type { MachineToken } from './upstream/machine-token.ts';
import { lastSignInReader, recentUsers, roleReader, userReader } from './upstream/read-records.ts';
import { upstreamClient, type Upstream } from './upstream/upstream-client.ts';
import { accountActionRoutes } from './writes/account-action-routes.ts';
import { actions } from './writes/actions.ts';
import { allowedBodySize } from './writes/conditional-write.ts';
import { deletedEraser } from './writes/erase-deleted.ts';
import { guidedFlowRoutes } from './writes/guided-flows.ts';
import { signInHelpRoutes } from './writes/sign-in-help.ts';
import type { SignInPages } from './writes/sign-in-link.ts';
import { upstreamWriter } from './writes/write-upstream.ts';

export type GatewayOptions = {
  upstream: Upstream;
  token: MachineToken;
  policy: OperatorPolicy;
  auditLog: AuditLog;
  operatorSessions: OperatorSessions;
  /** Hosts from which browsers load pictures directly, without the gateway's picture route. */
  pictureHosts?: PictureHosts['current'];
  /** Loads a picture from the public internet. */
  loadPicture?: typeof fetchPicture;
  approvals: Approvals;
  /** The roles that administrators protected. */
  roleMarks: RoleMarks;
  notes: Notes;
  suspensions: Suspensions;
  exports: Exports;
  /** Runs what operators scheduled, and jobs on many users. The caller starts and closes it. */
  jobs: Pick<JobQueue, 'handle'>;
  /** The stored jobs on many users, and their pace. */
  userJobs: UserJobs;
  /** The verified callers; `auditLog` records them with the events about their accounts. */
  callers: Callers;
  /** The API identifier of the Management API. */
  managementApi: string;
  readUsage: ReadUsage;
  /** The public URL of Usher, if it is not a loopback address. */
  publicUrl?: string | undefined;
  /** Accepts requests for any host name: a demo that others may open. */
  isExposed?: boolean;
  /** How long the Management API may take to respond to a read, in ms; a write may take twice as long. */
  timeout: number;
  /** Milliseconds since the epoch. */
  clock: () => number;
  features: Features;
  /** Warnings about the configuration, shown to administrators. */
  standingNotices?: () => readonly StandingNotice[];
  /** True for a Logto server, false for the embedded Management API. */
  isLogto?: boolean;
  /** ID of the application with which Usher uses the Management API. */
  ownApplicationId?: string | undefined;
  /** Country of phone numbers without a country code (ISO 3166). */
  defaultCountry?: string | undefined;
  /** Addresses of the apps' pages for sign-in links, by application ID. */
  signInPages?: SignInPages;
  /** Called with each fault that the browser did not cause, for the server log. Contains no personal data. */
  reportFault: (fault: { requestId: string; method: string; error: unknown }) => void;
};

/**
 * Creates the gateway between browser and Management API: it checks the session and the permissions, then forwards the
 * request with the machine token. Failures become error bodies. The token never reaches the browser.
 */
export function createGateway(options: GatewayOptions): Hono<OperatorEnv> {
  const { policy, features, isLogto = false, defaultCountry, auditLog, publicUrl, isExposed = false } = options;
  const { approvals, notes, callers, clock, reportFault, signInPages = new Map() } = options;
  const send = upstreamClient(options);
  const write = upstreamWriter(send);
  const sessions = sessionsIn({
    secrets: policy.secrets,
    lifetimes: policy.sessionLifetimes,
    known: options.operatorSessions,
    clock,
  });
  const operator = requireOperator({
    source: policy.source,
    sessions,
    clock,
    onRequest: (current) =>
      approvals.notePresence(current, policy.rolePermissions[current.role].includes('approvals:decide')),
  });
  const count = rateLimiter({ limits: policy.rateLimits, clock });
  const readUser = userReader(send);
  const recent = recentUsers(clock);
  const { roleMarks: marks, managementApi } = options;
  const protection = protectionCheck({ send, policy, marks, managementApi });
  const readRolesOfUser = rolesOfUserReader(send);
  const protectedRoles = protectedRolesAmong({ send, protection });
  const { suspensions, jobs } = options;
  const reportOf = (requestId: string) => (error: unknown) => reportFault({ requestId, method: '-', error });
  const endSessionsOfChanged = operatorChanges({
    policy,
    sessions: options.operatorSessions,
    approvals,
    report: reportOf('sessions'),
  });
  const eraseDeleted = deletedEraser({ notes, callers, report: reportOf('erasure') });
  const { requireApproval, refuseRepeat, approvalCause } = approvalRequirement({
    policy,
    auditLog,
    approvals,
    protectedRoles,
    readLastSignIn: lastSignInReader(send),
    readRolesOfUser,
    provesCorrection: correctionProof({ policy, callers }),
    clock,
  });
  const actionOptions = {
    policy,
    count,
    auditLog,
    readUser,
    readRole: roleReader(send),
    endSessionsOfChanged,
    eraseDeleted,
    noteSuspensions: suspensionNotes({ suspensions, report: reportOf('suspensions') }),
    withCanceledEnd: canceledEndReader({ suspensions }),
    clock,
    protectedAccounts: protectedAccounts({ readRolesOfUser, protection }),
    protectedRoles,
    requireApproval,
    approvalCause,
    refuseRepeat,
    requireVerifiedCaller: callerRequirement({ policy, callers }),
  };
  const { perform, requireUnprotected } = actions(actionOptions);
  jobs.handle(
    'suspension-ends',
    suspensionEnder({
      policy,
      suspensions,
      auditLog,
      readUser,
      write,
      requireUnprotected,
      approvalCause,
      afterwards: async (action) => {
        await eraseDeleted(action);
        await endSessionsOfChanged(action);
      },
      clock,
    }),
  );

  const recorder = auditRecorder({ auditLog, clock });
  const readLimiter = limitReads({ quotas: policy.readQuotas, usage: options.readUsage, clock });
  const ownOrigin = requireOwnOrigin(publicUrl);
  const countSignIn = (c: Context) => count('sign-in', ipAddressOf(c) ?? 'unknown');
  const report = (c: Context, error: unknown) =>
    reportFault({ requestId: c.get('requestId'), method: c.req.method, error });
  /** Reports failures of a response that has already started, except refusals, and when the browser closed the connection. */
  const reporterFor = (c: Context) => {
    const { signal } = c.req.raw;
    return (error: unknown) => {
      const isRefusal = error instanceof GatewayFault && error.status < 500;
      if (!signal.aborted && !isRefusal) report(c, error);
    };
  };
  const gateway = new Hono<OperatorEnv>();
  const begin: MiddlewareHandler<OperatorEnv & { Bindings: Partial<Sender> }> = async (c, next) => {
    const requestId = nanoid(16);
    c.set('requestId', requestId);
    c.set('reported', (body) => reportedStream(body, { report: reporterFor(c), breakOff: c.env?.breakOff }));
    await next();
    c.res.headers.set('x-request-id', requestId);
    // Neither the browser nor a proxy may cache personal data.
    c.res.headers.set('cache-control', 'no-store');
  };
  gateway.use(begin);
  if (!isExposed) gateway.use(requireOwnHost(publicUrl));
  gateway.use(requireReadableAddress);
  gateway.use('/api/*', ownOrigin);
  // The sign-in provider redirects browsers to the callback from its own origin; Logto's webhook is signed.
  const isFromElsewhere = (path: string) => path === '/usher/callback' || path === '/usher/webhooks/logto';
  gateway.use('/usher/*', async (c, next) => (isFromElsewhere(c.req.path) ? next() : ownOrigin(c, next)));
  const onError = () => {
    throw new GatewayFault('bodyTooLarge');
  };
  const maxSizeOf = (c: Context) => (c.req.path === '/usher/jobs' ? maxJobBody : allowedBodySize(c));
  gateway.use((c, next) => bodyLimit({ maxSize: maxSizeOf(c), onError })(c, next));

  gateway.use('/usher/sign-in/*', async (c, next) => {
    countSignIn(c);
    await next();
  });
  gateway.use('/usher/webhooks/*', async (c, next) => {
    count('webhook', ipAddressOf(c) ?? 'unknown');
    await next();
  });
  const { operatorSessions } = options;
  gateway.route(
    '/usher/webhooks',
    logtoWebhook({ secret: policy.webhookSecret, sessions: operatorSessions, notes, callers, suspensions }),
  );
  const { source, secrets } = policy;
  gateway.route('/usher', signInRoutes({ source, sessions, secrets, clock, countSignIn, recorder, report }));
  gateway.use('/usher/*', operator);
  gateway.route(
    '/usher',
    operatorRoutes({
      policy,
      features,
      pictureHosts: options.pictureHosts ?? (() => []),
      standingNotices: options.standingNotices ?? (() => []),
      isLogto,
      ownApplicationId: options.ownApplicationId,
      defaultCountry,
      roleMarks: marks,
      callers,
      clock,
    }),
  );
  gateway.route(
    '/usher',
    accountActionRoutes({ policy, perform, count, send, write, auditLog, recent, readUser, clock }),
  );
  gateway.route(
    '/usher/operators',
    operatorSessionRoutes({
      policy,
      sessions: operatorSessions,
      perform,
      pauseJobsOf: (subject) => options.userJobs.store.pauseAllOf(subject, 'signed-out'),
    }),
  );
  const { loadPicture = fetchPicture } = options;
  gateway.route('/usher', pictureRoutes({ policy, send, count, fetchPicture: loadPicture, clock }));
  gateway.route('/usher/roles', roleProtectionRoutes({ policy, perform, send, marks, protection }));
  const correctAddress = addressCorrector({ perform, send, write });
  const countCode = codeLimiter(clock);
  gateway.route('/usher/approvals', approvalRoutes({ policy, approvals, perform, correctAddress }));
  gateway.route(
    '/usher',
    signInHelpRoutes({ policy, perform, count, send, write, auditLog, signInPages, callers, countCode, clock }),
  );
  const sentCodesOf = sentCodes({ auditLog, readUser, clock });
  gateway.route(
    '/usher',
    callerRoutes({ policy, perform, readUser, write, callers, countCode, count, sentCodesOf, correctAddress }),
  );
  gateway.route('/usher', guidedFlowRoutes({ policy, perform }));
  const requireErasable = erasableOnly({ auditLog, send, minDays: policy.auditMinDays, clock });
  gateway.route(
    '/usher/audit-log',
    auditLogRoutesForOperators({
      policy,
      perform,
      auditLog,
      notes,
      callers,
      approvals,
      suspensions: suspensionEraser({ suspensions, readUser }),
      jobRows: options.userJobs.rows,
      readLimiter,
      requireErasable,
    }),
  );
  gateway.route('/usher', noteRoutes({ policy, notes, perform, count, auditLog, readLimiter, readUser }));
  gateway.route('/usher', suspensionRoutes({ policy, suspensions, perform, approvalCause, write, readLimiter, clock }));
  gateway.route('/usher', historyRoutes({ policy, auditLog, readLimiter }));
  gateway.route(
    '/usher',
    subjectAccessRoutes({
      policy,
      perform,
      send,
      auditLog,
      notes,
      suspensions,
      approvals,
      callers,
      readLimiter,
      clock,
      report,
    }),
  );
  gateway.route(
    '/usher',
    userJobRoutes({
      ...options.userJobs,
      policy,
      features,
      perform,
      count,
      send,
      actionOptions,
      approvalCause,
      protection,
      queue: jobs,
      sessions: operatorSessions,
      auditLog,
      readLimiter,
      clock,
    }),
  );
  const runRead = limitConcurrentReads();
  gateway.route(
    '/usher',
    exportRoutes({
      policy,
      exports: options.exports,
      jobs: options.userJobs.store,
      rows: options.userJobs.rows,
      ownApplicationId: options.ownApplicationId,
      count,
      send,
      runRead,
      auditLog,
      readLimiter,
      isEnded: (session) => operatorSessions.isEnded(session, endingsGoodFor),
      clock,
    }),
  );
  gateway.use('/api/*', operator);
  const countSearchRequest = searchRequests({ limits: policy.rateLimits, count, clock });
  gateway.route(
    '/api',
    proxyRoutes({
      policy,
      features,
      perform,
      send,
      write,
      auditLog,
      recent,
      countSearchRequest,
      maskedSearches: maskedSearches({ limiter: readLimiter, recorder, clock }),
      readLimiter,
      runRead,
      clock,
    }),
  );
  gateway.all('/usher/*', () => {
    throw new GatewayFault('routeNotAllowed');
  });

  gateway.onError(async (error, c) => {
    const fault = error instanceof GatewayFault ? error : new GatewayFault('failed', { cause: error });
    const isBrowsersOwn = fault.status < 500 || c.req.raw.signal.aborted;
    if (!isBrowsersOwn) report(c, error);
    await recorder.refused(c, fault);
    if (fault.retryAfter !== undefined) c.header('retry-after', fault.retryAfter);
    const page = onSignInPage(c, fault);
    if (page !== undefined) return page;
    const body = JSON.stringify(fault.toJSON());
    // The length exempts the body from compression: compressing many refusals would delay other requests.
    c.header('content-type', 'application/json');
    c.header('content-length', String(Buffer.byteLength(body)));
    return c.body(body, fault.status satisfies ContentfulStatusCode);
  });

  return gateway;
}
