import type { Page } from '@playwright/test';

import { languages } from '#contract/languages.ts';
import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';
import { textsIn } from '#e2e/texts.ts';

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : language, operator: null });

    test('signs in, finds a user, saves, suspends and reads the activity', async ({
      page,
      newUser,
      managementApi,
      consoleProblems,
    }) => {
      const t = await textsIn(language);
      const user = await newUser();
      const name = user.name ?? '';
      await page.goto('/users');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expectAccessible(page);
      await page.getByRole('button', { name: t('session.continueAs.admin') }).click();

      await page.getByRole('searchbox', { name: t('users.search') }).fill(user.primaryEmail ?? '');
      await page
        .getByRole('table', { name: t('users.table') })
        .getByRole('link', { name })
        .click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

      const email = page.getByRole('textbox', { name: t('user.field.primaryEmail') });
      await email.fill('no address');
      await page.getByRole('button', { name: t('profile.save') }).click();
      await expect(email).toHaveAccessibleDescription(t('errors.field.emailFormat'));
      await expectAccessible(page);
      const corrected = `${uniqueWord()}@example.com`;
      await email.fill(corrected);
      await page.getByRole('button', { name: t('profile.save') }).click();
      await expect(page.getByText(t('common.saved'), { exact: true })).toBeVisible();
      expect((await managementApi.readUser(user.id)).primaryEmail).toBe(corrected);

      await page.getByRole('button', { name: t('user.suspend'), exact: true }).click();
      const dialog = page.getByRole('dialog', { name: t('user.suspendDialog.title', { name }) });
      await dialog.getByRole('textbox', { name: t('session.reason.label') }).fill('INC-4711');
      await dialog.getByRole('button', { name: t('user.suspendDialog.confirm') }).click();
      await expect(page.getByText(t('users.status.suspended'), { exact: true })).toBeVisible();

      // The banner grows when it has the reason, which moves the tabs.
      await expect(page.getByText(t('user.suspension.reason', { reason: 'INC-4711' }))).toBeVisible();
      const sections = page.getByRole('navigation', { name: t('user.sections.label') });
      await sections.getByRole('link', { name: t('user.sections.activity') }).click();
      await expect(page).toHaveTitle(t('common.title', { page: `${name} – ${t('activity.title')}` }));
      // Requests without a session.
      const others = consoleProblems.filter((problem) => !/status of 401/.test(problem));
      consoleProblems.splice(0, consoleProblems.length, ...others);
    });
  });
}

test('changes the language, keeps what was typed, and remembers the choice', async ({ page, newUser }) => {
  const [english, japanese] = [await textsIn('en'), await textsIn('ja')];
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  await page.getByRole('textbox', { name: english('user.field.name'), exact: true }).fill('Half done');
  await page.getByRole('button', { name: english('app.language.label') }).click();
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.getByRole('menuitemradio', { name: '日本語' }).click();

  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByRole('button', { name: japanese('profile.save') })).toBeVisible();
  await expect(page.getByRole('textbox', { name: japanese('user.field.name'), exact: true })).toHaveValue('Half done');
  expect(requests.filter((url) => url.includes('/api/'))).toEqual([]);

  await page.goto('/users');
  await expect(page.getByRole('table', { name: japanese('users.table') })).toBeVisible();
  await page.getByRole('button', { name: japanese('app.language.label') }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('table', { name: english('users.table') })).toBeVisible();
});

test('loads the chosen language only', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'ja-JP' });
  const page = await context.newPage();
  const texts: string[] = [];
  page.on('response', (response) => {
    if (/\/assets\/(?:en|zh-CN|ja|index)-/.test(response.url())) texts.push(response.url());
  });
  await page.goto(`${baseURL}/sign-in`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText((await textsIn('ja'))('session.title'));
  const bodies = await page.evaluate(async () =>
    Promise.all(
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('/assets/') && name.endsWith('.js'))
        .map(async ({ name }) => (await fetch(name)).text()),
    ),
  );
  const english = (await textsIn('en'))('session.demoText');
  expect(bodies.some((body) => body.includes(english))).toBe(false);
  await context.close();
});

/** Types by an input method: the text is composed, and Enter ends the composition. */
async function compose(
  page: Page,
  steps: readonly string[],
  committed: string,
  beforeEnd: () => Promise<void>,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const text of steps)
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await beforeEnd();
  // The Enter that ends the composition reaches the page as a key of the input method.
  await session.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 229,
    key: 'Process',
    code: 'Enter',
  });
  await session.send('Input.insertText', { text: committed });
  await session.send('Input.dispatchKeyEvent', {
    type: 'keyUp',
    windowsVirtualKeyCode: 13,
    key: 'Enter',
    code: 'Enter',
  });
}

test('does not search for an unfinished composition, and Enter ends it only', async ({ page, newUser }) => {
  const word = uniqueWord().replaceAll(/\d/g, '');
  const user = await newUser({ name: `王小明 ${word}` });
  await page.clock.install();
  const searches: string[] = [];
  page.on('request', (request) => {
    if (/\/api\/users\?.*search/.test(request.url())) searches.push(decodeURIComponent(request.url()));
  });
  await page.goto('/users');
  await expect(page.getByRole('table', { name: 'Users' }).getByRole('row')).toHaveCount(21);
  const box = page.getByRole('searchbox', { name: 'Search users' });
  await box.focus();
  await compose(page, ['w', 'wang', "wang'xiao'ming"], '王小明', async () => {
    await expect(box).toHaveValue("wang'xiao'ming");
    // Longer than the pauses after which typed text is searched.
    await page.clock.fastForward(3000);
    expect(searches).toEqual([]);
  });
  await expect(box).toHaveValue('王小明');
  await expect.poll(() => searches.length).toBeGreaterThan(0);
  expect(searches.join()).not.toContain('wang');
  await expect(page).toHaveURL(/\/users\?/);

  await page.getByRole('button', { name: /Quick find/ }).click();
  const palette = page.getByRole('combobox', { name: 'Search users and actions' });
  await expect(palette).toBeFocused();
  await compose(page, ["wang'xiao'ming"], `王小明 ${word}`, async () => {
    await expect(palette).toHaveValue("wang'xiao'ming");
  });
  await expect(page.getByRole('option', { name: new RegExp(user.name ?? '') })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.goto(`/users/${user.id}`);
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('');
  await compose(page, ['wang'], '王', async () => expect(name).toHaveValue('wang'));
  await expect(name).toHaveValue('王');
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeEnabled();
  await expect(page.getByText('Saved', { exact: true })).toBeHidden();
});
