import { readFile } from 'node:fs/promises';

import { expect, expectAccessible, expectCopied, test, uniqueWord } from '#e2e/fixtures.ts';

test('finds a suspension by its ticket, and compares the changed values', async ({ page, newUser }) => {
  const user = await newUser();
  const ticket = `TICKET-${uniqueWord()}1`;
  await page.goto(`/users/${user.id}?dialog=suspend`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason or ticket' }).fill(`${ticket} sends spam`);
  await dialog.getByRole('button', { name: 'Suspend user' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit log' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Reason or ticket' }).fill(ticket);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/audit-log?ticket=${ticket}`);
  const table = page.getByRole('table', { name: 'Audit log' });
  await expect(table.getByRole('rowheader')).toHaveCount(1);
  await expect(table.getByRole('row').last()).toContainText('Succeeded');
  await expect(table.getByRole('link', { name: user.name ?? '' }).filter({ visible: true })).toBeVisible();
  await expectAccessible(page);

  await table.getByRole('link', { name: 'Suspend user' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Suspend user' })).toBeVisible();
  const comparison = page.getByRole('table', { name: 'Comparison' });
  await expect(comparison.getByRole('cell')).toHaveText(['No', 'Yes']);
  await expect(page.getByRole('region', { name: 'Details' })).toContainText(`${ticket} sends spam`);
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'Audit log', exact: true }).click();
  await expect(page).toHaveURL(`/audit-log?ticket=${ticket}`);
});

test('downloads the filtered events, and copies the head of the chain', async ({ page }) => {
  await page.goto('/audit-log?action=users:open');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^audit-log-\d+\.csv$/);
  expect(await readFile(await download.path(), 'utf8')).toContain('sequence,time,kind,action');
  const head = page.getByRole('region', { name: 'Head of the chain' });
  const text = await head.getByText(/^\d+:[0-9a-f]{64}$/).textContent();
  await head.getByRole('button', { name: 'Copy the head of the chain' }).click();
  await expectCopied(page, text);
});

test('erases the values of a user from the audit log and keeps the actions', async ({ page, newUser }) => {
  const user = await newUser();
  const ticket = `OLD-${uniqueWord()}1`;
  await page.goto(`/users/${user.id}?dialog=suspend`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason or ticket' }).fill(ticket);
  await dialog.getByRole('button', { name: 'Suspend user' }).click();
  await expect(dialog).toBeHidden();

  await page.goto(`/audit-log?userId=${user.id}`);
  await expect(page.getByRole('cell', { name: ticket })).toBeVisible();
  await page.getByRole('button', { name: 'Erase this user’s data…' }).click();
  await dialog.getByRole('textbox', { name: 'Reason or ticket' }).fill('ART-17');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Erase data' }).click();
  await expect(page.getByText(/^Data of \w+ erased from the audit log$/)).toBeVisible();
  await expect(page.getByRole('cell', { name: ticket })).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: 'Suspend user' })).toContainText('Values erased');

  await page.goto(`/users/${user.id}/activity`);
  const activity = page.getByRole('table', { name: 'Activity', exact: true });
  await expect(activity.getByRole('row').filter({ hasText: 'Suspend user' })).toContainText('Values erased');
});

test('shows operator actions in the activity of a user, with a link to the event and back', async ({
  page,
  managementApi,
}) => {
  const [entry] = (await (
    await managementApi.send('GET', '/api/logs?logKey=ExchangeTokenBy.AuthorizationCode&page_size=1')
  ).json()) as [{ payload: { userId: string } }];
  const address = `/users/${entry.payload.userId}/activity`;
  const restore = () =>
    managementApi.send('PATCH', `/api/users/${entry.payload.userId}/is-suspended`, { isSuspended: false });
  // A previous attempt of this test may have failed halfway.
  await restore();
  const ticket = `TICKET-${uniqueWord()}1`;
  await page.goto(`${address}?dialog=suspend`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason or ticket' }).fill(ticket);
  await dialog.getByRole('button', { name: 'Suspend user' }).click();
  await expect(dialog).toBeHidden();

  const rows = page.getByRole('table', { name: 'Activity', exact: true }).getByRole('row');
  const action = rows.filter({ hasText: ticket });
  await expect(action).toContainText('Operator');
  await expect(action).toContainText('Succeeded');
  await expect(rows.last()).not.toContainText('Operator');
  await action.getByRole('link', { name: 'Suspend user' }).click();
  await expect(page).toHaveURL(/\/audit-log\/\d+$/);
  await page.goBack();

  await page.getByRole('switch', { name: 'Operator actions' }).click();
  await expect(page).toHaveURL(`${address}?actions=hidden`);
  await expect(action).toBeHidden();
  await expect(rows.last()).toBeVisible();
  await restore();
});

test.describe('support', () => {
  test.use({ operator: 'support' });

  test('has no access to the audit log', async ({ page }) => {
    await page.goto('/audit-log');
    await expect(page.getByRole('heading', { level: 1, name: 'You can’t view the audit log' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Audit log' })).toHaveCount(0);
  });
});
