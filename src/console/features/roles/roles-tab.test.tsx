import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { type Role, role } from '#contract/roles.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

// Demo users are seeded because the demo roles are seeded only with users; the tests use another user.
let product: Product;
let ada: User;
beforeAll(async () => {
  product = await openTestProduct(3);
});
beforeEach(async () => {
  ada = await createUser(product, { name: 'Ada Lovelace' });
});
afterAll(() => product.close());

const support = 'r3support000000000000';
const editor = 'r4editor0000000000000';
const tester = 'r2beta0tester00000000';

const page = ({ id }: User) => `/users/${id}/roles`;
const assign = (user: User, ...roleIds: string[]) =>
  sendToProduct(product, `POST /api/users/${user.id}/roles`, { roleIds });
const rolesOf = async (user: User) =>
  z
    .array(role)
    .parse(await sendToProduct(product, `GET /api/users/${user.id}/roles`))
    .map(({ name }) => name)
    .sort();
const assigned = () => screen.findByRole('table', { name: 'Roles' });
const names = async () =>
  within(await assigned())
    .getAllByRole('rowheader')
    .map((header) => within(header).getByRole('link').textContent);
const permissions = () => screen.findByRole('table', { name: 'Effective permissions' });
const permissionRow = async (name: string) =>
  within(await permissions()).getByRole('row', { name: new RegExp(`^${name}`) });

it('shows the roles, and the effective permissions with their roles', async () => {
  await assign(ada, editor, support);
  renderConsole(page(ada), product.fetch);
  expect(await names()).toEqual(['Editor', 'Support']);
  expect(screen.getAllByText('Answers customers and sees their orders')[0]).toBeVisible();
  const read = await permissionRow('read:orders');
  expect(within(read).getByText('See orders')).toBeVisible();
  await waitFor(() =>
    expect(
      within(read)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Editor', 'Support']),
  );
  const write = await permissionRow('write:orders');
  expect(
    within(write)
      .getAllByRole('link')
      .map(({ textContent }) => textContent),
  ).toEqual(['Editor']);
  await waitFor(() => expect(document.title).toBe('Ada Lovelace – Roles · Usher'));
});

it('assigns several roles, checked across searches, in one request, and undoes it', async () => {
  await assign(ada, tester);
  const { operator, sentBody, sent, address } = renderConsole(page(ada), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Assign roles' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Assign roles to Ada Lovelace' }));
  expect(address()).toBe(`${page(ada)}?dialog=assign`);
  expect(await dialog.findByRole('checkbox', { name: 'Beta tester' })).toBeDisabled();
  expect(dialog.getByRole('checkbox', { name: 'Beta tester' })).toBeChecked();
  expect(dialog.getByText('Already assigned.', { exact: false })).toBeVisible();
  // Machine-to-machine roles cannot be assigned to users.
  expect(dialog.queryByRole('checkbox', { name: 'Order reader' })).toBeNull();
  expect(dialog.getByRole('button', { name: 'Assign roles' })).toHaveAttribute('aria-disabled', 'true');

  await operator.click(dialog.getByRole('checkbox', { name: 'Editor' }));
  await operator.type(dialog.getByRole('searchbox', { name: 'Search roles' }), 'support{Enter}');
  await waitFor(() => expect(dialog.queryByRole('checkbox', { name: 'Editor' })).toBeNull());
  await operator.click(dialog.getByRole('checkbox', { name: 'Support' }));
  expect(dialog.getByText('2 selected: Editor and Support')).toBeVisible();
  await operator.click(dialog.getByRole('button', { name: 'Assign 2 roles' }));

  expect(await screen.findByText('2 roles assigned to Ada Lovelace')).toBeVisible();
  expect(await sentBody(`POST /api/users/${ada.id}/roles`)).toEqual({ roleIds: [editor, support] });
  await waitFor(async () => expect(await names()).toEqual(['Beta tester', 'Editor', 'Support']));
  expect(screen.getByRole('link', { name: 'Sign out everywhere' })).toHaveAttribute(
    'href',
    `/users/${ada.id}/sessions?dialog=sign-out`,
  );

  await operator.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Ada Lovelace no longer has these 2 roles')).toBeVisible();
  await waitFor(async () => expect(await names()).toEqual(['Beta tester']));
  expect(await rolesOf(ada)).toEqual(['Beta tester']);
  expect(sent(`PUT /api/users/${ada.id}/roles`)).toHaveLength(0);
});

it('removes a role, and undoes it', async () => {
  await assign(ada, support, tester);
  const { operator, sent } = renderConsole(page(ada), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Remove Support' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove Support from Ada Lovelace' }));
  await operator.click(dialog.getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('1 role removed from Ada Lovelace')).toBeVisible();
  expect(await names()).toEqual(['Beta tester']);
  expect(screen.queryByRole('dialog')).toBeNull();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Assign roles' })).toHaveFocus());
  expect(sent(`DELETE /api/users/${ada.id}/roles/${support}`)).toHaveLength(1);

  await operator.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await names()).toEqual(['Beta tester', 'Support']));
  expect(await rolesOf(ada)).toEqual(['Beta tester', 'Support']);
});

