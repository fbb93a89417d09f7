import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, nobodyListens, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { type ListedToken, listedToken } from '#contract/tokens.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
beforeAll(async () => {
  product = await openTestProduct(0);
});
afterAll(() => product.close());
beforeEach(async () => {
  user = await createUser(product, { name: 'Ada' });
});

const path = () => `/api/users/${user.id}/personal-access-tokens`;
const give = (name: string, expiresAt: number | null = null) =>
  sendToProduct(product, `POST ${path()}`, { name, expiresAt });
const readTokens = async (): Promise<ListedToken[]> =>
  z.array(listedToken).parse(await sendToProduct(product, `GET ${path()}`));
const readTokenNames = async () => (await readTokens()).map(({ name }) => name);
const open = (query = '', answer: Answer = product.fetch) => renderConsole(`/users/${user.id}/tokens${query}`, answer);
const dialog = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }));
const day = 24 * 60 * 60_000;

it('lists tokens, marks expired ones, and does not cache values', async () => {
  await give('for good');
  await give('soon', Date.now() + day);
  const { queryClient } = open('', async (request) => {
    const response = await product.fetch(request);
    if (new URL(request.url).pathname !== path()) return response;
    const [first, second] = z.array(listedToken).parse(await response.json());
    return Response.json([first, { ...second, expiresAt: Date.now() - day }]);
  });
  const table = within(await screen.findByRole('table', { name: 'Tokens' }));
  expect(table.getByRole('row', { name: /for good/ })).toHaveTextContent('Never expires');
  expect(table.getByRole('row', { name: /^soon/ })).toHaveTextContent('Expired');
  expect(table.getAllByText('Expired')).toHaveLength(1);
  expect(
    JSON.stringify(
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ state }) => state.data),
    ),
  ).not.toContain('pat_');
  await waitFor(() => expect(document.title).toBe('Ada – Tokens · Usher'));
});

