import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';

test.use({ operator: 'support' });

test('support sees what operators changed on an account, and why', async ({ page, newUser }) => {
  const user = await newUser();
  const ticket = `TICKET-${uniqueWord()}1`;
  await page.goto(`/users/${user.id}?dialog=suspend`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason or ticket' }).fill(ticket);
  await dialog.getByRole('button', { name: 'Suspend user' }).click();
  await expect(dialog).toBeHidden();

  const sections = page.getByRole('navigation', { name: 'User sections' });
  await sections.getByRole('link', { name: 'History' }).click();
  await expect(page).toHaveURL(`/users/${user.id}/history`);
  const table = page.getByRole('table', { name: 'History' });
  await expect(table.getByRole('rowheader')).toHaveCount(1);
  const row = table.getByRole('row').last();
  await expect(row).toContainText('Suspend user');
  await expect(row.getByText(ticket).filter({ visible: true })).toBeVisible();
  await expect(row).toContainText('Succeeded');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(row.getByText(ticket).filter({ visible: true })).toBeVisible();
});
