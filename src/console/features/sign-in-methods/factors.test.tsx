import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { mfaSecret, type MfaVerification, mfaVerification } from '#contract/mfa.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0);
});
afterAll(() => product.close());

const page = ({ id }: User, query = '') => `/users/${id}/sign-in-methods${query}`;
const path = ({ id }: User) => `/api/users/${id}/mfa-verifications`;
const card = async () => within(await screen.findByRole('region', { name: 'Multi-factor authentication (MFA)' }));
const add = async (user: User, type: string) =>
  mfaSecret.parse(await sendToProduct(product, `POST ${path(user)}`, { type }));
const factorsOf = async (user: User): Promise<MfaVerification[]> =>
  z.array(mfaVerification).parse(await sendToProduct(product, `GET ${path(user)}`));
const withFactors = async (...types: string[]) => {
  const user = await createUser(product, { name: 'Ada' });
  for (const type of types) await add(user, type);
  return user;
};

it('shows type, dates, device and remaining codes of each factor', async () => {
  const user = await createUser(product);
  const agent =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  const at = (day: number) => `2026-08-0${day}T10:00:00.000Z`;
  const { answer } = broken(product.fetch, `GET ${path(user)}`, () =>
    Response.json([
      { id: '1', type: 'Totp', createdAt: at(1) },
      { id: '2', type: 'WebAuthn', createdAt: at(2), lastUsedAt: at(3), agent, name: 'Work laptop' },
      { id: '3', type: 'WebAuthn', createdAt: at(4), agent: 'curl' },
      { id: '4', type: 'BackupCode', createdAt: at(5), remainCodes: 2 },
      { id: '5', type: 'Telepathy', createdAt: at(6) },
    ]),
  );
  renderConsole(page(user), answer);
  const rows = (await (await card()).findAllByRole('listitem')).map(({ textContent }) => textContent);
  expect(rows).toEqual([
    expect.stringMatching(/^Authenticator app.*Aug 1, 2026/),
    expect.stringMatching(/^Passkey: Work laptop.*Aug 2, 2026.*Last used.*Aug 3, 2026.*Chrome 140 on macOS/),
    expect.stringMatching(/^Passkey.*Last usedNever.*curl/),
    expect.stringMatching(/^Backup codes2 of 10 left/),
    expect.stringMatching(/^Telepathy/),
  ]);
});

