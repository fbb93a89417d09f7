import { hash } from 'bcryptjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';

import { editedRow, type ImportRow, type ImportRules } from '#contract/imports.ts';
import { type BulkChange, job, type Job, type JobRow, jobRow, type NewJob } from '#contract/jobs.ts';
import { user } from '#contract/users.ts';

import { type DemoProduct, openDemoProduct } from './testing/demo-product.ts';

let demo: DemoProduct;

beforeAll(async () => {
  demo = await openDemoProduct(300, { JOB_RATE: '1000000', REASON_REQUIRED: '', ALLOW_IDENTITY_LINKING: 'on' });
});
afterAll(() => demo.close());

const read = async (id: string): Promise<Job> => z.parse(job, await demo.json(`GET /usher/jobs/${id}`));
const reach = async (id: string, state: Job['state']): Promise<Job> => {
  await expect.poll(async () => (await read(id)).state, { timeout: 20_000 }).toBe(state);
  return read(id);
};
const preview = async (body: NewJob): Promise<Job> =>
  reach(z.parse(job, await demo.json('POST /usher/jobs', body)).id, 'ready');
const start = (id: string, rows: number) => demo.json(`POST /usher/jobs/${id}/start`, { rows });
const rowsOf = async (id: string, query = ''): Promise<JobRow[]> =>
  z.parse(z.array(jobRow), await demo.json(`GET /usher/jobs/${id}/rows?page_size=100${query}`));
const usersOf = async (query: string) => z.parse(z.array(user), await demo.json(`GET /api/users?${query}`));

it('suspends the users of a search, and reverts it', async () => {
  const users = await usersOf('page_size=100&search.name=A%25');
  const suspended = users.filter(({ isSuspended }) => isSuspended).length;
  const planned = await preview({
    change: { action: 'suspend' },
    selection: { by: 'search', query: 'search.name=A%25' },
  });
  expect(planned).toMatchObject({ kind: 'suspend', total: users.length });
  expect(planned.plans.change).toBe(users.length - suspended);
  expect(planned.plans.already ?? 0).toBe(suspended);

  await start(planned.id, users.length - suspended);
  const done = await reach(planned.id, 'finished');
  expect(done.states).toEqual({ done: users.length - suspended, ...(suspended > 0 && { skipped: suspended }) });
  expect((await usersOf('page_size=100&search.name=A%25')).every(({ isSuspended }) => isSuspended)).toBe(true);
  const [first] = await rowsOf(planned.id, '&state=done');
  expect(first?.changes).toEqual([{ field: 'isSuspended', from: false, to: true }]);

  const back = z.parse(job, await demo.json(`POST /usher/jobs/${planned.id}/revert`));
  const checked = await reach(back.id, 'ready');
  expect(checked.plans).toEqual({ change: users.length - suspended });
  await start(back.id, users.length - suspended);
  await reach(back.id, 'finished');
  expect((await usersOf('page_size=100&search.name=A%25')).filter(({ isSuspended }) => isSuspended)).toHaveLength(
    suspended,
  );
  expect((await read(planned.id)).revertedBy).toBe(back.id);
});

const rules: ImportRules = {
  source: 'table',
  fileName: 'people.csv',
  matchBy: ['primaryEmail', 'username'],
  existing: 'update',
  updates: ['name'],
  sourceKey: 'importedFrom',
  skipsUnverified: false,
  roleIds: [],
  organizationIds: [],
  suspends: false,
  withoutPassword: 'none',
  allowsPlainPasswords: false,
};

const upload = async (given: ImportRules, rows: ImportRow[]): Promise<Job> => {
  const { id } = z.parse(job, await demo.json('POST /usher/imports', { rules: given, rows: rows.length }));
  await demo.json(`PUT /usher/imports/${id}/rows`, { rows });
  await demo.json(`POST /usher/imports/${id}/check`);
  return reach(id, 'ready');
};

