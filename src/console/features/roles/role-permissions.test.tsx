import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod/mini';

import { broken, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToManagementApi } from '#console/testing/send-to-management-api.ts';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { resource, scope } from '#contract/resources.ts';
import { type Role, role } from '#contract/roles.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let support: Product;
let nights: Role;
let made = 0;
beforeAll(async () => {
  [product, support] = await Promise.all([openTestProduct(1), openTestProduct(1, { role: 'support' })]);
});
beforeEach(async () => {
  nights = await createRole();
});
afterAll(() => Promise.all([product.close(), support.close()]));

const createRole = async (values: object = {}) => {
  made += 1;
  const body = { name: `Nights ${made}`, description: 'Works at night', ...values };
  return role.parse(await sendToProduct(product, 'POST /api/roles', body));
};
/** Creates an API "Orders" with one permission, and returns its ID. */
const createResource = async (indicator: string, permission: string) => {
  await sendToManagementApi(product, 'POST /api/resources', { name: 'Orders', indicator });
  const apis = z.array(resource).parse(await sendToProduct(product, 'GET /api/resources?includeScopes=true'));
  const id = apis.find((api) => api.indicator === indicator)?.id ?? '';
  await sendToManagementApi(product, `POST /api/resources/${id}/scopes`, { name: permission });
  return id;
};
const page = ({ id }: Role, query = '') => `/roles/${id}${query}`;
const scopesOf = async ({ id }: Role) =>
  z
    .array(scope)
    .parse(await sendToProduct(product, `GET /api/roles/${id}/scopes`))
    .map(({ name }) => name)
    .sort();
const ofEditor = async () =>
  z.array(scope).parse(await sendToProduct(product, 'GET /api/roles/r4editor0000000000000/scopes'));

it('assigns several permissions at once, and undoes it', async () => {
  const { operator, sent } = renderConsole(page(nights), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Assign permissions' }));
  const dialog = within(await screen.findByRole('dialog', { name: `Assign permissions to ${nights.name}` }));
  await operator.type(dialog.getByRole('searchbox', { name: 'Search permissions' }), 'orders');
  await operator.click(await dialog.findByRole('checkbox', { name: 'read:orders' }));
  await operator.click(dialog.getByRole('checkbox', { name: 'write:orders' }));
  await operator.click(dialog.getByRole('button', { name: 'Assign 2 permissions' }));
  expect(await screen.findByText(`2 permissions assigned to ${nights.name}`)).toBeVisible();
  expect(sent(`POST /api/roles/${nights.id}/scopes`)).toHaveLength(1);
  expect(await scopesOf(nights)).toEqual(['read:orders', 'write:orders']);
  const permissions = within(await screen.findByRole('table', { name: 'Permissions' }));
  expect(permissions.getByRole('rowheader', { name: /read:orders/ })).toBeVisible();

  await operator.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('This role gives no permissions.')).toBeVisible();
  expect(await scopesOf(nights)).toEqual([]);
});

it('filters by API, and says why a permission can’t be chosen', async () => {
  const { operator } = renderConsole(page(nights, '?dialog=assign-permissions'), product.fetch);
  const choice = await screen.findByRole('checkbox', { name: 'all' });
  expect(choice).toBeDisabled();
  expect(choice).not.toBeChecked();
  expect(choice).toHaveAccessibleDescription(/Only machine-to-machine roles can have Management API permissions\./);
  expect(screen.getByRole('checkbox', { name: 'read:orders' })).toBeEnabled();
  await operator.click(screen.getByRole('combobox', { name: 'API' }));
  await operator.click(await screen.findByRole('option', { name: 'Logto Management API' }));
  await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'read:orders' })).toBeNull());
});

