import { randomBytes } from 'node:crypto';

import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

import type { OperatorRole } from '#contract/operators.ts';
import type { NewUser, User } from '#contract/users.ts';

import { connect, type ManagementApi } from './management-api.ts';

type Options = {
  /** Whose session the page has; `null`: nobody's. */
  operator: OperatorRole | null;
};

type Fixtures = {
  /** A user of the test's own, with a unique name, e-mail and username; removed afterwards. */
  newUser: (values?: Partial<NewUser>) => Promise<User>;
  /** Forgets users that the test made through the console. */
  removeLater: (id: string) => void;
  /** What the page wrote to the browser's console as errors or warnings; a test that expects some empties it. */
  consoleProblems: string[];
};

type WorkerFixtures = { managementApi: ManagementApi };

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  operator: ['admin', { option: true }],

  context: async ({ context, operator, baseURL }, use) => {
    if (operator !== null) {
      const answer = await context.request.post(`${baseURL}/usher/sign-in/demo`, {
        data: { role: operator },
        headers: { 'x-usher': '1' },
      });
      expect(answer.status()).toBe(204);
    }
    await use(context);
  },

  managementApi: [async ({}, use) => use(await connect()), { scope: 'worker' }],

  newUser: async ({ managementApi, removeLater }, use) => {
    await use(async (values = {}) => {
      const unique = uniqueWord();
      const user = await managementApi.createUser({
        name: `Testa ${unique}`,
        username: `testa_${unique}`,
        primaryEmail: `testa.${unique}@example.com`,
        ...values,
      });
      removeLater(user.id);
      return user;
    });
  },

  removeLater: async ({ managementApi }, use) => {
    const ids: string[] = [];
    await use((id) => ids.push(id));
    await Promise.all(ids.map((id) => managementApi.deleteUser(id)));
  },

  consoleProblems: [
    async ({ page }, use) => {
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(String(error)));
      await use(problems);
      expect(problems, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Lowercase letters and digits, unlike any other in the run. */
export const uniqueWord = (): string => randomBytes(5).toString('hex');

/** What was copied reaches the clipboard a moment after the click. */
export const expectCopied = (page: Page, text: string | null): Promise<void> =>
  expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);

/** What depends on the color scheme. */
const rulesOfColor = ['color-contrast', 'link-in-text-block'];

/** A color on its way from one to another is neither; what turns for ever, as a loader does, is waited for elsewhere. */
const untilStill = (page: Page) =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );

/** Checks the page by the rules of WCAG 2.2 AA, and its colors in the dark scheme, too. */
export async function expectAccessible(page: Page): Promise<void> {
  // Rows that are about to be replaced are dimmed on purpose.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    // One page has one scheme at a time.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await untilStill(page);
    const axe = new AxeBuilder({ page });
    if (colorScheme === 'dark') axe.withRules(rulesOfColor);
    else {
      axe
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        // The <header> of a dialog is no banner of the page (HTML AAM), but the rule takes it for one.
        .disableRules(['landmark-no-duplicate-banner', 'landmark-unique']);
    }
    const { violations } = await axe.analyze();
    expect(
      violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    ).toEqual([]);
  }
}
