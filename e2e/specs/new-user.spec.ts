import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';

test('creates a user with everything', async ({ page, managementApi, removeLater }) => {
  const unique = uniqueWord();
  await page.goto('/users');
  await page.getByRole('link', { name: 'New user' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New user' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`Nova ${unique}`);
  await page.getByRole('textbox', { name: 'Username' }).fill(`nova_${unique}`);
  await page.getByRole('textbox', { name: 'Primary email' }).fill(`nova.${unique}@example.com`);
  await page.getByRole('textbox', { name: 'Given name' }).fill('Nova');
  await page.getByLabel('Password', { exact: true }).fill(`pass ${unique}`);
  await page.getByRole('textbox', { name: 'Custom data' }).fill('{"plan": "pro"}');
  await page.getByRole('button', { name: 'Create user' }).click();

  await expect(page.getByRole('heading', { level: 1, name: `Nova ${unique}` })).toBeVisible();
  await expect(page).toHaveURL(/\/users\/[a-z\d]{12}$/);
  await expect(page.getByRole('link', { name: 'Profile' })).toHaveAttribute('aria-current', 'page');
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  removeLater(id);
  expect(await managementApi.readUser(id)).toMatchObject({
    username: `nova_${unique}`,
    profile: { givenName: 'Nova' },
    customData: { plan: 'pro' },
    hasPassword: true,
  });
  expect(await managementApi.acceptsPassword(id, `pass ${unique}`)).toBe(true);
});

test('shows a duplicate at its field and keeps the rest', async ({ page, newUser, consoleProblems }) => {
  const other = await newUser();
  await page.goto('/users/new');
  await page.getByRole('textbox', { name: 'Username' }).fill(other.username ?? '');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Kept');
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(page.getByText('Another user has this username')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Username' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Kept');
  consoleProblems.length = 0;
});
