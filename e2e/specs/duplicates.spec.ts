import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

test('an administrator merges a duplicate into the account that stays', async ({ page, newUser, managementApi }) => {
  const kept = await newUser({ customData: { plan: 'gold' } });
  const other = await newUser({ customData: { plan: 'pro', seats: 3 } });
  await page.goto(`/users/${kept.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Compare with a duplicate' }).click();
  await page.getByRole('combobox', { name: 'Other account' }).fill(other.username ?? '');
  await page.getByRole('option', { name: other.name ?? '' }).click();
  const table = page.getByRole('table', { name: 'Differences' });
  await expect(table.getByRole('row', { name: /^Custom data Different/ })).toContainText('seats: 3');
  await expectAccessible(page);

  await page.getByRole('textbox', { name: 'Reason or ticket' }).fill('DUP-7');
  await page.getByRole('button', { name: 'Run 2 steps' }).click();
  await expect(page.getByText('2 of 2 steps done')).toBeVisible();
  expect((await managementApi.readUser(kept.id)).customData).toEqual({ plan: 'gold', seats: 3 });
  expect((await managementApi.readUser(other.id)).isSuspended).toBe(true);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);

  await page.goto(`/audit-log?action=flows:merge`);
  await expect(page.getByRole('row').filter({ hasText: 'Start merging accounts' }).first()).toContainText('DUP-7');
});
