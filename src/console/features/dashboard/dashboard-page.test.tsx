import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { broken, held, isFor, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { createUser } from '#console/testing/users.ts';
import type { ActiveUsers } from '#contract/dashboard.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0);
  await createUser(product);
  await createUser(product);
});
afterAll(() => product.close());

const active = 'GET /api/dashboard/users/active';

/** Thirty days, from one active user on the first to thirty on the last. */
const numbers: ActiveUsers = {
  dauCurve: Array.from({ length: 30 }, (_, index) => ({
    date: `2026-09-${String(index + 1).padStart(2, '0')}`,
    count: index + 1,
  })),
  dau: { count: 30, delta: 1 },
  wau: { count: 120, delta: -9 },
  mau: { count: 1400, delta: 0 },
};
const withNumbers: Answer = (request) => (isFor(active)(request) ? Response.json(numbers) : product.fetch(request));

const card = (name: string) => screen.findByRole('link', { name });

it('shows user counts with links and differences', async () => {
  renderConsole('/dashboard', product.fetch);
  expect(await screen.findByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  expect(await card('Total users: 2')).toHaveAttribute('href', '/users');
  expect(await card('New today: 2')).toHaveAttribute('href', '/users');
  expect(screen.getByText('2 more than yesterday')).toBeVisible();
  expect(screen.getByText('2 more than in the previous 7 days')).toBeVisible();
  await waitFor(() => expect(document.title).toBe('Dashboard · Usher'));
});

it('links active users to the activity of those days', async () => {
  renderConsole('/dashboard', withNumbers);
  const midnight = (month: number, day: number) => new Date(2026, month, day).getTime();
  const end = midnight(9, 1) - 1;
  expect(await card('Daily active users: 30')).toHaveAttribute(
    'href',
    `/activity?start_time=${midnight(8, 30)}&end_time=${end}`,
  );
  expect(await card('Weekly active users: 120')).toHaveAttribute(
    'href',
    `/activity?start_time=${midnight(8, 24)}&end_time=${end}`,
  );
  expect(await card('Monthly active users: 1,400')).toHaveAttribute(
    'href',
    `/activity?start_time=${midnight(8, 1)}&end_time=${end}`,
  );
  expect(screen.getByText('1 more than the day before')).toBeVisible();
  expect(screen.getByText('9 fewer than in the previous 7 days')).toBeVisible();
  expect(screen.getByText('The same as in the previous 30 days')).toBeVisible();
});

it('shows the curve as a table, always for screen readers and for others on request', async () => {
  const { operator } = renderConsole('/dashboard', withNumbers);
  expect(await screen.findByRole('img', { name: /between 1 and 30 a day/ })).toBeVisible();
  const table = () => within(screen.getByRole('table', { name: 'Daily active users over 30 days' }));
  expect(table().getAllByRole('row')).toHaveLength(31);
  expect(table().getAllByRole('row')[1]).toHaveTextContent(/30.*2026.*30/);
  await operator.click(screen.getByRole('button', { name: 'Show as table' }));
  expect(screen.queryByRole('img', { name: /between/ })).toBeNull();
  expect(table().getAllByRole('row')).toHaveLength(31);
  await operator.click(screen.getByRole('button', { name: 'Show as chart' }));
  expect(screen.getByRole('img', { name: /between/ })).toBeVisible();
});

it('requests the days up to a date, and stores it in the URL', async () => {
  const { sent, address } = renderConsole('/dashboard?date=2026-08-20', product.fetch);
  const field = await screen.findByLabelText('Up to and including');
  expect(field).toHaveValue('08/20/2026');
  fireEvent.change(field, { target: { value: '2026-08-01' } });
  await waitFor(() => expect(address()).toBe('/dashboard?date=2026-08-01'));
  await waitFor(() => expect(sent(active)).toHaveLength(2));
  expect(sent(active).map(({ url }) => new URL(url).search)).toEqual(['?date=2026-08-20', '?date=2026-08-01']);
  fireEvent.change(field, { target: { value: '2999-08-01' } });
  expect(screen.getByText('Choose today or an earlier date')).toBeVisible();
  expect(address()).toBe('/dashboard?date=2026-08-01');
  fireEvent.change(field, { target: { value: '' } });
  await waitFor(() => expect(address()).toBe('/dashboard'));
});

it('uses today for an invalid date in the URL', async () => {
  const { sent } = renderConsole('/dashboard?date=yesterday', product.fetch);
  expect(await card('Daily active users: 0')).toBeVisible();
  expect(sent(active).map(({ url }) => new URL(url).search)).toEqual(['']);
});

it('shows each count when it is loaded', async () => {
  const { answer, release } = held(product.fetch, 'GET /api/dashboard/users/total');
  renderConsole('/dashboard', answer);
  expect(await card('New today: 2')).toBeVisible();
  expect(await card('Daily active users: 0')).toBeVisible();
  expect(screen.queryByRole('link', { name: /^Total users/ })).toBeNull();
  release();
  expect(await card('Total users: 2')).toBeVisible();
});

it('shows the other counts when one fails, and retries that one', async () => {
  const { answer, repair } = broken(product.fetch, active, () => refusal(500, {}));
  const { operator } = renderConsole('/dashboard', answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('This could not be loaded');
  expect(await card('Total users: 2')).toBeVisible();
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await card('Daily active users: 0')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says when the server does not support a count', async () => {
  const { answer } = broken(product.fetch, active, () => refusal(404, { code: 'gateway.feature_not_offered' }));
  renderConsole('/dashboard', answer);
  expect(await screen.findByText('This version of Logto doesn’t support this.')).toBeVisible();
  expect(await card('Total users: 2')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});
