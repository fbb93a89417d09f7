import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';

import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

/** Downloads what the open dialog describes. */
async function download(page: Page, format: 'CSV' | 'NDJSON' | 'XLSX'): Promise<Buffer> {
  const dialog = page.getByRole('dialog', { name: 'Export users' });
  await dialog.getByRole('radio', { name: format, exact: true }).check();
  const reason = dialog.getByRole('textbox', { name: 'Reason or ticket' });
  if (await reason.isVisible()) await reason.fill('INC-7');
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^users-\\d{4}-\\d\\d-\\d\\d\\.${format.toLowerCase()}$`));
  return readFile(await file.path());
}

test('support exports what a search found, and administrators see it in the audit log', async ({ page, newUser }) => {
  const word = `Exporta${Date.now().toString(36)}`.replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
  const users = [await newUser({ name: `${word} One` }), await newUser({ name: `${word} Two` })];
  await page.goto(`/users?search=${word}`);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export users' });
  await expect(dialog.getByText(/^2 users\./)).toBeVisible();
  await expect(dialog.getByRole('table', { name: 'Sample' })).toContainText(users[0]?.primaryEmail ?? '-');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await dialog.getByRole('button', { name: 'Headers and order' }).click();
  await dialog.getByRole('textbox', { name: 'Header of ID' }).fill('Key');
  const up = dialog.getByRole('button', { name: 'Move Name up' });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(up).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const csv = (await download(page, 'CSV')).toString('utf8');
  expect(csv).toMatch(/^\uFEFFName,Key,Username,/);
  for (const { id, name } of users) expect(csv).toContain(`\r\n${name},${id},`);
  expect(csv.split('\r\n')).toHaveLength(4);
  await expect(page.getByText('2 users exported')).toBeVisible();
  await expect(dialog).toBeHidden();

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const sheet = await readXlsx(await download(page, 'XLSX'));
  const [headers = [], ...rows] = sheet.sheets[0]?.rows ?? [];
  expect(headers.slice(0, 2)).toEqual(['Name', 'Key']);
  expect(rows.map(([name]) => name).toSorted()).toEqual([`${word} One`, `${word} Two`]);

  await page.goto('/audit-log?category=exports');
  await page.getByRole('link', { name: 'Export users' }).first().click();
  await expect(page.getByRole('main')).toContainText('Users in the file');
  await expect(page.getByRole('main')).not.toContainText(word);
});

test('all users are exported with progress', async ({ page }) => {
  await page.goto('/users');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export users' });
  const count = dialog.getByText(/^[\d,]+ users\./);
  await expect(count).toBeVisible();
  const total = Number(/^[\d,]+/.exec((await count.textContent()) ?? '')?.[0].replaceAll(',', ''));
  const lines = (await download(page, 'NDJSON')).toString('utf8').trim().split('\n');
  // Other tests create and delete users meanwhile.
  expect(Math.abs(lines.length - total)).toBeLessThan(50);
  expect(new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id)).size).toBe(lines.length);
  await expect(page.getByText(/^[\d,]+ users exported$/)).toBeVisible();
});
