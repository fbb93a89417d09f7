import { act, screen, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { type Job, job } from '#contract/jobs.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0, { JOB_RATE: '1000000' });
});
afterAll(() => product.close());

/** Longer than the time after which a job under way is read without an event. */
const soon = { timeout: 10_000 };

const listeners = new Map<string, (event: { data: string }) => void>();
beforeEach(() => {
  vi.stubGlobal(
    'EventSource',
    class {
      addEventListener = listeners.set.bind(listeners);
      close = () => undefined;
    },
  );
  return () => vi.unstubAllGlobals();
});
const connect = () => act(() => listeners.get('open')?.({ data: '' }));
const receive = (known: Job) => act(() => listeners.get('message')?.({ data: JSON.stringify({ jobs: [known] }) }));

/** Creates a job that suspends one user, and waits for its preview. */
async function readyJob(name: string): Promise<Job> {
  const { id } = await createUser(product, { name });
  const created = job.parse(
    await sendToProduct(product, 'POST /usher/jobs', {
      change: { action: 'suspend' },
      selection: { by: 'ids', ids: [id] },
    }),
  );
  return vi.waitFor(async () => {
    const known = job.parse(await sendToProduct(product, `GET /usher/jobs/${created.id}`));
    expect(known.state).toBe('ready');
    return known;
  }, soon);
}

/** Opens the page of a job; the object returned replaces members of the responses. */
function openJob(known: Job) {
  const told: { job: Partial<Job>; row: object } = { job: {}, row: {} };
  const page = renderConsole(`/jobs/${known.id}`, async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === `/usher/jobs/${known.id}/retry`) return Response.json({ ...known, ...told.job });
    const response = await product.fetch(request);
    if (pathname === `/usher/jobs/${known.id}`) return Response.json({ ...known, ...told.job });
    if (pathname !== `/usher/jobs/${known.id}/rows`) return response;
    const rows = (await response.json()) as object[];
    return Response.json(
      rows.map((row) => ({ ...row, ...told.row })),
      { headers: response.headers },
    );
  });
  return { ...page, told };
}

it('finds the end of a check whose event came before the response', async () => {
  const known = await readyJob('Annie Easley');
  const { told } = openJob(known);
  told.job = { state: 'checking', plans: {} };
  told.row = { plan: null };
  expect(await screen.findByText('Checking users: 0 of 1')).toBeVisible();
  connect();
  told.job = {};
  expect(await screen.findByRole('button', { name: 'Suspend 1 user' }, soon)).toBeVisible();
  const rows = within(screen.getByRole('table', { name: 'Rows' }));
  expect(rows.getByText('Not checked yet')).toBeVisible();
  told.row = {};
  expect(await rows.findByText('Will be changed', {}, soon)).toBeVisible();
});

it('reads the rows again when a retry ends as the job ended before', async () => {
  const known = await readyJob('Melba Roy');
  const ended = { state: 'finished', startedAt: 1, endedAt: 2, states: { failed: 1 } } as const;
  const { told, operator } = openJob(known);
  Object.assign(told, { job: ended, row: { state: 'failed' } });
  const rows = within(await screen.findByRole('table', { name: 'Rows' }, soon));
  expect(await rows.findByText('Failed')).toBeVisible();
  connect();
  receive({ ...known, ...ended });
  told.job = { ...ended, state: 'running', states: { running: 1 } };
  told.row = { state: 'running' };
  await operator.click(screen.getByRole('button', { name: 'Retry failed' }));
  expect(await rows.findByText('In progress')).toBeVisible();
  Object.assign(told, { job: { ...ended, endedAt: 3 }, row: { state: 'failed' } });
  receive({ ...known, ...ended, endedAt: 3 });
  expect(await rows.findByText('Failed')).toBeVisible();
});

it('no longer says that the server does not respond when its events arrive again', async () => {
  const known = await readyJob('Valerie Thomas');
  const running = { ...known, state: 'running', startedAt: 1, perMinute: 60, states: { running: 1 } } as const;
  let isDown = false;
  const { told, queryClient } = openJob(known);
  told.job = running;
  expect(await screen.findByText('60 rows per minute')).toBeVisible();
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    if (isDown) throw new TypeError('Failed to fetch');
    return fetch(...request);
  });
  isDown = true;
  await act(() => queryClient.refetchQueries({ queryKey: ['jobs', 'detail'] }));
  expect(await screen.findByText(/^Usher doesn’t respond, so/)).toBeVisible();
  isDown = false;
  connect();
  receive({ ...running, perMinute: 61 });
  expect(await screen.findByText('60 rows per minute')).toBeVisible();
  expect(screen.queryByText(/^Usher doesn’t respond, so/)).toBeNull();
});

it('counts the users of trials apart in the preview of an import, and says when users are only updated', async () => {
  const known = await readyJob('Christine Darden');
  const { told } = openJob(known);
  told.job = { kind: 'import', total: 4, plans: { create: 4 }, states: { done: 1, waiting: 3 } };
  expect(await screen.findByRole('button', { name: 'Import 3 users' })).toBeVisible();
  const summary = screen.getByRole('table', { name: 'Preview' });
  const rows = within(summary).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^3Will be created/),
    expect.stringMatching(/^1Tried/),
  ]);
  receive({ ...known, kind: 'import', plans: { update: 1 } });
  expect(await screen.findByRole('button', { name: 'Update 1 user' })).toBeVisible();
});
