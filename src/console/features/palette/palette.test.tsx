import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { held } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

import { readRecentUsers } from './recent-users.ts';

let product: Product;
let ada: User;
let grace: User;
beforeAll(async () => {
  product = await openTestProduct(0);
  ada = await createUser(product, { name: 'Ada Lovelace', primaryEmail: 'ada@example.org' });
  grace = await createUser(product, { name: 'Grace Hopper', primaryEmail: 'grace@example.org' });
});
afterAll(() => product.close());

const box = () => screen.findByRole('combobox', { name: 'Search users and actions' });
const options = () =>
  within(screen.getByRole('listbox', { name: 'Results' }))
    .queryAllByRole('option')
    .map(({ textContent }) => textContent);
const selected = () => within(screen.getByRole('listbox', { name: 'Results' })).getByRole('option', { selected: true });
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

it('opens by each shortcut, finds a user and opens the page', async () => {
  const { operator, address } = renderConsole('/activity', product.fetch);
  await heading('Activity');
  for (const keys of ['{Meta>}k{/Meta}', '/']) {
    await operator.keyboard(keys);
    expect(await screen.findByRole('dialog', { name: 'Search' })).toBeVisible();
    await operator.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
  await operator.keyboard('{Control>}k{/Control}');
  expect(await screen.findByRole('dialog', { name: 'Search' })).toBeVisible();
  expect(await box()).toHaveFocus();
  await operator.paste('ada@example.org');
  expect(
    await screen.findByRole('option', { name: /Ada Lovelace.*Matched: Primary email/, selected: true }),
  ).toBeVisible();
  await operator.keyboard('{Enter}');
  expect(await heading('Ada Lovelace')).toBeVisible();
  expect(address()).toBe(`/users/${ada.id}`);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('ignores shortcut keys typed into a field, and disables autocorrection in search boxes', async () => {
  const { operator } = renderConsole('/users', product.fetch);
  const users = await screen.findByRole('searchbox', { name: 'Search users' });
  await operator.click(users);
  await operator.keyboard('/?');
  expect(users).toHaveValue('/?');
  expect(screen.queryByRole('dialog')).toBeNull();
  await operator.click(screen.getByRole('button', { name: 'Quick find' }));
  for (const one of [users, await box()]) {
    expect(one).toHaveAttribute('autocapitalize', 'none');
    expect(one).toHaveAttribute('autocorrect', 'off');
    expect(one).toHaveAttribute('autocomplete', 'off');
    expect(one).toHaveAttribute('spellcheck', 'false');
  }
});

it('opens the lookup of a pasted list, and the only match if Enter is pressed before the response', async () => {
  const { operator } = renderConsole('/activity', product.fetch);
  await heading('Activity');
  await operator.keyboard('/');
  await box();
  await operator.paste('ada@example.org\ngrace@example.org');
  expect(await heading('Look up a list')).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
  await operator.click(screen.getByRole('button', { name: 'Quick find' }));
  await operator.type(await box(), 'grace@example.org{Enter}');
  expect(await heading('Grace Hopper')).toBeVisible();
});

it('searches anywhere for a part, preselects no result, and moves by arrow keys', async () => {
  const { operator } = renderConsole('/activity', product.fetch);
  await heading('Activity');
  await operator.click(screen.getByRole('button', { name: 'Quick find' }));
  await operator.type(await box(), 'example.org');
  expect(await screen.findByText('2 users match.')).toBeVisible();
  expect(await box()).not.toHaveAttribute('aria-activedescendant');
  await operator.keyboard('{Enter}');
  expect(await box()).toHaveValue('example.org');
  await operator.keyboard('{ArrowDown}');
  expect(selected()).toHaveTextContent('Grace Hopper');
  await operator.keyboard('{ArrowDown}');
  expect(selected()).toHaveTextContent('Ada Lovelace');
  expect(await box()).toHaveAttribute('aria-activedescendant', selected().id);
  await operator.keyboard('{ArrowDown}');
  expect(selected()).toHaveTextContent('Grace Hopper');
  await operator.keyboard('{Enter}');
  expect(await heading('Grace Hopper')).toBeVisible();
});

it('selects the last result with the up arrow, and shows the previous results as disabled while loading', async () => {
  const slow = held(product.fetch, 'GET /api/users');
  const { operator, address } = renderConsole('/activity', (request) =>
    request.url.includes('orgx') ? slow.answer(request) : product.fetch(request),
  );
  await heading('Activity');
  await operator.keyboard('/');
  await operator.type(await box(), 'example.org');
  await screen.findByText('2 users match.');
  await operator.keyboard('{ArrowUp}');
  expect(selected()).toHaveTextContent('Ada Lovelace');
  await operator.type(await box(), 'x');
  const stale = within(screen.getByRole('listbox', { name: 'Results' })).getAllByRole('option');
  expect(stale.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Grace Hopper'),
    expect.stringContaining('Ada Lovelace'),
  ]);
  for (const option of stale) expect(option).toHaveAttribute('aria-disabled', 'true');
  await operator.keyboard('{ArrowDown}{Enter}');
  await operator.click(screen.getByRole('option', { name: /Grace Hopper/ }));
  expect(address()).toBe('/activity');
  expect(screen.queryByText(/match/)).toBeNull();
  slow.release();
  expect(await screen.findByText('No users match.')).toBeVisible();
  expect(options()).toEqual([]);
});

it('links to all matches if it lists only the first', async () => {
  await Promise.all(Array.from({ length: 11 }, () => createUser(product, { name: 'Crowd Member' })));
  const { operator, address } = renderConsole('/activity', product.fetch);
  await heading('Activity');
  await operator.keyboard('/');
  await operator.type(await box(), 'rowd Mem');
  const more = await screen.findByRole('option', { name: 'Show all 11 in Users' });
  expect(options()).toHaveLength(11);
  expect(await box()).not.toHaveAttribute('aria-activedescendant');
  await operator.click(more);
  expect(await heading('Users')).toBeVisible();
  expect(address()).toBe('/users?search=rowd+Mem');
});

it('shows and highlights the matching field, and finds words of a name and of an email address', async () => {
  await createUser(product, { name: 'Emmy Noether', primaryEmail: 'emmy@example.com', primaryPhone: '498999998365' });
  const { operator } = renderConsole('/activity', product.fetch);
  await heading('Activity');
  await operator.keyboard('/');
  await operator.type(await box(), '99998365');
  const found = await screen.findByRole('option', { name: /Emmy Noether/ });
  expect(found).toHaveTextContent('Emmy Noether +498999998365');
  expect(within(found).getByRole('mark')).toHaveTextContent('99998365');
  await operator.clear(await box());
  await operator.type(await box(), 'emmy noe');
  const byName = await screen.findByText('Emmy Noe');
  expect(options()).toEqual([expect.stringContaining('Emmy Noether emmy@example.com')]);
  expect(byName.tagName).toBe('MARK');
  await operator.clear(await box());
  await operator.type(await box(), 'example emmy');
  await waitFor(() => expect(options()).toEqual([expect.stringContaining('Emmy Noether')]));
});

it('shows the interpretation of the text and lets it be changed', async () => {
  await createUser(product, { name: 'Alan Turing', primaryPhone: '441614960752' });
  const { operator, sent } = renderConsole('/activity', product.fetch);
  await heading('Activity');
  await operator.keyboard('/');
  await operator.type(await box(), '0161 496 0752');
  const country = await screen.findByRole('combobox', { name: 'Country of the number' });
  // With any country it is found by its digits.
  await operator.selectOptions(country, 'Germany');
  expect(await screen.findByRole('option', { name: /Alan Turing/, selected: false })).toBeVisible();
  await operator.selectOptions(country, 'United Kingdom');
  const exact = { name: /Alan Turing.*Matched: Primary phone/, selected: true };
  expect(await screen.findByRole('option', exact)).toBeVisible();
  expect(screen.getByText(/1 exact match\. Press Enter to open\./)).toBeVisible();

  await operator.clear(await box());
  await operator.type(await box(), 'alan');
  await operator.selectOptions(await screen.findByRole('combobox', { name: 'Search as' }), 'only username');
  expect(await screen.findByText('No users match.')).toBeVisible();
  expect(sent('GET /api/users').at(-1)?.url).toContain('search.username=%25alan%25');
});

it('offers actions for the open user, which only open their dialogs, and opens pages', async () => {
  const { operator, requests } = renderConsole(`/users/${ada.id}`, product.fetch);
  await heading('Ada Lovelace');
  await operator.click(screen.getByRole('button', { name: 'Quick find' }));
  await operator.type(await box(), 'suspend{Enter}');
  expect(await screen.findByRole('dialog', { name: 'Suspend Ada Lovelace' })).toBeVisible();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  await operator.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await operator.click(screen.getByRole('button', { name: 'Quick find' }));
  await operator.type(await box(), 'new{Enter}');
  expect(await heading('New user')).toBeVisible();
});

it('lists other recently opened users and stores only their IDs', async () => {
  const { operator, sent, router } = renderConsole(`/users/${ada.id}`, product.fetch);
  await heading('Ada Lovelace');
  await router.navigate(`/users/${grace.id}/activity`);
  await heading('Grace Hopper');
  await router.navigate('/activity');
  await heading('Activity');
  expect(readRecentUsers('demo-admin')).toEqual([grace.id, ada.id]);
  expect(readRecentUsers('demo-support')).toEqual([]);
  expect(JSON.stringify(localStorage)).not.toMatch(/Ada|Grace/);

  await operator.keyboard('/');
  await box();
  const recent = await screen.findByRole('group', { name: 'Recent users' });
  expect(
    within(recent)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual([expect.stringContaining('Grace Hopper'), expect.stringContaining('Ada Lovelace')]);
  expect(sent('GET /api/users')).toHaveLength(1);

  // The user whose page is open is not listed.
  await operator.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await router.navigate(`/users/${ada.id}`);
  await heading('Ada Lovelace');
  await operator.keyboard('/');
  await box();
  const others = await screen.findByRole('group', { name: 'Recent users' });
  expect(within(others).getAllByRole('option')).toHaveLength(1);
  await operator.keyboard('{Enter}');
  expect(await heading('Grace Hopper')).toBeVisible();
});

it('returns the focus on closing, and lets single-key shortcuts be turned off', async () => {
  const { operator } = renderConsole('/users', product.fetch);
  await heading('Users');
  screen.getByRole('link', { name: 'New user' }).focus();
  await operator.keyboard('{Control>}k{/Control}');
  await box();
  await operator.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(screen.getByRole('link', { name: 'New user' })).toHaveFocus());

  await operator.keyboard('?');
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  await operator.click(within(sheet).getByRole('switch', { name: 'Single-key shortcuts' }));
  await operator.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await operator.keyboard('?');
  await operator.keyboard('/');
  expect(screen.queryByRole('dialog')).toBeNull();
  await operator.keyboard('{Control>}k{/Control}');
  expect(await box()).toBeVisible();
});
