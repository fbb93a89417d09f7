import { act, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { type Role, role } from '#contract/roles.ts';
import { type User, user } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let nights: Role;
let ann: User;
let ben: User;
let made = 0;
beforeAll(async () => {
  product = await openTestProduct(1);
  ann = await createUser(product, { name: 'Ann', primaryEmail: 'ann@example.org' });
  ben = await createUser(product, { name: 'Ben' });
});
beforeEach(async () => {
  made += 1;
  nights = role.parse(
    await sendToProduct(product, 'POST /api/roles', { name: `Nights ${made}`, description: 'Works at night' }),
  );
});
afterAll(() => product.close());

const page = ({ id }: Role) => `/roles/${id}`;
const give = (...users: User[]) =>
  Promise.all(users.map(({ id }) => sendToProduct(product, `POST /api/users/${id}/roles`, { roleIds: [nights.id] })));
const holders = async () =>
  z
    .array(user)
    .parse(await sendToProduct(product, `GET /api/roles/${nights.id}/users`))
    .map(({ name }) => name ?? '')
    .sort();
const names = async () =>
  within(await screen.findByRole('table', { name: 'Users' }))
    .getAllByRole('rowheader')
    .map((header) => within(header).getByRole('link').textContent)
    .sort();

it('shows the ID of a role without a visible name', async () => {
  await sendToProduct(product, `PATCH /api/roles/${nights.id}`, { name: '\u200B\u2800' });
  renderConsole(page(nights), product.fetch);
  expect(await screen.findByRole('heading', { level: 1, name: nights.id })).toBeVisible();
  expect(document.title).toContain(nights.id);
});

it('shows facts, users and permissions of a role', async () => {
  renderConsole('/roles/r4editor0000000000000', product.fetch);
  expect(await screen.findByRole('heading', { level: 1, name: 'Editor' })).toBeVisible();
  expect(screen.getByText('Maintains the catalog')).toBeVisible();
  const permissions = within(await screen.findByRole('table', { name: 'Permissions' }));
  expect(permissions.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
    'read:ordersSee orders',
    'write:ordersChange orders',
  ]);
  await waitFor(() => expect(document.title).toBe('Editor – Roles · Usher'));
});

it('searches the users of a role', async () => {
  await give(ann, ben);
  const { operator, address } = renderConsole(page(nights), product.fetch);
  expect(await names()).toEqual(['Ann', 'Ben']);
  expect(screen.getByRole('link', { name: 'Ann' })).toHaveAttribute('href', `/users/${ann.id}`);
  await operator.type(screen.getByRole('searchbox', { name: 'Search users' }), 'ann@{Enter}');
  await waitFor(async () => expect(await names()).toEqual(['Ann']));
  expect(address()).toBe(`${page(nights)}?search=ann%40`);
});

