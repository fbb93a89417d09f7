import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { broken, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { operatorHeaders, type OperatorRole } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
const signInAs = (role: OperatorRole) => sendToProduct(product, 'POST /usher/sign-in/demo', { role });

beforeAll(async () => {
  product = await openTestProduct(0);
});
afterAll(() => product.close());
beforeEach(async () => {
  await signInAs('admin');
  user = await createUser(product, { name: 'Ada' });
  await sendToProduct(product, `PATCH /api/users/${user.id}`, { name: 'Grace' });
});

const open = (answer: Answer = product.fetch, query = '') => renderConsole(`/users/${user.id}/history${query}`, answer);
const table = async () => within(await screen.findByRole('table', { name: 'History' }));
const sections = async () => within(await screen.findByRole('navigation', { name: 'User sections' }));

it('lists changes with values for administrators, each linked to its event', async () => {
  open();
  const rows = (await table()).getAllByRole('rowheader');
  expect(rows).toHaveLength(2);
  const [change] = rows;
  if (change === undefined) throw new Error('no change');
  expect(within(change).getByRole('link', { name: 'Change profile' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/audit-log\/\d+$/),
  );
  expect(change).toHaveTextContent('Name: Ada → Grace');
  expect(rows[1]).toHaveTextContent('Create user');
  expect(screen.getByRole('link', { name: 'This account in the audit log' })).toBeVisible();
  expect((await sections()).getByRole('link', { name: 'History', current: 'page' })).toBeVisible();
});

it('lists changes without values and links for support', async () => {
  await signInAs('support');
  open();
  const [change] = (await table()).getAllByRole('rowheader');
  expect(change).toHaveTextContent(/Change profile.*Name/);
  expect(change).not.toHaveTextContent('Grace');
  expect((await table()).queryByRole('link')).toBeNull();
  expect(screen.queryByRole('link', { name: 'This account in the audit log' })).toBeNull();
});

it('is hidden from viewers', async () => {
  await signInAs('viewer');
  const { sent } = open();
  expect(await screen.findByText('Hidden from your role')).toBeVisible();
  expect((await sections()).getByRole('link', { name: 'History' })).toBeVisible();
  expect(sent(`GET /usher/users/${user.id}/history`)).toEqual([]);
});

it('says when there are no changes', async () => {
  const none = (request: Request) =>
    new URL(request.url).pathname.endsWith('/history')
      ? Response.json([], { headers: { 'Total-Number': '0' } })
      : product.fetch(request);
  open(none);
  expect(await screen.findByText('No changes')).toBeVisible();
  expect(screen.getByText('0 of 0')).toBeVisible();
});

it('shows the page of the URL', async () => {
  for (let one = 0; one < 9; one += 1) {
    // In sequence: each is an event of its own.
    await sendToProduct(product, `PATCH /api/users/${user.id}`, { name: `Ada ${one}` });
  }
  open(product.fetch, '?page_size=10&page=2');
  const rows = (await table()).getAllByRole('rowheader');
  expect(rows.map((row) => row.textContent)).toEqual([expect.stringContaining('Create user')]);
  expect(screen.getByText('11–11 of 11')).toBeVisible();
});

it('can be loaded again after a failure', async () => {
  const { answer, repair } = broken(product.fetch, `GET /usher/users/${user.id}/history`, () => refusal(500));
  const { operator } = open(answer);
  const retry = await screen.findByRole('button', { name: 'Try again' });
  repair();
  await operator.click(retry);
  expect((await table()).getAllByRole('rowheader')).toHaveLength(2);
});

it('shows a guided flow as one row that opens, with the names of roles', async () => {
  const role = await sendToProduct(product, 'POST /api/roles', { name: 'Customer', description: 'buys' });
  const { id: roleId } = role as { id: string };
  await sendToProduct(product, `POST /api/users/${user.id}/roles`, { roleIds: [roleId] });
  const headers = { [operatorHeaders.reason]: 'HR-7' };
  const flow = { flow: 'offboard', steps: ['suspend', 'roles'] };
  const opened = await sendToProduct(product, `POST /usher/users/${user.id}/flows`, flow, headers);
  const inFlow = { ...headers, [operatorHeaders.flow]: (opened as { id: string }).id };
  const suspend = `PATCH /api/users/${user.id}/is-suspended`;
  await sendToProduct(product, suspend, { isSuspended: true }, inFlow);
  await sendToProduct(product, `DELETE /api/users/${user.id}/roles/${roleId}`, undefined, inFlow);
  const { operator } = open();
  const toggle = await screen.findByRole('button', { name: 'Offboard user: 2 changes', expanded: false });
  const texts = async () => (await table()).getAllByRole('rowheader').map(({ textContent }) => textContent);
  await waitFor(async () => expect((await texts())[1]).toContain('Assign role Customer'));
  expect(await texts()).toHaveLength(4);
  expect(screen.getByText('1–4 of 4')).toBeVisible();
  await operator.click(toggle);
  await waitFor(async () => expect((await texts())[1]).toContain('Remove role Customer'));
  const [, removed, suspended, started, ...others] = await texts();
  expect([removed, suspended, started]).toEqual([
    expect.stringContaining('Assign or remove roles'),
    expect.stringContaining('Suspend user'),
    expect.stringContaining('Start offboarding'),
  ]);
  expect(others).toHaveLength(3);
});

it('names the duplicate that a merge deleted, and lists its deletion', async () => {
  const other = await createUser(product, { name: 'Ada Byron' });
  const headers = { [operatorHeaders.reason]: 'DUP-7' };
  const merge = { flow: 'merge', otherUserId: other.id, steps: ['delete'] };
  const opened = await sendToProduct(product, `POST /usher/users/${user.id}/flows`, merge, headers);
  const inFlow = { ...headers, [operatorHeaders.flow]: (opened as { id: string }).id };
  await sendToProduct(product, `DELETE /api/users/${other.id}`, undefined, inFlow);
  const { operator } = open();
  expect(await screen.findByText('The other account, Ada Byron, was deleted')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Merge accounts: 1 change' }));
  await waitFor(async () =>
    expect((await table()).getByRole('rowheader', { name: /Delete user/ })).toHaveTextContent(
      'On the account of Ada Byron',
    ),
  );
});

it('leaves out fields that say nothing without their values, for support', async () => {
  await signInAs('support');
  open(async (request) => {
    const answer = await product.fetch(request);
    if (!new URL(request.url).pathname.endsWith('/history')) return answer;
    const [first] = (await answer.json()) as object[];
    const changedFields = ['password', 'style', 'userCannotRecover'];
    return Response.json([{ ...first, changedFields }], { headers: { 'Total-Number': '1' } });
  });
  const [row] = (await table()).getAllByRole('rowheader');
  expect(row).toHaveTextContent(/Change profilePassword(?! format)/);
  expect(row).not.toHaveTextContent('code');
});
