import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { type User, user } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

const seeded = 430;

let product: Product;
let allUsers: User[];
beforeAll(async () => {
  product = await openTestProduct(seeded);
  const pages = [1, 2, 3, 4, 5].map((page) => sendToProduct(product, `GET /api/users?page=${page}&page_size=100`));
  allUsers = (await Promise.all(pages)).flatMap((page) => z.array(user).parse(page));
});
afterAll(() => product.close());

const suspended = () => allUsers.filter(({ isSuspended }) => isSuspended);
const rows = async () => within(await screen.findByRole('table', { name: 'Users' })).getAllByRole('rowheader');
const status = (text: string | RegExp) => screen.findByText(text);
const pagesRead = (sent: Request[]) =>
  sent.map(({ url }) => new URL(url).searchParams).filter((params) => params.get('page_size') === '100');

/** Replaces the response of one page of the scan. */
const exceptPage =
  (number: number, instead: () => Response | Promise<Response>): Answer =>
  (request) => {
    const params = new URL(request.url).searchParams;
    const isPage = params.get('page_size') === '100' && params.get('page') === String(number);
    return isPage ? instead() : product.fetch(request);
  };

it('finds suspended users, which the API cannot filter, and keeps the filter in the URL', async () => {
  const { operator, address, sent } = renderConsole('/users', product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Filters' }));
  await operator.selectOptions(await screen.findByRole('combobox', { name: 'Status' }), 'Suspended');
  await operator.click(screen.getByRole('button', { name: 'Apply filters' }));
  await status(`All ${seeded} checked, ${suspended().length} found`);
  expect(address()).toBe('/users?isSuspended=true');
  expect(await rows()).toHaveLength(suspended().length);
  expect(pagesRead(sent('GET /api/users'))).toHaveLength(5);
  expect(screen.getByRole('button', { name: 'Filters (1)' })).toBeVisible();

  await operator.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Any');
  await operator.selectOptions(screen.getByRole('combobox', { name: 'Last sign-in' }), 'Not within the last … days');
  await operator.clear(screen.getByRole('spinbutton', { name: 'Days' }));
  await operator.type(screen.getByRole('spinbutton', { name: 'Days' }), '30');
  await operator.click(screen.getByRole('button', { name: 'Apply filters' }));
  await status(/^All 430 checked, \d{2,3} found$/);
  expect(address()).toBe('/users?lastSignIn=notSince&days=30');

  await operator.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(address()).toBe('/users'));
  await waitFor(async () => expect(await rows()).toHaveLength(20));
});

it('offers only apps that users can consent to', async () => {
  const { operator } = renderConsole('/users', product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Filters' }));
  const select = await screen.findByRole('combobox', { name: 'First app' });
  await within(select).findByRole('option', { name: 'Shop' });
  expect(within(select).getByRole('option', { name: 'None yet' })).toBeInTheDocument();
  expect(within(select).queryByRole('option', { name: 'Back office' })).toBeNull();
});

it('labels results as partial when stopped, and resumes', async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  const answer: Answer = async (request) => {
    const params = new URL(request.url).searchParams;
    if (params.get('page_size') === '100' && params.get('page') === '3') await gate;
    return product.fetch(request);
  };
  const { operator } = renderConsole('/users?hasPassword=true', answer);
  await status(/^200 of 430 checked, \d+ found so far$/);
  await operator.click(screen.getByRole('button', { name: 'Stop' }));
  await status(/^Partial: 200 of 430 checked, \d+ found$/);
  release();
  await operator.click(screen.getByRole('button', { name: 'Continue' }));
  const wanted = allUsers.filter(({ hasPassword }) => hasPassword === true).length;
  expect(await status(`All ${seeded} checked, ${wanted} found`)).toBeVisible();
});

