import { act, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';

import { held, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let ada: User;
beforeAll(async () => {
  product = await openTestProduct(0);
  ada = await createUser(product, {
    name: 'Ada Lovelace',
    username: 'ada',
    primaryEmail: 'ada@example.org',
    primaryPhone: '491701234567',
  });
  await createUser(product, { name: 'Maria', primaryEmail: 'ada@example.org.uk' });
  await createUser(product, { name: 'Maria Garcia', username: 'Grace' });
});
afterAll(() => product.close());

const searchBox = () => screen.findByRole('searchbox', { name: 'Search users' });
const names = async () =>
  within(await screen.findByRole('table', { name: 'Users' }))
    .getAllByRole('rowheader')
    .map((header) => within(header).getByRole('link').textContent);
const range = () => within(screen.getByRole('navigation', { name: 'Pagination' })).getByRole('status').textContent;
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

it('finds an email by exact match without searching anywhere', async () => {
  const { operator, sent, address } = renderConsole('/users', product.fetch);
  await operator.click(await searchBox());
  await operator.paste('ada@example.org');
  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
  expect(screen.getByText('Matched: Primary email')).toBeVisible();
  await waitFor(() => expect(address()).toBe('/users?search=ada%40example.org'));
  expect(range()).toBe('1–1 of 1');
  expect(screen.getByText('1 exact match. Press Enter to open.')).toBeVisible();
  expect(sent('GET /api/users').map(({ url }) => new URL(url).searchParams.get('search'))).toEqual([null, null]);

  await operator.click(screen.getByRole('button', { name: 'Search for part of a value' }));
  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace', 'Maria']));
  expect(range()).toBe('1–2 of 2');
});

it('finds an exact match from any page of the list', async () => {
  const { operator, address } = renderConsole('/users?page=2&page_size=1', product.fetch);
  await waitFor(async () => expect(await names()).toEqual(['Maria']));
  await operator.click(await searchBox());
  await operator.paste('ada@example.org');
  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
  await waitFor(() => expect(address()).toBe('/users?page_size=1&search=ada%40example.org'));
});

it('opens the only match on Enter and returns to it without searching', async () => {
  const { operator, sent, address } = renderConsole('/users', product.fetch);
  await operator.type(await searchBox(), 'ada@example.org{Enter}');
  expect(await heading('Ada Lovelace')).toBeVisible();
  expect(address()).toBe(`/users/${ada.id}`);
  await operator.click(within(screen.getByRole('main')).getByRole('link', { name: 'Users' }));
  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
  expect(await searchBox()).toHaveValue('ada@example.org');
  expect(sent('GET /api/users').filter(({ url }) => url.includes('%25'))).toEqual([]);
});

it('shows an exact match of a name, and other matches on request', async () => {
  const { operator } = renderConsole('/users', product.fetch);
  await operator.type(await searchBox(), 'Maria');
  await waitFor(async () => expect(await names()).toEqual(['Maria']));
  await operator.click(screen.getByRole('button', { name: 'Search for part of a value' }));
  await waitFor(async () => expect(await names()).toEqual(['Maria', 'Maria Garcia']));
  expect(await searchBox()).toHaveFocus();
});

it('moves from the box to the first row with the down arrow', async () => {
  const { operator } = renderConsole('/users', product.fetch);
  await screen.findByRole('link', { name: 'Ada Lovelace' });
  await operator.type(await searchBox(), '{ArrowDown}');
  expect(screen.getByRole('link', { name: (await names())[0] ?? '' })).toHaveFocus();
});

it('cancels a search for previous text and does not show its results', async () => {
  const slow = held(product.fetch, 'GET /api/users');
  const { operator, sent } = renderConsole('/users', (request) =>
    request.url.includes('%25ovelac%25') ? slow.answer(request) : product.fetch(request),
  );
  const table = () => screen.getByRole('table', { name: 'Users' });
  await screen.findByRole('link', { name: 'Ada Lovelace' });
  await operator.type(await searchBox(), 'ovelac');
  expect(table()).toHaveAttribute('aria-busy', 'true');
  await waitFor(() => expect(sent('GET /api/users').filter(({ url }) => url.includes('%25'))).toHaveLength(1));

  await operator.type(await searchBox(), 'x');
  slow.release();
  expect(table()).toHaveAttribute('aria-busy', 'true');
  expect(await screen.findByText('No users match “ovelacx”')).toBeVisible();
});

it('returns to the list before the search with Back, not to intermediate searches', async () => {
  const { operator, address, router } = renderConsole(['/dashboard', '/users?page=2&page_size=1'], product.fetch);
  await operator.type(await searchBox(), 'ovelac');
  await waitFor(() => expect(address()).toBe('/users?page_size=1&search=ovelac'));
  await operator.type(await searchBox(), 'e');
  await waitFor(() => expect(address()).toBe('/users?page_size=1&search=ovelace'));
  await act(() => router.navigate(-1));
  await waitFor(() => expect(address()).toBe('/users?page=2&page_size=1'));
  expect(await searchBox()).toHaveValue('');
});

it('finds a username in another case', async () => {
  const { operator } = renderConsole('/users', product.fetch);
  await operator.type(await searchBox(), 'grace');
  await waitFor(async () => expect(await names()).toEqual(['Maria Garcia']));
  expect(await screen.findByText('Matched: Username')).toBeVisible();
});

it('shows the assumed country of a phone number and lets it be changed', async () => {
  const { operator, address } = renderConsole('/users', product.fetch);
  await operator.type(await searchBox(), '0170 1234567');
  const country = await screen.findByRole('combobox', { name: 'Country of the number' });
  expect(country).toHaveDisplayValue('United States');
  await operator.selectOptions(country, 'Germany');
  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
  expect(await screen.findByText('Matched: Primary phone')).toBeVisible();
  await waitFor(() => expect(address()).toBe('/users?search=%2B491701234567'));
  expect(await searchBox()).toHaveValue('0170 1234567');
  expect(screen.getAllByRole('mark').map(({ textContent }) => textContent)).toContain('+491701234567');
});

it('lets the interpretation be chosen', async () => {
  const { operator, sent, address } = renderConsole('/users', product.fetch);
  await operator.type(await searchBox(), 'ada');
  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
  const kind = await screen.findByRole('combobox', { name: 'Search as' });
  expect(kind).toHaveDisplayValue('username or name');
  await operator.selectOptions(kind, 'only name');
  await waitFor(() => {
    const searches = new URL(
      sent('GET /api/users').find(({ url }) => !url.includes('username') && url.includes('search.name'))?.url ?? '',
    );
    expect(searches.searchParams.get('search.name')).toBe('ada');
  });
  // Searches only the chosen field, also in the URL.
  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
  await waitFor(() => expect(screen.getAllByRole('mark').map(({ textContent }) => textContent)).toEqual(['Ada']));
  expect(address()).toBe('/users?search=ada&field=name');
  expect(sent('GET /api/users').at(-1)?.url).toContain('mode.name=posix');
});

it('waits for earlier searches with a notice and retries automatically', async () => {
  let refusals = 0;
  let endEarlier = () => {};
  const earlier = new Promise<void>((resolve) => (endEarlier = resolve));
  const { operator, sent } = renderConsole('/users', async (request) => {
    if (!request.url.includes('%25')) return product.fetch(request);
    refusals += 1;
    if (refusals <= 5) return refusal(429, { code: 'gateway.search_busy' }, { 'retry-after': '1' });
    await earlier;
    return product.fetch(request);
  });
  await operator.type(await searchBox(), 'ovelac');
  expect(await screen.findByText('Waiting for your earlier searches to finish.')).toBeVisible();
  endEarlier();
  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
  expect(screen.queryByText(/earlier searches/)).toBeNull();

  // All requests for one text have the same search request ID.
  const searches = sent('GET /api/users').filter(({ url }) => new URL(url).search.includes('ovelac'));
  expect(searches.length).toBeGreaterThan(7);
  const searchRequestIds = new Set(searches.map(({ headers }) => headers.get('x-usher-search-request')));
  expect(searchRequestIds.size).toBe(1);
  expect([...searchRequestIds][0]).toMatch(/^[\w-]{16}$/);
});

it('uses the configured country for phone numbers', async () => {
  const german = await openTestProduct(0, { DEFAULT_COUNTRY: 'DE' });
  onTestFinished(() => german.close());
  await createUser(german, { name: 'Grete Hermann', primaryPhone: '491701234567' });
  const { operator } = renderConsole('/users', german.fetch);
  await operator.type(await searchBox(), '0170 1234567');
  expect(await screen.findByRole('combobox', { name: 'Country of the number' })).toHaveDisplayValue('Germany');
  await waitFor(async () => expect(await names()).toEqual(['Grete Hermann']));
});

it('finds a number of another country than assumed, and quotes the input', async () => {
  const british = await openTestProduct(0, { DEFAULT_COUNTRY: 'DE' });
  onTestFinished(() => british.close());
  await createUser(british, { name: 'Alan Turing', primaryPhone: '441614960752' });
  const { operator } = renderConsole('/users', british.fetch);
  await operator.type(await searchBox(), '0161 496 0752');
  await waitFor(() => expect(screen.getAllByText('1614960752', { selector: 'mark' })).not.toEqual([]));
  expect(await names()).toEqual(['Alan Turing']);

  await operator.clear(await searchBox());
  await operator.type(await searchBox(), '0161 496 0753');
  expect(await screen.findByText('No users match “0161 496 0753”')).toBeVisible();
  expect(screen.getByText(/Searched for 1614960753\./)).toBeVisible();
});

it('finds words of a name and of an email address, and marks them', async () => {
  await createUser(product, { name: 'Márta Nagy', primaryEmail: 'info@contoso.example' });
  const { operator, sent, address } = renderConsole('/users', product.fetch);
  await operator.type(await searchBox(), 'Marta Contoso');
  await waitFor(async () => expect(await names()).toEqual(['Márta Nagy']));
  // The email address is in its column and, on a narrow screen, below the name.
  const marked = () => new Set(screen.getAllByRole('mark').map(({ textContent }) => textContent));
  await waitFor(() => expect([...marked()]).toEqual(['Márta', 'contoso']));
  expect(range()).toBe('1–1 of 1');
  expect(address()).toBe('/users?search=Marta+Contoso');
  const bySeveralFields = sent('GET /api/users').filter(({ url }) => url.includes('joint=and'));
  expect(bySeveralFields).toHaveLength(2);
  const ids = new Set(bySeveralFields.map(({ headers }) => headers.get('x-usher-search-request')));
  expect([...ids]).toEqual([expect.stringMatching(/^[\w-]{16}$/)]);
});

it('finds users without the pattern for names where Logto refuses it', async () => {
  const { operator, sent } = renderConsole('/users', (request) =>
    request.url.includes('posix') ? refusal(400, { code: 'gateway.pattern_failed' }) : product.fetch(request),
  );
  await operator.type(await searchBox(), 'Ada Lovel');
  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
  await operator.type(await searchBox(), 'a');
  await waitFor(() => expect(sent('GET /api/users').at(-1)?.url).toContain('Lovela'));
  await waitFor(async () => expect(await names()).toEqual(['Ada Lovelace']));
  expect(sent('GET /api/users').filter(({ url }) => url.includes('posix'))).toHaveLength(1);
  expect(screen.queryByRole('alert')).toBeNull();
});
