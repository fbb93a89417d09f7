import { readFile } from 'node:fs/promises';

import type { User } from '#contract/users.ts';
import { expect, expectAccessible, expectCopied, test } from '#e2e/fixtures.ts';
import type { ManagementApi } from '#e2e/management-api.ts';

const tab = ({ id }: User) => `/users/${id}/sign-in-methods`;
const factors = ({ id }: User) => `/api/users/${id}/mfa-verifications`;

const factorsOf = async (api: ManagementApi, user: User): Promise<{ type: string }[]> =>
  (await api.send('GET', factors(user))).json() as Promise<{ type: string }[]>;

const linkGoogle = (api: ManagementApi, { id }: User) =>
  api.send('PUT', `/api/users/${id}/identities/google`, {
    userId: `g-${id}`,
    details: { email: 'testa@gmail.test', rawData: { hd: 'gmail.test' } },
  });

test('unlinks a social account after showing the remaining sign-in methods', async ({
  page,
  newUser,
  managementApi,
}) => {
  const user = await newUser({ password: 'kettle-drum-42' });
  await linkGoogle(managementApi, user);
  await page.goto(`/users/${user.id}`);
  await page.getByRole('navigation', { name: 'User sections' }).getByRole('link', { name: 'Sign-in methods' }).click();
  await expect(page).toHaveURL(tab(user));
  const social = page.getByRole('region', { name: 'Social accounts' });
  await expect(social.getByText('testa@gmail.test')).toBeVisible();
  await social.getByRole('button', { name: 'Show raw details of Google' }).click();
  await expect(social.getByText('"hd": "gmail.test"')).toBeVisible();
  await expectAccessible(page);

  await social.getByRole('button', { name: 'Unlink Google' }).click();
  const dialog = page.getByRole('dialog', { name: `Unlink Google from ${user.name}` });
  await expect(
    dialog.getByText('Removes sign-in with Google. Remaining ways to sign in: the password and codes by email.'),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Unlink account' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Google unlinked' })).toBeVisible();
  await expect(social.getByText('No linked social accounts.')).toBeVisible();
  expect((await managementApi.readUser(user.id)).identities).toEqual({});
});