it('explains the empty state', async () => {
  const user = await withFactors();
  renderConsole(page(user), product.fetch);
  expect(await screen.findByText(/^No factors/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Remove all factors' })).toBeNull();
});

it.each([
  ['Mandatory', 'No factors. The user must set one up at the next sign-in.'],
  ['UserControlled', /^No factors\. The password or a linked account is enough to sign in, but the user may be asked/],
  ['NoPrompt', 'No factors. The password or a linked account is enough to sign in.'],
  [undefined, 'No factors. Usher couldn’t read whether the user must set one up.'],
])('says what the policy %s makes of a user without factors', async (policy, words) => {
  const user = await withFactors();
  const { answer } = broken(product.fetch, 'GET /api/sign-in-exp', () =>
    Response.json({ mfa: { factors: ['Totp'], policy } }),
  );
  renderConsole(page(user), answer);
  expect(await (await card()).findByText(words)).toBeVisible();
});

it('shows the secret of an authenticator app once, and does not cache it', async () => {
  const user = await withFactors();
  const { operator, queryClient, sentBody, address } = renderConsole(page(user), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Add authenticator app' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add an authenticator app for Ada' }));
  await operator.click(dialog.getByRole('button', { name: 'Create secret' }));
  expect(await dialog.findByRole('img', { name: 'QR code of the secret' })).toHaveAttribute(
    'src',
    expect.stringMatching(/^data:image\/png;base64,/),
  );
  await operator.click(dialog.getByRole('button', { name: 'Copy secret' }));
  const secret = await navigator.clipboard.readText();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(await sentBody(`POST ${path(user)}`)).toEqual({ type: 'Totp' });

  await operator.keyboard('{Escape}');
  expect(dialog.getByText(/This is shown only once/)).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Keep open' })).toHaveFocus();
  await operator.click(dialog.getByRole('button', { name: 'Keep open' }));
  expect(dialog.getByRole('img', { name: 'QR code of the secret' })).toBeVisible();
  await operator.click(dialog.getByRole('button', { name: 'Done' }));
  await operator.click(dialog.getByRole('button', { name: 'Close and discard' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  expect(await (await card()).findByText('Authenticator app')).toBeVisible();
  expect(address()).toBe(page(user));
  await waitFor(() => {
    const cachedValues = queryClient
      .getMutationCache()
      .getAll()
      .map(({ state }) => state);
    expect(JSON.stringify(cachedValues)).not.toContain(secret);
  });
  expect(document.body.textContent).not.toContain(secret.slice(0, 4));
});

it('says that a user can have only one authenticator app', async () => {
  const user = await withFactors('Totp');
  renderConsole(page(user, '?dialog=add-authenticator'), product.fetch);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/already has an authenticator app/)).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Create secret' })).toHaveAttribute('aria-disabled', 'true');
});

it.each([
  ['add-authenticator', 'Create secret', 'user.totp_already_in_use', /already has an authenticator app/],
  ['issue-backup-codes', 'Generate codes', 'user.backup_code_already_in_use', /still has unused backup codes/],
  ['issue-backup-codes', 'Generate codes', 'session.mfa.backup_code_can_not_be_alone', /need another factor/],
])('says why the server refuses to %s', async (name, button, code, words) => {
  const user = await withFactors();
  const factors = name === 'add-authenticator' ? [] : [{ id: '1', type: 'WebAuthn', createdAt: '2026-08-01' }];
  const listed = broken(product.fetch, `GET ${path(user)}`, () => Response.json(factors));
  const { answer } = broken(listed.answer, `POST ${path(user)}`, () => refusal(422, { code }));
  const { operator } = renderConsole(page(user, `?dialog=${name}`), answer);
  const dialog = within(await screen.findByRole('dialog'));
  await operator.click(dialog.getByRole('button', { name: button }));
  expect(await dialog.findByRole('alert')).toHaveTextContent(words);
});

it('shows backup codes once, to copy and download', async () => {
  const user = await withFactors('Totp');
  const { operator } = renderConsole(page(user), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Generate backup codes' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Generate backup codes for Ada' }));
  await operator.click(dialog.getByRole('button', { name: 'Generate codes' }));
  const list = within(await dialog.findByRole('list', { name: 'Backup codes' }));
  const codes = list.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(codes).toHaveLength(10);
  await operator.click(dialog.getByRole('button', { name: 'Copy all' }));
  expect((await navigator.clipboard.readText()).trim().split('\n')).toEqual(codes);
  const file = dialog.getByRole('link', { name: 'Download as text' });
  expect(file).toHaveAttribute('download', `backup-codes-${user.username}.txt`);
  expect(decodeURIComponent(file.getAttribute('href') ?? '')).toContain(codes.join('\n'));

  await operator.click(dialog.getByRole('button', { name: 'Done' }));
  await operator.click(dialog.getByRole('button', { name: 'Close and discard' }));
  expect(await (await card()).findByText('10 of 10 left')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Generate backup codes' }));
  expect(await screen.findByText(/still has unused backup codes/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Generate codes' })).toHaveAttribute('aria-disabled', 'true');
});

it('says that backup codes need another factor', async () => {
  const user = await withFactors();
  renderConsole(page(user, '?dialog=issue-backup-codes'), product.fetch);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/need another factor/)).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Generate codes' })).toHaveAttribute('aria-disabled', 'true');
});

