import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';

import { readRecentUsers } from '#console/features/palette/recent-users.ts';
import { paths } from '#console/lib/paths.ts';
import { broken, isFor, nobodyListens } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
beforeAll(async () => {
  product = await openTestProduct(0, { REASON_REQUIRED: 'users:create,users:unlock' });
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'admin' });
  const headers = { 'x-usher': '1', 'content-type': 'application/json', 'x-usher-reason': 'CASE-0' };
  const body = JSON.stringify({ name: 'Ada Lovelace', primaryEmail: 'ada@example.org' });
  await product.fetch(new Request('http://localhost/api/users', { method: 'POST', headers, body }));
  [user] = (await sendToProduct(product, 'GET /api/users?page=1&page_size=1')) as [User];
});
afterAll(() => product.close());
afterEach(() => void vi.unstubAllGlobals());

/** Gives a reason for the account by an action that needs one. */
async function giveReason({ operator, router }: ReturnType<typeof renderConsole>, reason: string) {
  await router.navigate(paths.userSignInHelp(user.id, 'unlock'));
  const dialog = within(await screen.findByRole('dialog'));
  await operator.type(await dialog.findByRole('textbox', { name: 'Reason or ticket' }), reason);
  await operator.click(dialog.getByRole('button', { name: 'Unlock user' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

it('clears data and reasons of an operator when another signs in after the session ended', async () => {
  const rendered = renderConsole('/users', product.fetch);
  const { operator, queryClient, router } = rendered;
  expect(await screen.findAllByText('ada@example.org')).not.toEqual([]);
  await router.navigate(`/users/${user.id}`);
  await giveReason(rendered, 'CASE-1');
  const name = await screen.findByRole('textbox', { name: 'Name' });
  expect(readRecentUsers('demo-admin')).toEqual([user.id]);
  await operator.type(name, ' typed');
  expect(screen.getByText('Reason: CASE-1')).toBeVisible();

  await sendToProduct(product, 'POST /usher/sign-out', {});
  await operator.click(screen.getByRole('button', { name: 'Save changes' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Your session has ended' }));
  await operator.click(await dialog.findByRole('button', { name: 'Continue as support' }));
  expect(await screen.findByText('You signed in as another operator. Your entries are kept.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Ada Lovelace typed');
  expect(screen.queryByText('Reason: CASE-1')).toBeNull();
  expect(readRecentUsers('demo-admin')).toEqual([]);
  expect(queryClient.getQueryCache().findAll({ type: 'inactive', queryKey: ['users', 'list'] })).toEqual([]);
});

it('explains why the browser does not keep the session', async () => {
  await sendToProduct(product, 'POST /usher/sign-out', {});
  const forgetful = (request: Request) =>
    isFor('POST /usher/sign-in/demo')(request) ? new Response(null, { status: 204 }) : product.fetch(request);
  const { operator } = renderConsole('/sign-in', forgetful);
  for (const [isSecureContext, advice] of [
    [false, 'At this address, browsers require HTTPS'],
    [true, 'Allow cookies for this address. Safari'],
  ] as const) {
    vi.stubGlobal('isSecureContext', isSecureContext);
    await operator.click(await screen.findByRole('button', { name: 'Continue as viewer' }));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(advice));
    expect(screen.getByRole('alert')).toHaveTextContent(/^Your browser didn’t store the session/);
  }
});

it('shows when signing out fails and allows a retry', async () => {
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'admin' });
  const { operator } = renderConsole('/users', broken(product.fetch, 'POST /usher/sign-out', nobodyListens).answer);
  await operator.click(await screen.findByRole('button', { name: /^Operator/ }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(/^You are still signed in\. /);
  expect(screen.getByRole('menuitem', { name: 'Sign out' })).toBeEnabled();
});

it('explains a refusal with the request ID, without signing out', async () => {
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'admin' });
  const { operator, queryClient } = renderConsole(`/users/${user.id}?dialog=suspend`, product.fetch);
  const dialog = within(await screen.findByRole('dialog'));
  // A request still under way would be of the session that the next line ends.
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  // Changes the role without the page.
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'viewer' });
  await operator.click(dialog.getByRole('button', { name: 'Suspend user' }));
  const alert = await dialog.findByRole('alert');
  expect(alert).toHaveTextContent('Your role doesn’t permit this.');
  expect(alert).toHaveTextContent(/Request [\w-]{16}/);
  expect(screen.queryByRole('dialog', { name: 'Your session has ended' })).toBeNull();
});

it('shows the reason sent with a change, also if none is needed, and forgets it on request', async () => {
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'admin' });
  const rendered = renderConsole(`/users/${user.id}`, product.fetch);
  const { operator, sent } = rendered;
  await giveReason(rendered, 'CASE-9');
  const name = await screen.findByRole('textbox', { name: 'Name' });
  const reasons = () => sent(`PATCH /api/users/${user.id}`).map(({ headers }) => headers.get('x-usher-reason'));
  const save = () => operator.click(screen.getByRole('button', { name: 'Save changes' }));
  await operator.type(name, '!');
  expect(screen.getByText('Reason: CASE-9')).toBeVisible();
  await save();
  expect(await screen.findByText('Saved')).toBeVisible();

  await operator.type(name, '!');
  await operator.click(screen.getByRole('button', { name: 'Forget the reason' }));
  expect(screen.queryByText('Reason: CASE-9')).toBeNull();
  await save();
  await waitFor(() => expect(reasons()).toEqual(['CASE-9', null]));
});

it('requires a reason for each new user if creating needs one', async () => {
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'admin' });
  const { operator, sent, router } = renderConsole('/users/new', product.fetch);
  await operator.type(await screen.findByRole('textbox', { name: 'Name' }), 'Grace Hopper');
  expect(screen.getByRole('button', { name: 'Create user' })).toHaveAttribute('aria-disabled', 'true');
  await operator.type(screen.getByRole('textbox', { name: 'Reason or ticket' }), 'CASE-2');
  await operator.click(screen.getByRole('button', { name: 'Create user' }));
  await screen.findByRole('heading', { level: 1, name: 'Grace Hopper' });
  expect(sent('POST /api/users')[0]?.headers.get('x-usher-reason')).toBe('CASE-2');
  await router.navigate('/users/new');
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Reason or ticket' })).toHaveValue(''));
});
