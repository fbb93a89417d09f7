import { readFile } from 'node:fs/promises';

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';

import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

test('an administrator downloads everything that is stored about a user', async ({ page, newUser }) => {
  const user = await newUser({ customData: { note: '<b>bold</b>' } });
  await page.goto(`/users/${user.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Subject access file' }).click();
  const dialog = page.getByRole('dialog', { name: `Create a subject access file for ${user.name}` });
  await expectAccessible(page);
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^subject-access-\w+-\d{4}-\d\d-\d\d\.zip$/);
  await expect(dialog).toBeHidden();

  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  expect(text('subject-access.json')).toContain(user.primaryEmail);
  await page.goto('about:blank');
  await page.setContent(text('subject-access.html'));
  await expect(page.getByRole('heading', { level: 1, name: `Data about ${user.name}` })).toBeVisible();
  await expect(page.getByText(user.primaryEmail ?? '')).toBeVisible();
  await expect(page.getByText('<b>bold</b>')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Actions by operators' })).toContainText('Create subject access file');
  await expectPageAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectPageAccessible(page);
});

/** Checks a page that is not the console. */
async function expectPageAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}
