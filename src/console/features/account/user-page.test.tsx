import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { broken, held, nobodyListens, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser, readUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let ada: User;
beforeAll(async () => {
  product = await openTestProduct(0);
  ada = await createUser(product, {
    name: 'Ada Lovelace',
    username: 'ada',
    primaryEmail: 'ada@example.org',
    primaryPhone: '61412345678',
  });
});
afterAll(() => product.close());

const page = ({ id }: User) => `/users/${id}`;
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

it('shows the user with links to all sections', async () => {
  const { operator } = renderConsole(page(ada), product.fetch);
  expect(await screen.findByRole('status', { name: 'Loading' })).toBeVisible();
  expect(await heading('Ada Lovelace')).toBeVisible();
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  for (const fact of ['ada@example.org', '+61412345678', 'ada', ada.id, 'Never', 'None yet', 'Not set']) {
    expect(screen.getByText(fact)).toBeVisible();
  }
  expect(screen.queryByText('Suspended')).toBeNull();
  expect(screen.getByRole('link', { name: 'Reset password' })).toHaveAttribute('href', `${page(ada)}/password`);
  const sections = within(screen.getByRole('main')).getByRole('navigation', { name: 'User sections' });
  const links = within(sections).getAllByRole('link');
  expect(links.map(({ textContent }) => textContent)).toEqual([
    'Profile',
    'Sign-in methods',
    'Sessions',
    'Roles',
    'Organizations',
    'Tokens',
    'Custom data',
    'Activity',
    'History',
    'Notes',
  ]);
  expect(links[0]).toHaveAttribute('aria-current', 'page');
  await waitFor(() => expect(document.title).toBe('Ada Lovelace – Profile · Usher'));
  await operator.click(screen.getByRole('button', { name: 'Copy user ID' }));
  expect(await navigator.clipboard.readText()).toBe(ada.id);
});

it('opens from the list without waiting for the server', async () => {
  const { answer, release } = held(product.fetch, `GET /api/users/${ada.id}`);
  const { operator } = renderConsole('/users', answer);
  await operator.click(await screen.findByRole('link', { name: 'Ada Lovelace' }));
  expect(await heading('Ada Lovelace')).toBeVisible();
  release();
});

it('shows when the user does not exist', async () => {
  const { sent } = renderConsole('/users/nobody', product.fetch);
  expect(await heading('User not found')).toBeVisible();
  expect(screen.getByText(/There is no user with the ID nobody/)).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByRole('link', { name: 'Users', current: false })).toHaveAttribute('href', '/users');
  expect(sent('GET /api/users/nobody')).toHaveLength(1);
});

it('shows that there is no response and recovers with "Try again"', async () => {
  const { answer, repair } = broken(product.fetch, `GET /api/users/${ada.id}`, nobodyListens);
  const { operator } = renderConsole(page(ada), answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await heading('Ada Lovelace')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('suspends and restores', async () => {
  const user = await createUser(product, { name: 'Grace' });
  const { operator, address } = renderConsole(page(user), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Suspend' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Suspend Grace' }));
  expect(dialog.getByText(new RegExp(`ID ending in ${user.id.slice(-4)}`))).toBeVisible();
  await operator.click(dialog.getByRole('button', { name: 'Suspend user' }));
  const notice = await screen.findByText('Grace is suspended');
  expect(screen.getAllByRole('status').some((status) => status.contains(notice))).toBe(true);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText('Suspended')).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(address()).toBe(page(user));
  expect(await readUser(product, user)).toMatchObject({ isSuspended: true });

  await operator.click(screen.getByRole('button', { name: 'Restore' }));
  await operator.click(await screen.findByRole('button', { name: 'Restore user' }));
  expect(await screen.findByText('Grace can sign in again')).toBeVisible();
  expect(screen.queryByText('Suspended')).toBeNull();
  expect(await readUser(product, user)).toMatchObject({ isSuspended: false });
});

it('keeps the dialog open if suspending fails, and clears the error on closing', async () => {
  const line = `PATCH /api/users/${ada.id}/is-suspended`;
  const { answer } = broken(product.fetch, line, () => refusal(502, { code: 'gateway.upstream_unreachable' }));
  const { operator, sent } = renderConsole(`${page(ada)}?dialog=suspend`, answer);
  await operator.click(await screen.findByRole('button', { name: 'Suspend user' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Suspend Ada Lovelace' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('The identity service can’t be reached.');
  // Writes are never retried automatically.
  expect(sent(line)).toHaveLength(1);
  await operator.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await operator.click(screen.getByRole('button', { name: 'Suspend' }));
  expect(await screen.findByRole('dialog')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it.each(['suspend', 'delete'])('does not act on a link to ?dialog=%s, nor on Enter', async (which) => {
  const { operator, requests } = renderConsole(`${page(ada)}?dialog=${which}`, product.fetch);
  const dialog = await screen.findByRole('dialog', { name: /Ada Lovelace/ });
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus());
  await operator.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
});

it('ignores a dialog that does not exist or does not apply', async () => {
  const { router } = renderConsole(`${page(ada)}?dialog=explode`, product.fetch);
  expect(await heading('Ada Lovelace')).toBeVisible();
  await router.navigate(`${page(ada)}?dialog=restore`);
  expect(await heading('Ada Lovelace')).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
});
