import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';

test.describe('support', () => {
  test.use({ operator: 'support' });

  test('writes, pins, finds and deletes notes about a user', async ({ page, newUser }) => {
    const user = await newUser();
    const ticket = `INC-${uniqueWord()}`;
    await page.goto(`/users/${user.id}`);
    await page.getByRole('navigation', { name: 'User sections' }).getByRole('link', { name: 'Notes' }).click();
    await expect(page.getByText('No notes')).toBeVisible();
    await page.getByRole('textbox', { name: 'New note' }).fill(`Refund promised, ${ticket}`);
    await page.getByRole('button', { name: 'Add note' }).click();
    await expect(page.getByRole('textbox', { name: 'New note' })).toHaveValue('');
    await page.getByRole('textbox', { name: 'New note' }).fill('Prefers to be called in the morning');
    await page.getByRole('button', { name: 'Add note' }).click();
    const notes = page.getByRole('list', { name: 'Notes' }).getByRole('listitem');
    await expect(notes).toHaveCount(2);
    await notes.last().getByRole('button', { name: 'Pin' }).click();
    await expect(notes.first()).toContainText(ticket);
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Search all notes' }).click();
    await page.getByRole('searchbox', { name: 'Search notes' }).fill(ticket.toLowerCase());
    const found = page.getByRole('list', { name: 'Notes found' });
    await expect(found.getByRole('listitem')).toHaveCount(1);
    await expectAccessible(page);
    await found.getByRole('link', { name: user.name ?? '' }).click();

    await notes.last().getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete note' }).click();
    await expect(notes).toHaveCount(1);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(page);
  });
});

test.describe('a viewer', () => {
  test.use({ operator: 'viewer' });

  test('is told that notes are hidden', async ({ page, newUser }) => {
    const user = await newUser();
    await page.goto(`/users/${user.id}/notes`);
    await expect(page.getByText('Hidden from your role', { exact: true })).toBeVisible();
  });
});
