import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';

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

it('is not offered to operators who can do nothing with it', async () => {
  const product = await openTestProduct(3, { role: 'viewer' });
  renderConsole('/users', product.fetch);
  const table = within(await screen.findByRole('table', { name: 'Users' }));
  const [first] = await table.findAllByRole('columnheader');
  expect(first).toHaveTextContent('User');
  expect(screen.queryByRole('checkbox')).toBeNull();
  await product.close();
});
