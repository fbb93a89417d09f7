import type { Page } from '@playwright/test';

import { expect, test } from '#e2e/fixtures.ts';

/** Paths and queries of the questions the page asks, in order. */
function questionsOf(page: Page): string[] {
  const questions: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (/^\/(?:api|usher)\//.test(pathname)) questions.push(pathname + search);
  });
  return questions;
}

test('asks who is there and for the list before the script has arrived, and once', async ({ page }) => {
  const questions = questionsOf(page);
  let letScriptPass = () => {};
  const passing = new Promise<void>((resolve) => {
    letScriptPass = resolve;
  });
  await page.route('/assets/*.js', async (route) => {
    await passing;
    await route.continue();
  });
  await page.goto('/users?page=2', { waitUntil: 'commit' });
  await expect.poll(() => questions.length).toBe(2);
  expect(questions).toEqual(['/usher/session', '/api/users?page=2&page_size=20']);

  letScriptPass();
  await expect(page.getByRole('table', { name: 'Users' }).getByRole('row')).toHaveCount(21);
  expect(questions.filter((question) => question === '/usher/session')).toHaveLength(1);
  expect(questions.filter((question) => question.startsWith('/api/users?page=2&'))).toHaveLength(1);
});

test('turns to the next page without waiting for it', async ({ page }) => {
  const questions = questionsOf(page);
  await page.goto('/users');
  await expect.poll(() => questions).toContain('/api/users?page=2&page_size=20');
  await page.waitForLoadState('networkidle');

  await page.route('/api/users?page=2&page_size=20', (route) => route.abort());
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page.getByRole('navigation', { name: 'Pagination' }).getByRole('status')).toHaveText(/^21–40 of /);
});

test('opens a user whose page was loaded while the list was looked at', async ({ page, newUser }) => {
  const user = await newUser();
  const preloaded = page.waitForResponse(/profile-tab/);
  await page.goto('/users');
  await preloaded;
  await page.waitForLoadState('networkidle');

  const prefetched = page.waitForResponse(`/api/users/${user.id}/mfa-verifications`);
  await page.getByRole('row', { name: user.name ?? '' }).hover();
  await prefetched;
  // Everything the page needs is there.
  await page.route('/assets/*', (route) => route.abort());
  await page.getByRole('link', { name: user.name ?? '' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(user.name ?? '');
});

test('asks for what is known of an account when the pointer rests on its row, and opens nobody by that', async ({
  page,
  newUser,
}) => {
  const user = await newUser();
  const questions = questionsOf(page);
  await page.goto('/users');
  const row = page.getByRole('row', { name: user.name ?? '' });
  await row.hover();
  await expect.poll(() => questions).toContain(`/api/users/${user.id}/mfa-verifications`);
  expect(questions).not.toContain(`/usher/users/${user.id}/opened`);
});

test('a visitor without a session is shown the list after signing in', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/users');
  await page.getByRole('button', { name: 'Continue as admin' }).click();
  await expect(page.getByRole('table', { name: 'Users' }).getByRole('row')).toHaveCount(21);
  await context.close();
});
