import { hash } from 'bcryptjs';

import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';

test('imports a file with conflicts, corrects a row, tries a password and finds the users', async ({
  page,
  newUser,
  removeLater,
  managementApi,
}) => {
  // One import from the file to its users: many steps, of which six are checked for accessibility.
  test.slow();
  const existing = await newUser();
  const unique = uniqueWord();
  const email = (name: string) => `${name}.${unique}@example.com`;
  const [first, second] = await Promise.all([hash('correct horse 1', 4), hash('correct horse 2', 4)]);
  const file = [
    'email;name;team;password_hash',
    `${email('ada')};Ada;Research;${first}`,
    `${existing.primaryEmail};Renamed;Sales;`,
    `${email('ADA')};Ada again;;`,
    `not an address;Bob;;${second}`,
  ].join('\r\n');

  await page.goto('/users');
  await page.getByRole('link', { name: 'Import users' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import users');
  await expectAccessible(page);
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(file, 'utf16le') });
  // Without a byte order mark.
  await expect(page.getByRole('combobox', { name: 'Encoding' })).toHaveValue('utf-16le');
  await expect(page.getByRole('combobox', { name: 'Separator' })).toHaveValue(';');
  await page.getByRole('combobox', { name: 'Column team' }).selectOption('customData.');
  await expect(page.getByRole('table', { name: 'Sample' })).toContainText('team: Research');
  await expect(page.getByRole('table', { name: 'Sample' })).toContainText('email: Not an email address.');
  await page.getByRole('radio', { name: 'Update fields' }).check();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('button', { name: 'Preview' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Preview');
  const preview = page.getByRole('table', { name: 'Preview' });
  for (const plan of ['Will be created', 'Will be updated', 'Conflict', 'Invalid']) {
    await expect(preview.getByRole('row').filter({ hasText: plan })).toContainText(/^1/);
  }
  const rows = page.getByRole('table', { name: 'Rows' });
  await expect(rows).toContainText('The same user as in row 1: Primary email.');
  await expectAccessible(page);

  await rows.getByRole('button', { name: 'Edit Bob' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('email: Not an email address.');
  await dialog.getByRole('textbox', { name: 'Primary email' }).fill(email('bob'));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save row' }).click();
  await expect(page.getByText('Row 4 saved')).toBeVisible();
  await expect(preview.getByRole('row').filter({ hasText: 'Will be created' })).toContainText(/^2/);

  const tryPassword = async (password: string) => {
    await rows.getByRole('button', { name: 'Try the password of Bob' }).click();
    await dialog.getByRole('textbox', { name: 'Known password' }).fill(password);
    await dialog.getByRole('button', { name: 'Create user and try' }).click();
  };
  await tryPassword('wrong');
  await expect(dialog.getByRole('alert')).toContainText('Logto refused this password. The user was deleted again.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await tryPassword('correct horse 2');
  await expect(dialog).toContainText('The password is right. Bob was created');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: /^Import \d users?$/ }).click();
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('3 done', { timeout: 30_000 });
  const idOf = async (name: string) => {
    const link = rows.getByRole('link', { name, exact: true });
    const id = (await link.getAttribute('href'))?.replace('/users/', '') ?? '';
    if (id !== existing.id) removeLater(id);
    return id;
  };
  const [ada, bob] = [await idOf('Ada'), await idOf('Bob')];
  expect(await managementApi.acceptsPassword(ada, 'correct horse 1')).toBe(true);
  expect(await managementApi.acceptsPassword(bob, 'correct horse 2')).toBe(true);
  expect(await managementApi.readUser(ada)).toMatchObject({ customData: { team: 'Research' } });
  expect(await managementApi.readUser(existing.id)).toMatchObject({ name: 'Renamed', customData: { team: 'Sales' } });
});

test.describe('support', () => {
  test.use({ operator: 'support' });

  test('may not import users', async ({ page }) => {
    await page.goto('/users');
    await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Import users' })).toHaveCount(0);
    await page.goto('/import');
    await expect(page.getByText('Only administrators can import users.')).toBeVisible();
  });
});
