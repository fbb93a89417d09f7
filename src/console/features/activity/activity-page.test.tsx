import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, nobodyListens, refusal } from '#console/testing/faults.ts';
import { inventLog, withLogs } from '#console/testing/invented-logs.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { log } from '#contract/logs.ts';
import { type User, user } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
/** A user who has signed in. */
let signedInUser: User;
beforeAll(async () => {
  product = await openTestProduct(30);
  const [signIn] = z
    .array(log)
    .parse(await sendToProduct(product, 'GET /api/logs?logKey=Interaction.SignIn.Submit&page_size=1'));
  signedInUser = user.parse(await sendToProduct(product, `GET /api/users/${signIn?.payload.userId}`));
});
afterAll(() => product.close());

const table = () => screen.findByRole('table', { name: 'Activity' });
/** Rows of the first page: all entries but the token that Usher got for itself. */
const listed = 19;
const rows = async () => within(await table()).getAllByRole('rowheader');
const filter = (name: string) => screen.findByRole('combobox', { name });
const pager = () => within(screen.getByRole('navigation', { name: 'Pagination' }));
const shownName = ({ name, username, primaryEmail }: User) => name ?? username ?? primaryEmail ?? '';
const queryOf = (request: Request | undefined) => new URL(request?.url ?? '').searchParams;

it('describes entries in sentences, and shows attempts unless a filter excludes their steps', async () => {
  const { operator, address } = renderConsole('/activity?page_size=100', product.fetch);
  expect((await screen.findAllByText(/ signed in to \S+ with /))[0]).toBeVisible();
  await operator.click(screen.getByRole('radio', { name: 'Attempts' }));
  await waitFor(() => expect(address()).toBe('/activity?page_size=100&view=attempts'));
  expect((await screen.findAllByRole('button', { name: /^Show the \d+ steps of: / }))[0]).toBeVisible();
  await operator.click(await filter('Event'));
  await operator.click(await screen.findByRole('option', { name: 'Sign-in: submitted' }));
  await waitFor(() => expect(screen.getByRole('radio', { name: 'Single entries' })).toBeChecked());
  expect(screen.getByRole('radio', { name: 'Attempts' })).toBeDisabled();
});

