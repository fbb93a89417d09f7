import { screen, waitFor } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { broken, held, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
beforeAll(async () => {
  product = await openTestProduct(0);
  user = await createUser(product, { name: 'Ada Lovelace' });
});
afterAll(() => product.close());
// Fake time that also advances by itself.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

const notice = 'The identity service is slow to respond.';

it('shows after five seconds that the identity service is slow and lets the operator cancel', async () => {
  const line = `GET /api/users/${user.id}`;
  const { answer, release } = held(product.fetch, line);
  const { operator, sent } = renderConsole(`/users/${user.id}`, answer);
  await waitFor(() => expect(sent(line)).toHaveLength(1));
  expect(screen.queryByText(notice)).toBeNull();
  vi.advanceTimersByTime(5000);
  expect(await screen.findByText(notice)).toBeVisible();

  await operator.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Canceled: the identity service was slow to respond.');
  expect(screen.queryByText(notice)).toBeNull();
  expect(sent(line)).toHaveLength(1);

  release();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Ada Lovelace' })).toBeVisible();
});

it('names Logto if it is one', async () => {
  const { answer, release } = held(product.fetch, 'GET /api/users');
  const { sent } = renderConsole('/users', async (request) => {
    const reply = await answer(request);
    if (new URL(request.url).pathname !== '/usher/session') return reply;
    return Response.json({ ...((await reply.json()) as object), isLogto: true });
  });
  await waitFor(() => expect(sent('GET /api/users')).toHaveLength(1));
  vi.advanceTimersByTime(5000);
  expect(await screen.findByText('Logto is slow to respond.')).toBeVisible();
  release();
  await waitFor(() => expect(screen.queryByText('Logto is slow to respond.')).toBeNull());
});

it('shows a timeout without retrying', async () => {
  const line = `GET /api/users/${user.id}`;
  const { answer, repair } = broken(product.fetch, line, () => refusal(504, { code: 'gateway.upstream_timeout' }));
  const { operator, sent } = renderConsole(`/users/${user.id}`, answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('The identity service took too long to respond.');
  expect(sent(line)).toHaveLength(1);
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Ada Lovelace' })).toBeVisible();
});
