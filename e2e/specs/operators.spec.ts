import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

/** Messages in the browser's console about refused requests. */
const refusals = /Failed to load resource/;

test.describe('an operator who is not signed in', () => {
  test.use({ operator: null });

  test('signs in with a click, and gets to the requested page', async ({ page, consoleProblems }) => {
    await page.goto('/users?page_size=10');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    for (const role of ['viewer', 'support', 'admin']) {
      await expect(page.getByRole('button', { name: `Continue as ${role}` })).toBeVisible();
    }
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Continue as support' }).click();
    await expect(page).toHaveURL('/users?page_size=10');
    await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();

    await page.getByRole('button', { name: 'Operator Sam Support' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    consoleProblems.splice(0, consoleProblems.length, ...consoleProblems.filter((problem) => !refusals.test(problem)));
  });
});

test('keeps the entered values when the session ends, and saves them in the next session', async ({
  page,
  context,
  newUser,
  managementApi,
  consoleProblems,
}) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Typed with care');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Save changes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByRole('button', { name: 'Continue as admin' }).click();
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue('Typed with care');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect((await managementApi.readUser(user.id)).name).toBe('Typed with care');
  consoleProblems.splice(0, consoleProblems.length, ...consoleProblems.filter((problem) => !refusals.test(problem)));
});

test.describe('a viewer', () => {
  test.use({ operator: 'viewer' });

  test('sees users without personal data, and no controls to change them', async ({ page, newUser }) => {
    const user = await newUser({ primaryPhone: '491701234567' });
    const answers: string[] = [];
    page.on('response', async (response) => {
      if (response.url().includes('/api/')) answers.push(await response.text().catch(() => ''));
    });
    await page.goto(`/users/${user.id}`);
    await expect(page.getByRole('heading', { level: 1, name: user.name ?? '' })).toBeVisible();
    for (const name of ['Verify caller', 'Reset password', 'Help with sign-in', 'Suspend']) {
      const action = page.getByRole('button', { name });
      await expect(action).toBeDisabled();
      await expect(action).toHaveAccessibleDescription('Your role can only view this');
    }
    await expect(page.getByRole('link', { name: 'Reset password' })).toBeHidden();
    await page.waitForLoadState('networkidle');
    expect(answers.join('\n')).not.toContain(user.primaryEmail);
    expect(answers.join('\n')).not.toContain('491701234567');
    await expectAccessible(page);
  });

  test('reveals one account for a limited time with a reason, and no other account', async ({ page, newUser }) => {
    const [user, other] = [await newUser(), await newUser()];
    const shown = page.getByRole('definition').filter({ hasText: user.primaryEmail ?? '' });
    await page.goto(`/users/${user.id}`);
    await page.getByRole('button', { name: 'Reveal personal data' }).click();
    const dialog = page.getByRole('dialog', { name: `Reveal personal data of ${user.name}` });
    await expect(dialog.getByRole('textbox', { name: 'Reason or ticket' })).toBeFocused();
    await expect(dialog.getByRole('button', { name: 'Reveal' })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Reason or ticket' }).fill('CASE-9 caller on the line');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Reveal' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/^Revealed until \d\d:\d\d/)).toBeVisible();
    await expect(shown.first()).toBeVisible();

    await page.reload();
    await expect(page.getByText(/^Revealed until/)).toBeVisible();
    await expect(shown.first()).toBeVisible();
    await page.goto(`/users/${other.id}`);
    await expect(page.getByText('Personal data is masked for your role.')).toBeVisible();
  });

  test('finds users by exact matches only', async ({ page, newUser }) => {
    const user = await newUser();
    await page.goto('/users');
    const box = page.getByRole('searchbox', { name: 'Search users' });
    await expect(box).toHaveAttribute('placeholder', 'Exact email, phone, username, name or ID');
    await box.fill(user.primaryEmail?.slice(2) ?? '');
    await expect(page.getByText(/^No users match/)).toBeVisible();
    await box.fill(user.primaryEmail ?? '');
    const row = page.getByRole('row').filter({ hasText: 'Matched: Primary email' });
    await expect(row).toContainText(user.name ?? '');
    await expect(row).toContainText('•••');
  });
});

test.describe('support', () => {
  test.use({ operator: 'support' });

  test('resets a password to one that Usher generates', async ({ page, newUser, managementApi }) => {
    const user = await newUser();
    await page.goto(`/users/${user.id}/password`);
    await expect(page.getByRole('heading', { name: 'Reset password' })).toBeVisible();
    await page.getByRole('button', { name: 'Generate and set password' }).click();
    const box = page.getByLabel('New password', { exact: true });
    await expect(box).toHaveValue(/^.{18}$/);
    expect(await managementApi.acceptsPassword(user.id, await box.inputValue())).toBe(true);
  });
});
