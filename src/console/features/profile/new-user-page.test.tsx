// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { broken, nobodyListens, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0);
  await createUser(product, { username: 'taken', primaryPhone: '61412345678' });
});
afterAll(() => product.close());

const line = 'POST /api/users';
const open = (answer = product.fetch) => renderConsole(['/users', '/users/new'], answer);
const field = (name: string) => screen.findByRole('textbox', { name });
/** Password inputs have no ARIA role. */
const passwordField = () => screen.findByLabelText('Password', { selector: 'input' });
const createButton = () => screen.getByRole('button', { name: 'Create user' });

it('creates a user with the filled fields only, and opens their profile', async () => {
  const { operator, sentBody, address, queryClient } = open();
  expect(await screen.findByRole('heading', { level: 1, name: 'New user' })).toBeVisible();
  await operator.type(await field('Name'), 'Grace Hopper');
  await operator.type(await field('Primary phone'), '+49 170 1234567');
  await operator.type(await field('Given name'), ' Grace ');
  await operator.type(await passwordField(), 'cobol-1959-cobol');
  await operator.clear(await field('Custom data'));
  await operator.click(await field('Custom data'));
  await operator.paste('{"rank": "rear admiral"}');
  await operator.click(createButton());

  expect(await screen.findByRole('heading', { level: 1, name: 'Grace Hopper' })).toBeVisible();
  const notice = await screen.findByText('Grace Hopper was created');
  expect(screen.getAllByRole('status').some((status) => status.contains(notice))).toBe(true);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
  const body = {
    name: 'Grace Hopper',
    primaryPhone: '491701234567',
    profile: { givenName: 'Grace' },
    customData: { rank: 'rear admiral' },
  };
  expect(await sentBody(line)).toEqual({ ...body, password: 'cobol-1959-cobol' });
  expect(address()).toMatch(/^\/users\/\w{12}$/);
  expect(await sendToProduct(product, `GET /api${address()}`)).toMatchObject({
    ...body,
    username: null,
    hasPassword: true,
  });

  const cachedTexts = () =>
    JSON.stringify([
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ state }) => state.data),
      queryClient
        .getMutationCache()
        .getAll()
        .map(({ state }) => state.variables),
      Object.entries(localStorage),
      Object.entries(sessionStorage),
    ]);
  await waitFor(() => expect(cachedTexts()).not.toContain('cobol-1959-cobol'));
});

it('creates a user without any value', async () => {
  const { operator, sentBody, address } = open();
  await field('Name');
  await operator.click(createButton());
  await waitFor(() => expect(address()).toMatch(/^\/users\/\w{12}$/));
  expect(await sentBody(line)).toEqual({});
});

it.each([
  ['Username', 'taken', 'Another user has this username'],
  ['Primary phone', '+61 412 345 678', 'Another user has this phone number'],
])('shows a duplicate at the field %s and keeps the values', async (name, value, problem) => {
  const { operator, address } = open();
  await operator.type(await field('Name'), 'Twin');
  await operator.type(await field(name), value);
  await operator.type(await passwordField(), 'a long password');
  await operator.click(createButton());
  await waitFor(async () => expect(await field(name)).toHaveAccessibleDescription(new RegExp(problem)));
  expect(await field(name)).toHaveFocus();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(await field('Name')).toHaveValue('Twin');
  expect(await passwordField()).toHaveValue('a long password');
  expect(address()).toBe('/users/new');
});

it('validates values before a request is sent', async () => {
  const { operator, sent } = open();
  await operator.type(await field('Username'), '1st');
  await operator.click(createButton());
  await waitFor(async () => expect(await field('Username')).toHaveAccessibleDescription(/Don’t start with a digit/));
  expect(await field('Username')).toBeInvalid();
  expect(sent(line)).toHaveLength(0);
});

it('does not create a user while the custom data is not valid JSON', async () => {
  const { operator } = open();
  await operator.type(await field('Custom data'), 'x');
  expect(await screen.findByRole('alert')).toHaveTextContent('Line 1, column 3');
  expect(createButton()).toBeDisabled();
});

it.each([
  ['nothing answers', nobodyListens, 'Usher doesn’t respond.'],
  ['the service asks to slow down', slowDown, 'Try again in 5 seconds.'],
  ['a value without a field of the form is refused', () => invalid('password'), 'Refused: guard'],
])('keeps the values when %s, and creates the user on retry', async (_, fault, explanation) => {
  const { answer, repair } = broken(product.fetch, line, fault);
  const { operator, sent } = open(answer);
  await operator.type(await field('Name'), 'Patience');
  await operator.type(await passwordField(), 'a long password');
  await operator.click(createButton());
  expect(await screen.findByRole('alert')).toHaveTextContent(explanation);
  expect(sent(line)).toHaveLength(1);
  expect(await field('Name')).toHaveValue('Patience');
  expect(await passwordField()).toHaveValue('a long password');
  repair();
  await operator.click(createButton());
  expect(await screen.findByRole('heading', { level: 1, name: 'Patience' })).toBeVisible();
});

it.each([
  ['Name', field],
  ['Password', passwordField],
])('warns about unsaved changes in %s', async (name, find) => {
  const { operator, address } = open();
  await operator.type(await find(name), 'something');
  await operator.click(screen.getByRole('link', { name: 'Cancel' }));
  expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
  expect(address()).toBe('/users/new');
});

it('starts empty when the navigation state is invalid', async () => {
  renderConsole([{ pathname: '/users/new', state: { draft: { name: 7 } } }], product.fetch);
  expect(await field('Name')).toHaveValue('');
});

function slowDown(): Response {
  return refusal(429, { code: 'gateway.upstream_rate_limited' }, { 'retry-after': '5' });
}

function invalid(name: string): Response {
  const data = { issues: [{ code: 'invalid_type', message: 'Required', path: [name] }] };
  return refusal(400, { code: 'guard.invalid_input', message: 'guard', data });
}

it('shows the country of a number without a country code, and lets it be changed', async () => {
  const { operator, sent } = renderConsole('/users/new', product.fetch);
  await operator.type(await field('Name'), 'Grete Hermann');
  await operator.type(await field('Primary phone'), '0151 12345678');
  const country = await screen.findByRole('combobox', { name: 'Country of the number' });
  await operator.selectOptions(country, 'Germany');
  expect(await screen.findByText(/\+4915112345678/)).toBeVisible();
  await operator.click(createButton());
  expect(await screen.findByRole('heading', { level: 1, name: 'Grete Hermann' })).toBeVisible();
  expect(await sent(line)[0]?.clone().json()).toMatchObject({ primaryPhone: '4915112345678' });
});
