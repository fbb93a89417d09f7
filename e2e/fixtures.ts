import { randomBytes } from 'node:crypto';

import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

import type { OperatorRole } from '#contract/operators.ts';
import type { NewUser, User } from '#contract/users.ts';

import { connect, type ManagementApi } from './management-api.ts';

type Options = {
  /** Role of the signed-in operator; `null`: signed out. */
  operator: OperatorRole | null;
};

type Fixtures = {
  /** Creates a user with a unique name, email and username, and deletes it after the test. */
  newUser: (values?: Partial<NewUser>) => Promise<User>;
  /** Deletes users after the test that it created in the console. */
  removeLater: (id: string) => void;
  /** Errors and warnings in the browser's console. A test that expects some empties the list; others fail. */
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
        // Without digits: a name with five of them in a row is masked like a phone number.
        name: `Testa ${unique.replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`,
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
      expect(problems, "errors and warnings in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Returns a unique word of lowercase letters and digits. */
export const uniqueWord = (): string => randomBytes(5).toString('hex');

/** Waits until the clipboard contains the text. */
export const expectCopied = (page: Page, text: string | null): Promise<void> =>
  expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);

/** Rules that depend on the color scheme. */
const rulesOfColor = ['color-contrast', 'link-in-text-block'];

/** Waits for color transitions to end. Infinite animations, such as loaders, are ignored. */
const untilStill = (page: Page) =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );

/** Checks the page by the rules of WCAG 2.2 AA, and its colors also in the dark scheme. */
export async function expectAccessible(page: Page): Promise<void> {
  // Rows that are being replaced are dimmed on purpose.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    // One after the other, because a page has one scheme at a time.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await untilStill(page);
    // In the second scheme the page has axe's script already. Details of what passes take half the time.
    const axe = new AxeBuilder({ page, ...(colorScheme === 'dark' && { axeSource: ';' }) })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] });
    if (colorScheme === 'dark') axe.withRules(rulesOfColor);
    else {
      axe
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        // The rules treat the <header> of a dialog as a banner, which it is not (HTML AAM).
        .disableRules(['landmark-no-duplicate-banner', 'landmark-unique']);
    }
    const { violations } = await axe.analyze();
    expect(
      violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    ).toEqual([]);
  }
}
