import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { broken, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser } from '#console/testing/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0);
  await createUser(product, { name: 'Ada Lovelace', username: 'ada', primaryEmail: 'ada@acme.test' });
  await createUser(product, { name: 'Ada Yonath', username: 'yonath', primaryEmail: 'ada@example.org' });
  await createUser(product, { name: 'Grace Hopper', username: 'grace', primaryEmail: 'grace@acme.test' });
});
afterAll(() => product.close());

const names = async () =>
  within(await screen.findByRole('table', { name: 'Users' }))
    .getAllByRole('rowheader')
    .map((header) => within(header).getByRole('link').textContent);
const condition = async (number: number) => within(await screen.findByRole('group', { name: `Condition ${number}` }));
const lastQuery = (requests: readonly Request[]) => new URL(requests.at(-1)?.url ?? '').searchParams;

it('finds users by conditions on fields and highlights matches, and Back undoes it', async () => {
  const { operator, address, router, sent } = renderConsole('/users', product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Advanced search' }));
  const first = await condition(1);
  expect(within(first.getByRole('combobox', { name: 'Match' })).getAllByRole('option')).toHaveLength(2);
  await operator.type(first.getByRole('textbox', { name: 'Value' }), 'acme');
  await operator.click(screen.getByRole('button', { name: 'Add condition' }));
  const second = await condition(2);
  expect(within(second.getByRole('combobox', { name: 'Field' })).getByRole('option', { name: 'Email' })).toBeDisabled();
  await operator.selectOptions(second.getByRole('combobox', { name: 'Field' }), 'Name');
  await operator.type(second.getByRole('textbox', { name: 'Value' }), 'lovel{Enter}');

  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
  expect(address()).toBe('/users?search.primaryEmail=%25acme%25&search.name=%25lovel%25&joint=and');
  expect(lastQuery(sent('GET /api/users')).get('search.primaryEmail')).toBe('%acme%');
  expect(new Set(screen.getAllByRole('mark').map(({ textContent }) => textContent))).toEqual(
    new Set(['Lovel', 'acme']),
  );
  expect(screen.getByRole('button', { name: 'Advanced search (2)' })).toBeVisible();

  await router.navigate(-1);
  await waitFor(async () => expect(await names()).toHaveLength(3));
  expect((await condition(1)).getByRole('textbox', { name: 'Value' })).toHaveValue('');
});

it('shows the search of a shared URL with paging', async () => {
  const { operator, address } = renderConsole(
    '/users?search.username=%5E%28ada%7Cgrace%29%24&mode.username=posix&isCaseSensitive=true&page_size=1',
    product.fetch,
  );
  expect(await names()).toEqual(['Grace Hopper']);
  const first = await condition(1);
  expect(first.getByRole('combobox', { name: 'Field' })).toHaveDisplayValue('Username');
  expect(first.getByRole('combobox', { name: 'Match' })).toHaveDisplayValue('matches the regular expression');
  expect(first.getByRole('textbox', { name: 'Value' })).toHaveValue('^(ada|grace)$');
  expect(screen.getByRole('checkbox', { name: 'Match case' })).toBeChecked();
  await operator.click(screen.getByRole('link', { name: 'Next page' }));
  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
  expect(address()).toContain('mode.username=posix');
  await operator.click(screen.getByRole('button', { name: 'Clear conditions' }));
  await waitFor(() => expect(address()).toBe('/users?page_size=1'));
});

it('accepts several values, one per line', async () => {
  const { operator, sent } = renderConsole('/users', product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Advanced search' }));
  const first = await condition(1);
  await operator.selectOptions(first.getByRole('combobox', { name: 'Match' }), 'is');
  await operator.click(first.getByRole('textbox', { name: 'Value' }));
  await operator.paste('ADA@acme.test\n\ngrace@acme.test\n');
  await operator.keyboard('{Enter}');
  await waitFor(async () => expect(await names()).toEqual(['Grace Hopper', 'Ada Lovelace']));
  expect(lastQuery(sent('GET /api/users')).getAll('search.primaryEmail')).toEqual(['ADA@acme.test', 'grace@acme.test']);
});

it('offers more modes behind "More" and does not send invalid patterns', async () => {
  const { operator, address, sent } = renderConsole('/users', product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Advanced search' }));
  await operator.click(screen.getByRole('button', { name: 'More' }));
  const first = await condition(1);
  await operator.selectOptions(first.getByRole('combobox', { name: 'Match' }), 'matches the regular expression');
  await operator.type(first.getByRole('textbox', { name: 'Value' }), '(ada{Enter}');
  expect(await screen.findByText('Enter a valid regular expression')).toBeVisible();
  expect(first.getByRole('textbox', { name: 'Value' })).toBeInvalid();
  expect(address()).toBe('/users');

  await operator.selectOptions(first.getByRole('combobox', { name: 'Match' }), 'matches the pattern (SIMILAR TO)');
  expect(screen.getByRole('checkbox', { name: 'Match case' })).toBeChecked();
  expect(screen.getByRole('checkbox', { name: 'Match case' })).toBeDisabled();
  await operator.clear(first.getByRole('textbox', { name: 'Value' }));
  await operator.type(first.getByRole('textbox', { name: 'Value' }), '(ada|grace)@acme.%{Enter}');
  await waitFor(async () => expect(await names()).toEqual(['Grace Hopper', 'Ada Lovelace']));
  expect(lastQuery(sent('GET /api/users')).get('isCaseSensitive')).toBe('true');
});

it('shows at the pattern that the search failed, until it is changed', async () => {
  const fault = () => refusal(400, { code: 'gateway.pattern_failed' });
  const { answer } = broken(product.fetch, 'GET /api/users', fault);
  const { operator } = renderConsole('/users?search.name=%28%3F%3Cn%3Ea%29&mode.name=posix&search.id=a', answer);
  const value = (await condition(1)).getByRole('textbox', { name: 'Value' });
  await waitFor(() => expect(value).toHaveAccessibleDescription(/The search failed\. Check this pattern\./));
  expect((await condition(2)).getByRole('textbox', { name: 'Value' })).not.toHaveAccessibleDescription(/failed/);
  expect(screen.getByRole('alert')).toHaveTextContent('Check the pattern');
  await operator.type(value, 'x');
  expect(value).not.toHaveAccessibleDescription(/failed/);
});

it('shows a pattern that the embedded API refuses', async () => {
  renderConsole('/users?search.name=%28%3F%3Cn%3Ea%29&mode.name=posix', product.fetch);
  const value = (await condition(1)).getByRole('textbox', { name: 'Value' });
  await waitFor(() => expect(value).toHaveAccessibleDescription(/The search failed\. Check this pattern\./));
});

it('can match any condition', async () => {
  const { operator } = renderConsole('/users?search.username=yonath&search.name=Grace%25&joint=and', product.fetch);
  expect(await screen.findByText('No users match these conditions')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Less' }));
  await operator.click(screen.getByRole('button', { name: 'More' }));
  await operator.click(screen.getByRole('radio', { name: 'Any condition' }));
  await operator.click(screen.getByRole('button', { name: 'Search' }));
  await waitFor(async () => expect(await names()).toEqual(['Grace Hopper', 'Ada Yonath']));
});

it('lists all conditions if no user is found', async () => {
  renderConsole('/users?search=zz&search.id=a1&search.id=b2&mode.id=exact&search.name=x%25&joint=and', product.fetch);
  expect(await screen.findByText(/All of these had to match/)).toBeVisible();
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'ID, email, phone, username or name contains “zz”',
    'ID is “a1” or “b2”',
    'Name starts with “x”',
  ]);
  expect(screen.getByText('The text in the box above is one more condition.')).toBeVisible();
});

describe('saved searches', () => {
  const openMenu = async (operator: ReturnType<typeof renderConsole>['operator']) =>
    operator.click(await screen.findByRole('button', { name: 'Saved searches' }));

  it('are saved with a name, opened, renamed and deleted', async () => {
    const { operator, address, router } = renderConsole('/users?search.username=ada&page_size=10', product.fetch);
    await names();
    await openMenu(operator);
    await operator.click(await screen.findByRole('menuitem', { name: 'Save this search' }));
    await operator.type(await screen.findByRole('textbox', { name: 'Search name' }), 'Only Ada{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

    await router.navigate('/users');
    await waitFor(async () => expect(await names()).toHaveLength(3));
    await openMenu(operator);
    await operator.click(await screen.findByRole('menuitem', { name: 'Only Ada' }));
    await waitFor(() => expect(address()).toBe('/users?search.username=ada'));
    await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));

    await openMenu(operator);
    await operator.click(await screen.findByRole('menuitem', { name: 'Rename or delete' }));
    const name = await screen.findByRole('textbox', { name: 'New name for Only Ada' });
    await operator.clear(name);
    await operator.type(name, 'Countess{Enter}');
    await operator.click(await screen.findByRole('button', { name: 'Delete Countess' }));
    expect(await screen.findByText('No saved searches')).toBeVisible();
    expect(JSON.parse(localStorage.getItem('usher.operator.demo-admin/saved-searches') ?? '')).toEqual([]);
  });

  it.each(['{', '7', '[null, {"id": 1}, {"id": "a", "name": "Good", "query": "search=ada"}]'])(
    'ignore the invalid stored value %s',
    async (stored) => {
      localStorage.setItem('usher.operator.demo-admin/saved-searches', stored);
      const { operator } = renderConsole('/users', product.fetch);
      await names();
      await openMenu(operator);
      const good = stored.includes('Good') ? 'Good' : 'No saved searches';
      expect(await screen.findByRole('menuitem', { name: good })).toBeVisible();
    },
  );
});
