import * as z from 'zod';

import { type BulkChange, type Job, job, type JobRow, jobRow, writingPlans } from '#contract/jobs.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { jobsInMemory } from '#gateway/testing/jobs-in-memory.ts';
import { sessionsInMemory } from '#gateway/testing/sessions-in-memory.ts';
import { testGateway } from '#gateway/testing/test-gateway.ts';

/** What the tenant does with a write: `carry` carries it out and answers, `lose` carries it out and loses the answer. */
export type Fault = (request: { method: string; path: string; userId: string }) => Response | 'lose' | undefined;

type TenantUser = { id: string; name: string; isSuspended: boolean };

type Options = {
  users?: number;
  policy?: Partial<OperatorPolicy>;
  clock?: { now: number };
  /** The tenant of another gateway. */
  tenant?: Tenant;
};

export type Tenant = {
  users: Map<string, TenantUser>;
  /** Names of the roles of each user. */
  roles: Map<string, string[]>;
  writes: string[];
  fault: Fault;
  /** Answers reads in place of the tenant. */
  readFault: () => Response | undefined;
};

/** A gateway in front of a tenant with users `u1`, `u2`, …, whose jobs run on demand. */
export async function gatewayWithUsers({
  users = 5,
  policy = {},
  clock = { now: 1_800_000_000_000 },
  ...given
}: Options = {}) {
  const tenant = given.tenant ?? newTenant(users);
  const now = () => clock.now;
  const jobs = jobsInMemory(now);
  const sessions = sessionsInMemory(now);
  const test = await testGateway({ policy: { reasonRequired: [], ...policy }, clock: now, jobs, sessions });
  test.answerWith((request) => answer(tenant, request));
  const json = async (line: string, body?: unknown): Promise<unknown> => {
    const response = await test.send('admin', line, body);
    return response.status === 204 ? undefined : response.json();
  };
  const read = async (id: string): Promise<Job> => z.parse(job, await json(`GET /usher/jobs/${id}`));
  return {
    ...test,
    clock,
    tenant,
    read,
    json,
    rowsOf: async (id: string): Promise<JobRow[]> =>
      z.parse(z.array(jobRow), await json(`GET /usher/jobs/${id}/rows?page_size=100`)),
    /** Creates a job for all users of the tenant, and makes its preview. */
    prepare: async (change: BulkChange, ids = [...tenant.users.keys()]): Promise<Job> => {
      const { id } = z.parse(job, await json('POST /usher/jobs', { change, selection: { by: 'ids', ids } }));
      await jobs.runDue();
      return read(id);
    },
    start: async ({ id, plans }: Job, headers?: Record<string, string>): Promise<Response> => {
      const rows = writingPlans.reduce((sum, plan) => sum + (plans[plan] ?? 0), 0);
      return test.send('admin', `POST /usher/jobs/${id}/start`, { rows }, headers);
    },
    /** Carries out what is due. Returns errors that the queue would report. */
    run: () => jobs.runDue(),
  };
}

export const newTenant = (users: number): Tenant => ({
  users: new Map(
    Array.from({ length: users }, (_, index) => {
      const id = `u${index + 1}`;
      return [id, { id, name: `User ${index + 1}`, isSuspended: false }];
    }),
  ),
  roles: new Map(),
  writes: [],
  fault: () => undefined,
  readFault: () => undefined,
});

function partOf({ roles }: Tenant, userId: string, part: string): unknown {
  if (part === 'sessions') return { sessions: [] };
  if (part === 'roles') return (roles.get(userId) ?? []).map((name) => ({ id: name, name }));
  return [];
}

async function answer(tenant: Tenant, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const readFault = request.method === 'GET' ? tenant.readFault() : undefined;
  if (readFault !== undefined) return readFault;
  if (request.method === 'GET' && pathname === '/api/users') {
    const ids = searchParams.getAll('search.id');
    return Response.json(
      [...tenant.users.values()].filter(({ id }) => ids.length === 0 || ids.includes(id)),
      {
        headers: { 'Total-Number': String(tenant.users.size) },
      },
    );
  }
  const [, role] = /^\/api\/roles\/(\w+)\/users$/.exec(pathname) ?? [];
  if (role !== undefined) {
    const holders = [...tenant.users.values()].filter(({ id }) => tenant.roles.get(id)?.includes(role) === true);
    return Response.json(holders, { headers: { 'Total-Number': String(holders.length) } });
  }
  const group = /^\/api\/(?:roles|organizations)\/(\w+)$/.exec(pathname)?.[1];
  if (group !== undefined && !group.startsWith('gone')) {
    return Response.json({
      id: group,
      name: `name of ${group}`,
      type: group.startsWith('machine') ? 'MachineToMachine' : 'User',
    });
  }
  const [, userId = '', part] = /^\/api\/users\/(\w+)(?:\/(.+))?$/.exec(pathname) ?? [];
  const user = tenant.users.get(userId);
  if (user === undefined) return Response.json({ code: 'entity.not_found' }, { status: 404 });
  if (request.method === 'GET') return Response.json(part === undefined ? user : partOf(tenant, userId, part));
  const fault = tenant.fault({ method: request.method, path: pathname, userId });
  if (fault instanceof Response) return fault;
  tenant.writes.push(`${request.method} ${pathname}`);
  const roleId = part?.startsWith('roles/') === true ? part.slice('roles/'.length) : undefined;
  if (roleId !== undefined) {
    tenant.roles.set(
      userId,
      (tenant.roles.get(userId) ?? []).filter((one) => one !== roleId),
    );
  } else if (request.method === 'DELETE') tenant.users.delete(userId);
  else Object.assign(user, await request.json());
  if (fault === 'lose') return new Response('<html>', { status: 504, headers: { 'content-type': 'text/html' } });
  return request.method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(user);
}
