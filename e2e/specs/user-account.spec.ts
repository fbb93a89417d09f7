import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

const conflictTitle = 'This account changed while you were editing';

test('shows a summary of the account on one screen', async ({ page, newUser, managementApi }) => {
  const user = await newUser({ password: 'correct horse battery' });
  await managementApi.send('POST', `/api/users/${user.id}/mfa-verifications`, { type: 'Totp' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/users/${user.id}`);
  await expect(page.getByRole('link', { name: 'Authenticator app' })).toBeVisible();
  await page.getByRole('button', { name: 'Check now: Last failure in 24 hours' }).click();
  await expect(page.getByText('None found')).toBeVisible();
  await expect(page.getByText('No sign-in problems found')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Family name' })).toBeInViewport();
});

test('does not shift the layout when the summary loads late', async ({ page, newUser }) => {
  const user = await newUser({ password: 'correct horse battery' });
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/api\/(?!users\/[a-z0-9]+$)/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(`/users/${user.id}`);
  const sections = page.getByRole('navigation', { name: 'User sections' });
  const before = await sections.boundingBox();
  release();
  await page.getByRole('button', { name: 'Check now: Last failure in 24 hours' }).click();
  await expect(page.getByText('None found')).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  expect(await sections.boundingBox()).toEqual(before);
});

test('shows why a user cannot sign in, with the fix beside it', async ({ page, newUser, managementApi }) => {
  const user = await newUser({ primaryEmail: undefined });
  await page.goto(`/users/${user.id}`);
  await expect(page.getByText(/^No way to sign in: this account has no password/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Set a new password' }).click();
  await expect(page).toHaveURL(`/users/${user.id}/password`);

  await managementApi.send('PATCH', `/api/users/${user.id}/is-suspended`, { isSuspended: true });
  await page.goto(`/users/${user.id}`);
  const reason = page.getByRole('status').filter({ hasText: 'This account is suspended' });
  await reason.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore user' }).click();
  await expect(reason).toBeHidden();
});

test('collapses the summary on a phone', async ({ page, newUser }) => {
  const user = await newUser();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/users/${user.id}`);
  await expect(page.getByRole('button', { name: 'Copy user ID' })).toBeVisible();
  await expect(page.getByText('Active sessions')).toBeHidden();
  await page.getByRole('button', { name: 'More about this account' }).click();
  await expect(page.getByText('Active sessions')).toBeVisible();
  await expectAccessible(page);
});

test('asks for each field that another operator changed meanwhile', async ({
  page,
  newUser,
  managementApi,
  consoleProblems,
}) => {
  const user = await newUser({ profile: { givenName: 'Testa' } });
  await page.goto(`/users/${user.id}`);
  await page.getByRole('textbox', { name: 'Given name' }).fill('Mine');
  await page.getByRole('textbox', { name: 'Family name' }).fill('Alone');
  await managementApi.send('PATCH', `/api/users/${user.id}`, { profile: { givenName: 'Theirs', nickname: 'New' } });
  await page.getByRole('button', { name: 'Save changes' }).click();

  const dialog = page.getByRole('dialog', { name: conflictTitle });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Save choices' })).toBeDisabled();
  expect((await managementApi.readUser(user.id)).profile.givenName).toBe('Theirs');
  await expectAccessible(page);
  await dialog.getByRole('radio', { name: 'Mine: Mine' }).check();
  await dialog.getByRole('button', { name: 'Save choices' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect((await managementApi.readUser(user.id)).profile).toEqual({
    givenName: 'Mine',
    familyName: 'Alone',
    nickname: 'New',
  });
  // The browser logs the 409.
  consoleProblems.length = 0;
});

test('undoes the last change of a profile, unless it was changed since', async ({
  page,
  newUser,
  managementApi,
  consoleProblems,
}) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Renamed');
  await page.getByRole('button', { name: '1 change' }).click();
  await expect(page.getByRole('list', { name: '1 change' })).toContainText('Renamed');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Change undone')).toBeVisible();
  await expect(name).toHaveValue(user.name ?? '');
  // The first notice fades out, and would be taken for the next.
  await expect(page.getByText('Saved', { exact: true })).toHaveCount(0);

  await name.fill('Renamed');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await managementApi.send('PATCH', `/api/users/${user.id}`, { name: 'By another' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing was overwritten.');
  expect((await managementApi.readUser(user.id)).name).toBe('By another');
  // The browser logs the 409.
  consoleProblems.length = 0;
});

test('compares custom data by key before it is saved', async ({ page, newUser, managementApi }) => {
  const violations: string[] = [];
  await page.exposeFunction('reportViolation', (directive: string) => violations.push(directive));
  await page.addInitScript(
    `document.addEventListener('securitypolicyviolation', (event) => window.reportViolation(event.violatedDirective))`,
  );
  const user = await newUser({ customData: { plan: 'free', seats: 1, old: true } });
  await page.goto(`/users/${user.id}/custom-data`);
  await expect(page.getByRole('button', { name: 'Find', exact: true }), 'the code editor is there').toBeVisible();
  const editor = page.getByRole('textbox', { name: 'Custom data' });
  await editor.fill('{"seats": 1, "plan": "pro", "since": 2026}');
  const changes = page.getByRole('list', { name: '3 changes' }).getByRole('listitem');
  await expect(changes).toHaveText([/^Removed\s*old/, /^Changed\s*plan/, /^Added\s*since/]);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await editor.press('ControlOrMeta+End');
  await editor.press('Tab');
  await expect(page.getByRole('button', { name: 'Format' }), 'Tab leads out').toBeFocused();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect((await managementApi.readUser(user.id)).customData).toEqual({ plan: 'pro', seats: 1, since: 2026 });
  expect(violations).toEqual([]);
});

test('goes to the next user, and back to the row', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await page.goto('/users?page=2&page_size=50');
  const rows = page.getByRole('table', { name: 'Users' }).getByRole('rowheader').getByRole('link');
  await expect(rows).toHaveCount(50);
  const [tenth, eleventh] = [await rows.nth(39).innerText(), await rows.nth(40).innerText()];
  await rows.nth(39).click();
  await expect(page.getByRole('heading', { level: 1, name: tenth })).toBeVisible();
  await expect(page.getByText(/^90 of 2,\d{3}$/)).toBeVisible();
  await page.getByRole('link', { name: 'Next user' }).click();
  await expect(page.getByRole('heading', { level: 1, name: eleventh })).toBeVisible();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('heading', { level: 1, name: tenth })).toBeVisible();

  await page.goBack();
  await expect(page).toHaveURL('/users?page=2&page_size=50');
  await expect(rows.nth(39)).toBeFocused();
  await expect(rows.nth(39)).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: tenth })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Users', exact: true }).click();
  await expect(rows.nth(39)).toBeFocused();
});

test('explains how an unknown ID was looked up, and searches for it everywhere', async ({ page, consoleProblems }) => {
  await page.goto('/users/nosuchuser00');
  await expect(page.getByText(/this may be an email, phone number or name/)).toBeVisible();
  await page.getByRole('link', { name: 'Search users for it' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search users' })).toHaveValue('nosuchuser00');
  consoleProblems.length = 0;
});
