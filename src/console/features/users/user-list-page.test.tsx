import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { held } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { createUser } from '#console/testing/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0);
});
afterAll(() => product.close());

const table = () => screen.findByRole('table', { name: 'Users' });
const names = async () =>
  within(await table())
    .getAllByRole('rowheader')
    .map((header) => within(header).getByRole('link').textContent);
const range = () => within(screen.getByRole('navigation', { name: 'Pagination' })).getByRole('status').textContent;
const searchBox = () => screen.findByRole('searchbox', { name: 'Search users' });
const searchOf = (request: Request | undefined) => new URL(request?.url ?? '').searchParams.get('search');

it('offers to create the first user if there are none', async () => {
  const { operator, address } = renderConsole('/users', product.fetch);
  expect(await screen.findByText('No users yet')).toBeVisible();
  expect(screen.queryByRole('table')).toBeNull();
  expect(range()).toBe('0 of 0');
  const [, invitation] = screen.getAllByRole('link', { name: 'New user' });
  await operator.click(invitation as HTMLElement);
  expect(await screen.findByRole('heading', { level: 1, name: 'New user' })).toBeVisible();
  expect(address()).toBe('/users/new');
});

it('marks accounts with invisible characters and does not show blank names', async () => {
  const one = await openTestProduct(0);
  onTestFinished(() => one.close());
  await createUser(one, { name: 'Kim', primaryEmail: 'kim.paste@probe-b.example\u200B' });
  await createUser(one, { name: '\u3164', username: 'kim' });
  await createUser(one, { name: 'Kim', primaryEmail: 'kim.paste@probe-b.example' });
  renderConsole('/users', one.fetch);
  expect(await names()).toEqual(['Kim', 'kim', 'Kim']);
  const headers = within(await table()).getAllByRole('rowheader');
  const marked = headers.map((header) => within(header).queryByText('Invisible characters') !== null);
  expect(marked).toEqual([false, true, true]);
});

