import { expect, expectAccessible, expectCopied, test } from '#e2e/fixtures.ts';

test.use({ operator: 'support' });

test('gets a user in again with a temporary password', async ({ page, newUser, managementApi }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  await page.getByRole('button', { name: 'Help with sign-in' }).click();
  const help = page.getByRole('dialog', { name: 'Help with sign-in' });
  await expect(help.getByRole('button', { name: 'Temporary password' })).toBeEnabled();
  await expectAccessible(page);

  await help.getByRole('button', { name: 'Temporary password' }).focus();
  await page.keyboard.press('Enter');
  await expect(help.getByRole('heading', { name: 'Temporary password' })).toBeFocused();
  // A disabled button takes no focus: it waits for the recovery options of the user.
  await expect(help.getByRole('button', { name: 'Set temporary password' })).toBeEnabled();
  await help.getByRole('button', { name: 'Set temporary password' }).focus();
  await page.keyboard.press('Enter');
  await help.getByRole('button', { name: 'Copy password' }).click();
  const password = await page.evaluate(() => navigator.clipboard.readText());
  expect(password).toMatch(/^(?:[A-Z][a-z]+-){6}\d{3}$/);
  await help.getByRole('button', { name: 'Spell it' }).click();
  await expect(help.getByRole('row')).toHaveCount(8);
  await expectAccessible(page);
  expect(await managementApi.acceptsPassword(user.id, password)).toBe(true);

  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.getByRole('link', { name: 'Sessions' }).click();
  await page.getByRole('button', { name: 'Show password' }).click();
  await help.getByRole('button', { name: 'I have handed it over' }).click();
  await expect(help).toBeHidden();
  await expect(page.getByRole('button', { name: 'Show password' })).toHaveCount(0);
  const stored = await page.evaluate(() =>
    [localStorage, sessionStorage, history.state].map((data) => JSON.stringify(data)).join(),
  );
  expect(stored).not.toContain(password);
});

test('creates a sign-in link and a message, sends a code, and unlocks', async ({ page, newUser }) => {
  const user = await newUser({ profile: { locale: 'de-DE' } });
  await page.goto(`/users/${user.id}?dialog=sign-in-help&about=link`);
  const help = page.getByRole('dialog', { name: 'Help with sign-in' });
  await help.getByLabel('App').selectOption('Customer portal');
  await help.getByRole('button', { name: 'Create link' }).click();
  const link = await help.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link).toMatch(/^https:\/\/portal\.example\.com\/sign-in\?token=\w{32}&email=/);
  await help.getByRole('button', { name: 'Copy link' }).click();
  await expectCopied(page, link);
  await expect(help.getByRole('textbox', { name: 'Message' })).toHaveValue(/^Guten Tag/);
  await expectAccessible(page);
  await help.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'Help with sign-in' }).click();
  await help.getByRole('button', { name: 'Send verification code' }).click();
  await help.getByRole('button', { name: 'Send code' }).click();
  await expect(help.getByText(`Code sent to ${user.primaryEmail}`)).toBeVisible();
  await expectAccessible(page);
  await help.getByRole('button', { name: 'All ways' }).click();
  await help.getByRole('button', { name: 'Unlock' }).click();
  await help.getByRole('button', { name: 'Unlock user' }).click();
  await expect(page.getByText('can try to sign in again')).toBeVisible();
});

test('removes a lost factor on a narrow screen', async ({ page, newUser, managementApi }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const user = await newUser();
  await managementApi.send('POST', `/api/users/${user.id}/mfa-verifications`, { type: 'Totp' });
  await page.goto(`/users/${user.id}`);
  await page.getByRole('button', { name: 'Help with sign-in' }).click();
  const help = page.getByRole('dialog', { name: 'Help with sign-in' });
  await help.getByRole('button', { name: 'Lost second factor' }).click();
  await help.getByRole('button', { name: 'Remove Authenticator app' }).click();
  await expectAccessible(page);
  await help.getByRole('button', { name: 'Remove factor' }).click();
  await expect(help.getByText('This user has no second factor.')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
