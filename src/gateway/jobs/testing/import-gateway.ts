import * as z from 'zod';

import type { ImportRow, ImportRules } from '#contract/imports.ts';
import { type Job, job, type JobRow, jobRow } from '#contract/jobs.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { jobsInMemory } from '#gateway/testing/jobs-in-memory.ts';
import { testGateway } from '#gateway/testing/test-gateway.ts';

type Fields = Record<string, unknown>;

/** A tenant with the records that imports read and write. */
export type ImportTenant = {
  /** Users by ID. */
  users: Map<string, Fields>;
  /** IDs of roles and organizations by user ID. */
  roles: Map<string, Set<string>>;
  organizations: Map<string, Set<string>>;
  signInExperience: Fields;
  connectors: Fields[];
  writes: string[];
  /** Answers a write in place of the tenant. */
  fault: (write: string, body: string) => Response | undefined;
};

export const importRulesOf = (given: Partial<ImportRules> = {}): ImportRules => ({
  source: 'table',
  fileName: 'people.csv',
  matchBy: ['username', 'primaryEmail'],
  existing: 'skip',
  updates: [],
  sourceKey: null,
  skipsUnverified: false,
  roleIds: [],
  organizationIds: [],
  suspends: false,
  withoutPassword: 'none',
  allowsPlainPasswords: true,
  ...given,
});

/** A gateway in front of a tenant with the roles `editor` and `owner`, and the organization `acme`, that imports users. */
export async function importGateway({ policy = {} }: { policy?: Partial<OperatorPolicy> } = {}) {
  const tenant: ImportTenant = {
    users: new Map(),
    roles: new Map(),
    organizations: new Map(),
    signInExperience: {},
    connectors: [{ type: 'Social', target: 'github' }],
    writes: [],
    fault: () => undefined,
  };
  const now = () => 1_800_000_000_000;
  const jobs = jobsInMemory(now);
  const test = await testGateway({ policy: { reasonRequired: [], ...policy }, clock: now, jobs, isAboutRoles: true });
  test.answerWith((request) => answer(tenant, request, now()));
  const json = async (line: string, body?: unknown, headers?: Record<string, string>): Promise<unknown> => {
    const response = await test.send('admin', line, body, headers);
    return response.status === 204 ? undefined : response.json();
  };
  const read = async (id: string): Promise<Job> => z.parse(job, await json(`GET /usher/jobs/${id}`));
  return {
    ...test,
    tenant,
    json,
    read,
    run: () => jobs.runDue(),
    rowsOf: async (id: string): Promise<JobRow[]> =>
      z.parse(z.array(jobRow), await json(`GET /usher/jobs/${id}/rows?page_size=100`)),
    /** Uploads rows, numbered from 1, and makes the preview. */
    prepare: async (rules: Partial<ImportRules>, rows: readonly Omit<ImportRow, 'number'>[]): Promise<Job> => {
      const { id } = z.parse(
        job,
        await json('POST /usher/imports', { rules: importRulesOf(rules), rows: rows.length }),
      );
      const numbered = rows.map((row, index) => ({ ...row, number: index + 1 }));
      await json(`PUT /usher/imports/${id}/rows`, { rows: numbered });
      await json(`POST /usher/imports/${id}/check`);
      await jobs.runDue();
      return read(id);
    },
    start: async (id: string, rows: number, headers?: Record<string, string>): Promise<Response> =>
      test.send('admin', `POST /usher/jobs/${id}/start`, { rows }, headers),
  };
}

async function answer(tenant: ImportTenant, request: Request, now: number): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const { method } = request;
  if (method === 'GET') return read(tenant, pathname, searchParams);
  const write = `${method} ${pathname}`;
  const text = await request.text();
  const fault = tenant.fault(write, text);
  if (fault !== undefined) return fault;
  tenant.writes.push(write);
  const body = method === 'DELETE' ? {} : z.parse(z.record(z.string(), z.unknown()), JSON.parse(text));
  if (pathname === '/api/users') {
    const id = `new${tenant.users.size + 1}`;
    const { password, passwordDigest, passwordAlgorithm: _algorithm, ...fields } = body;
    const hasPassword = password !== undefined || passwordDigest !== undefined;
    tenant.users.set(id, { id, createdAt: now, isSuspended: false, hasPassword, ...fields });
    return Response.json(tenant.users.get(id));
  }
  const [, , kind, id = '', part, member] = pathname.split('/');
  if (kind === 'organizations') {
    for (const userId of z.array(z.string()).parse(body['userIds'])) add(tenant.organizations, userId, [id]);
    return new Response(null, { status: 201 });
  }
  const user = tenant.users.get(id);
  if (user === undefined) return notFound();
  if (part === 'roles') add(tenant.roles, id, z.array(z.string()).parse(body['roleIds']));
  else if (part === 'identities') {
    user['identities'] = { ...z.record(z.string(), z.unknown()).parse(user['identities'] ?? {}), [member ?? '']: body };
  } else if (method === 'DELETE') tenant.users.delete(id);
  else Object.assign(user, body);
  return method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(user);
}

function read(tenant: ImportTenant, pathname: string, query: URLSearchParams): Response {
  if (pathname === '/api/sign-in-exp') return Response.json(tenant.signInExperience);
  if (pathname === '/api/connectors') return Response.json(tenant.connectors);
  if (pathname === '/api/roles') return listed(['editor', 'owner'].map((id) => ({ id, name: nameOf(id) })));
  if (pathname === '/api/organizations') return listed([{ id: 'acme', name: nameOf('acme') }]);
  if (pathname === '/api/users') {
    const users = [...tenant.users.values()];
    const searched = [...query].filter(([name]) => name.startsWith('search.'));
    const isFound = (user: Fields) =>
      searched.some(([name, value]) => user[name.slice('search.'.length)] === value) || searched.length === 0;
    return listed(users.filter(isFound));
  }
  if (pathname.endsWith('/scopes')) return listed([]);
  const [, , , id = '', part] = pathname.split('/');
  const user = tenant.users.get(id);
  if (user === undefined) return notFound();
  if (part === undefined) return Response.json(user);
  if (part === 'sessions') return Response.json({ sessions: [] });
  const ids = (part === 'roles' ? tenant.roles : tenant.organizations).get(id) ?? [];
  return listed([...ids].map((one) => ({ id: one, name: nameOf(one), isDefault: false })));
}

const nameOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

const listed = (items: readonly object[]): Response =>
  Response.json(items, { headers: { 'total-number': String(items.length) } });

const notFound = (): Response => Response.json({ code: 'entity.not_found' }, { status: 404 });

const add = (sets: Map<string, Set<string>>, userId: string, ids: readonly string[]): void => {
  sets.set(userId, new Set([...(sets.get(userId) ?? []), ...ids]));
};
