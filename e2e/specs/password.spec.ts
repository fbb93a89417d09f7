import { expect, expectAccessible, expectCopied, test } from '#e2e/fixtures.ts';

test('sets a generated password and explains the effect on sessions', async ({ page, newUser, managementApi }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  await page.getByRole('link', { name: 'Reset password' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reset password' })).toBeVisible();
  await expectAccessible(page);

  const field = page.getByLabel('New password');
  await expect(field).toHaveAttribute('type', 'password');
  const first = await field.inputValue();
  await page.getByRole('button', { name: 'Generate' }).click();
  const second = await field.inputValue();
  expect(second).not.toBe(first);
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(page.getByRole('textbox', { name: 'New password' })).toHaveValue(second);
  await page.getByRole('button', { name: 'Hide password' }).click();
  await page.getByRole('button', { name: 'Copy password' }).click();
  await expectCopied(page, second);

  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('Password set')).toBeVisible();
  await expect(page.getByText(/sessions stay active/)).toBeVisible();
  await expectAccessible(page);
  expect(await managementApi.acceptsPassword(user.id, second)).toBe(true);
  expect(await managementApi.acceptsPassword(user.id, first)).toBe(false);

  const stored = await page.evaluate(() =>
    [localStorage, sessionStorage, history.state].map((data) => JSON.stringify(data)).join(),
  );
  expect(stored).not.toContain(second);
  expect(page.url()).not.toContain(second);
});

test('checks an entered password against the policy and estimates its strength', async ({
  page,
  newUser,
  managementApi,
}) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}/password`);
  await page.getByLabel('New password').fill('12345678');
  await expect(page.getByRole('listitem').filter({ hasText: 'sequences' })).toContainText('not met');
  await expect(page.getByText('Strength: Very weak')).toBeVisible();
  await page.getByLabel('New password').fill('correct horse battery staple');
  await expect(page.getByText('Strength: Strong')).toBeVisible();
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('Password set')).toBeVisible();
  expect(await managementApi.acceptsPassword(user.id, 'correct horse battery staple')).toBe(true);
});
