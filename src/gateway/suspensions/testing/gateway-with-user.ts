import type { OperatorRole } from '#contract/operators.ts';
import type { SuspensionEnd } from '#contract/suspensions.ts';
import { type JobsInMemory, jobsInMemory } from '#gateway/testing/jobs-in-memory.ts';
import { testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

export const start = 1_800_000_000_000;
/** Shorter than the operators stay signed in, in ms. */
export const moment = 5 * 60_000;

/** The time of the gateways, in ms since the epoch; tests set it. */
export const clock = { now: start };
const now = () => clock.now;

export const path = '/usher/users/u1/suspension';
export const reason = { 'x-usher-reason': 'INC-7%20asked%20for%20a%20break' };
export const until = (at: number, how: SuspensionEnd = 'restore') => ({ end: { with: how, at } });

/** Empties the database and sets the clock back. */
export async function resetSuspensions() {
  clock.now = start;
  const testLog = await testAuditLog();
  await testLog.reset();
  return testLog;
}

export type TenantUser = ReturnType<typeof tenantUser>;

/** A user who can be suspended, restored and deleted, in the tenant of one or several gateways. */
export function tenantUser() {
  const user: { isSuspended: boolean; isDeleted: boolean; lastSignInAt?: number } = {
    isSuspended: false,
    isDeleted: false,
  };
  const writes: string[] = [];
  let lost: 'answer' | 'request' | undefined;
  let refusal: { status: number; code: string } | undefined;
  let interruption: { line: string; run: () => unknown } | undefined;

  const answer = async (request: Request): Promise<Response> => {
    const { method, url } = request;
    const { pathname } = new URL(url);
    if (interruption?.line === `${method} ${pathname}`) {
      const { run } = interruption;
      interruption = undefined;
      await run();
    }
    if (pathname.endsWith('/roles')) return Response.json([{ id: 'r1', name: 'vip' }]);
    if (method !== 'GET') {
      writes.push(`${method} ${pathname}`);
      if (refusal !== undefined) return Response.json({ code: refusal.code }, { status: refusal.status });
      if (lost === 'request') return Response.json({}, { status: 504 });
      if (method === 'DELETE') user.isDeleted = true;
      else user.isSuspended = ((await request.json()) as { isSuspended: boolean }).isSuspended;
      if (lost === 'answer') return Response.json({}, { status: 504 });
    }
    if (user.isDeleted)
      return method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({}, { status: 404 });
    const { isSuspended, lastSignInAt } = user;
    return Response.json({ id: 'u1', name: 'Ada', isSuspended, lastSignInAt });
  };

  return {
    user,
    /** The writes that reached the tenant. */
    writes,
    answer,
    /** Loses writes, or the answers to writes that are carried out: the outcome is unknown. */
    loses: (what: typeof lost) => {
      lost = what;
    },
    /** Refuses writes with a status and an error code. */
    refuses: (how: typeof refusal) => {
      refusal = how;
    },
    /** Runs something once, before the next request with this method and path is answered. */
    during: (line: string, run: () => unknown) => {
      interruption = { line, run };
    },
  };
}

type Options = Parameters<typeof testGateway>[0] & { tenant?: TenantUser };

/** A gateway in front of one user. */
export async function gatewayWithUser({ tenant = tenantUser(), ...options }: Options = {}) {
  const jobs: JobsInMemory = options.jobs ?? jobsInMemory(now);
  const test = await testGateway({ clock: now, ...options, jobs });
  test.answerWith(tenant.answer);
  const suspensions = (await testAuditLog()).suspensions(now, jobs);
  const suspend = (role: OperatorRole, body: unknown) => test.send(role, `PUT ${path}`, body, reason);
  const shown = async (role: OperatorRole = 'support') =>
    ((await (await test.send(role, `GET ${path}`)).json()) as { suspension: unknown }).suspension;
  const cancel = (role: OperatorRole = 'support') => test.send(role, `DELETE ${path}/deletion`, undefined, reason);
  return { ...test, ...tenant, jobs, suspensions, suspend, shown, cancel };
}

/** Returns the audit events of an action, the newest first. */
export async function eventsOf(action: string) {
  const log = (await testAuditLog()).another({ clock: now });
  return (await log.list({ action }, { page: 1, page_size: 20 })).entries;
}
