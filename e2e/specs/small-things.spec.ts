import type { Page } from '@playwright/test';

import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';

/** Tag and name of the focused element. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: one } = document;
    return `${one?.tagName} ${one?.getAttribute('aria-label') ?? one?.textContent ?? ''}`;
  });

test('suspends, undoes and saves by keyboard, and never loses the focus', async ({ page, newUser }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  const undo = page.getByRole('button', { name: 'Undo' });

  await page.getByRole('button', { name: 'Suspend' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Reason or ticket' })).toBeFocused();
  await page.keyboard.type('INC-1 left the company');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Suspended', { exact: true })).toBeVisible();
  await expect.poll(() => focused(page)).toBe(`H1 ${user.name}`);

  await expect(undo).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Suspend' })).toBeVisible();
  await expect.poll(() => focused(page)).toBe(`H1 ${user.name}`);

  const nickname = page.getByRole('textbox', { name: 'Given name' });
  await nickname.fill('Testa');
  await page.getByRole('button', { name: 'Save changes' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(nickname).toBeFocused();
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('Control+z');
  await expect(nickname).toHaveValue('');
  await expect.poll(() => focused(page)).not.toMatch(/^BODY/);
});

test('opens a row by a click on any of its cells', async ({ page, newUser, context }) => {
  const user = await newUser();
  await page.goto(`/users?search=${user.username}`);
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: user.name ?? '' }) });
  const cell = row.getByRole('cell', { name: 'Active' });
  // The page listens to clicks in rows once it has settled.
  await page.waitForLoadState('networkidle');
  const [tab] = await Promise.all([context.waitForEvent('page'), cell.click({ modifiers: ['ControlOrMeta'] })]);
  await expect(tab).toHaveURL(new RegExp(`/users/${user.id}$`));
  await tab.close();
  const [other] = await Promise.all([context.waitForEvent('page'), cell.click({ button: 'middle' })]);
  await expect(other).toHaveURL(new RegExp(`/users/${user.id}$`));
  await other.close();
  await cell.click();
  await expect(page).toHaveURL(new RegExp(`/users/${user.id}$`));
});

test('finds all accounts of a ticket, also in notes, and shows the pinned note', async ({ page, newUser }) => {
  const [one, other] = [await newUser(), await newUser()];
  const ticket = `INC-${uniqueWord()}`;
  await page.goto(`/users/${one.id}?dialog=suspend`);
  await page.getByRole('textbox', { name: 'Reason or ticket' }).fill(ticket);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Suspended', { exact: true })).toBeVisible();
  await page.goto(`/users/${other.id}/notes`);
  await page.getByRole('textbox', { name: 'New note' }).fill(`Also asked in ${ticket}`);
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('list', { name: 'Notes' }).getByRole('button', { name: 'Pin' }).click();
  await expect(page.getByRole('link', { name: 'Pinned note' })).toBeVisible();
  await page.getByRole('button', { name: /^Edit the note/ }).click();
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill(`Asked again in ${ticket}`);
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('list', { name: 'Notes' }).getByRole('listitem')).toBeFocused();

  await page.goto(`/audit-log?ticket=${ticket}`);
  const accounts = page.getByRole('region', { name: `Accounts of ${ticket}` });
  await expect(accounts.getByRole('link', { name: one.name ?? '' })).toBeVisible();
  await expect(accounts.getByRole('listitem').filter({ hasText: other.name ?? '' })).toContainText('in notes');
  await expectAccessible(page);
});

test('links the user who has an email address', async ({ page, newUser, consoleProblems }) => {
  const [one, other] = [await newUser(), await newUser()];
  await page.goto(`/users/${other.id}`);
  const email = page.getByRole('textbox', { name: 'Primary email' });
  await email.fill(one.primaryEmail ?? '');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('link', { name: `View ${one.name}` })).toHaveAttribute('href', `/users/${one.id}`);
  // The refusal.
  consoleProblems.length = 0;
});

test('keeps the header low at 400 % zoom, and prints the account without controls', async ({ page, newUser }) => {
  const user = await newUser();
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(`/users/${user.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThan(0.15 * 256);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(user.id, { exact: true })).toBeVisible();
  await expect(page.getByText('First app')).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Copy user ID' })).toBeHidden();
});

test('shows the focus, the current page and targets of 24 px, also in forced colors', async ({ page, newUser }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  const copy = page.getByRole('button', { name: 'Copy user ID' });
  expect((await copy.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  for (const element of [copy, page.getByRole('textbox', { name: 'Name', exact: true })]) {
    await element.focus();
    await expect(element).toHaveCSS('outline', /solid 2px$/);
  }
  await page.emulateMedia({ forcedColors: 'active' });
  const look = (name: string, property: string) =>
    page
      .getByRole('link', { name, exact: true })
      .first()
      .evaluate((link, of) => getComputedStyle(link)[of as 'color'], property);
  expect(await look('Users', 'backgroundColor')).not.toBe(await look('Activity', 'backgroundColor'));
  expect(await look('Profile', 'borderBottomColor')).not.toBe(await look('Sessions', 'borderBottomColor'));
});