it('creates a token, shows its value once, and confirms closing it uncopied', async () => {
  const { operator, sentBody, queryClient } = open();
  expect(await screen.findByText('No tokens')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Create token' }));
  const form = await dialog('Create a token for Ada');
  await waitFor(() => expect(form.getByRole('textbox', { name: 'Token name' })).toHaveFocus());
  await operator.keyboard('ci/#1 nightly');
  await operator.selectOptions(form.getByRole('combobox', { name: 'Expires' }), 'In 90 days');
  await operator.click(form.getByRole('button', { name: 'Create token' }));

  const shown = await dialog('Token ci/#1 nightly created');
  const value = shown.getByRole<HTMLInputElement>('textbox', { name: 'Token value' }).value;
  expect(value).toMatch(/^pat_\w{32}$/);
  const sent = z.object({ name: z.string(), expiresAt: z.number() }).parse(await sentBody(`POST ${path()}`));
  expect(sent.name).toBe('ci/#1 nightly');
  expect(Math.abs(sent.expiresAt - Date.now() - 90 * day)).toBeLessThan(60_000);

  await operator.click(shown.getByRole('button', { name: 'Done' }));
  expect(shown.getByText(/You haven’t copied the token/)).toBeVisible();
  await operator.click(shown.getByRole('button', { name: 'Back to the token' }));
  await operator.click(shown.getByRole('button', { name: 'Copy token' }));
  expect(await navigator.clipboard.readText()).toBe(value);
  expect(await shown.findByRole('button', { name: 'Copied' })).toBeVisible();
  await operator.click(shown.getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await screen.findByRole('rowheader', { name: /ci\/#1 nightly/ })).toBeVisible();
  expect(document.body.textContent).not.toContain(value);
  await waitFor(() => expect(queryClient.getMutationCache().getAll()).toEqual([]));
  expect(
    JSON.stringify(
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ state }) => state.data),
    ),
  ).not.toContain(value);
});

it('closes an uncopied token on confirmation', async () => {
  const { operator } = open('?dialog=create-token');
  const form = await dialog('Create a token for Ada');
  await operator.type(form.getByRole('textbox', { name: 'Token name' }), 'ci{Enter}');
  const shown = await dialog('Token ci created');
  await operator.keyboard('{Escape}');
  await operator.click(await shown.findByRole('button', { name: 'Close without copying' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByRole('heading', { name: 'Tokens' })).toHaveFocus();
});

it('warns about a token that never expires, and creates it', async () => {
  const { operator, sentBody } = open('?dialog=create-token');
  const form = await dialog('Create a token for Ada');
  expect(form.getByText(/^Works until /)).toBeVisible();
  await operator.type(form.getByRole('textbox', { name: 'Token name' }), 'forever');
  await operator.selectOptions(form.getByRole('combobox', { name: 'Expires' }), 'Never');
  expect(form.getByText(/^A token that never expires/)).toBeVisible();
  await operator.click(form.getByRole('button', { name: 'Create token' }));
  await dialog('Token forever created');
  expect(await sentBody(`POST ${path()}`)).toEqual({ name: 'forever', expiresAt: null });
});

it('shows a past date as an error at its field, and keeps the values', async () => {
  const { operator, sent } = open('?dialog=create-token');
  const form = await dialog('Create a token for Ada');
  await operator.type(form.getByRole('textbox', { name: 'Token name' }), 'ci');
  await operator.selectOptions(form.getByRole('combobox', { name: 'Expires' }), 'On a date');
  const date = form.getByLabelText('Expiry date');
  await operator.click(form.getByRole('button', { name: 'Create token' }));
  expect(await form.findByText('Enter a value')).toBeVisible();
  await operator.type(date, '2020-02-29');
  await operator.click(form.getByRole('button', { name: 'Create token' }));
  expect(await form.findByText('This date has passed')).toBeVisible();
  expect(date).toBeInvalid();
  expect(form.getByRole('textbox', { name: 'Token name' })).toHaveValue('ci');
  expect(sent(`POST ${path()}`)).toHaveLength(0);
});

it('shows a duplicate name at its field, and accepts another', async () => {
  await give('ci');
  const { operator } = open('?dialog=create-token');
  const form = await dialog('Create a token for Ada');
  const name = form.getByRole('textbox', { name: 'Token name' });
  await operator.type(name, 'ci{Enter}');
  expect(await form.findByText('This user already has a token with this name')).toBeVisible();
  expect(name).toBeInvalid();
  expect(screen.queryByRole('alert')).toBeNull();
  await operator.type(name, ' 2{Enter}');
  await dialog('Token ci 2 created');
  expect((await readTokenNames()).sort()).toEqual(['ci', 'ci 2']);
});

it('keeps the values when creating fails', async () => {
  const { answer, repair } = broken(product.fetch, `POST ${path()}`, nobodyListens);
  const { operator } = open('?dialog=create-token', answer);
  const form = await dialog('Create a token for Ada');
  await operator.type(form.getByRole('textbox', { name: 'Token name' }), 'ci{Enter}');
  expect(await form.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  expect(form.getByRole('textbox', { name: 'Token name' })).toHaveValue('ci');
  repair();
  await operator.click(form.getByRole('button', { name: 'Create token' }));
  await dialog('Token ci created');
});

it('removes invisible characters from a name with a note', async () => {
  const { operator, sentBody } = open('?dialog=create-token');
  const form = await dialog(/^Create/);
  await operator.click(form.getByRole('textbox', { name: 'Token name' }));
  await operator.paste('nightly\u200B\u00A0build');
  const name = form.getByRole('textbox', { name: 'Token name' });
  expect(name).toHaveAccessibleDescription(/Invisible characters \(U\+00A0 and U\+200B\) are removed/);
  await operator.click(form.getByRole('button', { name: 'Create token' }));
  await waitFor(async () => expect(await sentBody(`POST ${path()}`)).toMatchObject({ name: 'nightly build' }));
});

it('spells out the characters of an invisible name', async () => {
  await give('\u200B');
  const { operator, sentBody } = open();
  await operator.click(await screen.findByRole('button', { name: 'Delete U+200B' }));
  await operator.click((await dialog(/U\+200B/)).getByRole('button', { name: 'Delete token' }));
  await waitFor(async () => expect(await sentBody(`POST ${path()}/delete`)).toEqual({ name: '\u200B' }));
});

it('renames a token whose name has special characters', async () => {
  await give('reports/monthly #2');
  const { operator, sentBody } = open();
  await operator.click(await screen.findByRole('button', { name: 'Rename reports/monthly #2' }));
  const form = await dialog('Rename the token reports/monthly #2');
  const name = form.getByRole('textbox', { name: 'Token name' });
  expect(name).toHaveValue('reports/monthly #2');
  expect(form.getByRole('button', { name: 'Rename token' })).toHaveAttribute('aria-disabled', 'true');
  await operator.clear(name);
  await operator.type(name, 'a/b?{Enter}');
  expect(await screen.findByText('Token renamed to a/b?')).toBeVisible();
  expect(await screen.findByRole('rowheader', { name: 'a/b? Never expires' })).toBeVisible();
  expect(await sentBody(`PATCH ${path()}`)).toEqual({ currentName: 'reports/monthly #2', name: 'a/b?' });
});

it('does not rename to a duplicate name', async () => {
  await give('one');
  await give('two');
  const { operator } = open('?dialog=rename-token&about=one');
  const form = await dialog('Rename the token one');
  await operator.clear(form.getByRole('textbox', { name: 'Token name' }));
  await operator.type(form.getByRole('textbox', { name: 'Token name' }), 'two{Enter}');
  expect(await form.findByText('This user already has a token with this name')).toBeVisible();
  expect((await readTokenNames()).sort()).toEqual(['one', 'two']);
});

it('deletes a token named in the dialog', async () => {
  await give('ci');
  await give('laptop');
  const { operator, sentBody } = open();
  await operator.click(await screen.findByRole('button', { name: 'Delete ci' }));
  const opened = await dialog('Delete the token ci');
  await waitFor(() => expect(opened.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  await operator.click(opened.getByRole('button', { name: 'Delete token' }));
  expect(await screen.findByText('Token ci deleted')).toBeVisible();
  await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1));
  expect(await readTokenNames()).toEqual(['laptop']);
  expect(await sentBody(`POST ${path()}/delete`)).toEqual({ name: 'ci' });
});

it('puts the name in the URL for an older Logto', async () => {
  await give('a/b #1');
  const body = (request: Request) => {
    const { pathname } = new URL(request.url);
    return (request.method === 'PATCH' && pathname === path()) || pathname === `${path()}/delete`;
  };
  const { operator } = open('', (request) =>
    body(request) ? refusal(404, { code: 'gateway.feature_not_offered' }) : product.fetch(request),
  );
  await operator.click(await screen.findByRole('button', { name: 'Rename a/b #1' }));
  const form = await dialog('Rename the token a/b #1');
  await operator.type(form.getByRole('textbox', { name: 'Token name' }), '2{Enter}');
  await operator.click(await screen.findByRole('button', { name: 'Delete a/b #12' }));
  await operator.click(await screen.findByRole('button', { name: 'Delete token' }));
  expect(await screen.findByText('No tokens')).toBeVisible();
  expect(await readTokens()).toEqual([]);
});

it('shows a network error and loads on retry', async () => {
  const { answer, repair } = broken(product.fetch, `GET ${path()}`, nobodyListens);
  const { operator } = open('', answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('This could not be loaded');
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('No tokens')).toBeVisible();
});

it('says when an older Logto does not support tokens', async () => {
  const { answer } = broken(product.fetch, `GET ${path()}`, () =>
    refusal(404, { code: 'gateway.feature_not_offered' }),
  );
  open('?dialog=create-token', answer);
  expect(await screen.findByText('This version of Logto doesn’t support this.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Create token' })).toBeNull();
});
