import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

test('adds a user to an organization, changes the roles in it, and removes the user', async ({
  page,
  newUser,
  managementApi,
}) => {
  const user = await newUser();
  const memberships = async () => {
    const answer = await managementApi.send('GET', `/api/users/${user.id}/organizations`);
    const listed = (await answer.json()) as { name: string; organizationRoles: { name: string }[] }[];
    return listed.map(({ name, organizationRoles }) => [name, ...organizationRoles.map((role) => role.name)]);
  };
  await page.goto(`/users/${user.id}/organizations`);
  await expect(page.getByText('No organizations')).toBeVisible();

  await page.getByRole('button', { name: 'Add to organization' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox', { name: 'Search organizations' }).fill('globex');
  await dialog.getByRole('radio', { name: 'Globex' }).check();
  await dialog.getByRole('checkbox', { name: 'member' }).check();
  await dialog.getByRole('button', { name: 'Add to Globex' }).click();
  await expect(page.getByRole('rowheader', { name: 'Globex' })).toBeVisible();
  expect(await memberships()).toEqual([['Globex', 'member']]);

  await page.getByRole('button', { name: 'Change roles in Globex' }).click();
  await dialog.getByRole('checkbox', { name: 'member' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'admin' }).check();
  await dialog.getByRole('button', { name: 'Save roles' }).click();
  await expect(page.getByText(/were changed$/)).toBeVisible();
  expect(await memberships()).toEqual([['Globex', 'admin']]);

  await page.getByRole('button', { name: 'Remove from Globex' }).click();
  await expect(dialog).toHaveAccessibleName(`Remove ${user.name} from Globex`);
  await dialog.getByRole('button', { name: 'Remove from organization' }).click();
  await expect(page.getByText('No organizations')).toBeVisible();
  expect(await memberships()).toEqual([]);
});

test('the dialogs of organizations are accessible', async ({ page, newUser, managementApi }) => {
  const user = await newUser();
  const id = 'o2globex0000';
  await managementApi.send('POST', `/api/organizations/${id}/users`, { userIds: [user.id] });
  for (const dialog of ['add-organization', `organization-roles&about=${id}`]) {
    await page.goto(`/users/${user.id}/organizations?dialog=${dialog}`);
    await expect(page.getByRole('dialog').getByRole('checkbox', { name: 'member' })).toBeVisible();
    await expectAccessible(page);
  }
});
