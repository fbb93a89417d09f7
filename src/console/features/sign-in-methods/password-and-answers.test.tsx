import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { broken, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { startPasswordExpiration } from '#console/testing/password-expiration.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0);
  await startPasswordExpiration(product);
});
afterAll(() => product.close());

const page = ({ id }: User, query = '') => `/users/${id}/sign-in-methods${query}`;
const card = async (name: string) => within(await screen.findByRole('region', { name }));
const withPassword = () => createUser(product, { name: 'Ada', password: 'kettle-drum-42' });
const expiry = (user: User) => `PATCH /api/users/${user.id}/password/expiration`;
const answersOf = (user: User) => `/api/users/${user.id}/logto-configs`;

it('links to setting a password, and offers no expiry without one', async () => {
  const user = await createUser(product);
  renderConsole(page(user), product.fetch);
  const password = await card('Password');
  expect(password.getByText('Not set')).toBeVisible();
  expect(password.getByRole('link', { name: 'Reset password' })).toHaveAttribute('href', `/users/${user.id}/password`);
  expect(await screen.findByText(/^No factors/)).toBeVisible();
  expect(password.queryByRole('button')).toBeNull();
});

it('expires a password and clears the expiry, without showing the unknown state', async () => {
  const user = await withPassword();
  const { operator, requests } = renderConsole(page(user), product.fetch);
  const password = await card('Password');
  expect(await password.findByText(/expire after 90 days. Whether this one has expired isn’t known/)).toBeVisible();
  await operator.click(password.getByRole('button', { name: 'Expire password' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Expire the password of Ada' }));
  await operator.click(dialog.getByRole('button', { name: 'Expire password' }));
  expect(await screen.findByText('Password of Ada expired')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  await operator.click(password.getByRole('button', { name: 'Clear expiry' }));
  await operator.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Clear expiry' }));
  expect(await screen.findByText('Password expiry of Ada cleared')).toBeVisible();
  const sent = requests.filter(({ method }) => method === 'PATCH').map((request) => request.clone().json());
  expect(await Promise.all(sent)).toEqual([{ isExpired: true }, { isExpired: false }]);
});

it('shows why a password cannot be expired', async () => {
  const user = await withPassword();
  const { answer } = broken(product.fetch, expiry(user), () =>
    refusal(400, { code: 'sign_in_experiences.password_expiration_not_enabled' }),
  );
  const { operator } = renderConsole(page(user, '?dialog=expire-password'), answer);
  const dialog = within(await screen.findByRole('dialog'));
  await operator.click(dialog.getByRole('button', { name: 'Expire password' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('Passwords don’t expire in this tenant');
});

it.each([{ enabled: false, validPeriodDays: 90 }, { enabled: true }, undefined])(
  'offers no expiry when the tenant’s policy is %j',
  async (passwordExpiration) => {
    const user = await withPassword();
    const { answer } = broken(product.fetch, 'GET /api/sign-in-exp', () => Response.json({ passwordExpiration }));
    renderConsole(page(user), answer);
    const password = await card('Password');
    expect(await password.findByText('Passwords don’t expire in this tenant.')).toBeVisible();
    expect(password.queryByRole('button')).toBeNull();
  },
);

it('changes one answer and no other', async () => {
  const user = await withPassword();
  await sendToProduct(product, `PATCH ${answersOf(user)}`, {
    mfa: { skipped: true },
    passkeySignIn: { skipped: true },
  });
  const { operator, sentBody } = renderConsole(page(user), product.fetch);
  const answers = await card('Sign-in prompts');
  expect(await answers.findByText('Not answered')).toBeVisible();
  await operator.click(answers.getByRole('button', { name: 'Allow skipping: MFA at sign-in' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'MFA at sign-in: Ada' }));
  await operator.click(dialog.getByRole('button', { name: 'Allow skipping' }));
  expect(await screen.findByText('MFA at sign-in: Skipped')).toBeVisible();
  expect(answers.getByRole('button', { name: 'Require: MFA at sign-in' })).toBeVisible();
  expect(await sentBody(`PATCH ${answersOf(user)}`)).toEqual({ mfa: { skipMfaOnSignIn: true } });
  expect(await sendToProduct(product, `GET ${answersOf(user)}`)).toEqual({
    mfa: { skipped: true, skipMfaOnSignIn: true },
    passkeySignIn: { skipped: true },
  });
});

it('shows an error when an answer cannot be changed', async () => {
  const user = await withPassword();
  const { answer } = broken(product.fetch, `PATCH ${answersOf(user)}`, () => refusal(500));
  const { operator } = renderConsole(page(user, '?dialog=change-answer&about=passkeySkipped.true'), answer);
  const dialog = within(await screen.findByRole('dialog', { name: 'Prompt to add a passkey: Ada' }));
  await operator.click(dialog.getByRole('button', { name: 'Stop prompting' }));
  expect(await dialog.findByRole('alert')).toBeVisible();
  await operator.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByRole('button', { name: 'Stop prompting: Prompt to add a passkey' })).toBeVisible();
});

it('says when an older Logto does not support these answers', async () => {
  const user = await withPassword();
  const { answer } = broken(product.fetch, `GET ${answersOf(user)}`, () =>
    refusal(404, { code: 'gateway.feature_not_offered' }),
  );
  renderConsole(page(user), answer);
  const answers = await card('Sign-in prompts');
  expect(await answers.findByText('This version of Logto doesn’t support this.')).toBeVisible();
  expect(answers.queryByRole('button')).toBeNull();
});
