import { screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { broken, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToManagementApi } from '#console/testing/send-to-management-api.ts';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import type { StoredPasswordPolicy } from '#contract/passwords.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

const contradiction = { length: { min: 20, max: 10 } };
const claim = /meets the password policy/;
const field = () => screen.findByLabelText<HTMLInputElement>('New password');

let product: Product;
let user: User;
const open = (answer = product.fetch) => ({
  ...renderConsole(`/users/${user.id}/password`, answer),
  line: `POST /usher/users/${user.id}/password`,
});
async function createAda(): Promise<User> {
  await sendToManagementApi(product, 'POST /api/users', { name: 'Ada Lovelace' });
  const users = (await sendToProduct(product, 'GET /api/users?page=1&page_size=100')) as User[];
  const ada = users.find(({ name }) => name === 'Ada Lovelace');
  if (ada === undefined) throw new Error('The user was not created.');
  return ada;
}
const setPolicy = (passwordPolicy: StoredPasswordPolicy) =>
  sendToManagementApi(product, 'PATCH /api/sign-in-exp', { passwordPolicy });
afterEach(() => setPolicy({}));

describe('an administrator', () => {
  beforeAll(async () => {
    product = await openTestProduct(0);
    user = await createAda();
  });
  afterAll(() => product.close());

  it.each([
    ['long', { min: 100 }, 100],
    ['short', { min: 1, max: 6 }, 6],
    ['longer than the default maximum', { min: 257, max: 300 }, 257],
  ])('gets a password that meets a policy for %s ones', async (_kind, length, expected) => {
    await setPolicy({ length, characterTypes: { min: 4 } });
    open();
    expect((await field()).value).toHaveLength(expected);
    expect(screen.getByText(claim)).toBeVisible();
    const rules = within(screen.getByRole('region', { name: 'Password policy' })).getAllByRole('listitem');
    expect(rules.filter(({ textContent }) => textContent.endsWith(': not met'))).toEqual([]);
  });

  it('is told at the field when none can be generated, and types one', async () => {
    await setPolicy(contradiction);
    const { operator } = open();
    expect(await field()).toHaveAccessibleDescription(
      /^Usher can’t generate a password that meets the password policy/,
    );
    expect(await field()).toBeInvalid();
    expect(await field()).toHaveValue('');
    expect(screen.getByText('Set a password, then send it to the user over a secure channel.')).toBeVisible();
    expect(screen.queryByText(/This generated password/)).toBeNull();
    await operator.type(await field(), 'correct horse battery');
    expect(await field()).toBeValid();
    await operator.click(screen.getByRole('button', { name: 'Set password' }));
    expect(await screen.findByText('Password set')).toBeVisible();
  });

  it('is not told that a typed password meets the policy, nor one of a policy that changed', async () => {
    const { operator } = open();
    await operator.type(await field(), 'x');
    expect(screen.queryByText(claim)).toBeNull();
    await operator.click(screen.getByRole('button', { name: 'Generate' }));
    expect(await screen.findByText(claim)).toBeVisible();
    await setPolicy({ length: { max: 12 } });
    await operator.click(screen.getByRole('button', { name: 'Generate' }));
    expect(await screen.findByText('Set a password, then send it to the user over a secure channel.')).toBeVisible();
    expect((await field()).value).toHaveLength(12);
  });
});

describe('support', () => {
  beforeAll(async () => {
    product = await openTestProduct(0, { role: 'support' });
    user = await createAda();
  });
  afterAll(() => product.close());

  const button = () => screen.findByRole('button', { name: 'Generate and set password' });

  it('sets a password that meets the policy', async () => {
    await setPolicy({ length: { min: 6, max: 8 } });
    const { operator } = open();
    await operator.click(await button());
    expect(await screen.findByText('Password set')).toBeVisible();
    expect((await field()).value).toHaveLength(8);
  });

  it('is told that none can be generated, and is offered no reset', async () => {
    await setPolicy(contradiction);
    open();
    expect(await screen.findByText(/^Usher can’t generate a password that meets the password policy/)).toBeVisible();
    expect(screen.queryByText(/^Usher generates/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Generate and set password' })).toBeNull();
  });

  it('is told so too when the policy changed meanwhile', async () => {
    const { operator } = open();
    await button();
    await setPolicy(contradiction);
    await operator.click(await button());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Usher can’t generate a password that meets the password policy, so nothing was set.',
    );
    expect(screen.queryByText(/^Usher generates/)).toBeNull();
  });

  it('is not told that the password meets a policy that could not be loaded', async () => {
    open(broken(product.fetch, 'GET /api/sign-in-exp', () => refusal(403)).answer);
    await button();
    expect(screen.getByText(/^Usher generates a password, sets it and shows it once/)).toBeVisible();
    expect(screen.queryByText(claim)).toBeNull();
  });
});
