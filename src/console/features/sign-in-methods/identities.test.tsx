import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { broken, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser, readUser } from '#console/testing/users.ts';
import type { NewUser, User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  // Connectors and matching sign-in settings are seeded only with users.
  product = await openTestProduct(1, { ALLOW_IDENTITY_LINKING: 'on' });
});
afterAll(() => product.close());

const page = ({ id }: User) => `/users/${id}/sign-in-methods`;
const card = (title: string) => screen.findByRole('region', { name: title });
const link = (user: User, target: string, details?: object) =>
  sendToProduct(product, `PUT /api/users/${user.id}/identities/${target}`, { userId: `${target}-${user.id}`, details });
const withGoogle = async (values: NewUser = {}) => {
  const user = await createUser(product, values);
  await link(user, 'google', { email: 'ada@gmail.test', name: 'Ada L.', rawData: { hd: 'gmail.test' } });
  return user;
};

it('shows the provider and common details, and expands the raw details', async () => {
  const user = await withGoogle();
  const { operator } = renderConsole(page(user), product.fetch);
  const social = within(await card('Social accounts'));
  expect(await social.findByText('Google')).toBeVisible();
  for (const fact of [`google-${user.id}`, 'ada@gmail.test', 'Ada L.']) expect(social.getByText(fact)).toBeVisible();
  expect(social.queryByText('Connector removed')).toBeNull();
  expect(social.queryByText(/rawData/)).toBeNull();
  await operator.click(social.getByRole('button', { name: 'Show raw details of Google' }));
  expect(social.getByText(/"hd": "gmail.test"/)).toBeVisible();
  await operator.click(social.getByRole('button', { name: 'Copy raw details of Google' }));
  expect(JSON.parse(await navigator.clipboard.readText())).toMatchObject({ rawData: { hd: 'gmail.test' } });
  await waitFor(() => expect(document.title).toContain('Sign-in methods'));
});

it('shows an account without a connector, and says that it allows no sign-in', async () => {
  const user = await createUser(product);
  await link(user, 'myspace');
  const { operator } = renderConsole(page(user), product.fetch);
  const social = within(await card('Social accounts'));
  expect(await social.findByText('Connector removed')).toBeVisible();
  await operator.click(social.getByRole('button', { name: 'Unlink myspace' }));
  expect(await screen.findByText(/doesn’t offer myspace/)).toBeVisible();
});

