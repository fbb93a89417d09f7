import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { storeList } from '#console/shared/search/stored-lists.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

/** Operators with masked data look up users by complete values. */
let product: Product;
let ada: User;
let roleId: string;
beforeAll(async () => {
  product = await openTestProduct(0);
  ada = await createUser(product, {
    name: 'Ada Lovelace',
    username: 'countess',
    primaryEmail: 'Ada@Example.org',
    primaryPhone: '491701234567',
    avatar: 'https://example.org/ada.png',
  });
  await createUser(product, { name: 'Adam Smith', primaryEmail: 'adam@example.org' });
  const role = await sendToProduct(product, 'POST /api/roles', { name: 'reader', description: 'reads' });
  roleId = (role as { id: string }).id;
  await sendToProduct(product, `POST /api/users/${ada.id}/roles`, { roleIds: [roleId] });
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'viewer' });
});
afterAll(() => product.close());

const box = () => screen.findByRole('searchbox', { name: 'Search users' });
const rows = () =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);
/** Expects that no user search was for a part of a value. */
const expectExactSearches = (requests: readonly Request[]) => {
  const searches = requests.map(({ url }) => new URL(url)).filter(({ search }) => search.includes('search'));
  expect(searches).not.toEqual([]);
  expect(searches.filter(({ search }) => search.includes('%25') || !search.includes('exact')).map(String)).toEqual([]);
};

it.each([
  ['ada@example.org', 'Primary email'],
  ['+49 170 1234567', 'Primary phone'],
  ['countess', 'Username'],
])('finds %s and shows the field, although its value is masked', async (text, field) => {
  const { operator, requests } = renderConsole('/users', product.fetch);
  await waitFor(() => expect(rows()).toHaveLength(2));
  await operator.type(await box(), text);
  await waitFor(() => expect(rows()).toEqual([expect.stringContaining(`Ada LovelaceMatched: ${field}`)]));
  expect(screen.queryByRole('button', { name: 'Search for part of a value' })).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
  expectExactSearches(requests);
});

it('finds no user by a part and explains the exact search', async () => {
  const { operator, requests } = renderConsole('/users', product.fetch);
  expect(await box()).toHaveAttribute('placeholder', 'Exact email, phone, username, name or ID');
  expect(screen.getByText(/Exact matches only/)).toBeVisible();
  await operator.type(await box(), 'example.org');
  expect(await screen.findByText('No users match “example.org”')).toBeVisible();
  expect(screen.getByText(/Searched for an exact/)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Create this user' })).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
  expectExactSearches(requests);
});

it('runs the search of a URL only for exact matches', async () => {
  const { requests, router } = renderConsole('/users?search=ada%40example.org', product.fetch);
  await waitFor(() => expect(rows()).toEqual([expect.stringContaining('Ada Lovelace')]));
  expectExactSearches(requests);
  await router.navigate('/users?search.primaryEmail=%25example%25');
  expect(await screen.findByText('You can’t use this search')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  expectExactSearches(requests);
});

it('offers only exact conditions', async () => {
  const { operator, requests } = renderConsole('/users', product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Advanced search' }));
  await operator.click(await screen.findByRole('button', { name: 'More' }));
  const modes = within(screen.getByRole('combobox', { name: 'Match' })).getAllByRole('option');
  expect(modes.map(({ textContent }) => textContent)).toEqual(['is']);
  await operator.type(screen.getByRole('textbox', { name: 'Value' }), 'ada@example.org{Enter}');
  await waitFor(() => expect(rows()).toHaveLength(1));
  expectExactSearches(requests);
});

it('finds users in the palette', async () => {
  const { operator, requests } = renderConsole('/dashboard', product.fetch);
  await screen.findByRole('heading', { level: 1, name: 'Dashboard' });
  await operator.keyboard('/');
  expect(await screen.findByText(/^Exact matches only/)).toBeVisible();
  await operator.type(await screen.findByRole('combobox', { name: 'Search users and actions' }), '+49 170 1234567');
  expect(await screen.findByRole('option', { name: /Ada Lovelace.*Matched: Primary phone/ })).toBeVisible();
  expectExactSearches(requests);
});

it('looks up a list with one request per masked value', async () => {
  const key = storeList('adam@example.org\nada@example.org\nnobody@example.org\ncountess', 'demo-viewer');
  const { requests } = renderConsole(`/users/lookup?list=${key}`, product.fetch);
  await screen.findByText('4 of 4 looked up.');
  const cells = within(screen.getByRole('table')).getAllByRole('row').slice(1);
  expect(cells.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/adam@example.org.*Found.*Adam Smith/),
    expect.stringMatching(/ada@example.org.*Found.*Ada Lovelace/),
    expect.stringMatching(/nobody@example.org.*Not found$/),
    expect.stringMatching(/countess.*Found.*Ada Lovelace/),
  ]);
  expectExactSearches(requests);
});

it('finds users in the activity filter and among the users of a role', async () => {
  const { operator, requests, router } = renderConsole('/activity', product.fetch);
  await operator.type(await screen.findByRole('combobox', { name: 'User' }), 'ada@example.org');
  expect(await screen.findByRole('option', { name: 'Ada Lovelace (countess)' })).toBeVisible();
  await router.navigate(`/roles/${roleId}?search=ada%40example.org`);
  await waitFor(() => expect(rows()).toEqual([expect.stringContaining('Ada Lovelace')]));
  expect(screen.queryByRole('alert')).toBeNull();
  expectExactSearches(requests);
});

it('does not copy masked values or use them as names', async () => {
  const { router } = renderConsole('/users', product.fetch);
  await waitFor(() => expect(rows()).toHaveLength(2));
  expect(screen.queryByRole('button', { name: /^Copy (email|phone)/ })).toBeNull();
  expect(screen.queryByText('+•••')).toBeNull();
  await router.navigate(`/users/${ada.id}`);
  await screen.findByRole('heading', { level: 1, name: 'Ada Lovelace' });
  expect(screen.queryByRole('button', { name: /^Copy (email|phone)/ })).toBeNull();
  expect(screen.queryByText('+•••')).toBeNull();
  expect(screen.getAllByText('•••').length).toBeGreaterThan(1);
});
