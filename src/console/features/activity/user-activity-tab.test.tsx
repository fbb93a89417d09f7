import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, held, nobodyListens } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { type Log, log, typedIdentifier } from '#contract/logs.ts';
import { user } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

const passwordCheck = 'Interaction.SignIn.Verification.Password.Submit';

let product: Product;
/** A user with a recent failed password attempt, and the identifier it was made with. */
let target: { id: string; identifier: string };
let active: string;
beforeAll(async () => {
  product = await openTestProduct(60);
  const logs = async (query: string): Promise<Log[]> =>
    z.array(log).parse(await sendToProduct(product, `GET /api/logs?${query}`));
  const [newest] = await logs('logKey=Interaction.SignIn.Submit&page_size=1');
  active = newest?.payload.userId ?? '';
  const [failed] = (await logs(`logKey=${passwordCheck}&page_size=100`)).filter(
    ({ payload }) => payload.result === 'Error',
  );
  const identifier = typedIdentifier.parse(failed?.payload['payload']).identifier.value;
  const search = encodeURIComponent(`%${identifier}%`);
  const [found] = z.array(user).parse(await sendToProduct(product, `GET /api/users?search=${search}`));
  target = { id: found?.id ?? '', identifier };
});
afterAll(() => product.close());

const open = (id: string, answer = product.fetch) => renderConsole(`/users/${id}/activity`, answer);
const table = () => screen.findByRole('table', { name: 'Activity' });
const attempts = async () => within(await screen.findByRole('region', { name: 'Failed sign-in attempts' }));
const queryOf = (request: Request) => new URL(request.url).searchParams;

it('lists only entries of this user, whatever the URL says, and stays on this tab when filtering', async () => {
  const { operator, address, sent } = renderConsole(`/users/${active}/activity?userId=${target.id}`, product.fetch);
  const rows = within(await table()).getAllByRole('rowheader');
  expect(rows.length).toBeGreaterThan(0);
  expect(screen.getByRole('heading', { level: 2, name: 'Activity' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Activity', current: 'page' })).toBeVisible();
  expect(screen.queryByRole('combobox', { name: 'User' })).toBeNull();
  expect(screen.queryByRole('columnheader', { name: 'User' })).toBeNull();
  const list = sent('GET /api/logs').filter((request) => queryOf(request).get('page_size') === '20');
  expect(list.map((request) => queryOf(request).get('userId'))).toEqual([active]);
  expect(sent('GET /api/logs').map((request) => queryOf(request).get('userId'))).not.toContain(target.id);
  expect(sent('GET /api/users')).toHaveLength(0);
  await operator.click(await screen.findByRole('combobox', { name: 'Time range' }));
  await operator.click(await screen.findByRole('option', { name: 'Last 90 days' }));
  await waitFor(() => expect(address()).toMatch(new RegExp(`^/users/${active}/activity\\?.*start_time=\\d+$`)));
});

it('shows a sign-in as an attempt with expandable steps, or as single entries', async () => {
  const { operator, address } = open(active);
  const row = within(await table())
    .getAllByRole('rowheader')
    .find((header) => /signed in/.test(header.textContent));
  const attempt = within(row as HTMLElement);
  expect(attempt.getByRole('link', { name: / signed in to \S+ with / })).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/activity\/\w+$/),
  );
  expect(screen.queryByRole('link', { name: 'Sign-in: account identified' })).toBeNull();
  const unfold = attempt.getByRole('button', { name: /^Show the \d+ steps of: / });
  expect(unfold).toHaveAttribute('aria-expanded', 'false');
  await operator.click(unfold);
  expect(unfold).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText(/was matched to an account/)).toBeVisible();
  expect(screen.getByText(/Entries don’t record which attempt they belong to/)).toBeVisible();

  await operator.click(screen.getByRole('radio', { name: 'Single entries' }));
  await waitFor(() => expect(address()).toBe(`/users/${active}/activity?view=entries`));
  expect((await screen.findAllByRole('link', { name: 'Sign-in: account identified' }))[0]).toBeVisible();
});

it('finds failed attempts by identifier, and says that they may be from someone else', async () => {
  const { operator } = open(target.id);
  const found = await attempts();
  expect(await found.findByText(/^\d+ failed attempts? in the last 7 days$/)).toBeVisible();
  expect(found.getByText(/which anyone could have entered/)).toBeVisible();
  const items = found.getAllByRole('listitem');
  expect(items.length).toBeLessThanOrEqual(5);
  for (const item of items) expect(item).toHaveTextContent(target.identifier);
  await operator.click(within(items[0] as HTMLElement).getByRole('link'));
  expect(await screen.findByRole('heading', { level: 1, name: 'Sign-in: password checked' })).toBeVisible();
  await operator.click(within(screen.getByRole('main')).getByRole('link', { name: 'Activity' }));
  expect(await attempts()).toBeDefined();
});

it('shows the loading state and the empty state', async () => {
  const quiet = await createUser(product, { name: 'Quiet', username: 'quiet_one' });
  const { answer, release } = held(product.fetch, 'GET /api/logs');
  renderConsole(`/users/${quiet.id}/activity?actions=hidden`, answer);
  expect(await screen.findByRole('status', { name: /Searching the failed attempts/ })).toBeVisible();
  release();
  expect(await (await attempts()).findByText(/None found for this account/)).toBeVisible();
  expect(await screen.findByText('Sign-ins and token requests appear here.')).toBeVisible();
});

it('does not search for failed attempts of a user without an identifier', async () => {
  const nameless = await createUser(product, { name: 'Nameless', username: undefined });
  const { sent } = open(nameless.id);
  expect(await (await attempts()).findByText(/no identifier, so failed attempts can’t be found/)).toBeVisible();
  // The entries of the last day are read for every account.
  const lastDay = Date.now() - 25 * 60 * 60_000;
  const further = sent('GET /api/logs').filter(
    (request) => Number(queryOf(request).get('start_time') ?? lastDay) < lastDay,
  );
  expect(further).toEqual([]);
});

it('shows network errors of the list and of the attempts, and loads on retry', async () => {
  const { answer, repair } = broken(product.fetch, 'GET /api/logs', nobodyListens);
  const { operator } = open(target.id, answer);
  await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(2));
  repair();
  for (const retry of screen.getAllByRole('button', { name: 'Try again' })) {
    await operator.click(retry);
  }
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(await (await attempts()).findByText(/failed attempts?/)).toBeVisible();
});