it('lists entries with links to their details, and loads the names of their users in one request', async () => {
  const { requests, sent } = renderConsole('/activity?logKey=Interaction.SignIn.Submit&page_size=10', product.fetch);
  expect(await screen.findByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  expect(screen.getByRole('status', { name: 'Loading' })).toBeVisible();
  expect(await rows()).toHaveLength(10);
  for (const row of await rows()) {
    const link = within(row).getByRole('link', { name: 'Sign-in: submitted' });
    expect(link.getAttribute('href')).toMatch(/^\/activity\/\w+$/);
  }
  expect(screen.getAllByText(/^(Success|Step)$/)).toHaveLength(10);
  const named = await screen.findAllByRole('link', { name: shownName(signedInUser) });
  expect(named[0]).toHaveAttribute('href', `/users/${signedInUser.id}`);
  expect(sent('GET /api/users')).toHaveLength(1);
  const query = queryOf(sent('GET /api/users')[0]);
  expect(query.getAll('search.id')).toContain(signedInUser.id);
  expect(new Set(query.getAll('search.id')).size).toBe(query.getAll('search.id').length);
  expect(query.get('mode.id')).toBe('exact');
  expect(requests.filter(({ url }) => url.includes('/api/users/'))).toEqual([]);
});

it('shows a deleted user without a link', async () => {
  const gone = inventLog('gone', 'Interaction.SignIn.Submit', Date.now(), { userId: 'gone00000000' });
  renderConsole('/activity', withLogs(product.fetch, [gone]));
  expect(await screen.findByText('Deleted user signed in to Live preview')).toBeVisible();
  expect(screen.getByText('gone00000000')).toBeVisible();
  expect(screen.getAllByRole('link').filter((link) => link.getAttribute('href')?.includes('gone0000'))).toEqual([]);
});

it('shows user IDs when the names cannot be loaded', async () => {
  const { answer } = broken(product.fetch, 'GET /api/users', () => refusal(403));
  renderConsole('/activity?logKey=Interaction.SignIn.Submit', answer);
  expect((await screen.findAllByRole('link', { name: signedInUser.id }))[0]).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('filters by event and goes to the first page, and Back reverts the filter', async () => {
  const { operator, router, sent } = renderConsole('/activity?page=2&page_size=10', product.fetch);
  await rows();
  await operator.type(await filter('Event'), 'Token refr');
  await operator.click(await screen.findByRole('option', { name: 'Token refreshed' }));
  await waitFor(async () =>
    expect(within(await table()).getAllByRole('link', { name: 'Token refreshed' })).toHaveLength((await rows()).length),
  );
  expect(router.state.location.search).toBe('?page_size=10&logKey=ExchangeTokenBy.RefreshToken');
  expect(queryOf(sent('GET /api/logs').at(-1)).get('page')).toBe('1');
  await router.navigate(-1);
  await waitFor(async () => expect(await filter('Event')).toHaveValue(''));
  expect(pager().getByRole('link', { current: 'page' })).toHaveAccessibleName('Page 2');
});

it('filters by a user found by search, and shows their name for the ID in the URL', async () => {
  const { operator, address } = renderConsole('/activity', product.fetch);
  await operator.type(await filter('User'), signedInUser.id);
  await operator.click(await screen.findByRole('option', { name: new RegExp(shownName(signedInUser)) }));
  await waitFor(() => expect(address()).toBe(`/activity?userId=${signedInUser.id}`));
  const [chosen] = [await filter('User')];
  await waitFor(() => expect(chosen).toHaveDisplayValue(new RegExp(shownName(signedInUser))));
});

it('filters by app name and by time', async () => {
  const { operator, sent } = renderConsole('/activity?page_size=10', product.fetch);
  await rows();
  await operator.click(await filter('Application'));
  await operator.click(await screen.findByRole('option', { name: 'Shop' }));
  await waitFor(() => expect(queryOf(sent('GET /api/logs').at(-1)).get('applicationId')).toMatch(/^\w+$/));
  expect(await filter('Application')).toHaveValue('Shop');
  expect(await screen.findByRole('button', { name: 'Clear filters' })).toBeVisible();
  await operator.click(await filter('Time range'));
  await operator.click(await screen.findByRole('option', { name: 'Last 7 days' }));
  const week = 7 * 24 * 60 * 60_000;
  await waitFor(() => {
    const start = Number(queryOf(sent('GET /api/logs').at(-1)).get('start_time'));
    expect(Math.abs(Date.now() - week - start)).toBeLessThan(2 * 60_000);
  });
  expect(await filter('Time range')).toHaveValue('Last 7 days');
});

it('says when no entry matches, and clears all filters', async () => {
  const { operator, address } = renderConsole('/activity?applicationId=none&logKey=Unheard.Of', product.fetch);
  expect(await screen.findByText('No entries match these filters.')).toBeVisible();
  expect(pager().getByRole('status')).toHaveTextContent('0 of 0');
  expect(await filter('Event')).toHaveValue('Unheard.Of');
  await operator.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(await rows()).toHaveLength(listed);
  expect(address()).toBe('/activity');
  expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull();
});

it('explains the empty list', async () => {
  renderConsole('/activity', (request) =>
    request.url.includes('/api/logs')
      ? Response.json([], { headers: { 'total-number': '0' } })
      : product.fetch(request),
  );
  expect(await screen.findByText('Sign-ins and token requests appear here.')).toBeVisible();
});

it('uses the defaults for invalid parameters, and shows that there are more entries than the capped total', async () => {
  const { sent } = renderConsole('/activity?page=0&page_size=1000&start_time=yesterday', async (request) => {
    const response = await product.fetch(request);
    if (!request.url.includes('/api/logs')) return response;
    return Response.json(await response.json(), {
      headers: { 'total-number': '10001', 'total-number-is-capped': 'true' },
    });
  });
  expect(await rows()).toHaveLength(listed);
  expect(pager().getByRole('status')).toHaveTextContent('1–20 of more than 10,000');
  expect(queryOf(sent('GET /api/logs')[0]).toString()).toBe('page=1&page_size=20&enableCap=true');
});

it('shows a network error and loads on retry', async () => {
  const { answer, repair } = broken(product.fetch, 'GET /api/logs', nobodyListens);
  const { operator } = renderConsole('/activity', answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await rows()).toHaveLength(listed);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('leaves out tokens that Usher got for itself, and shows them on demand', async () => {
  const { operator, address } = renderConsole('/activity', product.fetch);
  expect(await rows()).toHaveLength(listed);
  expect(screen.getByText(/^1 token that Usher got for itself isn’t listed/)).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Show' }));
  expect(await rows()).toHaveLength(20);
  expect(address()).toBe('/activity?own=shown');
});

it('exports the activity that the list shows', async () => {
  const { operator, sentBody } = renderConsole('/activity?logKey=Interaction.End&result=Error', product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Export' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Export activity' }));
  expect(await dialog.findByText(/^[\d,]+ activity entr(?:y|ies)\. Entries that the list leaves out/)).toBeVisible();
  expect(dialog.getByRole('checkbox', { name: 'IP address' })).toBeChecked();
  expect(dialog.queryByLabelText('Key in custom data')).toBeNull();
  expect(await sentBody('POST /usher/export-sample')).toMatchObject({
    selection: { by: 'activity', logKey: 'Interaction.End', outcome: 'Error', omitsOwnTokens: false },
  });
});
