import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { storeList } from '#console/shared/search/stored-lists.ts';
import { broken, held, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let ada: User;
beforeAll(async () => {
  product = await openTestProduct(0);
  ada = await createUser(product, { name: 'Ada Lovelace', primaryEmail: 'ada@example.org', username: 'ada' });
  await createUser(product, { name: 'Maria Garcia', primaryPhone: '4915112345678' });
  await createUser(product, { name: 'Maria Garcia', username: '_1plus1' });
});
afterAll(() => product.close());

const users = 'GET /api/users';
const rows = async () => {
  const table = await screen.findByRole('table', { name: 'Lookup results' });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));
};
const allLookedUp = (count: number) => screen.findByText(new RegExp(`^${count} of ${count} looked up`));
const listAddress = (text: string) => `/users/lookup?list=${storeList(text, 'demo-admin')}`;

it('opens when a list is pasted into the user search, and finds every kind of value', async () => {
  const { operator, address } = renderConsole('/users', product.fetch);
  await operator.click(await screen.findByRole('searchbox', { name: 'Search users' }));
  await operator.paste(
    `ADA@example.org\n${ada.id}\n+49 1511 2345678\nMaria Garcia\nnobody@example.org\nada@example.org`,
  );
  expect(await screen.findByRole('heading', { level: 1, name: 'Look up a list' })).toBeVisible();
  expect(address()).toMatch(/^\/users\/lookup\?list=[\w-]+$/);
  await allLookedUp(6);
  expect(await screen.findByText(/1 line is a duplicate/)).toBeVisible();
  const said = (await rows()).map((cells) => cells.join(' | '));
  expect(said).toEqual([
    expect.stringMatching(/^1 \| ADA@example.org \| Found \| Ada Lovelace.*Matched: Primary email$/),
    expect.stringMatching(/^2 \| \w{12} \| Found \| Ada Lovelace.*Matched: ID$/),
    expect.stringMatching(/^3 \| \+49 1511 2345678 \| Found \| Maria Garcia.*Matched: Primary phone$/),
    expect.stringMatching(/^4 \| Maria Garcia \| Ambiguous \| Maria Garcia.*Maria Garcia.*$/),
    expect.stringMatching(/^5 \| nobody@example.org \| Not found/),
    expect.stringMatching(/^6 \| ada@example.orgDuplicate of line 1 \| Found \| Ada Lovelace/),
  ]);
});

