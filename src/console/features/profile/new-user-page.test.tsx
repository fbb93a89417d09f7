import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { isFor, nobodyListens, refusal } from '#console/testing/faults.ts';
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

it('creates a user without any value, ignoring an invalid navigation state', async () => {
  const { operator, sentBody, address } = renderConsole(
    [{ pathname: '/users/new', state: { draft: { name: 7 } } }],
    product.fetch,
  );
  expect(await field('Name')).toHaveValue('');
  await operator.click(createButton());
  await waitFor(() => expect(address()).toMatch(/^\/users\/\w{12}$/));
  expect(await sentBody(line)).toEqual({});
});

it('shows a duplicate at its field and keeps the values', async () => {
  const { operator, address } = open();
  await operator.type(await field('Name'), 'Twin');
  await operator.type(await passwordField(), 'a long password');
  for (const [name, value, problem] of [
    ['Username', 'taken', /Another user has this username/],
    ['Primary phone', '+61 412 345 678', /Another user has this phone number/],
  ] as const) {
    await operator.type(await field(name), value);
    await operator.click(createButton());
    await waitFor(async () => expect(await field(name)).toHaveAccessibleDescription(problem));
    expect(await field(name)).toHaveFocus();
    expect(screen.queryByRole('alert')).toBeNull();
    await operator.clear(await field(name));
  }
  expect(await field('Name')).toHaveValue('Twin');
  expect(await passwordField()).toHaveValue('a long password');
  expect(address()).toBe('/users/new');
});

it('sends no request for invalid values or invalid custom data', async () => {
  const { operator, sent } = open();
  await operator.type(await field('Username'), '1st');
  await operator.click(createButton());
  await waitFor(async () => expect(await field('Username')).toHaveAccessibleDescription(/Don’t start with a digit/));
  expect(await field('Username')).toBeInvalid();
  await operator.type(await field('Custom data'), 'x');
  expect(await screen.findByRole('alert')).toHaveTextContent('Line 1, column 3');
  expect(createButton()).toHaveAttribute('aria-disabled', 'true');
  expect(sent(line)).toHaveLength(0);
});

it('keeps the values at each failure, and creates the user on retry', async () => {
  const failures = [
    [nobodyListens, 'Usher doesn’t respond.'],
    [slowDown, 'Try again in 5 seconds.'],
    // Its refusal is not shown at a field.
    [() => invalid('password'), 'Refused: guard'],
  ] as const;
  let fault: (() => Response) | undefined;
  const { operator, sent } = open((request) => (isFor(line)(request) && fault ? fault() : product.fetch(request)));
  await operator.type(await field('Name'), 'Patience');
  await operator.type(await passwordField(), 'a long password');
  for (const [index, [failure, explanation]] of failures.entries()) {
    fault = failure;
    await operator.click(createButton());
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(explanation));
    expect(sent(line)).toHaveLength(index + 1);
    expect(await field('Name')).toHaveValue('Patience');
    expect(await passwordField()).toHaveValue('a long password');
  }
  fault = undefined;
  await operator.click(createButton());
  expect(await screen.findByRole('heading', { level: 1, name: 'Patience' })).toBeVisible();
});

it('has one reason when another operator has to approve it: that of the request', async () => {
  const needed = () => refusal(403, { code: 'gateway.approval_needed', data: { because: 'operator-roles' } });
  const { operator } = open(async (request) => {
    if (isFor(line)(request)) return needed();
    const answer = await product.fetch(request);
    if (!isFor('GET /usher/session')(request)) return answer;
    return Response.json({ ...((await answer.json()) as object), reasonRequired: ['users:create'] });
  });
  await operator.type(await field('Name'), 'Grace Hopper');
  await operator.type(await field('Reason or ticket'), 'HR-9 new hire');
  await operator.click(createButton());
  expect(await screen.findByRole('button', { name: 'Request approval' })).toBeEnabled();
  const reasons = screen.getAllByRole('textbox', { name: 'Reason or ticket' });
  expect(reasons.map((one) => (one as HTMLTextAreaElement).value)).toEqual(['HR-9 new hire']);
  expect(createButton()).toHaveAttribute('data-variant', 'default');
});

it('warns about unsaved changes, also of the password', async () => {
  const { operator, address } = open();
  const leave = async () => {
    await operator.click(screen.getByRole('link', { name: 'Cancel' }));
    return within(await screen.findByRole('dialog', { name: 'Leave without saving?' }));
  };
  await operator.type(await field('Name'), 'something');
  await operator.click((await leave()).getByRole('button', { name: 'Stay here' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await operator.clear(await field('Name'));
  await operator.type(await passwordField(), 'something');
  await leave();
  expect(address()).toBe('/users/new');
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
