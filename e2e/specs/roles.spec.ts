import * as z from 'zod';

import { type Role, role } from '#contract/roles.ts';
import { expect, expectAccessible, test as base, uniqueWord } from '#e2e/fixtures.ts';

/** Creates roles and deletes them after the test. */
const test = base.extend<{ newRole: (name?: string) => Promise<Role> }>({
  newRole: async ({ managementApi }, use) => {
    const ids: string[] = [];
    await use(async (name = `Role ${uniqueWord()}`) => {
      const answer = await managementApi.send('POST', '/api/roles', { name, description: 'Created by a test' });
      const made = role.parse(await answer.json());
      ids.push(made.id);
      return made;
    });
    await Promise.all(ids.map((id) => managementApi.send('DELETE', `/api/roles/${id}`)));
  },
});

const rolesOf = z.array(role).transform((roles) => roles.map(({ name }) => name));

test('assigns several roles to a user at once, and undoes it', async ({ page, newUser, newRole, managementApi }) => {
  const user = await newUser();
  const word = uniqueWord();
  const [first, second] = [await newRole(`${word} one`), await newRole(`${word} two`)];
  const assigned = async () =>
    rolesOf.parse(await (await managementApi.send('GET', `/api/users/${user.id}/roles`)).json()).toSorted();
  await page.goto(`/users/${user.id}`);
  await page.getByRole('navigation', { name: 'User sections' }).getByRole('link', { name: 'Roles' }).click();
  await expect(page.getByText('No roles yet')).toBeVisible();
  await page.getByRole('button', { name: 'Assign roles' }).click();
  const dialog = page.getByRole('dialog', { name: `Assign roles to ${user.name}` });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('searchbox', { name: 'Search roles' }).fill(`${word} one`);
  await dialog.getByRole('checkbox', { name: first.name }).check();
  await dialog.getByRole('searchbox', { name: 'Search roles' }).fill(`${word} two`);
  await dialog.getByRole('checkbox', { name: second.name }).check();
  await expect(dialog.getByText(`2 selected: ${first.name} and ${second.name}`)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Assign 2 roles' }).click();

  const table = page.getByRole('table', { name: 'Roles' });
  await expect(table.getByRole('link', { name: first.name })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign out everywhere' })).toBeVisible();
  expect(await assigned()).toEqual([first.name, second.name]);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('No roles yet')).toBeVisible();
  expect(await assigned()).toEqual([]);
});

test('removes a role from a user, and shows the permissions of the others', async ({
  page,
  newUser,
  managementApi,
}) => {
  const user = await newUser();
  const roleIds = ['r3support000000000000', 'r4editor0000000000000'];
  await managementApi.send('POST', `/api/users/${user.id}/roles`, { roleIds });
  await page.goto(`/users/${user.id}/roles`);
  const permissions = page.getByRole('table', { name: 'Effective permissions' });
  await expect(permissions.getByRole('row', { name: /read:orders/ }).getByRole('link')).toHaveText([
    'Editor',
    'Support',
  ]);

  await page.getByRole('button', { name: 'Remove Editor' }).click();
  const dialog = page.getByRole('dialog', { name: `Remove Editor from ${user.name}` });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog, 'Enter cancels').toBeHidden();
  await page.getByRole('button', { name: 'Remove Editor' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(permissions.getByRole('row', { name: /write:orders/ })).toBeHidden();
  await expect(permissions.getByRole('row', { name: /read:orders/ }).getByRole('link')).toHaveText(['Support']);
});

test('creates a role, assigns it to users and permissions to it, and deletes it', async ({
  page,
  newUser,
  managementApi,
}) => {
  const user = await newUser();
  const name = `Made ${uniqueWord()}`;
  await page.goto('/roles');
  await page.getByRole('button', { name: 'New role' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Description' }).fill('Created by a test');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('No users have this role')).toBeVisible();

  await page.getByRole('button', { name: 'Add users' }).click();
  const adding = page.getByRole('dialog', { name: `Add users to ${name}` });
  await adding.getByRole('searchbox', { name: 'Search users' }).fill(user.primaryEmail ?? '');
  await adding.getByRole('checkbox', { name: user.name ?? '' }).check();
  await adding.getByRole('button', { name: 'Add 1 user' }).click();
  await expect(page.getByRole('table', { name: 'Users' }).getByRole('link', { name: user.name ?? '' })).toBeVisible();

  await page.getByRole('button', { name: 'Assign permissions' }).click();
  const assigning = page.getByRole('dialog', { name: `Assign permissions to ${name}` });
  await assigning.getByRole('checkbox', { name: 'read:orders' }).check();
  await expectAccessible(page);
  await assigning.getByRole('button', { name: 'Assign 1 permission' }).click();
  await expect(page.getByRole('button', { name: 'Remove read:orders' })).toBeVisible();

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const deleting = page.getByRole('dialog', { name: `Delete ${name}` });
  await expect(deleting.getByText('1 user loses this role.')).toBeVisible();
  await deleting.getByRole('textbox', { name: 'Type the name to confirm' }).fill(name);
  await deleting.getByRole('button', { name: 'Delete role' }).click();
  await expect(page).toHaveURL('/roles');
  await expect(page.getByRole('link', { name })).toBeHidden();
  expect(rolesOf.parse(await (await managementApi.send('GET', `/api/users/${user.id}/roles`)).json())).toEqual([]);
});

test('shows at the field that a name is in use', async ({ page, newRole, consoleProblems }) => {
  const [taken, other] = [await newRole(), await newRole()];
  await page.goto(`/roles/${other.id}?dialog=edit`);
  await page.getByRole('textbox', { name: 'Name' }).fill(taken.name);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Another role has this name')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(taken.name);
  consoleProblems.length = 0;
});

for (const [what, address, shown] of [
  ['list of roles', '/roles', 'Franchisee'],
  ['form of a role', '/roles?dialog=create', 'Default role'],
  ['page of a role', '/roles/r4editor0000000000000', 'write:orders'],
  ['picker of users', '/roles/r4editor0000000000000?dialog=add', 'None selected.'],
  ['question before a role is deleted', '/roles/r4editor0000000000000?dialog=delete', 'lose this role'],
] as const) {
  test(`the ${what} is accessible`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByText(shown).first()).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    await expectAccessible(page);
  });
}