test('warns before the last sign-in method is removed', async ({ page, newUser, managementApi }) => {
  const user = await newUser();
  await managementApi.send('PATCH', `/api/users/${user.id}`, { primaryEmail: null });
  await linkGoogle(managementApi, user);
  await page.goto(tab(user));
  await page.getByRole('button', { name: 'Unlink Google' }).click();
  await expect(page.getByRole('dialog').getByText('No other way to sign in')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(Object.keys((await managementApi.readUser(user.id)).identities)).toEqual(['google']);
});

test('does not offer linking by provider ID when it is off', async ({ page, newUser, consoleProblems }) => {
  const user = await newUser();
  await page.goto(tab(user));
  await expect(page.getByText('No linked social accounts.')).toBeVisible();
  await expect(page.getByText(/^No factors/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Link by provider ID' })).toBeHidden();
  const status = await page.evaluate(
    async (path) => (await fetch(path, { method: 'PUT', body: '{"userId":"g1"}' })).status,
    `/api/users/${user.id}/identities/google`,
  );
  expect(status).toBe(403);
  consoleProblems.length = 0;
});

test('adds an authenticator app, whose secret is shown once, and removes it', async ({
  page,
  newUser,
  managementApi,
}) => {
  const user = await newUser();
  await page.goto(tab(user));
  await page.getByRole('button', { name: 'Add authenticator app' }).click();
  const dialog = page.getByRole('dialog', { name: `Add an authenticator app for ${user.name}` });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await dialog.getByRole('button', { name: 'Create secret' }).click();
  const { secret } = (await (await answered).json()) as { secret: string };
  const picture = dialog.getByRole('img', { name: 'QR code of the secret' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await dialog.getByRole('button', { name: 'Copy secret' }).click();
  await expectCopied(page, secret);
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: 'Keep open' })).toBeFocused();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close and discard' }).click();
  await expect(dialog).toBeHidden();

  const mfa = page.getByRole('region', { name: 'Multi-factor authentication (MFA)' });
  await expect(mfa.getByText('Authenticator app', { exact: true })).toBeVisible();
  expect(await page.content()).not.toContain(secret.slice(0, 4));
  await mfa.getByRole('button', { name: 'Remove Authenticator app' }).click();
  const removal = page.getByRole('dialog', { name: `Remove “Authenticator app” from ${user.name}` });
  await expect(removal.getByText('This is the last factor')).toBeVisible();
  await removal.getByRole('button', { name: 'Remove factor' }).click();
  await expect(mfa.getByText(/^No factors/)).toBeVisible();
  expect(await factorsOf(managementApi, user)).toEqual([]);
});

test('shows new backup codes once, to copy and download', async ({ page, newUser, managementApi }) => {
  const user = await newUser();
  await managementApi.send('POST', factors(user), { type: 'Totp' });
  await page.goto(tab(user));
  await page.getByRole('button', { name: 'Generate backup codes' }).click();
  const dialog = page.getByRole('dialog', { name: `Generate backup codes for ${user.name}` });
  await dialog.getByRole('button', { name: 'Generate codes' }).click();
  const list = dialog.getByRole('list', { name: 'Backup codes' }).getByRole('listitem');
  await expect(list).toHaveCount(10);
  const codes = await list.allTextContents();
  await dialog.getByRole('button', { name: 'Copy all' }).click();
  await expectCopied(page, `${codes.join('\n')}\n`);
  const download = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Download as text' }).click();
  expect((await download).suggestedFilename()).toBe(`backup-codes-${user.username}.txt`);
  expect(await readFile(await (await download).path(), 'utf8')).toBe(`${codes.join('\n')}\n`);
  await expectAccessible(page);

  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.getByRole('button', { name: 'Close and discard' }).click();
  await expect(page.getByText('10 of 10 left')).toBeVisible();
  await page.reload();
  await expect(page.getByText('10 of 10 left')).toBeVisible();
  await page.getByRole('button', { name: 'Generate backup codes' }).click();
  await expect(page.getByText(/still has unused backup codes/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Generate codes' })).toBeDisabled();
});

test('resets all factors', async ({ page, newUser, managementApi }) => {
  const user = await newUser();
  await managementApi.send('POST', factors(user), { type: 'Totp' });
  await managementApi.send('POST', factors(user), { type: 'BackupCode' });
  await page.goto(tab(user));
  await page.getByRole('button', { name: 'Remove all factors' }).click();
  const dialog = page.getByRole('dialog', { name: `Remove all factors of ${user.name}` });
  await expect(dialog.getByText(/Authenticator app and Backup codes/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Show request' }).click();
  await expect(dialog.getByText(/-X DELETE/)).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Remove all factors' }).click();
  await expect(page.getByText(`All factors of ${user.name} removed`)).toBeVisible();
  expect(await factorsOf(managementApi, user)).toEqual([]);
});

test('expires a password and changes a sign-in setting', async ({ page, newUser, managementApi }) => {
  // Passwords can only expire where users can reset them.
  const config = { accountSID: 'a', authToken: 'b', fromMessagingServiceSID: 'c', templates: [] };
  await managementApi.send('POST', '/api/connectors', { connectorId: 'mock-short-message-service', config });
  const passwordExpiration = { enabled: true, validPeriodDays: 365 };
  await managementApi.send('PATCH', '/api/sign-in-exp', { passwordExpiration });
  const user = await newUser({ password: 'kettle-drum-42' });
  await page.goto(tab(user));
  await page.getByRole('button', { name: 'Expire password' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Expire password' }).click();
  await expect(page.getByText(`Password of ${user.name} expired`)).toBeVisible();

  await page.getByRole('button', { name: 'Allow skipping: MFA at sign-in' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Allow skipping' }).click();
  await expect(page.getByRole('button', { name: 'Require: MFA at sign-in' })).toBeVisible();
  const answers = await managementApi.send('GET', `/api/users/${user.id}/logto-configs`);
  expect(await answers.json()).toMatchObject({ mfa: { skipped: false, skipMfaOnSignIn: true } });
});

test('fits a phone screen', async ({ page, newUser, managementApi }) => {
  const user = await newUser({ password: 'kettle-drum-42' });
  await linkGoogle(managementApi, user);
  await managementApi.send('POST', factors(user), { type: 'Totp' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(tab(user));
  await expect(page.getByRole('list', { name: 'Multi-factor authentication (MFA)' })).toContainText(
    'Authenticator app',
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
