import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, isFor, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { AuditEvent } from '#contract/audit-log.ts';
import { type Log, log } from '#contract/logs.ts';
import type { Product } from '#server/product.ts';

let product: Product;
/** Entries of the user with the most entries, newest first. */
let logs: Log[];
let userId: string;
beforeAll(async () => {
  product = await openTestProduct(60);
  const read = async (query: string) => z.array(log).parse(await sendToProduct(product, `GET /api/logs?${query}`));
  const userIds = (await read('page_size=100')).flatMap(({ payload }) => payload.userId ?? []);
  const times = (id: string) => userIds.filter((one) => one === id).length;
  userId = userIds.toSorted((a, b) => times(b) - times(a))[0] ?? '';
  logs = await read(`userId=${userId}&page_size=100`);
});
afterAll(() => product.close());

const open = (query = '', answer: Answer = product.fetch) => renderConsole(`/users/${userId}/activity${query}`, answer);
const table = () => screen.findByRole('table', { name: 'Activity' });
const rows = async () => within(await table()).getAllByRole('rowheader');
const queryOf = (request: Request | undefined) => new URL(request?.url ?? '').searchParams;
const show = () => screen.findByRole('switch', { name: 'Operator actions' });

/** Responds like the product, with an audit log of one action at each of these times. */
function withActionsAt(...times: number[]): Answer {
  const entries = times.toSorted((a, b) => b - a).map(actionAt);
  return (request) => {
    if (!isFor('GET /usher/audit-log')(request)) return product.fetch(request);
    const query = queryOf(request);
    const [from, to] = [Number(query.get('from') ?? -Infinity), Number(query.get('to') ?? Infinity)];
    const found = entries.filter(({ at }) => at >= from && at <= to);
    return Response.json(found.slice(0, Number(query.get('page_size'))), {
      headers: { 'Total-Number': String(found.length) },
    });
  };
}

const actionAt = (at: number): AuditEvent => ({
  sequence: at,
  at,
  kind: 'write',
  requestId: null,
  flowId: null,
  operator: { subject: 'olga', name: 'Olga', role: 'support' },
  action: 'users:restore',
  method: 'PATCH',
  route: null,
  targetUserId: userId,
  target: null,
  changedFields: [],
  values: 'readable',
  targetName: null,
  reason: `TICKET-${at}`,
  approval: null,
  caller: [],
  outcome: { sequence: at, at, status: 200, code: null, durationMs: 1 },
  count: null,
  lost: null,
  since: null,
});

/** IDs of the rows: entry IDs, and the times of actions. */
const rowIds = async () =>
  (await rows()).map((row) => within(row).getByRole('link').getAttribute('href')?.split('/').at(-1));
const shown = (...expected: (Log | number | undefined)[]) =>
  waitFor(async () =>
    expect(await rowIds()).toEqual(expected.map((one) => (typeof one === 'number' ? String(one) : one?.id))),
  );
const timeOf = (index: number): number => logs[index]?.createdAt ?? 0;

it('lists a suspension among the entries immediately', async () => {
  const { operator } = open('?view=entries&dialog=suspend');
  const dialog = await screen.findByRole('dialog');
  await operator.click(within(dialog).getByRole('button', { name: 'Suspend user' }));
  const link = await screen.findByRole('link', { name: 'Suspend user' });
  expect(link).toHaveAttribute('href', expect.stringMatching(/^\/audit-log\/\d+$/));
  const row = within(link.closest('tr') as HTMLElement);
  expect(row.getByText('Operator')).toBeInTheDocument();
  expect(row.getByText(/ \(Administrator\)$/)).toBeInTheDocument();
  expect(row.getByRole('cell', { name: 'Succeeded' })).toBeInTheDocument();

  const all = await rows();
  const position = all.indexOf(link.closest('th') as HTMLElement);
  const firstLogged = all.findIndex((header) => within(header).queryByText('Operator') === null);
  expect(position).toBeGreaterThanOrEqual(0);
  expect(firstLogged).toBeGreaterThan(position);
  expect(screen.getByRole('link', { name: 'This account in the audit log' })).toHaveAttribute(
    'href',
    `/audit-log?userId=${userId}`,
  );
});

it('lists each action on the page of the entries around it', async () => {
  const [newest, inFirst, inSecond] = [timeOf(0) + 1, timeOf(1), timeOf(1) - 1];
  const { operator, sent } = open('?view=entries&page_size=2', withActionsAt(newest, inFirst, inSecond));
  await shown(newest, logs[0], logs[1], inFirst);
  expect(queryOf(sent('GET /usher/audit-log')[0]).get('userId')).toBe(userId);

  await operator.click(screen.getByRole('link', { name: 'Next page' }));
  await shown(inSecond, logs[2], logs[3]);
  const auditLog = sent('GET /usher/audit-log').map((request) => queryOf(request).get('to'));
  expect(auditLog).toEqual([null, String(timeOf(1) - 1)]);
});