it('deletes the users that an import created only if they are as it left them, also at the last moment', async () => {
  const given = { ...rules, existing: 'skip' as const, suspends: true };
  const names = ['kept', 'renamed', 'given_password', 'given_role', 'changed_late'];
  const planned = await upload(
    given,
    names.map((name, index) => ({ number: index + 1, user: { username: `revert_${name}`, name } })),
  );
  await start(planned.id, names.length);
  await reach(planned.id, 'finished');
  const idOf = async (name: string) => (await usersOf(`search.username=revert_${name}`))[0]?.id ?? '';
  await demo.json(`PATCH /api/users/${await idOf('renamed')}`, { name: 'Another name' });
  await demo.json(`PATCH /api/users/${await idOf('given_password')}/password`, { password: 'wormwood-candle-73' });
  const role = z.parse(
    z.object({ id: z.string() }),
    await demo.json('POST /api/roles', { name: 'After', description: 'x' }),
  );
  await demo.json(`POST /api/users/${await idOf('given_role')}/roles`, { roleIds: [role.id] });

  const back = z.parse(job, await demo.json(`POST /usher/jobs/${planned.id}/revert`));
  const checked = await reach(back.id, 'ready');
  expect(checked.plans).toEqual({ delete: 2, impossible: 3 });
  expect((await rowsOf(back.id, '&plan=impossible')).map(({ code }) => code)).toEqual(
    Array.from({ length: 3 }, () => 'job.changed_since'),
  );
  await demo.json(`PATCH /api/users/${await idOf('changed_late')}`, { name: 'Changed after the preview' });
  await demo.json(`POST /usher/jobs/${back.id}/start`, { rows: 2, keepsSnapshot: true });
  const done = await reach(back.id, 'finished');
  expect(done).toMatchObject({ states: { done: 1, skipped: 4 }, hasSnapshot: true });
  const left = await usersOf('search.username=revert_%25');
  expect(new Set(left.map(({ username }) => username))).toEqual(
    new Set(names.slice(1).map((name) => `revert_${name}`)),
  );
  const file = await (await demo.send('admin', `GET /usher/jobs/${back.id}/snapshot`)).text();
  expect(
    file
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { username: string }).username),
  ).toEqual(['revert_kept']);
});

it('deletes the user of a trial with the import that is discarded, unless the user was changed', async () => {
  const digest = await hash('correct horse', 4);
  const password = { kind: 'digest' as const, algorithm: 'Bcrypt' as const, digest };
  const planned = await upload(
    rules,
    ['tried_gone', 'tried_kept', 'untried'].map((username, index) => ({
      number: index + 1,
      user: { username },
      password,
    })),
  );
  for (const number of [1, 2]) {
    const trial = await demo.json(`POST /usher/imports/${planned.id}/trial`, { number, password: 'correct horse' });
    expect(trial).toMatchObject({ state: 'verified' });
  }
  expect((await read(planned.id)).states).toEqual({ done: 2, waiting: 1 });
  const [kept] = await usersOf('search.username=tried_kept');
  await demo.json(`PATCH /api/users/${kept?.id}`, { name: 'Changed' });
  await demo.json(`DELETE /usher/jobs/${planned.id}`);
  expect((await demo.send('admin', `GET /usher/jobs/${planned.id}`)).status).toBe(404);
  expect((await usersOf('search.username=tried_%25')).map(({ username }) => username)).toEqual(['tried_kept']);
  const log = JSON.stringify(await demo.json('GET /usher/audit-log?grouped=true&page_size=10'));
  expect(log).toContain(`"action":"jobs:discard","accounts"`);
  expect(log).toContain(`"jobId":"${planned.id}"`);
});

it('imports users with password hashes, updates existing ones, and reverts it', async () => {
  const [known, second, third] = await usersOf(
    'page_size=3&search.primaryEmail=%25%40%25&search.username=%25&joint=and',
  );
  const digest = await hash('correct horse', 4);
  const planned = await upload(rules, [
    {
      number: 1,
      user: { username: 'import_ada', primaryEmail: 'import.ada@example.com', name: 'Ada' },
      sourceId: 'a1',
      password: { kind: 'digest', algorithm: 'Bcrypt', digest },
      identities: [{ target: 'github', userId: 'gh-1' }],
      isSuspended: true,
    },
    { number: 2, user: { primaryEmail: known?.primaryEmail?.toUpperCase() ?? '', name: 'Renamed' } },
    { number: 3, user: { primaryEmail: 'IMPORT.ADA@example.com' } },
    { number: 4, user: { primaryEmail: third?.primaryEmail ?? '', username: second?.username ?? '' } },
    { number: 5, user: { username: 'not valid' } },
    { number: 6, user: { username: 'import_bo' }, problems: [{ column: 'hash', problem: 'unsupported-digest' }] },
    { number: 7, user: { username: 'import_cy' }, roles: ['No such role'] },
  ]);
  expect((await rowsOf(planned.id)).map(({ number, plan, code, field }) => [number, plan, code, field])).toEqual([
    [1, 'create', null, null],
    [2, 'update', null, null],
    [3, 'conflict', 'import.repeated', 'primaryEmail'],
    [4, 'conflict', 'import.several_users', null],
    [5, 'invalid', 'import.invalid', 'username'],
    [6, 'create', 'import.no_password', null],
    [7, 'invalid', 'import.unknown_role', 'No such role'],
  ]);

  const summary = await demo.json(`GET /usher/imports/${planned.id}`);
  expect(summary).toEqual({ rules, passwords: { with: 1, without: 1 } });

  // A row that is edited keeps its password, which the browser does not get.
  const stored = await demo.json(`GET /usher/imports/${planned.id}/rows/1`);
  expect(stored).toMatchObject({ hasPassword: true, row: { number: 1, user: { username: 'import_ada' } } });
  expect(JSON.stringify(stored)).not.toContain(digest);
  const { row } = z.parse(editedRow, stored);
  await demo.json(`PUT /usher/imports/${planned.id}/rows`, { rows: [row] });
  await reach(planned.id, 'ready');

  const wrong = await demo.json(`POST /usher/imports/${planned.id}/trial`, { number: 1, password: 'wrong' });
  expect(wrong).toEqual({ state: 'refused', isRemoved: true });
  const right = await demo.json(`POST /usher/imports/${planned.id}/trial`, { number: 1, password: 'correct horse' });
  expect(right).toMatchObject({ state: 'verified' });

  // The user of the trial exists already.
  await start(planned.id, 2);
  const done = await reach(planned.id, 'finished');
  expect(done.states).toEqual({ done: 3, skipped: 4 });
  const [ada] = await usersOf('search.username=import_ada');
  expect(ada).toMatchObject({
    name: 'Ada',
    isSuspended: true,
    hasPassword: true,
    customData: { importedFrom: { source: 'table', id: 'a1' } },
    identities: { github: { userId: 'gh-1' } },
  });
  expect(await usersOf(`search.id=${known?.id}`)).toMatchObject([{ name: 'Renamed' }]);

  const file = await (await demo.send('admin', `GET /usher/jobs/${planned.id}/file`)).text();
  expect(file.split('\r\n')[5]).toMatch(/^5,,not valid,invalid,skipped,import\.invalid,username/);
  expect(file).not.toContain(digest);

  const back = z.parse(job, await demo.json(`POST /usher/jobs/${planned.id}/revert`));
  await reach(back.id, 'ready');
  await start(back.id, 3);
  await reach(back.id, 'finished');
  expect(await usersOf('search.username=import_%25')).toEqual([]);
  expect(await usersOf(`search.id=${known?.id}`)).toMatchObject([{ name: known?.name }]);
});

