import type { Page } from '@playwright/test';

import { expect, test } from '#e2e/fixtures.ts';

/** Messages in the browser's console about refused requests. */
const refusals = /Failed to load resource/;

/** Returns all data that scripts can store in the browser. */
const storedData = (page: Page) =>
  page.evaluate(async () =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      await caches.keys(),
      await indexedDB.databases(),
    ]),
  );

test('leaves no readable data in the browser after a sign-out', async ({ page, newUser, consoleProblems }) => {
  const user = await newUser();
  const name = user.name ?? '';
  await page.goto(`/users/${user.id}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.evaluate(() => {
    localStorage.setItem('mantine-color-scheme-value', 'dark');
    localStorage.setItem('usher.saved-searches', 'data of an earlier version');
  });
  expect(await storedData(page)).toContain(user.id);
  // In a new document: Back may show one that the browser has cached completely.
  await page.goto(`/users/${user.id}/sessions`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('button', { name: /^Operator / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  const stored = await storedData(page);
  expect(stored).toContain('["mantine-color-scheme-value","dark"]');
  for (const gone of [user.id, 'usher.operator', 'an earlier version']) expect(stored).not.toContain(gone);
  const cached = await page.evaluate(async (id) => {
    const options = { cache: 'only-if-cached', mode: 'same-origin' } as const;
    const answer = await fetch(`/api/users/${id}`, options).catch(() => undefined);
    return answer?.ok === true;
  }, user.id);
  expect(cached).toBe(false);

  for (const _step of ['to the sessions', 'to the profile']) {
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.locator('body').innerText()).not.toContain(name);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(await page.locator('body').innerText()).not.toContain(name);
  }
  consoleProblems.splice(
    0,
    consoleProblems.length,
    ...consoleProblems.filter((problem) => !refusals.test(problem) && !problem.includes('only-if-cached')),
  );
});
