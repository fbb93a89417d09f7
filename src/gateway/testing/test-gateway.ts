import { Hono, type MiddlewareHandler } from 'hono';

import { type OperatorRole, operatorRoles, type StandingNotice } from '#contract/operators.ts';
import { createGateway } from '#gateway/app.ts';
import { openTestAuditLog, type TestAuditLog } from '#gateway/audit-log/testing/open-test-audit-log.ts';
import type { JobQueue } from '#gateway/jobs/job-queue.ts';
import type { ReadUsage } from '#gateway/limits/read-usage.ts';
import type { OperatorSessions } from '#gateway/operators/operator-sessions.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { machineToken } from '#gateway/upstream/machine-token.ts';

import { demoPolicy, signInAs } from './demo-policy.ts';
import { type JobsInMemory, jobsInMemory } from './jobs-in-memory.ts';
import { sessionsInMemory } from './sessions-in-memory.ts';
import { usageInMemory } from './usage-in-memory.ts';

type Options = {
  policy?: Partial<OperatorPolicy>;
  clock?: () => number;
  /** Warnings about the configuration, shown to administrators. */
  notices?: readonly StandingNotice[];
  /** How long the tenant may take to respond to a read, in ms. */
  timeout?: number;
  /** The sessions and session cookies of another gateway. */
  sessions?: OperatorSessions;
  cookies?: Record<OperatorRole, string>;
  /** Passes the gateway's own reads of roles before a write to the test's tenant. By default users have no roles. */
  isAboutRoles?: boolean;
  /** The read usage of another gateway. */
  readUsage?: ReadUsage;
  /** The jobs of another gateway. */
  jobs?: JobsInMemory;
  /** A job queue on the database, in place of jobs in memory. */
  queue?: JobQueue;
};

let opened: Promise<TestAuditLog> | undefined;

/** Opens one database per test file, for the audit logs of its gateways. */
export function testAuditLog(): Promise<TestAuditLog> {
  opened ??= openTestAuditLog();
  return opened;
}

/** Creates a gateway in front of a minimal tenant, with a session for each role. */
export async function testGateway(options: Options = {}) {
  const { policy = {}, clock = () => 1_800_000_000_000, timeout = 1000, notices = [] } = options;
  const { sessions = sessionsInMemory(clock), isAboutRoles = false, jobs = jobsInMemory(clock) } = options;
  const features = { identityLinking: true };
  const seen: Request[] = [];
  const faults: unknown[] = [];
  const tenant = new Hono();
  let answer: (request: Request) => Response | Promise<Response> = () => Response.json([]);
  let isDown = false;
  tenant.post('/oidc/token', () =>
    Response.json({ access_token: 'machine', expires_in: 3600, token_type: 'Bearer', scope: 'all' }),
  );
  if (!isAboutRoles) {
    // Only forwarded requests have a request ID.
    const withNone: MiddlewareHandler = (c, next) =>
      c.req.method === 'GET' && c.req.header('x-request-id') === undefined ? Promise.resolve(c.json([])) : next();
    if (policy.protectedRoles === undefined) tenant.use('/api/users/:userId/roles', withNone);
    tenant.use('/api/roles/:roleId/scopes', withNone);
  }
  tenant.all('/api/*', (c) => {
    seen.push(c.req.raw.clone());
    return answer(c.req.raw);
  });
  const upstream = {
    baseUrl: 'http://tenant.internal',
    tokenEndpoint: 'http://tenant.internal/oidc/token',
    fetch: (request: Request) => {
      if (isDown) throw new TypeError('fetch failed', { cause: refusedConnection });
      return tenant.fetch(request);
    },
  };
  const credentials = { clientId: 'usher', clientSecret: 's3cret', resource: 'https://default.logto.app/api' };
  const stored = await testAuditLog();
  const callers = stored.callers(clock);
  const auditLog = stored.another({ clock, callersOf: callers.ofEach });
  const userJobs = stored.userJobs(clock, options.queue ?? jobs);
  const gateway = createGateway({
    upstream,
    token: machineToken({ upstream, credentials, clock, timeout: 1000 }),
    policy: { ...demoPolicy, ...policy },
    features,
    standingNotices: () => notices,
    auditLog,
    operatorSessions: sessions,
    approvals: stored.approvals(clock),
    roleMarks: stored.roleMarks(clock),
    notes: stored.notes(clock),
    exports: stored.exports(clock),
    suspensions: stored.suspensions(clock, options.queue ?? jobs),
    jobs: options.queue ?? jobs,
    userJobs,
    callers,
    managementApi: credentials.resource,
    readUsage: options.readUsage ?? usageInMemory(),
    signInPages: new Map([['app1', 'https://app.example.org/sign-in']]),
    clock,
    timeout,
    loadPicture: () => Promise.resolve({ type: 'image/png', bytes: new Uint8Array(1) }),
    reportFault: ({ error }) => faults.push(error),
  });
  const cookies = options.cookies ?? (await signInAll(gateway));

  return {
    gateway,
    cookies,
    sessions,
    jobs,
    userJobs,
    /** The settings of features; tests may change them. */
    features,
    /** Requests that reached the tenant, oldest first. */
    seen,
    /** Faults reported for the server log, oldest first. */
    faults,
    /** Records the current counts now. */
    flushCounts: auditLog.flushCounts,
    /** Makes connections to the tenant fail from now on. */
    goDown: () => {
      isDown = true;
    },
    comeBack: () => {
      isDown = false;
    },
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    /** Sends a request as the operator's console: `send('support', 'PATCH /api/users/u1', { name: 'Ada' })`. */
    send: (role: OperatorRole, line: string, body?: unknown, headers: Record<string, string> = {}) => {
      const [method = '', path = ''] = line.split(' ');
      return gateway.request(`http://localhost:3000${path}`, {
        method,
        headers: {
          cookie: cookies[role],
          'x-usher': '1',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    },
  };
}

/** The relevant part of the error of Node's `fetch` for a refused connection. */
const refusedConnection = Object.assign(new Error('connect ECONNREFUSED'), {
  code: 'ECONNREFUSED',
  syscall: 'connect',
});

async function signInAll(gateway: Hono<OperatorEnv>): Promise<Record<OperatorRole, string>> {
  const [viewer = '', support = '', admin = ''] = await Promise.all(
    operatorRoles.map((role) => signInAs(gateway, role)),
  );
  return { viewer, support, admin };
}

/** Returns the code of an error response. */
export const codeOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { code?: unknown }).code;
