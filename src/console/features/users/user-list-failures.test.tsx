import { screen } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { broken, nobodyListens, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser } from '#console/testing/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0);
  await createUser(product, { name: 'Ada Lovelace' });
});
afterAll(() => product.close());

const users = 'GET /api/users';

it('shows that there is no response and recovers with "Try again"', async () => {
  const { answer, repair } = broken(product.fetch, users, nobodyListens);
  const { operator, sent } = renderConsole('/users', answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  expect(screen.queryByRole('table')).toBeNull();
  expect(sent(users)).toHaveLength(3);
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it.each([
  [502, 'gateway.upstream_unreachable', 'The identity service can’t be reached.'],
  [504, 'gateway.upstream_timeout', 'The identity service took too long to respond.'],
  [502, 'gateway.upstream_failed', 'The identity service failed.'],
  [502, 'gateway.upstream_bad_answer', 'The identity service sent an unexpected response.'],
  [502, 'gateway.upstream_bad_credentials', 'refused Usher’s credentials.'],
  [502, 'gateway.upstream_missing_role', 'lacks the role'],
  [403, 'gateway.route_not_allowed', 'Usher does not allow this request.'],
  [500, 'some.code', 'The server failed.'],
  [422, 'some.code', 'Refused: Something of its own'],
])('explains %i %s', async (status, code, explanation) => {
  const fault = () => refusal(status, { code, message: 'Something of its own' }, { 'x-request-id': 'req-7' });
  renderConsole('/users', broken(product.fetch, users, fault).answer);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(explanation);
  expect(alert).toHaveTextContent('Request req-7');
});

it('shows how long to wait after a rate limit', async () => {
  const fault = () => refusal(429, { code: 'gateway.upstream_rate_limited' }, { 'retry-after': '60' });
  const { sent } = renderConsole('/users', broken(product.fetch, users, fault).answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('Try again in 60 seconds.');
  expect(sent(users)).toHaveLength(1);
});

it.each([
  ['a missing total', () => Response.json([])],
  ['rows that are not users', () => Response.json([{ id: 'x' }], { headers: { 'total-number': '1' } })],
  ['a page of HTML', () => new Response('<html></html>', { headers: { 'total-number': '1' } })],
])('rejects %s', async (_, fault) => {
  const { sent } = renderConsole('/users', broken(product.fetch, users, fault).answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('sent an unexpected response');
  expect(sent(users)).toHaveLength(1);
});

it('recovers from a temporary failure', async () => {
  let failures = 1;
  const { sent } = renderConsole('/users', (request) => {
    if (request.url.includes('/api/users') && failures > 0) {
      failures -= 1;
      return refusal(502, { code: 'gateway.upstream_failed' });
    }
    return product.fetch(request);
  });
  expect(await screen.findByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(sent(users)).toHaveLength(2);
});

it('keeps the search text if the search fails', async () => {
  const { answer, repair } = broken(product.fetch, users, () => refusal(500));
  const { operator, address } = renderConsole('/users?search=ada', answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('The server failed.');
  expect(screen.getByRole('searchbox', { name: 'Search users' })).toHaveValue('ada');
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: /Lovelace/ })).toBeVisible();
  expect(address()).toBe('/users?search=ada');
});

it('shows users even if application names cannot be read', async () => {
  renderConsole('/users', broken(product.fetch, 'GET /api/applications', () => refusal(403)).answer);
  expect(await screen.findByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
});