it('keeps the results if a page fails', async () => {
  let isBroken = true;
  const answer: Answer = (request) => (isBroken ? exceptPage(4, () => refusal(500))(request) : product.fetch(request));
  const { operator } = renderConsole('/users?isSuspended=true', answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('The rest of the list couldn’t be read');
  await status(/^Partial: 300 of 430 checked, \d+ found$/);
  isBroken = false;
  await operator.click(screen.getByRole('button', { name: 'Continue' }));
  await status(`All ${seeded} checked, ${suspended().length} found`);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('is kept when returning from a user, and its results can be stepped through', async () => {
  const { operator, sent } = renderConsole('/users?isSuspended=true', product.fetch);
  await status(/^All 430 checked/);
  const [first] = await rows();
  const name = within(first ?? document.body).getByRole('link').textContent ?? '';
  await operator.click(within(first ?? document.body).getByRole('link'));
  expect(await screen.findByRole('heading', { level: 1, name })).toBeVisible();
  expect(screen.getByText(`1 of ${suspended().length}`)).toBeVisible();
  const before = pagesRead(sent('GET /api/users')).length;
  await operator.click(within(screen.getByRole('main')).getByRole('link', { name: 'Users' }));
  await status(/^All 430 checked/);
  await waitFor(() => expect(screen.getByRole('link', { name })).toHaveFocus());
  expect(pagesRead(sent('GET /api/users'))).toHaveLength(before);
});

it('reads only the pages of a range of creation dates', async () => {
  const newest = new Date(allUsers.map(({ createdAt }) => createdAt).sort((a, b) => b - a)[0] ?? 0);
  const day = `${newest.getFullYear()}-${String(newest.getMonth() + 1).padStart(2, '0')}-${String(newest.getDate()).padStart(2, '0')}`;
  const since = new Date(newest.getFullYear(), newest.getMonth(), newest.getDate()).getTime();
  const { sent } = renderConsole(`/users?createdFrom=${day}`, product.fetch);
  const wanted = allUsers.filter(({ createdAt }) => createdAt >= since).length;
  await status(new RegExp(`^All \\d+ checked, ${wanted} found$`));
  expect(pagesRead(sent('GET /api/users'))).toHaveLength(1);
});

it('scans only the users of a search', async () => {
  await createUser(product, { name: 'Zebulon Quixworthy' });
  renderConsole('/users?search=quixwor&hasPassword=false', product.fetch);
  expect(await status('All 1 checked, 1 found')).toBeVisible();
});

it('does not start with too many users and explains it', async () => {
  const answer: Answer = async (request) => {
    const answered = await product.fetch(request);
    if (new URL(request.url).pathname !== '/api/users') return answered;
    const headers = new Headers(answered.headers);
    headers.set('Total-Number', '60000');
    return new Response(answered.body, { headers });
  };
  const { sent } = renderConsole('/users?isSuspended=true', answer);
  expect(await screen.findByText('Too many users')).toBeVisible();
  expect(screen.getByText(/^More than 50,000 users\./)).toBeVisible();
  expect(pagesRead(sent('GET /api/users'))).toEqual([]);
});

it('does not accept a range that ends before it starts', async () => {
  const { operator, address } = renderConsole('/users', product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Filters' }));
  await operator.type(await screen.findByLabelText('Created from'), '2026-03-01');
  await operator.type(screen.getByLabelText('Created to'), '2026-02-01');
  await operator.click(screen.getByRole('button', { name: 'Apply filters' }));
  expect(screen.getByText('Choose a date that isn’t before “Created from”')).toBeVisible();
  expect(address()).toBe('/users');
});

describe('a viewer', () => {
  let masked: Product;
  beforeAll(async () => {
    masked = await openTestProduct(120, { role: 'viewer' });
  });
  afterAll(() => masked.close());

  it('can use all filters, as their fields are not masked', async () => {
    renderConsole('/users?isSuspended=false&hasPassword=true&lastSignIn=since&days=3650', masked.fetch);
    await status(/^All 120 checked, [1-9]\d* found$/);
    expect((await rows()).length).toBeGreaterThan(1);
  });
});