it('tells APIs of the same name apart', async () => {
  const other = await createResource('https://orders.example.org', 'ship:orders');
  onTestFinished(() => sendToManagementApi(product, `DELETE /api/resources/${other}`, {}));
  const { operator } = renderConsole(page(nights, '?dialog=assign-permissions'), product.fetch);
  const dialog = within(await screen.findByRole('dialog', { name: `Assign permissions to ${nights.name}` }));
  const described = (name: string, description: RegExp) =>
    expect(dialog.getByRole('checkbox', { name })).toHaveAccessibleDescription(description);
  await dialog.findByRole('checkbox', { name: 'read:orders' });
  described('read:orders', /^Orders \(https:\/\/api\.example\.com\/orders\): /);
  described('ship:orders', /^Orders \(https:\/\/orders\.example\.org\)$/);
  described('all', /Logto Management API: /);

  await operator.click(dialog.getByRole('combobox', { name: 'API' }));
  await operator.click(await screen.findByRole('option', { name: 'Orders (https://orders.example.org)' }));
  await waitFor(() => expect(dialog.queryByRole('checkbox', { name: 'read:orders' })).toBeNull());
  expect(dialog.getByRole('combobox', { name: 'API' })).toHaveValue('Orders (https://orders.example.org)');
  await operator.click(dialog.getByRole('checkbox', { name: 'ship:orders' }));
  await operator.click(dialog.getByRole('button', { name: 'Assign 1 permission' }));
  // The list may show the permission before the dialog closes.
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await operator.click(await screen.findByRole('button', { name: 'Remove ship:orders' }));
  const removal = within(await screen.findByRole('dialog', { name: `Remove ship:orders from ${nights.name}` }));
  expect(removal.getByText('https://orders.example.org')).toBeVisible();
});

it('warns before a machine-to-machine role gets the Management API', async () => {
  const machine = await createRole({ type: 'MachineToMachine' });
  const { operator } = renderConsole(page(machine, '?dialog=assign-permissions'), product.fetch);
  await operator.click(await screen.findByRole('checkbox', { name: 'all' }));
  expect(screen.getByText(/can then change everything in Logto/)).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Assign 1 permission' }));
  expect(await screen.findByText('Has Management API permissions')).toBeVisible();
});

it('unchecks what another operator assigned meanwhile, and keeps the rest', async () => {
  const { operator } = renderConsole(page(nights, '?dialog=assign-permissions'), product.fetch);
  await operator.click(await screen.findByRole('checkbox', { name: 'read:orders' }));
  await operator.click(screen.getByRole('checkbox', { name: 'write:orders' }));
  const theirs = (await ofEditor()).filter(({ name }) => name === 'read:orders').map(({ id }) => id);
  await sendToProduct(product, `POST /api/roles/${nights.id}/scopes`, { scopeIds: theirs });
  await operator.click(screen.getByRole('button', { name: 'Assign 2 permissions' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('This role already has one of these permissions.');
  await operator.click(await screen.findByRole('button', { name: 'Assign 1 permission' }));
  expect(await screen.findByText(`1 permission assigned to ${nights.name}`)).toBeVisible();
  expect(await scopesOf(nights)).toEqual(['read:orders', 'write:orders']);
});

it('removes a permission, shows why it fails, and undoes it', async () => {
  const [read] = (await ofEditor()).filter(({ name }) => name === 'read:orders');
  await sendToProduct(product, `POST /api/roles/${nights.id}/scopes`, { scopeIds: [read?.id] });
  const line = `DELETE /api/roles/${nights.id}/scopes/${read?.id}`;
  const { answer, repair } = broken(product.fetch, line, () => refusal(502, { code: 'gateway.upstream_failed' }));
  const { operator } = renderConsole(page(nights), answer);
  await operator.click(await screen.findByRole('button', { name: 'Remove read:orders' }));
  const dialog = within(await screen.findByRole('dialog', { name: `Remove read:orders from ${nights.name}` }));
  await operator.click(dialog.getByRole('button', { name: 'Remove' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('The identity service failed.');
  repair();
  await operator.click(dialog.getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText(`read:orders removed from ${nights.name}`)).toBeVisible();
  expect(await screen.findByText('This role gives no permissions.')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name: 'Remove read:orders' })).toBeVisible();
  expect(await scopesOf(nights)).toEqual(['read:orders']);
});

it('is read-only for operators who may not change roles', async () => {
  renderConsole('/roles/r4editor0000000000000', support.fetch);
  const permissions = within(await screen.findByRole('table', { name: 'Permissions' }));
  expect(permissions.getByRole('rowheader', { name: /read:orders/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Assign permissions' })).toBeNull();
  expect(permissions.queryByRole('button')).toBeNull();
});
