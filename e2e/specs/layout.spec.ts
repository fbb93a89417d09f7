import type { Page } from '@playwright/test';

import { expect, test } from '#e2e/fixtures.ts';

/** Shows the console in a pseudo-language: an installation can't choose one, so this changes the page that it serves. */
async function usePseudoLanguage(page: Page, language: 'pseudo' | 'pseudo-rtl'): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const answer = await route.fetch();
    const html = (await answer.text()).replace('<html', `<html data-language="${language}"`);
    return route.fulfill({ response: answer, body: html });
  });
}

/** Returns what sticks out of the page, is cut, or lies over another control. */
const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 50)}"`;
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
      faults.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 2 && height > 2 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    };
    for (const element of document.querySelectorAll('#root *')) {
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.includes('['),
      );
      if (!hasText || !isShown(element) || element.closest('select')) continue;
      const { overflowX } = getComputedStyle(element);
      if (['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1)
        faults.push(`cut: ${nameOf(element)}`);
    }
    const controls = [...document.querySelectorAll('#root :is(a[href], button, input, select, textarea)')]
      .filter(isShown)
      .filter((element) => !element.matches('[type=file], [type=checkbox], [type=radio]'));
    controls.forEach((one, index) => {
      const a = one.getBoundingClientRect();
      for (const other of controls.slice(index + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        // A clear button lies in its input.
        if (one.matches('input, textarea') || other.matches('input, textarea')) continue;
        const b = other.getBoundingClientRect();
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const isCovered = getComputedStyle(one).position !== 'fixed' && getComputedStyle(other).position !== 'fixed';
        if (width > 2 && height > 2 && isCovered) faults.push(`${nameOf(one)} overlaps ${nameOf(other)}`);
      }
    });
    return faults;
  });

const views = [
  { language: 'pseudo', width: 1440 },
  { language: 'pseudo', width: 390 },
  { language: 'pseudo-rtl', width: 390 },
  { language: 'pseudo-rtl', width: 1440 },
] as const;

for (const { language, width } of views) {
  test(`no page is cut or overlaps in ${language} at ${width} px`, async ({ page, newUser }) => {
    const user = await newUser({ primaryPhone: `1555${String(Date.now()).slice(-7)}` });
    await usePseudoLanguage(page, language);
    await page.setViewportSize({ width, height: 900 });
    const account = `/users/${user.id}`;
    const pages = [
      ...['/users', '/users/new', '/users/list', '/activity', '/roles', '/dashboard', '/audit-log'],
      ...['/operators', '/approvals', account],
      ...['sign-in-methods', 'roles', 'sessions', 'organizations', 'tokens', 'custom-data', 'activity', 'history'].map(
        (section) => `${account}/${section}`,
      ),
      ...['notes', 'password', 'secure', 'offboarding', 'duplicate'].map((section) => `${account}/${section}`),
    ];
    const found: Record<string, string[]> = {};
    for (const path of pages) {
      await page.goto(path);
      await expect(page.getByRole('main')).toContainText('[');
      await expect(page.locator('[aria-busy="true"], [class*="Skeleton"], [class*="Loader"]')).toHaveCount(0);
      const faults = await faultsOf(page);
      if (faults.length > 0) found[path] = faults;
    }
    expect(found).toEqual({});
  });
}
