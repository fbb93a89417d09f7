import { expect, expectAccessible, expectCopied, test } from '#e2e/fixtures.ts';

test('creates, renames and deletes a token whose name needs escaping in URLs', async ({
  page,
  newUser,
  managementApi,
}) => {
  const user = await newUser();
  const namesHeld = async () => {
    const answer = await managementApi.send('GET', `/api/users/${user.id}/personal-access-tokens`);
    return ((await answer.json()) as { name: string }[]).map(({ name }) => name);
  };
  await page.goto(`/users/${user.id}/tokens`);
  await expect(page.getByText('No tokens')).toBeVisible();

  await page.getByRole('button', { name: 'Create token' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Token name' })).toBeFocused();
  await dialog.getByRole('textbox', { name: 'Token name' }).fill('reports/monthly #2');
  await dialog.getByRole('combobox', { name: 'Expires' }).selectOption('Never');
  await expect(dialog.getByText(/^A token that never expires/)).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Expires' }).selectOption('On a date');
  await dialog.getByLabel('Expiry date').fill('2020-01-01');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('This date has passed')).toBeVisible();
  await dialog.getByLabel('Expiry date').fill('2099-12-31');
  await page.keyboard.press('Enter');

  const value = dialog.getByRole('textbox', { name: 'Token value' });
  await expect(value).toHaveValue(/^pat_/);
  const token = await value.inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog.getByRole('button', { name: 'Back to the token' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Back to the token' }).click();
  await dialog.getByRole('button', { name: 'Copy token' }).click();
  await expectCopied(page, token);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  expect(await page.content()).not.toContain(token);
  expect(await namesHeld()).toEqual(['reports/monthly #2']);

  await page.getByRole('button', { name: 'Rename reports/monthly #2' }).click();
  await dialog.getByRole('textbox', { name: 'Token name' }).fill('a/b #1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('rowheader', { name: 'a/b #1' })).toBeVisible();
  expect(await namesHeld()).toEqual(['a/b #1']);

  await page.getByRole('button', { name: 'Delete a/b #1' }).click();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Delete token' }).click();
  await expect(page.getByText('No tokens')).toBeVisible();
  expect(await namesHeld()).toEqual([]);
});

test('the dialog that creates a token is accessible', async ({ page, newUser, managementApi }) => {
  const user = await newUser();
  await managementApi.send('POST', `/api/users/${user.id}/personal-access-tokens`, { name: 'ci' });
  await page.goto(`/users/${user.id}/tokens?dialog=create-token`);
  await page.getByRole('combobox', { name: 'Expires' }).selectOption('Never');
  await expect(page.getByText(/^A token that never expires/)).toBeVisible();
  await expectAccessible(page);
});