describe('with fourteen users', () => {
  beforeAll(async () => {
    for (let number = 1; number <= 11; number += 1) {
      // Sequential, as the list is sorted by creation date.
      await createUser(product, { name: `Person ${number}` });
    }
    await createUser(product, { name: '100% Real_Person' });
    await createUser(product, { primaryEmail: 'nameless@example.org', username: undefined });
    await createUser(product, { name: 'Ada Lovelace', username: 'ada', primaryPhone: '61412345678' });
  });

  it('lists users, newest first, with links to their pages', async () => {
    const { requests } = renderConsole('/users', product.fetch);
    expect(await screen.findByRole('status', { name: 'Loading' })).toBeVisible();
    expect(await names()).toEqual(expect.arrayContaining(['Ada Lovelace', 'nameless@example.org', 'Person 11']));
    expect((await names()).at(0)).toBe('Ada Lovelace');
    const [, ada] = screen.getAllByRole('row');
    expect(within(ada as HTMLElement).getByText('Active')).toBeVisible();
    expect(within(ada as HTMLElement).getByRole('button', { name: 'Copy phone +61412345678' })).toBeVisible();
    const link = within(ada as HTMLElement).getByRole('link', { name: 'Ada Lovelace' });
    expect(link.getAttribute('href')).toMatch(/^\/users\/\w+$/);
    expect(range()).toBe('1–14 of 14');
    expect(screen.queryByRole('status', { name: 'Loading' })).toBeNull();
    expect(requests[0]?.url).toBe('http://localhost/api/users?page=1&page_size=20');
  });

  it('copies an identifier', async () => {
    const { operator } = renderConsole('/users?search=ada', product.fetch);
    await operator.click(await screen.findByRole('button', { name: 'Copy username ada' }));
    expect(await navigator.clipboard.readText()).toBe('ada');
    expect(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
  });

  it('highlights matches, ignoring case', async () => {
    const { operator } = renderConsole('/users', product.fetch);
    await operator.type(await searchBox(), 'lovel');
    // Waits, because the results of an intermediate search may be shown first.
    await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
    await waitFor(() => expect(screen.getAllByRole('mark').map(({ textContent }) => textContent)).toEqual(['Lovel']));
  });

  it('searches for the literal text anywhere', async () => {
    const { operator, sent } = renderConsole('/users', product.fetch);
    await operator.type(await searchBox(), '% Real_');
    // Waits, because a pause in typing may send an intermediate search.
    await waitFor(() => expect(searchOf(sent('GET /api/users').at(-1))).toBe(String.raw`%\% Real\_%`));
    await waitFor(async () => expect(await names()).toEqual(['100% Real_Person']));
  });

  it('finds a formatted phone number', async () => {
    const { sent } = renderConsole(`/users?search=${encodeURIComponent('+61 412-345')}`, product.fetch);
    expect(await names()).toEqual(['Ada Lovelace']);
    expect(sent('GET /api/users').map(searchOf)).toEqual(['%61412345%']);
    expect(await searchBox()).toHaveValue('+61 412-345');
  });

  it('goes back to the first page when the search changes', async () => {
    const { operator, address } = renderConsole('/users?page=2&page_size=10', product.fetch);
    await waitFor(() => expect(range()).toBe('11–14 of 14'));
    await operator.type(await searchBox(), 'person{Enter}');
    await waitFor(() => expect(address()).toBe('/users?page_size=10&search=person'));
    await waitFor(() => expect(range()).toBe('1–10 of 12'));
  });

  it('goes back to the first page when the page size changes, and Back undoes it', async () => {
    const { operator, address, router } = renderConsole('/users?page=2&page_size=10', product.fetch);
    await waitFor(() => expect(range()).toBe('11–14 of 14'));
    await operator.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '50');
    await waitFor(() => expect(range()).toBe('1–14 of 14'));
    expect(address()).toBe('/users?page_size=50');
    await router.navigate(-1);
    await waitFor(() => expect(range()).toBe('11–14 of 14'));
    expect(address()).toBe('/users?page=2&page_size=10');
  });

  it('keeps the rows, marked as busy, while the next page loads', async () => {
    let answer: Answer = product.fetch;
    const { operator } = renderConsole('/users?page_size=10', (request) => answer(request));
    expect(await names()).toHaveLength(10);
    const next = held(product.fetch, 'GET /api/users');
    answer = next.answer;
    await operator.click(screen.getByRole('link', { name: 'Next page' }));
    await waitFor(async () => expect(await table()).toHaveAttribute('aria-busy', 'true'));
    expect(await names()).toHaveLength(10);
    next.release();
    await waitFor(async () => expect(await names()).toHaveLength(4));
    expect(await table()).toHaveAttribute('aria-busy', 'false');
  });

  it('clears the search with its button', async () => {
    const { operator, address } = renderConsole('/users?search=lovelace', product.fetch);
    expect(await names()).toEqual(['Ada Lovelace']);
    await operator.click(screen.getByRole('button', { name: 'Clear search' }));
    await waitFor(() => expect(range()).toBe('1–14 of 14'));
    expect(address()).toBe('/users');
    expect(await searchBox()).toHaveValue('');
  });

  it('offers to create the user if none matches, and fills in the form', async () => {
    const { operator, router } = renderConsole('/users', product.fetch);
    for (const [search, field, value] of [
      ['grace@navy.example', 'Primary email', 'grace@navy.example'],
      ['+49 170 1234567', 'Primary phone', '491701234567'],
      ['Grace Hopper', 'Name', 'Grace Hopper'],
    ] as const) {
      await router.navigate(`/users?search=${encodeURIComponent(search)}`);
      expect(await screen.findByText(`No users match “${search}”`)).toBeVisible();
      await operator.click(screen.getByRole('link', { name: 'Create this user' }));
      await waitFor(async () => expect(await screen.findByRole('textbox', { name: field })).toHaveValue(value));
      expect(screen.getByRole('heading', { level: 1, name: 'New user' })).toBeVisible();
    }
  });

  it('links to the last page from a page that does not exist', async () => {
    const { operator, address } = renderConsole('/users?page=99&page_size=10', product.fetch);
    expect(await screen.findByText('There is no page 99')).toBeVisible();
    expect(range()).toBe('0 of 14');
    await operator.click(screen.getByRole('link', { name: 'Go to the last page' }));
    expect(await names()).toHaveLength(4);
    expect(address()).toBe('/users?page=2&page_size=10');
  });

  it('uses defaults for invalid URL parameters', async () => {
    const { sent } = renderConsole('/users?page=-1&page_size=x&nonsense=1', product.fetch);
    expect(await names()).toHaveLength(14);
    expect(sent('GET /api/users').map(({ url }) => new URL(url).search)).toEqual(['?page=1&page_size=20']);
  });
});
