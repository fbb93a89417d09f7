import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';

test('creates a user with all fields', async ({ page, managementApi, removeLater }) => {
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

test('shows a duplicate at its field and keeps the other values', async ({ page, newUser, consoleProblems }) => {
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

test('creates one user when Enter is pressed twice', async ({ page, managementApi, removeLater }) => {
  const unique = uniqueWord();
  const creations: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && creations.push(new URL(request.url()).pathname));
  await page.goto('/users/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`Once ${unique}`);
  await page.locator('form').evaluate((form: HTMLFormElement) => {
    form.requestSubmit();
    form.requestSubmit();
  });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: `Once ${unique}` })).toBeVisible();
  removeLater(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  expect(creations.filter((path) => path === '/api/users')).toHaveLength(1);
  const found = await managementApi.send('GET', `/api/users?search=%25${unique}%25`);
  expect(found.headers.get('total-number')).toBe('1');
});

test('warns of a phone number that would be stored differently', async ({ page }) => {
  await page.goto('/users/new');
  await expect(page.getByRole('button', { name: 'Find', exact: true }), 'the code editor is there').toBeVisible();
  const editor = page.getByRole('textbox', { name: 'Custom data' });
  await editor.fill('{"ext": 9007199254740993}');
  await expect(page.getByRole('alert')).toContainText('Line 1, column 9: this number can’t be stored exactly');
  await expect(page.getByRole('button', { name: 'Create user' })).toBeDisabled();
  await page.getByRole('button', { name: 'Go to problem' }).click();
  await page.keyboard.type('"9007199254740993"');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Create user' })).toBeEnabled();
});
