import { expect, expectAccessible, expectCopied, test } from '#e2e/fixtures.ts';

test('edits a profile and sends only the changed fields', async ({ page, newUser, managementApi }) => {
  const user = await newUser({ profile: { nickname: 'Testy' } });
  await page.goto(`/users/${user.id}`);
  await expect(page.getByRole('heading', { level: 1, name: user.name ?? '' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Nickname' })).toHaveValue('Testy');
  const save = page.getByRole('button', { name: 'Save changes' });
  await expect(save).toBeDisabled();

  await page.getByRole('textbox', { name: 'Given name' }).fill('Testa');
  await page.getByRole('textbox', { name: 'Username' }).fill('');
  await page.getByRole('button', { name: 'Add field' }).click();
  await page.getByRole('menuitem', { name: 'Country' }).click();
  await page.getByRole('textbox', { name: 'Country' }).fill('DE');
  const request = page.waitForRequest((sent) => sent.method() === 'PATCH');
  await save.click();

  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await expectAccessible(page);
  await expect(save).toBeDisabled();
  expect((await request).postDataJSON()).toEqual({
    body: { username: null, profile: { nickname: 'Testy', givenName: 'Testa', address: { country: 'DE' } } },
    expected: { username: user.username, profile: { nickname: 'Testy' } },
  });
  expect(await managementApi.readUser(user.id)).toMatchObject({ username: null, primaryEmail: user.primaryEmail });
});

test('shows a validation error at its field and keeps the entered values', async ({
  page,
  newUser,
  consoleProblems,
}) => {
  const [user, other] = [await newUser(), await newUser()];
  await page.goto(`/users/${user.id}`);
  const email = page.getByRole('textbox', { name: 'Primary email' });
  await email.fill(other.primaryEmail ?? '');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Renamed');
  await page.getByRole('button', { name: 'Save changes' }).click();

  await expect(page.getByText('Another user has this email address')).toBeVisible();
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Renamed');
  consoleProblems.length = 0;
});

test('discards the entered values', async ({ page, newUser }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  const email = page.getByRole('textbox', { name: 'Primary email' });
  await email.fill('not an address');
  await page.getByRole('textbox', { name: 'Given name' }).fill('Typed');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(email).toHaveValue(user.primaryEmail ?? '');
  await expect(page.getByRole('textbox', { name: 'Given name' })).toHaveValue('');
  await expect(page.getByText('Enter a valid email address')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeDisabled();
});

test('asks before discarding unsaved changes', async ({ page, newUser }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Half done');
  await page.getByRole('link', { name: 'Activity' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Half done');

  await page.getByRole('link', { name: 'Activity' }).first().click();
  await dialog.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page).toHaveURL('/activity');
});

test('suspends and restores a user', async ({ page, newUser, managementApi }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  await page.getByRole('button', { name: 'Suspend' }).click();
  const dialog = page.getByRole('dialog', { name: `Suspend ${user.name}` });
  await expect(dialog.getByRole('textbox', { name: 'Reason or ticket' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog, 'Enter without a reason does nothing').toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect((await managementApi.readUser(user.id)).isSuspended).toBe(false);

  await page.getByRole('button', { name: 'Suspend' }).click();
  await expect(dialog.getByRole('button', { name: 'Suspend user' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Reason or ticket' }).fill('INC-4711');
  await dialog.getByRole('button', { name: 'Suspend user' }).click();
  await expect(page.getByText('Suspended', { exact: true })).toBeVisible();
  expect((await managementApi.readUser(user.id)).isSuspended).toBe(true);

  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore user' }).click();
  await expect(page.getByRole('button', { name: 'Suspend' })).toBeVisible();
  expect((await managementApi.readUser(user.id)).isSuspended).toBe(false);
});

test('deletes only after the name was entered', async ({ page, newUser, managementApi }) => {
  const user = await newUser();
  await page.goto(`/users?search=${user.id}`);
  await page.getByRole('link', { name: user.name ?? '' }).click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete ${user.name}` });
  const confirm = dialog.getByRole('button', { name: 'Delete user' });
  await expect(confirm).toBeDisabled();
  await expectAccessible(page);

  await dialog.getByRole('textbox', { name: 'Type the name to confirm' }).fill(user.name ?? '');
  await confirm.click();
  await expect(page).toHaveURL(`/users?search=${user.id}`);
  await expect(page.getByText(/^No users match/)).toBeVisible();
  expect((await managementApi.send('GET', `/api/users/${user.id}`)).status).toBe(404);
});

test('edits custom data, and shows the line of an error', async ({ page, newUser, managementApi }) => {
  const user = await newUser({ customData: { plan: 'free', seats: 1 } });
  await page.goto(`/users/${user.id}/custom-data`);
  await expect(page.getByRole('button', { name: 'Find', exact: true }), 'the code editor is there').toBeVisible();
  const editor = page.getByRole('textbox', { name: 'Custom data' });
  await editor.fill('{\n  "plan": "pro"\n  "seats": 2\n}');
  await expect(page.getByRole('alert')).toContainText('Line 3, column 3: a comma is missing');
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeDisabled();

  await editor.fill('{"plan": "pro"}');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect((await managementApi.readUser(user.id)).customData).toEqual({ plan: 'pro' });
});

test('copies the ID and sets the page title to the name', async ({ page, newUser }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}`);
  await expect(page).toHaveTitle(`${user.name} – Profile · Usher`);
  await page.getByRole('button', { name: 'Copy user ID' }).click();
  await expectCopied(page, user.id);
});

test('shows a message for an unknown user', async ({ page, consoleProblems }) => {
  await page.goto('/users/nosuchuser00');
  await expect(page.getByRole('heading', { level: 1, name: 'User not found' })).toBeVisible();
  await expect(page.getByText('nosuchuser00')).toBeVisible();
  await expectAccessible(page);
  consoleProblems.length = 0;
});

test('every section is accessible', async ({ page, newUser, managementApi }) => {
  const user = await newUser();
  await managementApi.send('PATCH', `/api/users/${user.id}/is-suspended`, { isSuspended: true });
  await managementApi.send('POST', `/api/users/${user.id}/personal-access-tokens`, { name: 'ci' });
  await managementApi.send('POST', '/api/organizations/o2globex0000/users', { userIds: [user.id] });
  await managementApi.send('POST', `/api/users/${user.id}/roles`, { roleIds: ['r4editor0000000000000'] });
  await page.goto(`/users/${user.id}`);
  await expect(page.getByText('This account is suspended')).toBeVisible();
  const sections = page.getByRole('navigation', { name: 'User sections' }).getByRole('link');
  const names = await sections.allInnerTexts();
  expect(names.length).toBeGreaterThan(8);
  for (const name of names) {
    await sections.getByText(name, { exact: true }).click();
    await expect(sections.and(page.locator('[aria-current=page]'))).toHaveText(name);
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    await expectAccessible(page);
  }
});

test('shows a message when going back to the page of a deleted user', async ({ page, newUser, consoleProblems }) => {
  const { id, name } = await newUser();
  await page.goto(`/users?search=${id}`);
  await page
    .getByRole('table', { name: 'Users' })
    .getByRole('link', { name: name ?? '' })
    .click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('textbox', { name: 'Type the name to confirm' }).fill(name ?? '');
  await page.getByRole('button', { name: 'Delete user' }).click();
  await expect(page).toHaveURL(`/users?search=${id}`);

  await page.goBack();
  await expect(page).toHaveURL(`/users/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'User not found' })).toBeVisible();
  await expect(page.getByRole('heading', { name: name ?? '' })).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goForward();
  await expect(page).toHaveURL(`/users?search=${id}`);
  consoleProblems.length = 0;
});
