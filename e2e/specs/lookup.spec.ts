import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';

test('opens the user with an email address by Enter, without a contains search', async ({ page, newUser }) => {
  const user = await newUser();
  const queries: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/api/users') queries.push(url.search);
  });
  await page.goto('/users');
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search users' }).fill(` mailto:${user.primaryEmail?.toUpperCase()} `);
  await expect(page.getByRole('row', { name: user.name ?? '' })).toContainText('Matched: Primary email');
  await expectAccessible(page);
  await page.getByRole('searchbox', { name: 'Search users' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: user.name ?? '' })).toBeVisible();
  expect(queries.filter((query) => query.includes('%25'))).toEqual([]);

  await page.goBack();
  await expect(page.getByRole('row', { name: user.name ?? '' })).toBeVisible();
});

test('reads a national phone number as one of the selected country, and remembers the country', async ({
  page,
  newUser,
}) => {
  const digits = String(Date.now()).slice(-7);
  const user = await newUser({ primaryPhone: `49170${digits}` });
  await page.goto('/users');
  const box = page.getByRole('searchbox', { name: 'Search users' });
  await box.fill(`0170 / ${digits}`);
  await page.getByRole('combobox', { name: 'Country of the number' }).selectOption('Germany');
  await expect(page.getByRole('row', { name: user.name ?? '' })).toContainText('Matched: Primary phone');
  await expect(page).toHaveURL(`/users?search=%2B49170${digits}`);
  await page.reload();
  await expect(page.getByRole('link', { name: user.name ?? '' })).toBeVisible();
});

test('finds users and actions in the palette by keyboard, on any page', async ({ page, newUser }) => {
  const [earlier, user] = [await newUser(), await newUser()];
  await page.goto(`/users/${earlier.id}`);
  await expect(page.getByRole('heading', { level: 1, name: earlier.name ?? '' })).toBeVisible();
  await page.goto('/activity');
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const box = page.getByRole('dialog', { name: 'Search' }).getByRole('combobox', { name: 'Search users and actions' });
  await expect(box).toBeFocused();
  await box.fill(user.username ?? '');
  await expect(page.getByRole('option', { name: user.name ?? '' })).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: user.name ?? '' })).toBeVisible();

  // The user whose page is open is not listed.
  await page.keyboard.press('/');
  await expect(page.getByRole('group', { name: 'Recent users' }).getByRole('option')).toContainText(earlier.name ?? '');
  await box.fill('suspend');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: `Suspend ${user.name}` })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Reason or ticket' })).toBeFocused();
  await page.keyboard.press('Escape');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessible(page);
});

test('links from the palette to all matching users', async ({ page }) => {
  await page.goto('/roles');
  await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search users and actions' }).fill('@example.');
  await expect(page.getByText(/users match/)).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('option', { name: /^Show all [\d,]+ in Users$/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/users?search=%40example.');
});

test('does not move columns when the results of a pasted list arrive', async ({ page, newUser }) => {
  const user = await newUser();
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/\/api\/users\?/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/users/lookup');
  const box = page.getByRole('textbox', { name: 'Users to look up' });
  await box.fill(`${user.primaryEmail}\n${uniqueWord()}`);
  await box.press('Control+Enter');
  await expect(page.getByText('Waiting').first()).toBeVisible();
  const edges = () =>
    page
      .getByRole('columnheader')
      .evaluateAll((headers) => headers.map((header) => header.getBoundingClientRect().left));
  const before = await edges();
  answer();
  await expect(page.getByText('2 of 2 looked up.')).toBeVisible();
  expect(await edges()).toEqual(before);

  // On a narrow screen, the pasted value takes the full width.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('row', { name: user.primaryEmail ?? '' })).toContainText('Matched: Primary email');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('shows a pasted list as a table of the users found', async ({ page, newUser }) => {
  const [ada, grace] = [await newUser(), await newUser()];
  await page.goto('/users');
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    `${ada.primaryEmail}\n${grace.id}\n${uniqueWord()}@example.com\n${ada.username}`,
  );
  await page.getByRole('searchbox', { name: 'Search users' }).press('Control+v');
  await expect(page).toHaveURL(/\/users\/lookup\?list=/);
  await expect(page.getByText('4 of 4 looked up.')).toBeVisible();
  await expect(page.getByText('Found 3')).toBeVisible();
  await expect(page.getByRole('row', { name: grace.id })).toContainText('Matched: ID');
  await expectAccessible(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  expect((await download).suggestedFilename()).toBe('lookup.csv');

  await page.getByRole('link', { name: grace.name ?? '' }).click();
  await expect(page.getByRole('heading', { level: 1, name: grace.name ?? '' })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('4 of 4 looked up.')).toBeVisible();

  await page.goto('/users/lookup');
  await expect(page.getByRole('textbox', { name: 'Users to look up' })).toBeVisible();
  await expectAccessible(page);
});

test('finds a name by parts of its words in another order, without its accents', async ({ page, newUser }) => {
  const unique = uniqueWord().replaceAll(/\d/g, 'x');
  const user = await newUser({ name: `Íñigo ${unique} Ordóñez-Straße` });
  await page.goto('/users');
  await page.getByRole('searchbox', { name: 'Search users' }).fill(`ordonez strasse, ${unique} inig`);
  const row = page.getByRole('row', { name: new RegExp(unique) });
  await expect(row).toHaveCount(1);
  await expect(row.locator('mark')).toHaveText(['Íñig', unique, 'Ordóñez', 'Straße']);
  await row
    .getByRole('link', { name: new RegExp(unique) })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(user.id));
});

test('suggests other searches for an email and a name that find no users', async ({ page, newUser }) => {
  const word = uniqueWord().replaceAll(/\d/g, 'x');
  const user = await newUser({ name: `Wolfgang ${word}`, primaryEmail: `${word}@gmail.com` });
  await page.goto('/users');
  const box = page.getByRole('searchbox', { name: 'Search users' });
  await box.fill(`${word}@gmial.con`);
  const similar = page.getByRole('listitem').filter({ hasText: `Similar email: ${word}@gmail.com` });
  await expect(similar).toContainText('1 user');
  const before = page.getByRole('listitem').filter({ hasText: `Part before the @: ${word}` });
  await expect(before).toContainText('Not counted');
  await expectAccessible(page);
  await similar.getByRole('link').click();
  await expect(page).toHaveURL(`/users?search=${word}%40gmail.com`);
  await expect(page.getByRole('link', { name: user.name ?? '' }).first()).toBeVisible();

  // A name with one letter too many, by keyboard.
  await box.fill(`${word.slice(0, 3)}q${word.slice(3)}`);
  const names = page.getByRole('listitem').filter({ hasText: 'Similar names:' });
  await names.getByRole('button', { name: 'Count users for' }).press('Enter');
  await expect(names).toContainText('1 user');
  await expect(names.getByRole('link')).toBeFocused();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: user.name ?? '' }).first()).toBeVisible();
});
