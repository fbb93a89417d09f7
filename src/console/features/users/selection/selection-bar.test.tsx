import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';

import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import type { OperatorSession } from '#contract/operators.ts';

import { selectionStore } from './selection-store.ts';
import { noSelection } from './selection.ts';

it('exports selected users for operators who run no jobs, and says who can do the rest', async () => {
  const product = await openTestProduct(3, { role: 'support' });
  const { operator, sentBody } = renderConsole('/users', product.fetch);
  const [checkbox] = await screen.findAllByRole('checkbox', { name: /^Select (?!all)/ });
  if (checkbox !== undefined) await operator.click(checkbox);
  const bar = within(await screen.findByRole('region', { name: 'Selection' }));
  await operator.click(bar.getByRole('button', { name: 'Actions' }));
  const [first, ...others] = await screen.findAllByRole('menuitem');
  expect(first).toHaveAccessibleName('Export');
  expect(first).not.toHaveAttribute('aria-disabled');
  expect(others).toHaveLength(10);
  for (const item of others) {
    expect(item).toHaveAttribute('aria-disabled', 'true');
    expect(item).toHaveTextContent('Only administrators can change this');
  }
  await operator.click(screen.getByRole('menuitem', { name: 'Export' }));
  await screen.findByRole('dialog', { name: 'Export users' });
  const { selection } = (await sentBody('POST /usher/export-sample')) as { selection: unknown };
  expect(selection).toEqual({ by: 'ids', ids: [expect.any(String)] });
  await product.close();
});

it('selects all users that a search finds, and remembers them for this operator', async () => {
  const product = await openTestProduct(30);
  const { operator, sentBody } = renderConsole('/users?page_size=10', product.fetch);
  await operator.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }));
  const bar = within(await screen.findByRole('region', { name: 'Selection' }));
  await operator.click(await bar.findByRole('button', { name: 'Select all 30 matching' }));
  expect(await bar.findByText('All 30 matching selected')).toBeVisible();
  const { selection } = selectionStore.get();
  const session = (await sendToProduct(product, 'GET /usher/session')) as OperatorSession;
  selectionStore.open('another operator');
  expect(selectionStore.get().selection.matching).toBeUndefined();
  selectionStore.open(session.operator.subject);
  expect(selectionStore.get().selection.matching).toEqual(selection.matching);

  await operator.click(bar.getByRole('button', { name: 'Actions' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Export' }));
  await screen.findByRole('dialog', { name: 'Export users' });
  expect(await sentBody('POST /usher/export-sample')).toMatchObject({ selection: { by: 'search' } });
  await product.close();
});

it('says how many are not on the page, drops them, and ends when a job with them was started or they were exported', async () => {
  const product = await openTestProduct(30, { JOB_RATE: '1000000', REASON_REQUIRED: '' });
  selectionStore.select(() => noSelection);
  const { operator, router } = renderConsole('/users?page_size=10', product.fetch);
  const bar = async () => within(await screen.findByRole('region', { name: 'Selection' }));
  const selectPage = async () =>
    operator.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }));
  await selectPage();
  await router.navigate('/users?page_size=10&page=2');
  expect(await (await bar()).findByText('10 not on this page')).toBeVisible();
  await selectPage();
  expect(await (await bar()).findByText('20 selected')).toBeVisible();
  await operator.click((await bar()).getByRole('button', { name: 'Deselect those' }));
  expect(await (await bar()).findByText('10 selected')).toBeVisible();
  expect((await bar()).queryByText(/not on this page/)).toBeNull();

  await operator.click((await bar()).getByRole('button', { name: 'Actions' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Sign out everywhere' }));
  const start = await screen.findByRole('button', { name: /^Sign out \d+ users?$/ }, { timeout: 10_000 });
  // Until then it is kept.
  expect(selectionStore.get().selection.ids.size).toBe(10);
  await operator.click(start);
  await vi.waitFor(() => expect(selectionStore.get().selection.ids.size).toBe(0), { timeout: 10_000 });
  await router.navigate('/users?page_size=10');
  expect(await screen.findByRole('checkbox', { name: 'Select all on this page' })).not.toBeChecked();

  await selectPage();
  await operator.click((await bar()).getByRole('button', { name: 'Actions' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Export' }));
  await operator.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Export' }));
  await vi.waitFor(() => expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull(), { timeout: 10_000 });
  await product.close();
});

it('is not offered to operators who can do nothing with it', async () => {
  const product = await openTestProduct(3, { role: 'viewer' });
  renderConsole('/users', product.fetch);
  const table = within(await screen.findByRole('table', { name: 'Users' }));
  const [first] = await table.findAllByRole('columnheader');
  expect(first).toHaveTextContent('User');
  expect(screen.queryByRole('checkbox')).toBeNull();
  await product.close();
});
