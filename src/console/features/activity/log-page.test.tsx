import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';

import { ask } from '#console/testing/ask.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { broken, nobodyListens } from '#console/testing/trouble.ts';
import { type Log, log, typedIdentifier } from '#contract/logs.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(30);
});
afterAll(() => product.close());

/** The newest entry of this kind. */
async function entry(key: string, result = 'Success'): Promise<Log> {
  const entries = z.array(log).parse(await ask(product, `GET /api/logs?logKey=${key}&page_size=100`));
  const found = entries.find(({ payload }) => payload.result === result);
  if (found === undefined) throw new Error(`Nobody did ${key}`);
  return found;
}
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

it('says in words what happened, and shows the payload as it is', async () => {
  const { id, key, payload } = await entry('Interaction.SignIn.Submit');
  const { operator, sent } = renderConsole(`/activity/${id}`, product.fetch);
  expect(await heading('Sign-in: completed')).toBeVisible();
  await waitFor(() => expect(document.title).toBe('Sign-in: completed – Activity entry · Usher'));
  expect(screen.getByText('Success')).toBeVisible();
  expect(screen.getByText(key, { selector: 'code' })).toBeVisible();
  expect(screen.getByText(id)).toBeVisible();
  const links = within(screen.getByRole('main')).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/activity', `/users/${payload.userId}`]);
  await waitFor(() => expect(links[1]).not.toHaveTextContent(String(payload.userId)));
  expect(sent('GET /api/users')).toHaveLength(1);

  await operator.click(screen.getByRole('button', { name: 'Copy payload' }));
  expect(JSON.parse(await navigator.clipboard.readText())).toEqual(payload);
  expect(screen.getByRole('region', { name: 'Payload' })).toHaveTextContent(`"userId": "${payload.userId}"`);
});

it('says of a failed attempt why it failed and what was typed, and does not claim to know whose it was', async () => {
  const failed = await entry('Interaction.SignIn.Verification.Password.Submit', 'Error');
  const typed = typedIdentifier.parse(failed.payload['payload']).identifier.value;
  const { sent } = renderConsole(`/activity/${failed.id}`, product.fetch);
  expect(await heading('Sign-in: password checked')).toBeVisible();
  expect(screen.getByText('Failed')).toBeVisible();
  expect(screen.getByText(/Wrong identifier or password|Blocked after too many|account is suspended/)).toBeVisible();
  expect(screen.getByText('Not identified')).toBeVisible();
  expect(screen.getByText(typed)).toBeVisible();
  expect(sent('GET /api/users')).toHaveLength(0);
});

it('shows an event of a newer server by its key', async () => {
  const unheard = {
    id: 'x1',
    key: 'Teleport.Begin',
    createdAt: 1,
    payload: { key: 'Teleport.Begin', result: 'Maybe' },
  };
  renderConsole('/activity/x1', (request) =>
    request.url.endsWith('/api/logs/x1') ? Response.json(unheard) : product.fetch(request),
  );
  expect(await heading('Teleport.Begin')).toBeVisible();
  expect(screen.getByText('Maybe')).toBeVisible();
});

it('leads back to the list as it was left', async () => {
  const list = '/activity?page=2&page_size=10';
  const { operator, address } = renderConsole(list, product.fetch);
  const [first] = within(await screen.findByRole('table', { name: 'Activity' })).getAllByRole('rowheader');
  await operator.click(within(first as HTMLElement).getByRole('link'));
  await waitFor(() => expect(address()).toMatch(/^\/activity\/\w+$/));
  const main = within(screen.getByRole('main'));
  await operator.click(await main.findByRole('link', { name: 'Activity' }));
  await waitFor(() => expect(address()).toBe(list));
});

it('says when there is no such entry', async () => {
  renderConsole('/activity/none', product.fetch);
  expect(await heading('No such entry')).toBeVisible();
  expect(screen.getByText('There is no activity entry with the ID none.')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says that nothing answers, and recovers when asked to try again', async () => {
  const { id } = await entry('Interaction.SignIn.Submit');
  const { answer, repair } = broken(product.fetch, `GET /api/logs/${id}`, nobodyListens);
  const { operator } = renderConsole(`/activity/${id}`, answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('Usher does not answer.');
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await heading('Sign-in: completed')).toBeVisible();
});
