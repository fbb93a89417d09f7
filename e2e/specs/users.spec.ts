import { expect, expectAccessible, expectCopied, test, uniqueWord } from '#e2e/fixtures.ts';

test('finds one of two thousand users by a part of the email address, and marks the match', async ({
  page,
  newUser,
}) => {
  const user = await newUser();
  await page.goto('/');
  await expect(page).toHaveURL('/users');
  await page.getByRole('searchbox', { name: 'Search users' }).fill(user.primaryEmail ?? '');

  const table = page.getByRole('table', { name: 'Users' });
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(table.getByRole('rowheader').getByRole('link', { name: user.name ?? '' })).toBeVisible();
  await expect(table.locator('mark').filter({ visible: true })).toHaveText(user.primaryEmail ?? '');
  await expect(page.getByRole('navigation', { name: 'Pagination' }).getByRole('status')).toHaveText('1–1 of 1');
});

test('accepts a phone number in a common format', async ({ page, newUser }) => {
  const digits = String(Date.now()).slice(-7);
  const user = await newUser({ primaryPhone: `1555${digits}` });
  await page.goto('/users');
  await page.getByRole('searchbox', { name: 'Search users' }).fill(`+1 (555) ${digits.slice(0, 3)}-${digits.slice(3)}`);
  await expect(page.getByRole('link', { name: user.name ?? '' })).toBeVisible();
});

test('goes through the pages by links with shareable URLs', async ({ page }) => {
  await page.goto('/users');
  const pager = page.getByRole('navigation', { name: 'Pagination' });
  await expect(pager.getByRole('status')).toHaveText(/^1–20 of 2,\d{3}$/);
  await expect(pager.getByRole('link', { name: 'Previous page' })).toHaveAttribute('aria-disabled', 'true');

  await pager.getByRole('link', { name: 'Next page' }).click();
  await expect(page).toHaveURL('/users?page=2');
  await expect(pager.getByRole('status')).toHaveText(/^21–40 of /);
  await expect(pager.getByRole('link', { name: 'Page 2', exact: true })).toHaveAttribute('aria-current', 'page');

  await page.reload();
  await expect(pager.getByRole('status')).toHaveText(/^21–40 of /);
  await pager.getByRole('combobox', { name: 'Rows per page' }).selectOption('50');
  await expect(page).toHaveURL('/users?page_size=50');
  await expect(page.getByRole('table', { name: 'Users' }).getByRole('row')).toHaveCount(51);

  await page.goBack();
  await expect(pager.getByRole('status')).toHaveText(/^21–40 of /);
});

test('goes back from a user to the same list state', async ({ page }) => {
  await page.goto('/users?page=3&search=a');
  const first = page.getByRole('table', { name: 'Users' }).getByRole('rowheader').first().getByRole('link');
  const name = await first.innerText();
  await first.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Users', exact: true }).click();
  await expect(page).toHaveURL('/users?page=3&search=a');
});

test('works by keyboard only', async ({ page, newUser }) => {
  const user = await newUser();
  await page.goto('/users');
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('searchbox', { name: 'Search users' })).toBeFocused();
  await page.keyboard.type(user.id);
  await expect(page.getByRole('table', { name: 'Users' }).getByRole('row')).toHaveCount(2);
  await expect(page.getByText('Press Enter to open.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: user.name ?? '' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByRole('link', { name: 'Users', exact: true })).toBeFocused();
});

test('offers to create a user when there is no match, with the searched value filled in', async ({ page }) => {
  const email = `${uniqueWord()}@example.com`;
  await page.goto(`/users?search=${encodeURIComponent(email)}`);
  await expect(page.getByText(`No users match “${email}”`)).toBeVisible();
  await page.getByRole('link', { name: 'Create this user' }).click();
  await expect(page.getByRole('textbox', { name: 'Primary email' })).toHaveValue(email);
});

test('uses defaults for invalid values in the URL', async ({ page }) => {
  await page.goto('/users?page=banana&page_size=-3');
  await expect(page.getByRole('navigation', { name: 'Pagination' }).getByRole('status')).toHaveText(/^1–20 of /);
});

test('shows every user on one line', async ({ page }) => {
  await page.goto('/users?page_size=100');
  const rows = page.getByRole('table', { name: 'Users' }).getByRole('row');
  await expect(rows).toHaveCount(101);
  const heights = await rows.evaluateAll((all) => all.slice(1).map((row) => Math.round(row.clientHeight)));
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(1);
});

test('copies an identifier from the list', async ({ page, newUser }) => {
  const user = await newUser();
  await page.goto(`/users?search=${user.id}`);
  await page.getByRole('button', { name: `Copy email ${user.primaryEmail}` }).click();
  await expectCopied(page, user.primaryEmail);
});

test('the list is accessible, full and empty', async ({ page }) => {
  await page.goto('/users');
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/users?search=${uniqueWord()}`);
  await expect(page.getByText(/^No users match/)).toBeVisible();
  await expectAccessible(page);
});
