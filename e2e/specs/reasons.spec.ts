import { mergeTests } from '@playwright/test';

import { user as userShape } from '#contract/users.ts';
import { expect, test as inBrowser } from '#e2e/fixtures.ts';
import { asAdministrator, test as withServers } from '#e2e/server-process.ts';
import { ready } from '#e2e/start-server.ts';

const test = mergeTests(inBrowser, withServers);
// The test uses its own server and session.
test.use({ operator: null });

test('asks for a reason once per account by default, and finds all actions with that reason in the audit log', async ({
  page,
  start,
}) => {
  // The test starts its own server and has many steps.
  test.slow();
  const server = await start({ DATA_DIR: 'memory' });
  await ready(server);
  const headers = await asAdministrator(server.address);
  const send = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(server.address + path, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.ok, path).toBe(true);
    return answer.json().catch(() => undefined);
  };
  const named = (name: string) => ({ name, username: name.toLowerCase(), primaryEmail: `${name}@example.com` });
  const ada = userShape.parse(await send('/api/users', named('Ada')));
  await send('/api/users', named('Grace'));
  await send(`/api/users/${ada.id}/mfa-verifications`, { type: 'Totp' });
  await send('/api/roles', { name: 'reader', description: 'reads' });

  const reason = page.getByRole('textbox', { name: 'Reason or ticket' });
  const chip = page.getByText('Reason: TICKET-77 moved house');
  const dialog = page.getByRole('dialog');
  const section = (name: string) => page.getByRole('navigation', { name: 'User sections' }).getByRole('link', { name });
  await page.context().request.post(`${server.address}/usher/sign-in/demo`, {
    data: { role: 'admin' },
    headers: { 'x-usher': '1' },
  });
  await page.goto(`${server.address}/users/${ada.id}`);

  await page.getByRole('textbox', { name: 'Primary email' }).fill('ada@new.example.com');
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeDisabled();
  await reason.fill('TICKET-77 moved house');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Reset password' }).click();
  await expect(chip).toBeVisible();
  await expect(reason).toBeHidden();
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('Password set')).toBeVisible();

  await page.getByRole('link', { name: 'Ada', exact: true }).click();
  await section('Sign-in methods').click();
  await page.getByRole('button', { name: 'Remove all factors' }).click();
  await expect(dialog.getByText(/^Reason: TICKET-77/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove all factors' }).click();
  await expect(dialog).toBeHidden();

  await section('Roles').click();
  await page.getByRole('button', { name: 'Assign roles' }).click();
  await dialog.getByRole('checkbox', { name: 'reader' }).check();
  await expect(dialog.getByText(/^Reason: TICKET-77/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Assign 1 role' }).click();
  await expect(page.getByRole('table', { name: 'Roles' }).getByRole('link', { name: 'reader' })).toBeVisible();

  // The next account needs a new reason.
  await page.getByRole('main').getByRole('link', { name: 'Users' }).click();
  await page.getByRole('link', { name: 'Grace' }).click();
  await page.getByRole('button', { name: 'Suspend' }).click();
  await expect(reason).toHaveValue('');
  await expect(chip).toBeHidden();
  await expect(dialog.getByRole('button', { name: 'Suspend user' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('main').getByRole('link', { name: 'Users' }).click();
  await page.getByRole('link', { name: 'Ada' }).click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(chip).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Type the name to confirm' }).fill('Ada');
  await dialog.getByRole('button', { name: 'Delete user' }).click();
  await expect(page.getByText('Ada was deleted')).toBeVisible();

  await page.getByRole('link', { name: 'Audit log' }).click();
  await reason.fill('TICKET-77');
  await reason.press('Enter');
  const actions = page.getByRole('table', { name: 'Audit log' }).getByRole('rowheader').getByRole('link');
  await expect(actions).toHaveText([
    'Delete user',
    'Assign or remove roles',
    'Remove factor',
    'Set password',
    'Change identifiers',
  ]);
});
