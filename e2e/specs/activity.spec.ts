import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

test('lists and filters activity, with names for IDs', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto('/activity');
  const table = page.getByRole('table', { name: 'Activity' });
  // Without the tokens that Usher got for itself.
  await expect(table.getByRole('rowheader').first()).toBeVisible();
  // One request loads the names of all users in the rows.
  await expect.poll(() => requests.filter((path) => path === '/api/users')).toHaveLength(1);

  await page.getByRole('combobox', { name: 'Event' }).click();
  await page.getByRole('option', { name: 'Sign-in: password checked' }).click();
  await expect(page).toHaveURL(/logKey=Interaction.SignIn.Verification.Password.Submit/);
  await expect(table.getByRole('rowheader').first()).toContainText('Sign-in: password checked');
  await page.getByRole('combobox', { name: 'Application' }).click();
  await page.getByRole('option', { name: 'Shop' }).click();
  await page.getByRole('combobox', { name: 'Time range' }).click();
  await page.getByRole('option', { name: 'Last 90 days' }).click();
  await expect(page).toHaveURL(/applicationId=.+start_time=\d+/);
  await expect(table.getByRole('cell', { name: 'Shop' }).first()).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Time range' })).toHaveValue('Last 90 days');
  await expect(page.getByRole('combobox', { name: 'Event' })).toHaveValue('Sign-in: password checked');
});

test('filters by the user that is entered', async ({ page, managementApi }) => {
  const logs = (await (
    await managementApi.send('GET', '/api/logs?logKey=ExchangeTokenBy.AuthorizationCode')
  ).json()) as [{ payload: { userId: string } }];
  const user = await managementApi.readUser(logs[0].payload.userId);
  await page.goto('/activity');
  await page.getByRole('combobox', { name: 'User' }).fill(user.id);
  await page.getByRole('option').filter({ visible: true }).click();
  await expect(page).toHaveURL(new RegExp(`userId=${user.id}`));
  await expect(page.getByRole('table', { name: 'Activity' })).toBeVisible();
});

test('opens an entry and shows its payload', async ({ page }) => {
  await page.goto('/activity?logKey=Interaction.SignIn.Verification.Password.Submit');
  await page.getByRole('table', { name: 'Activity' }).getByRole('rowheader').first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign-in: password checked' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Payload' })).toContainText('"identifier"');
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'Activity' }).click();
  await expect(page).toHaveURL('/activity?logKey=Interaction.SignIn.Verification.Password.Submit');
});

test('finds the failed attempts of a user, though the entries have no user ID', async ({ page, managementApi }) => {
  const failures = (await (
    await managementApi.send(
      'GET',
      `/api/logs?logKey=Interaction.SignIn.Verification.Password.Submit&page_size=100&start_time=${Date.now() - 86_400_000}`,
    )
  ).json()) as { payload: { error?: { code: string }; payload: { identifier: { value: string } } } }[];
  const blocked = failures.find(
    ({ payload }) => payload.error?.code === 'session.verification_blocked_too_many_attempts',
  );
  const identifier = blocked?.payload.payload.identifier.value ?? '';

  await page.goto(`/users?search=${encodeURIComponent(identifier)}`);
  await page.getByRole('table', { name: 'Users' }).getByRole('rowheader').first().getByRole('link').click();
  await page.getByRole('navigation', { name: 'User sections' }).getByRole('link', { name: 'Activity' }).click();
  const attempts = page.getByRole('region', { name: 'Failed sign-in attempts' });
  await expect(attempts).toContainText(/\d+ failed attempts in the last 7 days/);
  await expect(attempts).toContainText('Blocked after too many attempts');
});

test('shows a message for an unknown entry', async ({ page, consoleProblems }) => {
  await page.goto('/activity/nosuchlog');
  await expect(page.getByRole('heading', { level: 1, name: 'Entry not found' })).toBeVisible();
  consoleProblems.length = 0;
});

test('groups the activity of a user into sign-in attempts, which expand into steps', async ({
  page,
  managementApi,
}) => {
  const logs = (await (await managementApi.send('GET', '/api/logs?logKey=Interaction.SignIn.Submit')).json()) as [
    { payload: { userId: string } },
  ];
  await page.goto(`/users/${logs[0].payload.userId}/activity`);
  const table = page.getByRole('table', { name: 'Activity', exact: true });
  const attempt = table.getByRole('row').filter({ has: page.getByRole('link', { name: / signed in to / }) });
  await attempt
    .first()
    .getByRole('button', { name: /^Show the \d+ steps of: / })
    .click();
  await expect(page.getByText(/was matched to an account/).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Successes and failures over time' })).toContainText(
    /All \d+ entries in this time range/,
  );
  await expectAccessible(page);

  await page.getByRole('radiogroup', { name: 'View' }).getByText('Single entries').click();
  await expect(page).toHaveURL(/view=entries/);
  await expect(table.getByRole('link', { name: 'Sign-in: account identified' }).first()).toBeVisible();
  await page.goBack();
  await expect(attempt.first()).toBeVisible();
});

test('finds failures by loading more entries, and shows how many were read', async ({ page }) => {
  await page.goto('/activity?page_size=10');
  await page.getByRole('combobox', { name: 'Result' }).click();
  await page.getByRole('option', { name: 'Failures' }).click();
  await expect(page).toHaveURL('/activity?page_size=10&result=Error');
  const progress = page.getByRole('main').getByRole('status').filter({ hasText: 'entries read' });
  await expect(progress).toHaveText(/^[\d,]+ of [\d,a-z ]+ entries read, newest first: \d+ found so far\.$/);
  const before = await progress.innerText();
  await page.getByRole('button', { name: 'Continue searching' }).click();
  await expect(progress).not.toHaveText(before);
  await expect(page.getByRole('button', { name: 'Continue searching' })).toBeVisible();
});

test('draws successes and failures over time, and shows the number of entries', async ({ page }) => {
  await page.goto('/activity?page_size=10');
  await page.getByRole('button', { name: 'Show chart' }).click();
  const chart = page.getByRole('region', { name: 'Successes and failures over time' });
  // Ten pages of the log are read first.
  await expect(chart).toContainText(/Only the newest 1,000 of/, { timeout: 30_000 });
  await expect(chart.locator('.recharts-bar-rectangle').first()).toBeVisible();
  await expectAccessible(page);
});

test('explains why a sign-in failed, and links to the fix', async ({ page, managementApi }) => {
  const failures = (await (
    await managementApi.send('GET', '/api/logs?logKey=Interaction.SignIn.Verification.Password.Submit&page_size=100')
  ).json()) as { id: string; payload: { error?: { code: string } } }[];
  const failed = failures.find(({ payload }) => payload.error?.code === 'session.invalid_credentials');
  await page.goto(`/activity/${failed?.id}`);
  const why = page.getByRole('region', { name: 'Why this sign-in failed' });
  await expect(why).toContainText('The password was wrong, or no account has this identifier');
  await expect(why).toContainText(/in the previous 24 hours/);
  await expect(why.getByRole('listitem').filter({ has: page.locator(':scope[aria-current="step"]') })).toHaveCount(1);
  await why.getByRole('link', { name: 'Reset the password' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reset password' })).toBeVisible();
});
