import { act, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';

import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser, readUser } from '#console/testing/users.ts';
import { approval } from '#contract/approvals.ts';
import type { OperatorRole } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';
import { outbox } from '#contract/verification-codes.ts';
import type { Product } from '#server/product.ts';

let product: Product;
const signInAs = (role: OperatorRole) => sendToProduct(product, 'POST /usher/sign-in/demo', { role });

beforeAll(async () => {
  product = await openTestProduct(0);
  await createUser(product, { name: 'Other', primaryEmail: 'taken@example.org' });
});
afterAll(() => product.close());

let opened = 0;

async function open(name: string) {
  await signInAs('admin');
  opened += 1;
  const user: User = await createUser(product, { name, primaryEmail: `user${opened}@example.org` });
  await signInAs('support');
  const { operator, router } = renderConsole(`/users/${user.id}?dialog=correct-address`, product.fetch);
  const shown = async () => within(await screen.findByRole('dialog', { name: `Correct email or phone of ${name}` }));
  const reopen = async () => {
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await act(() => router.navigate(`/users/${user.id}?dialog=correct-address`));
    return shown();
  };
  return { user, operator, dialog: await shown(), reopen };
}

/** Enters a text at once: typing renders the dialog for each letter. */
async function enter(operator: ReturnType<typeof renderConsole>['operator'], field: HTMLElement, text: string) {
  await operator.click(field);
  await operator.paste(text);
}

async function codeSentTo(address: string): Promise<string> {
  const { upstream } = product.management;
  const answer = await upstream.fetch(new Request(`${upstream.baseUrl}/usher/outbox`));
  return outbox.parse(await answer.json()).find(({ to }) => to === address)?.code ?? '';
}

it('corrects an email after a code to the new address and facts', async () => {
  const { user, operator, dialog: opened, reopen } = await open('Ada');
  let dialog = opened;
  const field = dialog.getByRole('textbox', { name: 'New email' });
  await enter(operator, field, 'new@example.org');
  await enter(operator, dialog.getByRole('textbox', { name: 'Reason or ticket' }), 'INC-4711');
  expect(dialog.getByRole('button', { name: 'Request approval' })).toBeEnabled();
  await operator.click(dialog.getByRole('radio', { name: 'new@example.org' }));
  await operator.click(dialog.getByRole('button', { name: 'Send code' }));
  expect(await dialog.findByText(/^A code was sent to new@example.org at /)).toBeVisible();
  await operator.keyboard('{Escape}');
  dialog = await reopen();
  expect(dialog.getByRole('textbox', { name: 'New email' })).toHaveValue('new@example.org');
  expect(dialog.getByText('INC-4711', { exact: false, ignore: 'script' })).toBeVisible();
  const code = await dialog.findByRole('textbox', { name: 'Code from the caller' });
  await operator.type(code, `${await codeSentTo('new@example.org')}{Enter}`);
  expect(await dialog.findByText(/^The caller has the new address/)).toBeVisible();
  await operator.click(dialog.getByRole('button', { name: 'Show: Day the account was created' }));
  await operator.click(dialog.getByRole('radio', { name: 'Matches' }));
  await operator.click(dialog.getByRole('button', { name: 'Record facts' }));
  await operator.click(await dialog.findByRole('button', { name: 'Correct email' }));
  expect(await screen.findByText('Email corrected')).toBeVisible();
  expect((await readUser(product, user)).primaryEmail).toBe('new@example.org');
});

it('says at the field that another user has the email, and keeps it', async () => {
  const { user, operator, dialog } = await open('Bea');
  await sendToProduct(product, `POST /usher/users/${user.id}/verification-code`, { channel: 'email' });
  const verificationCode = await codeSentTo(user.primaryEmail ?? '');
  await sendToProduct(product, `POST /usher/users/${user.id}/verification-code/verify`, {
    channel: 'email',
    verificationCode,
  });
  await enter(operator, dialog.getByRole('textbox', { name: 'Reason or ticket' }), 'INC-4711');
  await enter(operator, dialog.getByRole('textbox', { name: 'New email' }), 'taken@example.org');
  // As another tab verified the caller, this one learns of it with the next answer.
  window.dispatchEvent(new Event('visibilitychange'));
  await operator.click(await dialog.findByRole('button', { name: 'Correct email' }));
  const field = dialog.getByRole('textbox', { name: 'New email' });
  await waitFor(() => expect(field).toHaveAccessibleDescription(/Another user has this email address/));
  expect(field).toHaveValue('taken@example.org');
  expect(field).toHaveFocus();
  expect(await dialog.findByRole('link', { name: /^View / })).toHaveAttribute('target', '_blank');
  expect(dialog.getByText(/INC-4711/)).toBeVisible();
});

it('requests what an administrator approves while the caller is not verified', async () => {
  const { user, operator, dialog } = await open('Cy');
  await operator.click(dialog.getByRole('radio', { name: 'Phone' }));
  expect(dialog.getByText('On file: none')).toBeVisible();
  await enter(operator, dialog.getByRole('textbox', { name: 'New phone' }), '+49 170 1234567');
  expect(await dialog.findByText('Saved as +491701234567')).toBeVisible();
  await enter(operator, dialog.getByRole('textbox', { name: 'Reason or ticket' }), 'INC-4712');
  await operator.click(dialog.getByRole('button', { name: 'Request approval' }));
  expect(await screen.findByText('Request sent. Approval makes the change.')).toBeVisible();
  expect((await readUser(product, user)).primaryPhone).toBeNull();
  expect(await sendToProduct(product, 'GET /usher/approvals')).toMatchObject([
    { because: 'unverified-caller', before: { primaryPhone: null }, fields: { primaryPhone: '491701234567' } },
  ]);
});

it('says that a request waits already, and replaces it only on demand', async () => {
  const { user, operator, dialog, reopen } = await open('Di');
  const request = async (part: typeof dialog, address: string) => {
    await enter(operator, part.getByRole('textbox', { name: 'New email' }), address);
    const reason = part.queryByRole('textbox', { name: 'Reason or ticket' });
    if (reason !== null) await enter(operator, reason, 'INC-4713');
    await operator.click(part.getByRole('button', { name: 'Request approval' }));
  };
  const waiting = async () => {
    const approvals = z.array(approval).parse(await sendToProduct(product, 'GET /usher/approvals'));
    return approvals
      .filter(({ state, userIds }) => state === 'pending' && userIds.includes(user.id))
      .map(({ fields }) => fields);
  };
  await request(dialog, 'one@example.org');
  const again = await reopen();
  await request(again, 'one@example.org');
  expect(await again.findByText('Already requested, waiting for approval')).toBeVisible();
  expect(again.getByRole('link', { name: 'View approvals' })).toHaveAttribute('href', '/approvals');
  await operator.clear(again.getByRole('textbox', { name: 'New email' }));
  await request(again, 'two@example.org');
  expect(await again.findByText('Another request is waiting')).toBeVisible();
  expect(await waiting()).toEqual([{ primaryEmail: 'one@example.org' }]);
  await operator.click(again.getByRole('button', { name: 'Replace request' }));
  expect(await again.findByText('Approval requested')).toBeVisible();
  expect(await waiting()).toEqual([{ primaryEmail: 'two@example.org' }]);
});
