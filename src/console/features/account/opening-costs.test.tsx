import { screen, waitFor } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { held } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
let upstream: string[];
beforeAll(async () => {
  product = await openTestProduct(0);
  user = await createUser(product, { name: 'Ada Lovelace', password: 'correct horse battery' });
  const { upstream: logto } = product.management;
  const { fetch } = logto;
  vi.spyOn(logto, 'fetch').mockImplementation((request) => {
    const { pathname, search } = new URL(request.url);
    upstream.push(`${request.method} ${pathname}${search}`);
    return fetch(request);
  });
});
afterAll(() => product.close());
// Picture hosts are read once in ten minutes, so they are excluded from the count.
beforeAll(async () => {
  upstream = [];
  product.pictureHosts();
  await vi.waitUntil(() => upstream.some((line) => line.includes('/api/connectors')));
});
beforeEach(() => {
  upstream = [];
});

it('sends at most nine upstream requests to open an account, and six before the profile can be edited', async () => {
  const { answer, release } = held(product.fetch, `GET /api/users/${user.id}`);
  const { queryClient, sent } = renderConsole(`/users/${user.id}`, answer);
  await waitFor(() => expect(sent(`GET /api/users/${user.id}/roles`)).toHaveLength(1));
  await waitFor(() => expect(queryClient.isFetching()).toBe(1));
  // Plus the held request for the user.
  expect(upstream.length + 1).toBeLessThanOrEqual(6);

  release();
  expect(await screen.findByRole('textbox', { name: 'Name' })).toBeVisible();
  await waitFor(() => expect(sent(`POST /usher/users/${user.id}/opened`)).toHaveLength(1));
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(upstream.length).toBeLessThanOrEqual(9);
});