it('loads the start of a page opened by URL, and lists the oldest actions on the last page', async () => {
  const oldest = timeOf(logs.length - 1) - 1;
  const last = logs.length;
  const { sent } = open(`?view=entries&page_size=1&page=${last}`, withActionsAt(timeOf(0), oldest));
  await shown(logs.at(-1), oldest);
  const endTimes = sent('GET /usher/audit-log').map((request) => Number(queryOf(request).get('to')));
  expect(endTimes).toEqual([timeOf(last - 2) - 1]);
});

it('lists only actions in the time range', async () => {
  const { sent } = open(`?start_time=${timeOf(1)}`, withActionsAt(timeOf(1) - 1));
  await table();
  await waitFor(() => expect(queryOf(sent('GET /usher/audit-log')[0]).get('from')).toBe(String(timeOf(1))));
  // Only writes and reveals: views would outnumber them.
  expect(queryOf(sent('GET /usher/audit-log')[0]).get('kind')).toBe('write');
  expect(screen.queryByText('Restore user')).toBeNull();
});

it('lists actions between attempts, and can hide them', async () => {
  const { operator, address } = open('', withActionsAt(timeOf(0) + 1));
  const [first, second] = await waitFor(async () => {
    const all = await rows();
    expect(all[0]).toHaveTextContent('Restore user');
    return all;
  });
  expect(first).toHaveTextContent(`TICKET-${timeOf(0) + 1}`);
  expect(first).toHaveTextContent('Olga (Support)');
  expect(second).not.toHaveTextContent('Operator');
  await operator.click(await show());
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Restore user' })).toBeNull());
  expect(address()).toBe(`/users/${userId}/activity?actions=hidden`);
  await operator.click(await show());
  expect(await screen.findByRole('link', { name: 'Restore user' })).toBeVisible();
});

it('hides actions for filters that do not apply to them', async () => {
  const { router, sent } = open('?logKey=Interaction.SignIn.Submit', withActionsAt(timeOf(0)));
  expect(await screen.findByText(/these filters leave them out/)).toBeVisible();
  for (const filter of ['applicationId=demo-app', 'result=Success']) {
    await router.navigate(`/users/${userId}/activity?${filter}`);
    await table();
    expect(await screen.findByText(/these filters leave them out/)).toBeVisible();
    expect(await show()).toBeDisabled();
  }
  expect(sent('GET /usher/audit-log')).toEqual([]);
});

it('says when there are more actions than are shown', async () => {
  open('', withActionsAt(...Array.from({ length: 101 }, (_, index) => timeOf(0) + index)));
  const note = await screen.findByText(/Only the newest 100 operator actions/);
  expect(within(note).getByRole('link', { name: 'See all in the audit log' })).toHaveAttribute(
    'href',
    `/audit-log?userId=${userId}`,
  );
});

it('shows the entries when the audit log fails', async () => {
  const { answer, repair } = broken(withActionsAt(timeOf(0) + 1), 'GET /usher/audit-log', () => refusal(500));
  const { operator } = open('?view=entries&page_size=2', answer);
  await shown(logs[0], logs[1]);
  const alert = within(await screen.findByRole('alert'));
  expect(alert.getByText(/^Operator actions couldn’t be loaded\. /)).toBeVisible();
  repair();
  await operator.click(alert.getByRole('button', { name: 'Try again' }));
  await shown(timeOf(0) + 1, logs[0], logs[1]);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('lists actions of a user without entries', async () => {
  const { sent } = renderConsole(
    `/users/${userId}/activity?start_time=${Date.now()}`,
    withActionsAt(Date.now() + 60_000),
  );
  expect(await screen.findByRole('link', { name: 'Restore user' })).toBeVisible();
  expect(screen.queryByText('No activity')).toBeNull();
  expect(sent('GET /usher/audit-log')).not.toEqual([]);
});

it('lists the creation of the account', async () => {
  const { id } = await createUser(product, { name: 'Nova Neu' });
  renderConsole(`/users/${id}/activity`, product.fetch);
  expect(await screen.findByRole('link', { name: 'Create user' })).toBeVisible();
});

it('hides actions from operators who may not read the audit log', async () => {
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'support' });
  const { sent } = open();
  await table();
  expect(screen.queryByRole('switch')).toBeNull();
  expect(screen.queryByRole('link', { name: 'This account in the audit log' })).toBeNull();
  expect(sent('GET /usher/audit-log')).toEqual([]);
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'admin' });
});