it('does each action to the users of a list, and reverts it', async () => {
  const users = await usersOf('page_size=3&page=5');
  const ids = users.map(({ id }) => id);
  const named = z.array(z.object({ id: z.string(), name: z.string() }));
  const [role] = z.parse(named, await demo.json('GET /api/roles?type=User&search.name=Editor'));
  const [organization] = z.parse(named, await demo.json('GET /api/organizations?page_size=1'));
  const [roleId, organizationId] = [role?.id ?? '', organization?.id ?? ''];
  const stateOf = async () =>
    Promise.all(
      ids.map(async (id) => {
        const [{ customData, isSuspended }] = z.parse(z.tuple([user]), await usersOf(`search.id=${id}`));
        const roles = z.parse(named, await demo.json(`GET /api/users/${id}/roles`)).map(({ name }) => name);
        const member = z.parse(named, await demo.json(`GET /api/users/${id}/organizations`)).map(({ name }) => name);
        return { customData, isSuspended, roles: roles.toSorted(), member: member.toSorted() };
      }),
    );
  const changes: BulkChange[] = [
    { action: 'assign-roles', roleIds: [roleId] },
    { action: 'remove-roles', roleIds: [roleId] },
    { action: 'add-to-organization', organizationId },
    { action: 'remove-from-organization', organizationId },
    { action: 'set-custom-data', key: 'desk', value: { floor: 3 } },
    { action: 'set-custom-data', key: 'desk' },
    { action: 'suspend' },
    { action: 'restore' },
  ];
  for (const change of changes) {
    const before = await stateOf();
    const planned = await preview({ change, selection: { by: 'ids', ids } });
    const rows = planned.plans.change ?? 0;
    expect(rows + (planned.plans.already ?? 0)).toBe(ids.length);
    if (rows === 0) continue;
    await start(planned.id, rows);
    expect((await reach(planned.id, 'finished')).states.done).toBe(rows);
    const after = await stateOf();
    expect([change, after]).not.toEqual([change, before]);

    const back = z.parse(job, await demo.json(`POST /usher/jobs/${planned.id}/revert`));
    await reach(back.id, 'ready');
    await start(back.id, rows);
    await reach(back.id, 'finished');
    expect([change, await stateOf()]).toEqual([change, before]);
    // The next action needs what this one did.
    const again = await preview({ change, selection: { by: 'ids', ids } });
    await start(again.id, rows);
    await reach(again.id, 'finished');
    expect([change, await stateOf()]).toEqual([change, after]);
  }
});

it('checks the rows again that repeated an excluded one', async () => {
  const planned = await upload(rules, [
    { number: 1, user: { username: 'import_twice', name: 'First' } },
    { number: 2, user: { username: 'import_twice', name: 'Second' } },
  ]);
  expect(planned.plans).toEqual({ create: 1, conflict: 1 });
  await demo.json(`POST /usher/imports/${planned.id}/rows/1/exclude`);
  expect((await reach(planned.id, 'ready')).plans).toEqual({ skipped: 1, create: 1 });
  expect((await rowsOf(planned.id)).map(({ code }) => code)).toEqual(['job.excluded', 'import.no_password']);
});
