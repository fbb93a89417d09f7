import type { Page } from '@playwright/test';

import { outbox } from '#contract/verification-codes.ts';
import { managementApi as api } from '#e2e/addresses.ts';
import { expect, expectAccessible, test, uniqueWord } from '#e2e/fixtures.ts';

/** The code that was last sent to an address. */
async function codeSentTo(address: string): Promise<string> {
  const answer = await fetch(`${api}/usher/outbox`);
  return outbox.parse(await answer.json()).find(({ to }) => to === address)?.code ?? '';
}

/** Sends a code and enters it, as the caller reads it out. */
async function verifyByCode(page: Page, address: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: address }).check();
  await dialog.getByRole('button', { name: 'Send code' }).click();
  await expect(dialog.getByText(`A code was sent to ${address} at `)).toBeVisible();
  const code = dialog.getByRole('textbox', { name: 'Code from the caller' });
  await code.fill(await codeSentTo(address));
  await code.press('Enter');
}

test.use({ operator: 'support' });

test('verifies a caller by a code, and corrects the email', async ({ page, newUser, managementApi }) => {
  const user = await newUser({ profile: { birthdate: '1990-12-31' } });
  const email = user.primaryEmail ?? '';
  const corrected = `corrected.${uniqueWord()}@example.com`;
  await page.goto(`/users/${user.id}`);
  await page.getByRole('button', { name: 'Verify caller' }).click();
  const dialog = page.getByRole('dialog', { name: /^Verify the caller of/ });
  await expect(dialog.getByText(/1990-12-31/)).toBeHidden();
  await expectAccessible(page);
  await verifyByCode(page, email);
  await expect(dialog.getByText(/^Caller verified by code to email, /)).toBeVisible();
  await dialog.getByRole('button', { name: 'Show: Birthdate' }).click();
  await dialog
    .getByRole('radiogroup', { name: 'Birthdate: 1990-12-31' })
    .getByRole('radio', { name: 'Matches' })
    .check();
  await dialog.getByRole('button', { name: 'Show: Day the account was created' }).click();
  await dialog
    .getByRole('radiogroup', { name: /^Day the account was created: / })
    .getByRole('radio', { name: 'Matches' })
    .check();
  await dialog.getByRole('button', { name: 'Record facts' }).click();
  await expect(dialog.getByText(/^Caller named facts that match, /)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Verify caller' })).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Caller verified by code to email' })).toBeVisible();

  await page.getByRole('button', { name: 'Correct email or phone' }).click();
  const correction = page.getByRole('dialog', { name: /^Correct email or phone of/ });
  await correction.getByRole('textbox', { name: 'New email' }).fill(corrected);
  await correction.getByRole('textbox', { name: 'Reason or ticket' }).fill('INC-4711');
  await expectAccessible(page);
  await correction.getByRole('button', { name: 'Correct email' }).click();
  await expect(correction).toBeHidden();
  await expect(page.getByText('Email corrected')).toBeVisible();
  expect((await managementApi.readUser(user.id)).primaryEmail).toBe(corrected);

  await page.getByRole('navigation', { name: 'User sections' }).getByRole('link', { name: 'History' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Correct email or phone' });
  await expect(row).toContainText('Caller verified by code to email');
  await expect(row).toContainText('INC-4711');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});

test('requests a correction that an administrator approves', async ({
  page,
  browser,
  baseURL,
  newUser,
  managementApi,
  consoleProblems,
}) => {
  const user = await newUser();
  const corrected = `wanted.${uniqueWord()}@example.com`;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/users/${user.id}?dialog=correct-address`);
  const correction = page.getByRole('dialog', { name: /^Correct email or phone of/ });
  await correction.getByRole('textbox', { name: 'New email' }).fill(corrected);
  await correction.getByRole('textbox', { name: 'Reason or ticket' }).fill('INC-4712');
  await expectAccessible(page);
  await correction.getByRole('button', { name: 'Request approval' }).click();
  await expect(page.getByText('Request sent. Approval makes the change.')).toBeVisible();
  expect((await managementApi.readUser(user.id)).primaryEmail).toBe(user.primaryEmail);

  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  await context.request.post(`${baseURL}/usher/sign-in/demo`, {
    data: { role: 'admin' },
    headers: { 'x-usher': '1' },
  });
  const admin = await context.newPage();
  await admin.goto('/approvals');
  const row = admin.getByRole('table', { name: 'Approvals' }).getByRole('row').filter({ hasText: corrected });
  await expect(row).toContainText(user.primaryEmail ?? '');
  await expect(row).toContainText('No code verified the caller');
  await row.getByRole('button', { name: 'Approve' }).click();
  const decision = admin.getByRole('dialog');
  await expect(decision).toContainText('Approving makes the change now.');
  await expect(decision).toContainText(corrected);
  await expectAccessible(admin);
  await decision.getByRole('button', { name: 'Approve' }).click();
  await expect(admin.getByText('Request approved and the change made')).toBeVisible();
  await expect(row).toContainText('Used');
  expect((await managementApi.readUser(user.id)).primaryEmail).toBe(corrected);
  await context.close();
  // The gateway answers a request for an approval with 403.
  expect(consoleProblems.splice(0)).toEqual([expect.stringMatching(/Failed to load resource/)]);
});
