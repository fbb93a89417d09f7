import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, nobodyListens, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { role } from '#contract/roles.ts';
import type { Product } from '#server/product.ts';

// A demo user is seeded because the demo roles are seeded only with users.
let product: Product;
beforeAll(async () => {
  product = await openTestProduct(1);
});
afterAll(() => product.close());

const table = () => screen.findByRole('table', { name: 'Roles' });
const names = async () =>
  within(await table())
    .getAllByRole('rowheader')
    .map((header) => within(header).getByRole('link').textContent);

it('lists roles with description and number of users', async () => {
  const franchisees = ['r6franchisee000000000'];
  for (const name of ['Ann', 'Ben']) {
    const { id } = await createUser(product, { name });
    await sendToProduct(product, `POST /api/users/${id}/roles`, { roleIds: franchisees });
  }
  renderConsole('/roles', product.fetch);
  expect(await screen.findByRole('heading', { level: 1, name: 'Roles' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Roles' })).toHaveAttribute('aria-current', 'page');
  expect(await names()).toContain('Support');
  const row = (name: RegExp) => within(screen.getByRole('row', { name }));
  expect(row(/^Franchisee/).getByText('2 users')).toBeVisible();
  expect(row(/^Franchisee/).getByRole('link')).toHaveAttribute('href', `/roles/${franchisees[0]}`);
  expect(row(/^Order reader/).getByText('1 app')).toBeVisible();
  expect(row(/^Order reader/).getByText('Machine-to-machine')).toBeVisible();
});

it('marks default roles, but not machine-to-machine roles, which are never assigned to new users', async () => {
  for (const type of ['User', 'MachineToMachine']) {
    const body = { name: `Usual ${type}`, description: 'x', type, isDefault: true };
    await sendToProduct(product, 'POST /api/roles', body);
  }
  const { operator } = renderConsole('/roles?search=Usual', product.fetch);
  await waitFor(async () => expect(await names()).toHaveLength(2));
  const row = (name: RegExp) => within(screen.getByRole('row', { name }));
  expect(row(/^Usual User/).getByText('Default')).toBeVisible();
  expect(row(/^Usual MachineToMachine/).queryByText('Default')).toBeNull();
  await operator.click(screen.getByRole('link', { name: 'Usual MachineToMachine' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Usual MachineToMachine' })).toBeVisible();
  expect(screen.queryByText('Default')).toBeNull();
  for (const { id } of z.array(role).parse(await sendToProduct(product, 'GET /api/roles?search=Usual%25'))) {
    await sendToProduct(product, `DELETE /api/roles/${id}`);
  }
});

it('searches and filters by type, with URL state', async () => {
  const { operator, address, sent } = renderConsole('/roles', product.fetch);
  await operator.type(await screen.findByRole('searchbox', { name: 'Search roles' }), 'catalog{Enter}');
  await waitFor(async () => expect(await names()).toEqual(['Editor']));
  expect(address()).toBe('/roles?search=catalog');
  expect(new URL(sent('GET /api/roles').at(-1)?.url ?? '').searchParams.get('search')).toBe('%catalog%');

  await operator.click(screen.getByRole('combobox', { name: 'Type' }));
  await operator.click(await screen.findByRole('option', { name: 'Machine-to-machine' }));
  expect(await screen.findByText('No roles match')).toBeVisible();
  expect(address()).toBe('/roles?search=catalog&type=MachineToMachine');
  await operator.click(screen.getByRole('button', { name: 'Clear search' }));
  await waitFor(async () => expect(await names()).toEqual(['Logto Management API access', 'Order reader']));
});

it('links back from a page beyond the last', async () => {
  const { operator } = renderConsole('/roles?page=9', product.fetch);
  expect(await screen.findByText('There is no page 9')).toBeVisible();
  await operator.click(screen.getByRole('link', { name: 'Go to the last page' }));
  expect(await names()).toContain('Support');
});

it('shows a network error and loads on retry', async () => {
  const { answer, repair } = broken(product.fetch, 'GET /api/roles', nobodyListens);
  const { operator } = renderConsole('/roles', answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await names()).toContain('Support');
});

it('says when the server does not support roles', async () => {
  const { answer } = broken(product.fetch, 'GET /api/roles', () =>
    refusal(404, { code: 'gateway.feature_not_offered' }),
  );
  renderConsole('/roles', answer);
  expect(await screen.findByText('This version of Logto doesn’t support this.')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('creates a role and opens it; shows a duplicate name at the field', async () => {
  const { operator, sent, address } = renderConsole('/roles', product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'New role' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New role' }));
  const name = dialog.getByRole('textbox', { name: 'Name' });
  expect(dialog.getByRole('button', { name: 'Create role' })).toHaveAttribute('aria-disabled', 'true');
  await operator.type(name, 'Support');
  await operator.click(dialog.getByRole('button', { name: 'Create role' }));
  expect(await dialog.findByText('Enter a value')).toBeVisible();
  expect(sent('POST /api/roles')).toHaveLength(0);

  await operator.type(dialog.getByRole('textbox', { name: 'Description' }), 'Looks after the night');
  await operator.click(dialog.getByRole('checkbox', { name: 'Default role' }));
  await operator.click(dialog.getByRole('button', { name: 'Create role' }));
  expect(await dialog.findByText('Another role has this name')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  await waitFor(() => expect(name).toHaveFocus());
  expect(dialog.getByRole('textbox', { name: 'Description' })).toHaveValue('Looks after the night');

  await operator.clear(name);
  await operator.type(name, 'Night support{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Night support' })).toBeVisible();
  expect(await sent('POST /api/roles').at(-1)?.json()).toEqual({
    name: 'Night support',
    description: 'Looks after the night',
    isDefault: true,
  });
  expect(address()).toMatch(/^\/roles\/\w{21}$/);
});

it('clears the form when the dialog is canceled', async () => {
  const { operator } = renderConsole('/roles?dialog=create', product.fetch);
  const field = () => screen.findByRole('textbox', { name: 'Name' });
  await operator.type(await field(), 'Draft');
  await operator.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await operator.click(screen.getByRole('button', { name: 'New role' }));
  expect(await field()).toHaveValue('');
});
