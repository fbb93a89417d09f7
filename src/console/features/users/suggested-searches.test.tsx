import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { broken, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0);
  await createUser(product, { name: 'Wolfgang Engelhardt', primaryEmail: 'wolf@gmail.com' });
  await createUser(product, { name: 'Anna Engelhardt' });
});
afterAll(() => product.close());

const suggestion = async (name: string) => {
  const link = await screen.findByRole('link', { name });
  return { link, row: within(link.closest('li') ?? link) };
};

it('suggests a similar email with its count, and the part before the @', async () => {
  const { operator, address, queryClient } = renderConsole('/users?search=wolf%40gmial.com', product.fetch);
  expect(await screen.findByText('No users match “wolf@gmial.com”')).toBeVisible();
  const { link, row } = await suggestion('Similar email: wolf@gmail.com');
  // Two requests give the number: the count, and the users with the same part before the @.
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(row.getByText('1 user')).toBeVisible();
  expect((await suggestion('Part before the @: wolf')).row.getByText('Not counted')).toBeVisible();
  await operator.click(link);
  expect(await screen.findByRole('link', { name: 'Wolfgang Engelhardt' })).toBeVisible();
  expect(address()).toBe('/users?search=wolf%40gmail.com');
});

it('suggests the domain of a user with the same part before the @, in one request', async () => {
  await createUser(product, { name: 'Nell Near', primaryEmail: 'nell@contoso.net' });
  const { sent } = renderConsole('/users?search=nell%40contsoo.net', product.fetch);
  const { row } = await suggestion('Similar email: nell@contoso.net');
  expect(row.getByText('1 user')).toBeVisible();
  expect(row.queryByRole('button')).toBeNull();
  const asked = sent('GET /api/users').filter(({ url }) => new URL(url).searchParams.has('search.primaryEmail'));
  expect(asked.map(({ url }) => new URL(url).searchParams.get('search.primaryEmail'))).toContain('nell@%');
});

it('counts users for fewer words and similar names only on request, and keeps the focus', async () => {
  const { operator, sent } = renderConsole('/users?search=Peter+Engelhart', product.fetch);
  expect(await screen.findByText(/In names, the words can be in any order/)).toBeVisible();
  const before = sent('GET /api/users').length;
  const { link, row } = await suggestion('Fewer words: Engelhart');
  expect(screen.getAllByText('Not counted')).toHaveLength(3);
  await operator.click(row.getByRole('button', { name: 'Count users for “Engelhart”' }));
  expect(await row.findByText('no users')).toBeVisible();
  expect(link).toHaveFocus();
  expect(sent('GET /api/users')).toHaveLength(before + 1);
});

it('finds names that differ by a letter', async () => {
  const { operator } = renderConsole('/users?search=Engelhart', product.fetch);
  const { link, row } = await suggestion('Similar names: Engelhart');
  await operator.click(row.getByRole('button', { name: 'Count users for “Engelhart”' }));
  expect(await row.findByText('2 users')).toBeVisible();
  await operator.click(link);
  expect(await screen.findByRole('link', { name: 'Anna Engelhardt' })).toBeVisible();
});

it('says that a count failed, and counts again', async () => {
  const { answer, repair } = broken(product.fetch, 'GET /api/users', () =>
    refusal(504, { code: 'gateway.upstream_timeout' }),
  );
  const { operator } = renderConsole('/users?search=Engelhart', (request) =>
    request.url.includes('search.name=%5E%28%3F%3D.*%5Cm') ? answer(request) : product.fetch(request),
  );
  const { row } = await suggestion('Similar names: Engelhart');
  const button = () => row.getByRole('button', { name: 'Count users for “Engelhart”' });
  await operator.click(button());
  expect(await row.findByText(/^Count failed\. The identity service took too long/)).toBeVisible();
  repair();
  await operator.click(button());
  expect(await row.findByText('2 users')).toBeVisible();
});

it('tells an operator with masked data that a link needs another permission, and suggests only exact emails', async () => {
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'viewer' });
  const { operator, router, sent } = renderConsole('/users?search=Engelhart', product.fetch);
  expect(await screen.findByText('You can’t use this search')).toBeVisible();
  expect(screen.getByText(/This link searches for values that contain “Engelhart”/)).toBeVisible();
  expect(screen.queryByText(/No users match/)).toBeNull();

  await router.navigate('/users?search=wolf%40gmial.com');
  expect(await screen.findByText('No users match “wolf@gmial.com”')).toBeVisible();
  const { row } = await suggestion('Similar email: wolf@gmail.com');
  expect(screen.getAllByText('Not counted')).toHaveLength(1);
  const before = sent('GET /api/users').length;
  await operator.click(row.getByRole('button', { name: 'Count users for “wolf@gmail.com”' }));
  expect(await row.findByText('1 user')).toBeVisible();
  expect(sent('GET /api/users')).toHaveLength(before + 1);

  // What was typed here is no link.
  const box = screen.getByRole('searchbox', { name: 'Search users' });
  await operator.clear(box);
  await operator.type(box, 'Engelhart');
  await waitFor(() => expect(screen.getByText('No users match “Engelhart”')).toBeVisible());
});