it('opens users and returns to the list', async () => {
  const { operator, address } = renderConsole(listAddress('ada\nnobody'), product.fetch);
  await operator.click(await screen.findByRole('link', { name: 'Ada Lovelace' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Ada Lovelace' })).toBeVisible();
  await operator.click(within(screen.getByRole('main')).getByRole('link', { name: 'Users' }));
  expect(address()).toMatch(/^\/users\/lookup\?list=/);
  await allLookedUp(2);
});

it('filters by state', async () => {
  const { operator } = renderConsole(listAddress('ada\nnobody\nnobody2'), product.fetch);
  await allLookedUp(3);
  await operator.click(screen.getByRole('radio', { name: 'Not found 2' }));
  await waitFor(async () => expect(await rows()).toHaveLength(2));
  expect(screen.queryByRole('link', { name: 'Ada Lovelace' })).toBeNull();
});

it('retries only failed batches', async () => {
  const { answer, repair } = broken(product.fetch, users, () => refusal(500));
  const { operator } = renderConsole(listAddress('ada\nnobody'), answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('2 entries could not be looked up.');
  repair();
  await operator.click(screen.getByRole('button', { name: 'Look up the remaining 2' }));
  expect(await screen.findByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

it('stops and resumes', async () => {
  const batches = held(product.fetch, users);
  const { operator } = renderConsole(listAddress('ada\nnobody'), batches.answer);
  await operator.click(await screen.findByRole('button', { name: 'Stop' }));
  expect((await rows()).map(([, , result]) => result)).toEqual(['Not looked up', 'Not looked up']);
  batches.release();
  await operator.click(screen.getByRole('button', { name: 'Look up the remaining 2' }));
  expect(await screen.findByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
});

it('looks up the first 5,000 of a longer list with a notice, and shows a page of them', async () => {
  const text = Array.from({ length: 5001 }, (_, index) => `person${index}@example.org`).join('\n');
  const batches = held(product.fetch, users);
  const { operator } = renderConsole(listAddress(text), batches.answer);
  expect(await screen.findByText('The list has 5,001 entries. Only the first 5,000 are looked up.')).toBeVisible();
  expect(await rows()).toHaveLength(100);
  await operator.click(screen.getByRole('link', { name: 'Last page' }));
  await waitFor(async () => expect((await rows())[0]?.[0]).toBe('4901'));
  await operator.click(screen.getByRole('radio', { name: 'Found 0' }));
  expect(await screen.findByText('No lines have this result.')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Stop' }));
  batches.release();
});

it('counts as one search request regardless of the number of requests', async () => {
  const people = Array.from({ length: 60 }, (_, index) => `person${index}@example.org`);
  const { sent } = renderConsole(listAddress(people.join('\n')), product.fetch);
  await allLookedUp(60);
  const names = sent(users).map(({ headers }) => headers.get('x-usher-search-request'));
  expect(names.length).toBeGreaterThan(2);
  expect(new Set(names).size).toBe(1);
});

it('escapes formulas in the copied result', async () => {
  const { operator } = renderConsole(listAddress('ada\n=1+1@x.org'), product.fetch);
  await allLookedUp(2);
  await operator.click(screen.getByRole('button', { name: 'Copy results' }));
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await navigator.clipboard.readText();
  expect(copied.split('\r\n')).toEqual([
    'Line\tPasted value\tResult\tMatched field\tID\tName\tUsername\tPrimary email\tPrimary phone\tSuspended\tMatches\tDuplicate of line',
    `1\tada\tFound\tUsername\t${ada.id}\tAda Lovelace\tada\tada@example.org\t\tNo\t1\t`,
    '2\t"\'=1+1@x.org"\tNot found\t\t\t\t\t\t\t\t0\t',
  ]);
});

it('exports the users that are clear, and no one of those that an entry may mean', async () => {
  const { operator, sent, sentBody } = renderConsole(listAddress('ada\nMaria Garcia\nnobody'), product.fetch);
  await allLookedUp(3);
  await operator.click(screen.getByRole('button', { name: 'Actions on this list' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Export' }));
  await screen.findByRole('dialog', { name: 'Export users' });
  await waitFor(() => expect(sent('POST /usher/export-sample')).toHaveLength(1));
  expect(await sentBody('POST /usher/export-sample')).toMatchObject({ selection: { by: 'ids', ids: [ada.id] } });
});

it('shows the form without a list and lets the list be edited', async () => {
  const { operator } = renderConsole('/users/lookup?list=gone', product.fetch);
  const box = await screen.findByRole('textbox', { name: 'Users to look up' });
  expect(screen.getByRole('button', { name: 'Look up' })).toHaveAttribute('aria-disabled', 'true');
  await operator.type(box, 'ada{Control>}{Enter}{/Control}');
  await allLookedUp(1);
  await operator.click(screen.getByRole('button', { name: 'Edit list' }));
  expect(await screen.findByRole('textbox', { name: 'Users to look up' })).toHaveValue('ada');
  await operator.click(screen.getByRole('button', { name: 'Look up' }));
  await allLookedUp(1);
});

it('shows one line per spreadsheet row, without column headings', async () => {
  const { operator } = renderConsole('/users', product.fetch);
  await operator.click(await screen.findByRole('searchbox', { name: 'Search users' }));
  await operator.paste(`id\temail\n${ada.id}\tada@example.org\n\tnobody@example.org`);
  await allLookedUp(2);
  expect((await rows()).map(([, input, result]) => [input, result])).toEqual([
    [ada.id, 'Found'],
    ['nobody@example.org', 'Not found'],
  ]);
});

it('links to a search for the interpreted value', async () => {
  renderConsole(listAddress('Nobody <nobody@example.org>'), product.fetch);
  const link = await screen.findByRole('link', { name: 'Search for part of a value' });
  expect(link).toHaveAttribute('href', '/users?search=nobody%40example.org');
});

it('isolates the text direction of the input', async () => {
  renderConsole(listAddress('جميلة نجيب'), product.fetch);
  const header = await screen.findByRole('rowheader', { name: 'جميلة نجيب' });
  expect(header).not.toHaveAttribute('dir');
  expect(screen.getByText('جميلة نجيب', { selector: 'bdi' })).toBeVisible();
});

it('reads numbers without a country code as those of the chosen country', async () => {
  const { operator } = renderConsole(listAddress('0151 12345678'), product.fetch);
  await operator.selectOptions(await screen.findByRole('combobox', { name: 'Country of the number' }), 'Germany');
  await waitFor(async () =>
    expect((await rows()).map((cells) => cells.join(' '))).toEqual([expect.stringMatching(/Found.*Maria Garcia/)]),
  );
});