it('warns when only backup codes or no factors remain after a removal', async () => {
  const user = await withFactors('Totp', 'BackupCode');
  const { operator } = renderConsole(page(user), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Remove Authenticator app' }));
  const first = within(await screen.findByRole('dialog', { name: 'Remove “Authenticator app” from Ada' }));
  expect(first.getByText('Only backup codes remain')).toBeVisible();
  await operator.click(first.getByRole('button', { name: 'Remove factor' }));
  expect(await screen.findByText('Authenticator app removed')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByRole('heading', { name: 'Multi-factor authentication (MFA)' })).toHaveFocus();
  expect((await factorsOf(user)).map(({ type }) => type)).toEqual(['BackupCode']);

  await operator.click(screen.getByRole('button', { name: 'Remove Backup codes' }));
  const second = within(await screen.findByRole('dialog', { name: 'Remove “Backup codes” from Ada' }));
  expect(second.getByText('This is the last factor')).toBeVisible();
  await operator.click(second.getByRole('button', { name: 'Remove factor' }));
  expect(await screen.findByText(/^No factors/)).toBeVisible();
});

it('removes all factors, lists failures, and retries only those', async () => {
  const user = await withFactors('Totp', 'BackupCode');
  const totp = (await factorsOf(user)).find(({ type }) => type === 'Totp');
  const line = `DELETE ${path(user)}/${totp?.id}`;
  const { answer, repair } = broken(product.fetch, line, () => refusal(502, { code: 'gateway.upstream_timeout' }));
  const { operator, requests } = renderConsole(page(user), answer);
  await operator.click(await screen.findByRole('button', { name: 'Remove all factors' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove all factors of Ada' }));
  expect(dialog.getByText(/^Removes Authenticator app and Backup codes.*If the tenant requires MFA/)).toBeVisible();
  await operator.click(dialog.getByRole('button', { name: 'Remove all factors' }));
  const alert = await dialog.findByRole('alert');
  expect(alert).toHaveTextContent('1 factor couldn’t be removed');
  expect(alert).toHaveTextContent('Authenticator app: The identity service took too long to respond.');
  expect(await dialog.findByText(/^Removes Authenticator app\./)).toBeVisible();
  const removals = () => requests.filter(({ method }) => method === 'DELETE').length;
  expect(removals()).toBe(2);

  repair();
  await waitFor(() => expect(dialog.getByRole('button', { name: 'Remove all factors' })).toBeEnabled());
  await operator.click(dialog.getByRole('button', { name: 'Remove all factors' }));
  expect(await screen.findByText('All factors of Ada removed')).toBeVisible();
  expect(removals()).toBe(3);
  expect(await factorsOf(user)).toEqual([]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('treats a factor that is already removed as success', async () => {
  const user = await withFactors('Totp');
  const { operator } = renderConsole(page(user, '?dialog=reset-factors'), product.fetch);
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove all factors of Ada' }));
  const confirm = dialog.getByRole('button', { name: 'Remove all factors' });
  const [factor] = await factorsOf(user);
  await sendToProduct(product, `DELETE ${path(user)}/${factor?.id}`);
  await operator.click(confirm);
  expect(await screen.findByText('All factors of Ada removed')).toBeVisible();
});

it.each(['add-authenticator', 'issue-backup-codes', 'reset-factors'])(
  'only opens the dialog for a link to ?dialog=%s, and ignores Enter',
  async (name) => {
    const user = await withFactors('Totp');
    const { operator, requests } = renderConsole(page(user, `?dialog=${name}`), product.fetch);
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus());
    await operator.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  },
);

it('shows an error in its card only, and loads on retry', async () => {
  const user = await withFactors('Totp');
  const { answer, repair } = broken(product.fetch, `GET ${path(user)}`, () => refusal(500));
  const { operator } = renderConsole(page(user), answer);
  const mfa = await card();
  expect(await mfa.findByRole('alert')).toBeVisible();
  expect(await screen.findByText('No linked social accounts.')).toBeVisible();
  repair();
  await operator.click(mfa.getByRole('button', { name: 'Try again' }));
  expect(await mfa.findByText('Authenticator app')).toBeVisible();
});

it('says when the server does not support MFA', async () => {
  const user = await withFactors();
  const { answer } = broken(product.fetch, `GET ${path(user)}`, () =>
    refusal(404, { code: 'gateway.feature_not_offered' }),
  );
  renderConsole(page(user), answer);
  const mfa = await card();
  expect(await mfa.findByText('This version of Logto doesn’t support this.')).toBeVisible();
  expect(mfa.queryByRole('button')).toBeNull();
});
