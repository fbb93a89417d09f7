import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import * as z from 'zod';

import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { maxSheetRows } from '#contract/exports.ts';
import { operatorHeaders } from '#contract/operators.ts';
import type { Product } from '#server/product.ts';

let product: Product;
/** Addresses that the browser downloads. */
let downloads: string[];

beforeAll(async () => {
  product = await openTestProduct(0, { REASON_REQUIRED: 'users:export' });
  for (let index = 0; index < 21; index += 1) {
    await createUser(product, {
      name: `Ada ${index}`,
      primaryEmail: `ada${index}@example.org`,
      customData: { plan: 'gold' },
    });
  }
});
afterAll(() => product.close());
beforeEach(() => {
  localStorage.clear();
  downloads = [];
  // The document is shared by all tests, and the click would lead away from it.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    downloads.push(new URL(this.href).pathname);
  });
});
afterEach(() => void vi.restoreAllMocks());

async function openDialog(address = '/users', answer: Answer = product.fetch) {
  const rendered = renderConsole(address, answer);
  await rendered.operator.click(await screen.findByRole('button', { name: 'Export' }));
  return { ...rendered, dialog: within(await screen.findByRole('dialog', { name: 'Export users' })) };
}

const read = async (address = '') => (await product.fetch(new Request(`http://localhost${address}`))).text();
const headersOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('columnheader')
    .map((cell) => cell.textContent);

it('exports all users with the chosen columns, and tells how it goes', async () => {
  const columns = ['id', 'username', 'name', 'primaryEmail'].map((name) => ({ name, header: '' }));
  localStorage.setItem('usher.export', JSON.stringify({ format: 'csv', hasByteOrderMark: true, columns }));
  const { dialog, operator, sentBody, sent, address } = await openDialog();
  expect(address()).toBe('/users?dialog=export');
  expect(await dialog.findByText(/^21 users\./)).toBeVisible();
  const sample = await dialog.findByRole('table', { name: 'Sample' });
  expect(within(sample).getAllByRole('row')).toHaveLength(11);
  expect(dialog.getByLabelText('CSV')).toBeChecked();
  await operator.click(dialog.getByLabelText('Username'));
  await operator.type(dialog.getByLabelText('Key in custom data'), 'plan{Enter}');
  await operator.click(dialog.getByText('Headers and order'));
  await operator.type(dialog.getByLabelText('Header of Primary email'), 'Address');
  const up = dialog.getByLabelText('Move Primary email up');
  up.focus();
  await operator.keyboard('{Enter}{Enter}');
  await waitFor(() => expect(dialog.getByLabelText('Move Primary email up')).toHaveFocus());
  expect(headersOf(sample)).toEqual(['Address', 'ID', 'Name', 'Custom data: plan']);
  expect(await within(sample).findAllByRole('cell', { name: 'gold' })).toHaveLength(10);

  await operator.click(dialog.getByLabelText('For Excel (with byte order mark)'));
  await operator.click(dialog.getByText('Export'));
  expect(sent('POST /usher/exports')).toEqual([]);
  await operator.type(dialog.getByLabelText(/^Reason or ticket/), 'INC-7');
  // Two columns with the same header can't be told apart.
  await operator.type(dialog.getByLabelText('Header of Name'), 'Address');
  await operator.click(dialog.getByText('Export'));
  expect(sent('POST /usher/exports')).toEqual([]);
  await operator.clear(dialog.getByLabelText('Header of Name'));
  await operator.click(dialog.getByText('Export'));
  await waitFor(() => expect(downloads).toHaveLength(1));
  expect(sent('POST /usher/exports')[0]?.headers.get(operatorHeaders.reason)).toBe('INC-7');
  expect(await sentBody('POST /usher/exports')).toMatchObject({
    format: 'csv',
    hasByteOrderMark: false,
    selection: { by: 'search', query: '' },
  });
  const lines = (await read(downloads[0])).split('\r\n');
  expect([lines.length, lines[0]]).toEqual([23, 'Address,ID,Name,Custom data: plan']);
  expect(await screen.findByText('21 users exported', undefined, { timeout: 3000 })).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(address()).toBe('/users');
  // The choice is remembered, in its order.
  expect(JSON.parse(localStorage.getItem('usher.export') ?? '')).toEqual({
    format: 'csv',
    hasByteOrderMark: false,
    columns: [
      { name: 'primaryEmail', header: 'Address' },
      { name: 'id', header: '' },
      { name: 'name', header: '' },
      { name: 'customData.plan', header: '' },
    ],
  });
});

it('exports what was found, names a failed download and starts it again', async () => {
  const { dialog, operator, sentBody } = await openDialog('/users?search=Ada%201', async (request) => {
    if (!/^\/usher\/exports\/[^/]+$/.test(new URL(request.url).pathname)) return product.fetch(request);
    return Response.json({
      id: 'e1',
      state: 'failed',
      source: 'users',
      rows: 3,
      read: 3,
      total: 11,
      cutCells: 0,
      code: 'gateway.upstream_failed',
    });
  });
  expect(await dialog.findByText(/^11 users\./)).toBeVisible();
  await operator.click(dialog.getByLabelText('XLSX'));
  await operator.type(dialog.getByLabelText(/^Reason or ticket/), 'INC-7');
  await operator.click(dialog.getByText('Export'));
  const failed = await screen.findByText('Export failed after 3 of 11 users: The identity service failed');
  expect(failed).toHaveAttribute('role', 'alert');
  expect(await sentBody('POST /usher/exports')).toMatchObject({ format: 'xlsx', selection: { by: 'ids' } });
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(downloads).toHaveLength(2);
});

it('exports no sheet with more rows than one can have', async () => {
  const { dialog, operator, sent } = await openDialog('/users', (request) =>
    request.url.endsWith('/usher/export-sample')
      ? Response.json({ total: maxSheetRows + 1, rows: [] })
      : product.fetch(request),
  );
  await operator.type(await dialog.findByLabelText(/^Reason or ticket/), 'INC-7');
  await operator.click(dialog.getByLabelText('XLSX'));
  expect(await dialog.findByText(/^A sheet can have/)).toBeVisible();
  await operator.click(dialog.getByText('Export'));
  expect(sent('POST /usher/exports')).toEqual([]);
});

it('exports what filters found, and the users of a role', async () => {
  const role = z
    .object({ id: z.string() })
    .parse(await sendToProduct(product, 'POST /api/roles', { name: 'editor', description: '-' }));
  const filtered = await openDialog('/users?lastSignIn=never');
  expect(await filtered.dialog.findByText(/^21 users\./)).toBeVisible();
  expect(await filtered.sentBody('POST /usher/export-sample')).toMatchObject({ selection: { by: 'ids' } });
  cleanup();
  const ofRole = await openDialog(`/roles/${role.id}`);
  expect(await ofRole.dialog.findByText('No users to export')).toBeVisible();
  expect(await ofRole.sentBody('POST /usher/export-sample')).toMatchObject({
    selection: { by: 'role', roleId: role.id },
  });
});

it('is not offered to operators who see masked data', async () => {
  const masked = await openTestProduct(1, { role: 'viewer' });
  renderConsole('/users', masked.fetch);
  await screen.findByRole('table', { name: 'Users' });
  expect(screen.queryByRole('button', { name: 'Export' })).toBeNull();
  await masked.close();
});