it('removes the roles it can, lists the rest, and removes them on retry', async () => {
  await assign(ada, support, editor, tester);
  const line = `DELETE /api/users/${ada.id}/roles/${editor}`;
  const { answer, repair } = broken(product.fetch, line, () => refusal(502, { code: 'gateway.upstream_failed' }));
  const { operator } = renderConsole(page(ada), answer);
  await operator.click(await screen.findByRole('checkbox', { name: 'Select all' }));
  await operator.click(screen.getByRole('button', { name: 'Remove 3 roles' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove 3 roles from Ada Lovelace' }));
  await operator.click(dialog.getByRole('button', { name: 'Remove' }));

  const left = within(await screen.findByRole('dialog', { name: 'Remove Editor from Ada Lovelace' }));
  expect(await left.findByRole('alert')).toHaveTextContent('Failed for Editor: The identity service failed.');
  expect(await rolesOf(ada)).toEqual(['Editor']);
  expect(await names()).toEqual(['Editor']);

  repair();
  await operator.click(left.getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('No roles yet')).toBeVisible();
  expect(await rolesOf(ada)).toEqual([]);
});

it('says when the user has no roles, and keeps the checked roles when assigning fails', async () => {
  const line = `POST /api/users/${ada.id}/roles`;
  const { answer, repair } = broken(product.fetch, line, () => refusal(502, { code: 'gateway.upstream_failed' }));
  const { operator } = renderConsole(page(ada), answer);
  expect(await screen.findByText('No roles yet')).toBeVisible();
  expect(screen.queryByRole('table')).toBeNull();
  await operator.click(screen.getByRole('button', { name: 'Assign roles' }));
  await operator.click(await screen.findByRole('checkbox', { name: 'Editor' }));
  await operator.click(screen.getByRole('button', { name: 'Assign 1 role' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The identity service failed.');
  expect(screen.getByText('1 selected: Editor')).toBeVisible();
  repair();
  await operator.click(screen.getByRole('button', { name: 'Assign 1 role' }));
  expect(await screen.findByText('1 role assigned to Ada Lovelace')).toBeVisible();
});

it('shows the permissions of other roles when those of one role cannot be loaded', async () => {
  await assign(ada, support, editor);
  const line = `GET /api/roles/${editor}/scopes`;
  const { answer, repair } = broken(product.fetch, line, () => refusal(500, {}));
  const { operator } = renderConsole(page(ada), answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('The permissions of Editor couldn’t be loaded.');
  expect(await permissionRow('read:orders')).toBeVisible();
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(async () => expect(await permissionRow('write:orders')).toBeVisible());
  expect(screen.queryByRole('alert')).toBeNull();
});

it('only opens the dialog for a link, and treats a role that is already removed as success', async () => {
  await assign(ada, support);
  const { operator, requests } = renderConsole(`${page(ada)}?dialog=remove&about=${support},unknown`, product.fetch);
  const dialog = await screen.findByRole('dialog', { name: 'Remove Support from Ada Lovelace' });
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus());
  await operator.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);

  await operator.click(await screen.findByRole('button', { name: 'Remove Support' }));
  await sendToProduct(product, `DELETE /api/users/${ada.id}/roles/${support}`);
  await operator.click(await screen.findByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('1 role removed from Ada Lovelace')).toBeVisible();
  expect(await screen.findByText('No roles yet')).toBeVisible();
});

it('says when the server does not support roles', async () => {
  const { answer } = broken(product.fetch, `GET /api/users/${ada.id}/roles`, () =>
    refusal(404, { code: 'gateway.feature_not_offered' }),
  );
  renderConsole(page(ada), answer);
  expect(await screen.findByText('This version of Logto doesn’t support this.')).toBeVisible();
});

it('loads all pages of roles, and searches them', async () => {
  const all: Role[] = Array.from({ length: 101 }, (_, index) => ({
    id: `role${index + 1}`,
    name: `Role ${index + 1}`,
    description: 'One of many',
    type: 'User',
    isDefault: false,
  }));
  const { operator } = renderConsole(page(ada), (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith('/scopes')) return Response.json([], { headers: { 'total-number': '0' } });
    if (pathname !== `/api/users/${ada.id}/roles`) return product.fetch(request);
    const [number, size] = [Number(searchParams.get('page')), Number(searchParams.get('page_size'))];
    return Response.json(all.slice((number - 1) * size, number * size), { headers: { 'total-number': '101' } });
  });
  expect((await assigned()).querySelectorAll('tbody tr')).toHaveLength(101);
  await operator.type(screen.getByRole('searchbox', { name: 'Search roles' }), 'role 77');
  await waitFor(async () => expect(await names()).toEqual(['Role 77']));
});
