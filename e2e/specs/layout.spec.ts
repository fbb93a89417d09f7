import type { Page } from '@playwright/test';
import * as z from 'zod';

import { job } from '#contract/jobs.ts';
import { expect, test } from '#e2e/fixtures.ts';

/**
 * Shows the console in a pseudo-language. An installation can't choose one, so this does what its server does, before the
 * page's first script runs. Intercepting the page instead would turn off the browser's cache.
 */
const usePseudoLanguage = (page: Page, language: 'pseudo' | 'pseudo-rtl') =>
  page.addInitScript((chosen) => {
    const observer = new MutationObserver(() => {
      document.documentElement.dataset['language'] = chosen;
      observer.disconnect();
    });
    observer.observe(document, { childList: true });
  }, language);

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
    /** The part of an element that its scrolling ancestors show. */
    const shownBox = (element: Element) => {
      let { left, right, top, bottom } = element.getBoundingClientRect();
      for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
        if (getComputedStyle(parent).overflowX === 'visible') continue;
        const clip = parent.getBoundingClientRect();
        [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
        [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
      }
      return { element, left, right, top, bottom };
    };
    const controls = [...document.querySelectorAll('#root :is(a[href], button, select)')]
      .filter((element) => isShown(element) && element.closest('[data-position=right], [data-position=left]') === null)
      .map(shownBox);
    controls.forEach((one, index) => {
      for (const other of controls.slice(index + 1)) {
        if (one.element.contains(other.element)) continue;
        const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (width > 2 && height > 2) faults.push(`${nameOf(one.element)} overlaps ${nameOf(other.element)}`);
      }
    });
    return faults;
  });

/** Returns the faults that are still there when charts have followed the size of the window. */
async function lastingFaults(page: Page): Promise<string[]> {
  for (let frames = 0; frames < 60; frames += 1) {
    const faults = await faultsOf(page);
    if (faults.length === 0) return faults;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  return faultsOf(page);
}

/** Creates a job, which is not started, and returns the paths of the pages of jobs. */
async function jobPages(page: Page, userId: string): Promise<string[]> {
  const answer = await page.request.post('/usher/jobs', {
    data: { change: { action: 'sign-out' }, selection: { by: 'ids', ids: [userId] } },
    headers: { 'x-usher': '1' },
  });
  const { id } = z.parse(job, await answer.json());
  const read = async () => z.parse(job, await (await page.request.get(`/usher/jobs/${id}`)).json()).state;
  await expect.poll(read).toBe('ready');
  return ['/jobs', `/jobs/${id}`];
}

for (const language of ['pseudo', 'pseudo-rtl'] as const) {
  test(`no page is cut or overlaps in ${language}, wide or narrow`, async ({ page, newUser }) => {
    // Some thirty pages, each at two widths.
    test.slow();
    const user = await newUser({ primaryPhone: `1555${String(Date.now()).slice(-7)}` });
    await usePseudoLanguage(page, language);
    const account = `/users/${user.id}`;
    const sections = ['sign-in-methods', 'roles', 'sessions', 'organizations', 'tokens', 'custom-data', 'activity']
      .concat(['history', 'notes', 'password', 'secure', 'offboarding', 'duplicate'])
      .map((section) => `${account}/${section}`);
    const all = ['/users', '/users/new', '/users/lookup', '/activity', '/roles', '/dashboard', '/audit-log']
      .concat(['/operators', '/approvals', '/notes', '/roles/r4editor0000000000000', '/audit-log/1', account])
      .concat(sections, '/import');
    const pages = all.concat(await jobPages(page, user.id));
    const found: Record<string, string[]> = {};
    for (const path of pages) {
      await page.goto(path);
      await expect(page.getByRole('main')).toContainText('[');
      await expect(page.locator('[aria-busy="true"], [class*="Skeleton"], [class*="Loader"]')).toHaveCount(0);
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const faults = await lastingFaults(page);
        if (faults.length > 0) found[`${path} at ${width} px`] = faults;
      }
    }
    expect(found).toEqual({});
  });
}