it('shows the remaining sign-in options, and unlinks', async () => {
  const user = await withGoogle({ name: 'Ada', password: 'kettle-drum-42' });
  const { operator, address } = renderConsole(page(user), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Unlink Google' }));
  expect(address()).toContain('dialog=unlink-identity&about=google');
  const dialog = within(await screen.findByRole('dialog', { name: 'Unlink Google from Ada' }));
  expect(await dialog.findByText('Removes sign-in with Google. Remaining way to sign in: the password.')).toBeVisible();
  expect(dialog.getByText(new RegExp(`ID ending in ${user.id.slice(-4)}`))).toBeVisible();
  await operator.click(dialog.getByRole('button', { name: 'Unlink account' }));
  expect(await screen.findByText('Google unlinked')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByText('No linked social accounts.')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Social accounts' })).toHaveFocus();
  expect(address()).toBe(page(user));
  expect((await readUser(product, user)).identities).toEqual({});
});

it('names all remaining sign-in options', async () => {
  const user = await withGoogle({ primaryEmail: 'every.way@example.org', password: 'kettle-drum-42' });
  await link(user, 'github');
  renderConsole(`${page(user)}?dialog=unlink-identity&about=google`, product.fetch);
  expect(
    await screen.findByText(
      'Removes sign-in with Google. Remaining ways to sign in: the password, codes by email, and GitHub.',
    ),
  ).toBeVisible();
});

it('warns when no sign-in option remains', async () => {
  const user = await withGoogle({ name: 'Grace' });
  renderConsole(`${page(user)}?dialog=unlink-identity&about=google`, product.fetch);
  const dialog = within(await screen.findByRole('dialog', { name: 'Unlink Google from Grace' }));
  expect(await dialog.findByText('No other way to sign in')).toBeVisible();
});

it('says when the remaining sign-in options are unknown', async () => {
  const user = await withGoogle();
  const { answer } = broken(product.fetch, 'GET /api/sign-in-exp', () => refusal(500));
  renderConsole(`${page(user)}?dialog=unlink-identity&about=google`, answer);
  expect(await screen.findByText('This may be the last way to sign in')).toBeVisible();
});

it('keeps the dialog open when unlinking fails', async () => {
  const user = await withGoogle({ password: 'kettle-drum-42' });
  const line = `DELETE /api/users/${user.id}/identities/google`;
  const { answer } = broken(product.fetch, line, () => refusal(403, { code: 'gateway.not_permitted' }));
  const { operator } = renderConsole(`${page(user)}?dialog=unlink-identity&about=google`, answer);
  await operator.click(await screen.findByRole('button', { name: 'Unlink account' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(await dialog.findByRole('alert')).toHaveTextContent('Your role doesn’t permit this.');
});

it('counts an account as unlinked that another operator has unlinked', async () => {
  const user = await withGoogle({ password: 'kettle-drum-42' });
  const { operator } = renderConsole(`${page(user)}?dialog=unlink-identity&about=google`, product.fetch);
  await screen.findByRole('button', { name: 'Unlink account' });
  await sendToProduct(product, `DELETE /api/users/${user.id}/identities/google`);
  await operator.click(screen.getByRole('button', { name: 'Unlink account' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByRole('alert')).toBeNull();
});

it.each(['unlink-identity&about=google', 'remove-factor&about=nothing', 'change-answer&about=nothing', 'explode'])(
  'ignores a link to ?dialog=%s without a matching item',
  async (query) => {
    const user = await createUser(product);
    renderConsole(`${page(user)}?dialog=${query}`, product.fetch);
    expect(await screen.findByText(/^No factors/)).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  },
);

it('shows the target name when the connectors cannot be loaded', async () => {
  const user = await withGoogle();
  const { answer, repair } = broken(product.fetch, 'GET /api/connectors', () => refusal(500));
  const { operator } = renderConsole(page(user), answer);
  const social = within(await card('Social accounts'));
  expect(await social.findByRole('alert')).toBeVisible();
  expect(social.getByText('google')).toBeVisible();
  expect(social.queryByText('Connector removed')).toBeNull();
  repair();
  await operator.click(social.getByRole('button', { name: 'Try again' }));
  expect(await social.findByText('Google')).toBeVisible();
});

it('warns about linking, and links by provider ID', async () => {
  const user = await createUser(product, { name: 'Joan' });
  const { operator, sentBody } = renderConsole(page(user), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Link by provider ID' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Link an account to Joan' }));
  expect(dialog.getByText('This gives access to the account')).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Link account' })).toHaveAttribute('aria-disabled', 'true');
  await operator.selectOptions(await dialog.findByRole('combobox', { name: 'Provider' }), 'GitHub');
  await operator.type(dialog.getByRole('textbox', { name: 'User ID at the provider' }), ' 8461237 ');
  await operator.click(dialog.getByRole('button', { name: 'Link account' }));
  expect(await screen.findByText('GitHub linked')).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Unlink GitHub' })).toBeVisible();
  expect(await sentBody(`PUT /api/users/${user.id}/identities/github`)).toEqual({ userId: '8461237' });
});

it('says when the account is linked to another user', async () => {
  const [owner, user] = [await createUser(product), await createUser(product)];
  await link(owner, 'apple');
  const { operator } = renderConsole(`${page(user)}?dialog=link-identity`, product.fetch);
  const dialog = within(await screen.findByRole('dialog'));
  await operator.selectOptions(await dialog.findByRole('combobox', { name: 'Provider' }), 'Apple');
  const id = dialog.getByRole('textbox', { name: 'User ID at the provider' });
  await operator.type(id, `apple-${owner.id}`);
  await operator.click(dialog.getByRole('button', { name: 'Link account' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('This account is already linked to another user.');
  expect(id).toHaveValue(`apple-${owner.id}`);
});

it('offers no linking when the feature is off', async () => {
  const user = await withGoogle();
  const { answer } = broken(product.fetch, 'GET /usher/features', () => Response.json({ identityLinking: false }));
  renderConsole(`${page(user)}?dialog=link-identity`, answer);
  expect(await screen.findByRole('button', { name: 'Unlink Google' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Link by provider ID' })).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
});

const enterpriseAnswer = (user: User, ssoConnectorId: string) => () =>
  Response.json({
    socialIdentities: [],
    ssoIdentities: [
      {
        ssoConnectorId,
        ssoIdentity: {
          id: 'sso-1',
          userId: user.id,
          issuer: 'https://northwind.okta.example',
          identityId: '00u1',
          detail: { email: 'ada@northwind.example' },
          createdAt: 1_790_000_000_000,
          updatedAt: 1_790_000_000_000,
          ssoConnectorId,
        },
      },
    ],
  });

it('shows enterprise accounts as read-only', async () => {
  const user = await createUser(product);
  const line = `GET /api/users/${user.id}/all-identities`;
  const { answer } = broken(product.fetch, line, enterpriseAnswer(user, 'sso1northwind'));
  renderConsole(page(user), answer);
  const enterprise = within(await card('Enterprise accounts'));
  expect(await enterprise.findByText('Northwind staff')).toBeVisible();
  for (const fact of ['https://northwind.okta.example', '00u1', 'ada@northwind.example']) {
    expect(enterprise.getByText(fact)).toBeVisible();
  }
  expect(enterprise.getByText(/these can’t be unlinked here/)).toBeVisible();
  expect(enterprise.queryByRole('button', { name: /Unlink|Remove/ })).toBeNull();
});

it('shows an enterprise account without a connector', async () => {
  const user = await createUser(product);
  const line = `GET /api/users/${user.id}/all-identities`;
  const { answer } = broken(product.fetch, line, enterpriseAnswer(user, 'sso9'));
  renderConsole(page(user), answer);
  const enterprise = within(await card('Enterprise accounts'));
  expect(await enterprise.findByText('sso9')).toBeVisible();
  expect(await enterprise.findByText('Connector removed')).toBeVisible();
});

it('says once when an older Logto lists no enterprise accounts, and shows social ones', async () => {
  const user = await withGoogle();
  const { answer } = broken(product.fetch, `GET /api/users/${user.id}/all-identities`, () =>
    refusal(404, { code: 'gateway.feature_not_offered' }),
  );
  renderConsole(page(user), answer);
  expect(await screen.findByText(/doesn’t list enterprise accounts/)).toBeVisible();
  expect(await screen.findByText('Google')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('shows an error of enterprise accounts in their card only', async () => {
  const user = await withGoogle();
  const line = `GET /api/users/${user.id}/all-identities`;
  const { answer, repair } = broken(product.fetch, line, () => refusal(500));
  const { operator } = renderConsole(page(user), answer);
  const enterprise = within(await card('Enterprise accounts'));
  expect(await enterprise.findByRole('alert')).toBeVisible();
  expect(await screen.findByText('Google')).toBeVisible();
  repair();
  await operator.click(enterprise.getByRole('button', { name: 'Try again' }));
  expect(await enterprise.findByText('No linked enterprise accounts.')).toBeVisible();
});
