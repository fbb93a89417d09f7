import { act, cleanup, screen, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { job } from '#contract/jobs.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0, { JOB_RATE: '1000000' });
});
afterAll(() => product.close());

/** Jobs are read again every half second. */
const soon = { timeout: 10_000 };

it('deletes selected users after a preview and the number of users, and tells of it', async () => {
  await createUser(product, { name: 'Ada Lovelace' });
  const kept = await createUser(product, { name: 'Grace Hopper' });
  await createUser(product, { name: 'Mary Jackson' });
  const { operator, address } = renderConsole('/users', product.fetch);
  await operator.click(await screen.findByRole('checkbox', { name: 'Select Ada Lovelace' }));
  await operator.click(screen.getByRole('checkbox', { name: 'Select Mary Jackson' }));
  const selection = within(await screen.findByRole('region', { name: 'Selection' }));
  expect(await selection.findByText('2 selected')).toBeVisible();
  await operator.click(selection.getByRole('button', { name: 'Actions' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete users' }));
  await operator.click(dialog.getByRole('button', { name: 'Preview' }));

  expect(await screen.findByRole('heading', { level: 1, name: 'Preview' })).toBeVisible();
  const start = await screen.findByRole('button', { name: 'Delete 2 users' }, soon);
  expect(address()).toMatch(/^\/jobs\/[\w-]+$/);
  expect(screen.getByText(/^Deleted accounts can’t be restored/)).toBeVisible();
  expect(await screen.findByText('No sessions, tokens, roles or organizations.')).toBeVisible();
  await operator.click(start);
  expect(await screen.findByText('Type 2 to delete these users')).toBeVisible();
  await operator.type(screen.getByRole('textbox', { name: 'Type the number of users to confirm' }), '2');
  await operator.click(start);

  expect(await screen.findByRole('heading', { level: 1, name: 'Delete users' }, soon)).toBeVisible();
  expect(await screen.findByText('2 done', {}, soon)).toBeVisible();
  expect(await screen.findByText('Deleted 2 users', {}, soon)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Download snapshot' })).toHaveAttribute(
    'href',
    expect.stringMatching(/\/snapshot$/),
  );
  for (const name of ['Revert', 'Retry failed', 'Pause', 'Cancel']) {
    expect(screen.queryByRole('button', { name })).toBeNull();
  }
  const left = await product.fetch(new Request('http://localhost/api/users'));
  expect(await left.json()).toEqual([expect.objectContaining({ id: kept.id })]);
});

it('exports the rows that its filter shows', async () => {
  const { id } = await createUser(product, { name: 'Katherine Johnson' });
  const change = { action: 'suspend' };
  const created = await sendToProduct(product, 'POST /usher/jobs', {
    change,
    selection: { by: 'ids', ids: [id, 'gone'] },
  });
  const { id: jobId } = job.parse(created);
  const { operator, sentBody } = renderConsole(`/jobs/${jobId}?search=${id}`, product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Export' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Export rows' }));
  expect(await dialog.findByText(/^1 row\. The audit log records/)).toBeVisible();
  const sample = await dialog.findByRole('table', { name: 'Sample' });
  expect(within(sample).getByRole('cell', { name: id })).toBeVisible();
  expect(await sentBody('POST /usher/export-sample')).toMatchObject({ selection: { by: 'job', jobId, search: id } });
});

it('demands the reason before the start, asks before it cancels, and names the rows that were not done', async () => {
  const careful = await openTestProduct(1, { REASON_REQUIRED: 'users:suspend', JOB_RATE: '1000000' });
  let state: string | undefined;
  const answer = async (request: Request) => {
    const response = await careful.fetch(request);
    const { pathname } = new URL(request.url);
    if (!/^\/usher\/jobs\/[^/]+$/.test(pathname) || state === undefined) return response;
    return Response.json({ ...((await response.json()) as object), state, startedAt: Date.now() });
  };
  const [user] = (await (await careful.fetch(new Request('http://localhost/api/users'))).json()) as { id: string }[];
  const created = await sendToProduct(careful, 'POST /usher/jobs', {
    change: { action: 'suspend' },
    selection: { by: 'ids', ids: [user?.id] },
  });
  const { id } = created as { id: string };
  const before = renderConsole(`/jobs/${id}`, answer);
  const start = await screen.findByRole('button', { name: 'Suspend 1 user' }, soon);
  await before.operator.click(start);
  expect(before.sent(`POST /usher/jobs/${id}/start`)).toEqual([]);
  expect(screen.getByRole('textbox', { name: /^Reason or ticket/ })).toBeInvalid();

  cleanup();
  state = 'running';
  const { operator, sent } = renderConsole(`/jobs/${id}`, answer);
  await operator.click(await screen.findByRole('button', { name: 'Cancel' }, soon));
  expect(await screen.findByRole('dialog', { name: 'Cancel this job?' })).toBeVisible();
  expect(sent(`POST /usher/jobs/${id}/cancel`)).toEqual([]);

  cleanup();
  state = 'canceled';
  renderConsole(`/jobs/${id}`, answer);
  const row = within(await screen.findByRole('table', { name: 'Rows' }, soon)).getByRole('row', { name: /Suspend/ });
  expect(row).toHaveTextContent('Not done');
  await careful.close();
});

const rules = {
  source: 'table',
  fileName: 'people.csv',
  matchBy: ['username'],
  existing: 'skip',
  updates: [],
  sourceKey: null,
  skipsUnverified: false,
  roleIds: [],
  organizationIds: [],
  suspends: false,
  withoutPassword: 'none',
  allowsPlainPasswords: false,
};

it('has the field for the reason of an import from the start if one of its rows needs one', async () => {
  const careful = await openTestProduct(0, { REASON_REQUIRED: 'users:suspend', JOB_RATE: '1000000' });
  const rows = [{ number: 1, user: { username: 'ada' }, isSuspended: true }];
  const { id } = job.parse(await sendToProduct(careful, 'POST /usher/imports', { rules, rows: 1 }));
  await sendToProduct(careful, `PUT /usher/imports/${id}/rows`, { rows });
  await sendToProduct(careful, `POST /usher/imports/${id}/check`);
  renderConsole(`/jobs/${id}`, careful.fetch);
  expect(await screen.findByRole('button', { name: 'Import 1 user' }, soon)).toBeVisible();
  expect(screen.getByRole('textbox', { name: /^Reason or ticket/ })).toBeVisible();
  await careful.close();
});

it('opens the revert although the server tells of it before the answer, and has the reason from the start', async () => {
  const careful = await openTestProduct(1, { REASON_REQUIRED: 'users:restore', JOB_RATE: '1000000' });
  const [user] = (await (await careful.fetch(new Request('http://localhost/api/users'))).json()) as { id: string }[];
  const { id } = job.parse(
    await sendToProduct(careful, 'POST /usher/jobs', {
      change: { action: 'suspend' },
      selection: { by: 'ids', ids: [user?.id] },
    }),
  );
  const reach = (state: string) =>
    vi.waitFor(async () => {
      expect(await sendToProduct(careful, `GET /usher/jobs/${id}`)).toMatchObject({ state });
    }, soon);
  await reach('ready');
  await sendToProduct(careful, `POST /usher/jobs/${id}/start`, { rows: 1 });
  await reach('finished');
  const listeners = new Map<string, (event: { data: string }) => void>();
  vi.stubGlobal(
    'EventSource',
    class {
      addEventListener = listeners.set.bind(listeners);
      close = () => undefined;
    },
  );
  const answer = async (request: Request) => {
    const response = await careful.fetch(request);
    if (!request.url.endsWith('/revert')) return response;
    const known = await sendToProduct(careful, `GET /usher/jobs/${id}`);
    act(() => listeners.get('message')?.({ data: JSON.stringify({ jobs: [known] }) }));
    expect(await screen.findByRole('link', { name: 'Open the reverting job' })).toBeVisible();
    return response;
  };
  const { operator, address } = renderConsole(`/jobs/${id}`, answer);
  await operator.click(await screen.findByRole('button', { name: 'Revert' }, soon));
  expect(await screen.findByRole('heading', { level: 1, name: 'Preview' }, soon)).toBeVisible();
  expect(address()).not.toBe(`/jobs/${id}`);
  expect(await screen.findByRole('textbox', { name: /^Reason or ticket/ }, soon)).toBeVisible();
  vi.unstubAllGlobals();
  await careful.close();
});

it('says that the server does not respond while a job is running', async () => {
  const { id } = await createUser(product, { name: 'Dorothy Vaughan' });
  const created = await sendToProduct(product, 'POST /usher/jobs', {
    change: { action: 'suspend' },
    selection: { by: 'ids', ids: [id] },
  });
  const { id: jobId } = job.parse(created);
  let isDown = false;
  renderConsole(`/jobs/${jobId}`, async (request) => {
    if (isDown) throw new TypeError('Failed to fetch');
    const response = await product.fetch(request);
    if (!new URL(request.url).pathname.endsWith(`/usher/jobs/${jobId}`)) return response;
    const running = { state: 'running', startedAt: Date.now(), perMinute: 60, states: { running: 1 } };
    return Response.json({ ...((await response.json()) as object), ...running });
  });
  expect(await screen.findByText('60 rows per minute', {}, soon)).toBeVisible();
  isDown = true;
  expect(await screen.findByText(/^Usher doesn’t respond, so/, {}, soon)).toBeVisible();
  expect(screen.queryByText('60 rows per minute')).toBeNull();
  isDown = false;
  expect(await screen.findByText('60 rows per minute', {}, soon)).toBeVisible();
});

it('says when a job does not exist', async () => {
  renderConsole('/jobs/gone', product.fetch);
  expect(await screen.findByRole('heading', { level: 1, name: 'Job not found' })).toBeVisible();
});

it('offers no jobs to operators who may not run them', async () => {
  const support = await openTestProduct(1, { role: 'support' });
  const { address, router, sent } = renderConsole('/users', support.fetch);
  await within(await screen.findByRole('table', { name: 'Users' })).findAllByRole('rowheader');
  expect(screen.queryByRole('link', { name: 'Jobs' })).toBeNull();
  await router.navigate('/jobs');
  expect(await screen.findByText('Only administrators can work on many users.')).toBeVisible();
  expect(address()).toBe('/jobs');
  expect(sent('GET /usher/jobs')).toHaveLength(0);
  await support.close();
});
