import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { broken, held, nobodyListens, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser, readUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
beforeAll(async () => {
  product = await openTestProduct(0);
  user = await createUser(product, { name: 'Ada Lovelace' });
});
afterAll(() => product.close());

const open = (answer = product.fetch) => ({
  ...renderConsole(`/users/${user.id}/password`, answer),
  line: `PATCH /api/users/${user.id}/password`,
});
/** Password inputs have no ARIA role. */
const field = () => screen.findByLabelText<HTMLInputElement>('New password');
const button = (name: string) => screen.getByRole('button', { name });

it('starts with a masked generated password that meets the rules', async () => {
  const { operator } = open();
  expect(await screen.findByRole('heading', { level: 1, name: 'Reset password' })).toBeVisible();
  expect(await screen.findByText('for Ada Lovelace')).toBeVisible();
  expect(await field()).toHaveAttribute('type', 'password');
  expect(await field()).toHaveAttribute('autocomplete', 'new-password');
  const first = (await field()).value;
  expect(first).toMatch(/^[^0Oo1lIi]{18}$/);
  const rules = within(screen.getByRole('region', { name: 'Password policy' })).getAllByRole('listitem');
  expect(rules.map(({ textContent }) => textContent)).toContain('Between 8 and 256 characters: met');
  expect(rules.filter(({ textContent }) => textContent.endsWith(': not met'))).toEqual([]);
  await operator.click(button('Generate'));
  expect((await field()).value).not.toBe(first);
});

it('sets the password, explains the effect on sessions, and shows it for the last time', async () => {
  const { operator, sentBody, line, address } = open();
  const password = (await field()).value;
  await operator.click(button('Set password'));
  const notice = await screen.findByText('Password set');
  expect(screen.getAllByRole('status').some((status) => status.contains(notice))).toBe(true);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText(/Existing sessions stay active/)).toBeVisible();
  expect(await field()).toHaveValue(password);
  expect(await field()).toHaveAttribute('readonly');
  expect(await sentBody(line)).toEqual({ password });
  expect(await readUser(product, user)).toMatchObject({ hasPassword: true });
  expect(screen.getByRole('link', { name: 'Sign out everywhere' })).toHaveAttribute(
    'href',
    `/users/${user.id}/sessions?dialog=sign-out`,
  );
  await operator.click(button('Copy password'));
  expect(await navigator.clipboard.readText()).toBe(password);
  await operator.click(screen.getByRole('link', { name: 'Back to user' }));
  await waitFor(() => expect(address()).toBe(`/users/${user.id}`));
});

it('offers another password afterwards', async () => {
  const { operator, sent, line } = open();
  const password = (await field()).value;
  await operator.click(button('Set password'));
  await operator.click(await screen.findByRole('button', { name: 'Set another password' }));
  expect((await field()).value).not.toBe(password);
  expect(button('Set password')).toBeEnabled();
  expect(sent(line)).toHaveLength(1);
});

it('accepts a typed password that breaks rules, and shows its strength and these rules', async () => {
  const { operator, sentBody, line } = open();
  await operator.clear(await field());
  expect(button('Set password')).toHaveAttribute('aria-disabled', 'true');
  await operator.type(await field(), 'aaa');
  expect(await screen.findByText('Strength: Very weak')).toBeVisible();
  expect(screen.getByText(/Between 8 and 256 characters/)).toHaveTextContent('not met');
  await operator.type(await field(), '{Enter}');
  expect(await screen.findByText('Password set')).toBeVisible();
  expect(await sentBody(line)).toEqual({ password: 'aaa' });
});

it('shows the password that was set, not what was typed afterwards', async () => {
  const { answer, release } = held(product.fetch, `PATCH /api/users/${user.id}/password`);
  const { operator } = open(answer);
  const password = (await field()).value;
  await operator.click(button('Set password'));
  await operator.type(await field(), 'more');
  release();
  expect(await screen.findByText('Password set')).toBeVisible();
  expect(await field()).toHaveValue(password);
});

it('keeps the password when setting it fails, and sets it on retry', async () => {
  const { answer, repair } = broken(product.fetch, `PATCH /api/users/${user.id}/password`, nobodyListens);
  const { operator, sent, line } = open(answer);
  await operator.clear(await field());
  await operator.type(await field(), 'correct horse battery');
  await operator.click(button('Set password'));
  expect(await screen.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  expect(sent(line)).toHaveLength(1);
  expect(await field()).toHaveValue('correct horse battery');
  repair();
  await operator.click(button('Set password'));
  expect(await screen.findByText('Password set')).toBeVisible();
});

it('keeps the password out of URL, storage and cache', async () => {
  const { operator, router, requests, queryClient } = open();
  const password = (await field()).value;
  await operator.click(button('Set password'));
  await screen.findByText('Password set');
  const queries = queryClient.getQueryCache().getAll();
  const cachedValues = [
    router.state.location,
    requests.map(({ url }) => decodeURIComponent(url)),
    queries.map(({ queryKey, state }) => [queryKey, state.data]),
    Object.entries(localStorage),
    Object.entries(sessionStorage),
  ];
  expect(JSON.stringify(cachedValues)).not.toContain(JSON.stringify(password).slice(1, -1));
  await operator.click(screen.getByRole('link', { name: 'Back to user' }));
  await waitFor(() => expect(queryClient.getMutationCache().getAll()).toEqual([]));
});

it('masks a shown password after 30 seconds', async () => {
  open();
  await field();
  const pass = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    fireEvent.click(button('Show password'));
    expect(screen.getByLabelText('New password')).toHaveAttribute('type', 'text');
    expect(button('Hide password')).toBeVisible();
    pass(29_999);
    expect(screen.getByLabelText('New password')).toHaveAttribute('type', 'text');
    pass(1);
    expect(screen.getByLabelText('New password')).toHaveAttribute('type', 'password');
  } finally {
    vi.useRealTimers();
  }
});

it('applies the policy of the tenant', async () => {
  const passwordPolicy = { length: { min: 24, max: 32 }, rejects: { words: ['usher'], pwned: false } };
  open((request) =>
    request.url.endsWith('/api/sign-in-exp') ? Response.json({ passwordPolicy }) : product.fetch(request),
  );
  expect(await screen.findByText(/Between 24 and 32 characters/)).toBeVisible();
  expect(screen.getByText(/words that the tenant forbids/)).toBeVisible();
  expect(screen.queryByText(/Breached passwords/)).toBeNull();
});

it('applies the default policy with a notice when that of the tenant cannot be loaded', async () => {
  const { answer } = broken(product.fetch, 'GET /api/sign-in-exp', () => refusal(403));
  const { operator } = open(answer);
  expect((await field()).value).toHaveLength(18);
  expect(screen.getByText(/The password policy couldn’t be loaded/)).toBeVisible();
  await operator.click(button('Set password'));
  expect(await screen.findByText('Password set')).toBeVisible();
});

it('says when the user does not exist', async () => {
  renderConsole('/users/nobody/password', product.fetch);
  expect(await screen.findByText('User not found')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Set password' })).toBeNull();
});

it('shows a network error and loads on retry', async () => {
  const { answer, repair } = broken(product.fetch, `GET /api/users/${user.id}`, nobodyListens);
  const { operator } = open(answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('This could not be loaded');
  repair();
  await operator.click(button('Try again'));
  expect(await field()).toBeVisible();
});
