import * as z from 'zod';

import { sessions } from '#contract/sessions.ts';
import { type User, user as userShape } from '#contract/users.ts';
import { expect, expectAccessible, test } from '#e2e/fixtures.ts';
import type { ManagementApi } from '#e2e/management-api.ts';

const sessionsOf = async (managementApi: ManagementApi, id: string) =>
  sessions.parse(await (await managementApi.send('GET', `/api/users/${id}/sessions`)).json()).sessions;

/** Only demo users have sessions. Each test uses another page, so that tests do not sign out the same user. */
async function findSignedIn(managementApi: ManagementApi, count: number, page: number): Promise<User> {
  const answer = await managementApi.send('GET', `/api/users?page=${page}&page_size=100`);
  for (const user of z.array(userShape).parse(await answer.json())) {
    if (!user.isSuspended && (await sessionsOf(managementApi, user.id)).length === count) return user;
  }
  throw new Error(`No user on page ${page} has ${count} sessions.`);
}

test('revokes one session, then signs out everywhere', async ({ page, managementApi }) => {
  const user = await findSignedIn(managementApi, 2, 3);
  await page.goto(`/users/${user.id}`);
  await page.getByRole('navigation', { name: 'User sections' }).getByRole('link', { name: 'Sessions' }).click();
  const table = page.getByRole('table', { name: 'Sessions' });
  await expect(table.getByRole('rowheader')).toHaveCount(2);
  await expect(page.getByText(/have a grant|^Granted/).first()).toBeVisible();

  await table
    .getByRole('button', { name: /^Revoke/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Apps may work until \d{2}:\d{2}/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(table.getByRole('button', { name: /^Revoke/ }).first(), 'focus comes back').toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('radio', { name: 'First-party apps' }).check();
  await dialog.getByRole('button', { name: 'Revoke session' }).click();
  await expect(table.getByRole('rowheader')).toHaveCount(1);
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeFocused();
  expect(await sessionsOf(managementApi, user.id)).toHaveLength(1);

  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\?dialog=sign-out$/);
  await expect(dialog.getByText(/^Revokes 1 session\. Apps may work until \d{2}:\d{2}\.$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByText(/is signed out everywhere/)).toBeVisible();
  await expect(page.getByText('No active sessions')).toBeVisible();
  await expect(page).toHaveURL(`/users/${user.id}/sessions`);
  expect(await sessionsOf(managementApi, user.id)).toEqual([]);
});

test('the dialogs of sessions are accessible', async ({ page, managementApi }) => {
  const user = await findSignedIn(managementApi, 1, 4);
  const [session] = await sessionsOf(managementApi, user.id);
  for (const dialog of [`revoke-session&about=${session?.payload.uid}`, 'sign-out']) {
    await page.goto(`/users/${user.id}/sessions?dialog=${dialog}`);
    await expect(page.getByRole('dialog').getByText(/Apps may work until/)).toBeVisible();
    await expectAccessible(page);
  }
});

test('offers to sign out everywhere after a password reset, by keyboard only', async ({ page, newUser }) => {
  const user = await newUser();
  await page.goto(`/users/${user.id}/password`);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByRole('link', { name: 'Sign out everywhere' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `Sign out ${user.name} everywhere` });
  await expect(dialog.getByText(/^There are no sessions to revoke/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Sign out everywhere' })).toBeDisabled();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(`/users/${user.id}/sessions`);
});