it('does not overwrite what another operator saved during editing, until the operator has seen it', async () => {
  const { operator, sent } = renderConsole(`${page(nights)}?dialog=edit`, product.fetch);
  const dialog = within(await screen.findByRole('dialog', { name: `Edit ${nights.name}` }));
  const description = dialog.getByRole('textbox', { name: 'Description' });
  await operator.clear(description);
  await operator.type(description, 'Mine');
  await sendToProduct(product, `PATCH /api/roles/${nights.id}`, { description: 'Theirs' });
  await operator.click(dialog.getByRole('button', { name: 'Save changes' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('This changed while you were editing.');
  expect(description).toHaveAccessibleDescription(/Now “Theirs”, saved by another operator/);
  expect(description).toHaveValue('Mine');

  await operator.click(dialog.getByRole('button', { name: 'Save changes' }));
  expect(await screen.findByText('Mine')).toBeVisible();
  expect(sent(`PATCH /api/roles/${nights.id}`)).toHaveLength(2);
});

it('adds users with one request each, marks users who have the role, and undoes it', async () => {
  await give(ann);
  const { operator, sentBody, sent } = renderConsole(page(nights), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Add users' }));
  const dialog = within(await screen.findByRole('dialog', { name: `Add users to ${nights.name}` }));
  expect(await dialog.findByText('Already has this role.', { exact: false })).toBeVisible();
  expect(dialog.getByRole('checkbox', { name: 'Ann' })).toBeDisabled();
  await operator.click(dialog.getByRole('checkbox', { name: 'Ben' }));
  await operator.click(dialog.getByRole('button', { name: 'Add 1 user' }));
  expect(await screen.findByText(`${nights.name} assigned to 1 user`)).toBeVisible();
  expect(await sentBody(`POST /api/users/${ben.id}/roles`)).toEqual({ roleIds: [nights.id] });
  expect(sent(`POST /api/roles/${nights.id}/users`)).toHaveLength(0);
  await waitFor(async () => expect(await names()).toEqual(['Ann', 'Ben']));

  await operator.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await names()).toEqual(['Ann']));
  expect(await holders()).toEqual(['Ann']);
});

it('lists users that could not be added, and keeps them checked', async () => {
  const line = `POST /api/users/${ben.id}/roles`;
  const { answer, repair } = broken(product.fetch, line, () => refusal(404, { code: 'entity.not_found' }));
  const { operator } = renderConsole(`${page(nights)}?dialog=add`, answer);
  await operator.click(await screen.findByRole('checkbox', { name: 'Ann' }));
  await operator.click(screen.getByRole('checkbox', { name: 'Ben' }));
  await operator.click(screen.getByRole('button', { name: 'Add 2 users' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Failed for Ben: Not found. It may have been deleted.');
  expect(screen.getByText('1 selected: Ben')).toBeVisible();
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Ann' })).toBeDisabled());
  expect(await holders()).toEqual(['Ann']);
  repair();
  await operator.click(screen.getByRole('button', { name: 'Add 1 user' }));
  expect(await screen.findByText(`${nights.name} assigned to 1 user`)).toBeVisible();
  expect(await holders()).toEqual(['Ann', 'Ben']);
});

it('removes the role where it can, lists the rest, and undoes it', async () => {
  await give(ann, ben);
  const line = `DELETE /api/users/${ben.id}/roles/${nights.id}`;
  const { answer, repair } = broken(product.fetch, line, () => refusal(502, { code: 'gateway.upstream_failed' }));
  const { operator } = renderConsole(page(nights), answer);
  await operator.click(await screen.findByRole('checkbox', { name: 'Select all' }));
  await operator.click(screen.getByRole('button', { name: 'Remove 2 users' }));
  const dialog = within(await screen.findByRole('dialog', { name: `Remove ${nights.name} from 2 users` }));
  expect(dialog.getByText('Ann, ann@example.org')).toBeVisible();
  await operator.click(dialog.getByRole('button', { name: 'Remove' }));
  const left = within(await screen.findByRole('dialog', { name: `Remove ${nights.name} from Ben` }));
  expect(await left.findByRole('alert')).toHaveTextContent('Failed for Ben: The identity service failed.');
  expect(await holders()).toEqual(['Ben']);

  repair();
  await operator.click(left.getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('No users have this role')).toBeVisible();
  await operator.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await names()).toEqual(['Ben']));
});

it('goes to the previous page when the role is removed from all users of the last page', async () => {
  const users = await Promise.all(
    Array.from({ length: 11 }, (_, nth) => createUser(product, { name: `Member ${nth}` })),
  );
  await give(...users);
  const { operator, address } = renderConsole(`${page(nights)}?page=2&page_size=10`, product.fetch);
  await operator.click(await screen.findByRole('checkbox', { name: 'Select all' }));
  await operator.click(screen.getByRole('button', { name: 'Remove 1 user' }));
  await operator.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(address()).toBe(`${page(nights)}?page_size=10`));
  expect(await names()).toHaveLength(10);
});

it('sends only changed fields', async () => {
  const { operator, sentBody } = renderConsole(`${page(nights)}?dialog=edit`, product.fetch);
  const description = await screen.findByRole('textbox', { name: 'Description' });
  expect(screen.getByRole('button', { name: 'Save changes' })).toHaveAttribute('aria-disabled', 'true');
  await operator.clear(description);
  await operator.type(description, 'Sleeps by day');
  await operator.click(screen.getByRole('button', { name: 'Save changes' }));
  expect(await screen.findByText('Saved')).toBeVisible();
  expect(await sentBody(`PATCH /api/roles/${nights.id}`)).toEqual({ description: 'Sleeps by day' });
  expect(await screen.findByText('Sleeps by day')).toBeVisible();

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await operator.click(screen.getByRole('button', { name: 'Edit' }));
  expect(await screen.findByRole('textbox', { name: 'Description' })).toHaveValue('Sleeps by day');
});

it('shows how many users lose a deleted role, requires its name, and removes it from the cache', async () => {
  await give(ann, ben);
  const { operator, address, sent, router, queryClient } = renderConsole([page(nights), page(nights)], product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Delete' }));
  const dialog = within(await screen.findByRole('dialog', { name: `Delete ${nights.name}` }));
  expect(await dialog.findByText('2 users lose this role.')).toBeVisible();
  const confirm = dialog.getByRole('button', { name: 'Delete role' });
  expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await operator.type(dialog.getByRole('textbox', { name: 'Type the name to confirm' }), nights.name);
  await operator.click(confirm);
  expect(await screen.findByText(`${nights.name} was deleted`)).toBeVisible();
  await waitFor(() => expect(address()).toBe('/roles'));
  await waitFor(() => expect(screen.queryByRole('link', { name: nights.name })).toBeNull());
  expect(sent(`DELETE /api/roles/${nights.id}`)).toHaveLength(1);

  const known = queryClient.getQueryCache().getAll();
  await waitFor(() =>
    expect(known.filter((query) => query.isActive() && query.queryHash.includes(nights.id))).toEqual([]),
  );
  await act(() => router.navigate(-1));
  await waitFor(() => expect(address()).toBe(page(nights)));
  expect(await screen.findByRole('heading', { level: 1, name: 'Role not found' })).toBeVisible();
  expect(screen.queryByRole('heading', { name: nights.name })).toBeNull();
});

it('keeps the dialog and its input when deleting fails', async () => {
  const { answer } = broken(product.fetch, `DELETE /api/roles/${nights.id}`, () => refusal(500, {}));
  const { operator } = renderConsole(`${page(nights)}?dialog=delete`, answer);
  const typed = await screen.findByRole('textbox', { name: 'Type the name to confirm' });
  await operator.type(typed, nights.id);
  await operator.click(screen.getByRole('button', { name: 'Delete role' }));
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(typed).toHaveValue(nights.id);
});

it('says why a machine-to-machine role has no users', async () => {
  renderConsole('/roles/r9order0reader0000000', product.fetch);
  expect(await screen.findByText(/This role is for machine-to-machine apps/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add users' })).toBeNull();
});

it('only opens the dialogs for links, and ignores Enter', async () => {
  const { operator, requests, router } = renderConsole(page(nights), product.fetch);
  for (const which of ['edit', 'delete', 'add']) {
    await router.navigate(`${page(nights)}?dialog=${which}`);
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus());
    await operator.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
});
