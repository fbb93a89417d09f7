import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { held, isFor, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser, readUser } from '#console/testing/users.ts';
import type { OperatorRole } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';
import { outbox } from '#contract/verification-codes.ts';
import type { Product } from '#server/product.ts';

let product: Product;
const signInAs = (role: OperatorRole) => sendToProduct(product, 'POST /usher/sign-in/demo', { role });

beforeAll(async () => {
  product = await openTestProduct(0, { CALLER_VERIFICATION_REQUIRED: 'users:suspend' });
});
afterAll(() => product.close());

let created = 0;

/** Creates a user with an email address of its own, because codes are limited per address. */
async function someone(name: string): Promise<User> {
  await signInAs('admin');
  created += 1;
  const values = { name, primaryEmail: `user${created}@example.org`, profile: { birthdate: '1990-12-31' } };
  const user = await createUser(product, values);
  await signInAs('support');
  return user;
}

async function codeSentTo(address: string | null): Promise<string> {
  const { upstream } = product.management;
  const answer = await upstream.fetch(new Request(`${upstream.baseUrl}/usher/outbox`));
  return outbox.parse(await answer.json()).find(({ to }) => to === address)?.code ?? '';
}

type Operator = ReturnType<typeof renderConsole>['operator'];

/** Sends a code within `part` and enters the one that arrived. */
async function verify(operator: Operator, part: HTMLElement, address: string | null): Promise<void> {
  const shown = within(part);
  await operator.click(await shown.findByRole('button', { name: 'Send code' }));
  const field = await shown.findByRole('textbox', { name: 'Code from the caller' });
  await operator.type(field, `${await codeSentTo(address)}{Enter}`);
}

it('verifies a caller by a code, after a wrong one, and shows it on the page', async () => {
  const user = await someone('Ada');
  const { operator } = renderConsole(`/users/${user.id}`, product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Verify caller' }));
  const dialog = await screen.findByRole('dialog', { name: 'Verify the caller of Ada' });
  await operator.click(await within(dialog).findByRole('button', { name: 'Send code' }));
  const field = await within(dialog).findByRole('textbox', { name: 'Code from the caller' });
  await waitFor(() => expect(field).toHaveFocus());
  await operator.type(field, 'wrong{Enter}');
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('The code isn’t right or has expired.');
  expect(field).toHaveValue('wrong');
  await operator.clear(field);
  await operator.type(field, `${await codeSentTo(user.primaryEmail)}{Enter}`);
  expect(await within(dialog).findByText(/^Caller verified by code to email, /)).toBeVisible();
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Send code' })).toHaveFocus());
  await operator.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByText(/^Caller verified by code to email, /)).toBeVisible();
});

it('remembers a sent code when the dialog was closed, with what was typed', async () => {
  const user = await someone('Eve');
  const address = `/users/${user.id}?dialog=verify-caller`;
  const { operator, router } = renderConsole(address, product.fetch);
  const dialog = within(await screen.findByRole('dialog'));
  await operator.click(await dialog.findByRole('button', { name: 'Send code' }));
  const field = await dialog.findByRole('textbox', { name: 'Code from the caller' });
  await operator.type(field, '12{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await act(() => router.navigate(address));
  const again = await screen.findByRole('textbox', { name: 'Code from the caller' });
  expect(again).toHaveAttribute(
    'aria-description',
    expect.stringMatching(/^A code was sent to user\d+@example.org at /),
  );
  expect(again).toHaveValue('12');
  await waitFor(() => expect(again).toHaveFocus());
  await operator.type(again, '{Escape}');
  cleanup();
  // After a reload, the gateway knows.
  const reloaded = renderConsole(address, product.fetch);
  const last = await screen.findByRole('textbox', { name: 'Code from the caller' });
  await reloaded.operator.clear(last);
  await reloaded.operator.type(last, `${await codeSentTo(user.primaryEmail)}{Enter}`);
  const [shown] = await screen.findAllByText(/^Caller verified by code to email, /);
  expect(shown).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'Code from the caller' })).toBeNull();
});

it.each([
  [204, /^A code was sent to user\d+@example.org. Open the dialog again to enter it.$/],
  [422, /^The code to user\d+@example.org may not have been sent. /],
])('announces the outcome of a sending that ends after the dialog was closed: %i', async (status, notice) => {
  const user = await someone('Flo');
  const line = `POST /usher/users/${user.id}/verification-code`;
  const refused: Answer = (request) =>
    isFor(line)(request) && status !== 204
      ? refusal(status, { code: 'gateway.connector_missing' })
      : product.fetch(request);
  const { answer, release } = held(refused, line);
  const { operator, sent } = renderConsole(`/users/${user.id}?dialog=verify-caller`, answer);
  const dialog = within(await screen.findByRole('dialog'));
  await operator.click(await dialog.findByRole('button', { name: 'Send code' }));
  await waitFor(() => expect(sent(line)).toHaveLength(1));
  await operator.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  release();
  expect(await screen.findByText(notice)).toBeVisible();
});

it('covers facts until the operator compares, and does not verify a caller who names wrong ones', async () => {
  const user = await someone('Bea');
  const { operator } = renderConsole(`/users/${user.id}?dialog=verify-caller`, product.fetch);
  const dialog = within(await screen.findByRole('dialog', { name: 'Verify the caller of Bea' }));
  await verify(operator, screen.getByRole('dialog'), user.primaryEmail);
  expect(await dialog.findByText(/^Caller verified by code to email, /)).toBeVisible();
  expect(dialog.queryByText(/1990-12-31/)).toBeNull();
  const record = dialog.getByRole('button', { name: 'Record facts' });
  expect(record).toHaveAttribute('aria-disabled', 'true');
  await operator.click(dialog.getByRole('button', { name: 'Show: Birthdate' }));
  const birthdate = dialog.getByRole('radiogroup', { name: 'Birthdate: 1990-12-31' });
  await operator.click(within(birthdate).getByRole('radio', { name: 'Matches' }));
  await operator.click(dialog.getByRole('button', { name: 'Show: Day the account was created' }));
  const createdAt = dialog.getByRole('radiogroup', { name: /^Day the account was created: / });
  await operator.click(within(createdAt).getByRole('radio', { name: 'Doesn’t match' }));
  await operator.click(record);
  expect(await dialog.findByText('The facts don’t match, so the caller isn’t verified.')).toBeVisible();
  await waitFor(() => expect(screen.queryByText(/^Caller verified/)).toBeNull());
});

it('opens the verification inside the dialog of an action that needs it, which keeps its input', async () => {
  const user = await someone('Cy');
  const { operator } = renderConsole(`/users/${user.id}?dialog=suspend`, product.fetch);
  const dialog = within(await screen.findByRole('dialog', { name: 'Suspend Cy' }));
  await operator.click(dialog.getByRole('button', { name: 'Suspend user' }));
  await verify(operator, await dialog.findByRole('group', { name: 'Verify the caller first' }), user.primaryEmail);
  expect(await dialog.findByText('Confirm the action again.')).toBeVisible();
  expect(screen.getByRole('dialog')).toContainElement(document.activeElement as HTMLElement);
  await operator.click(dialog.getByRole('button', { name: 'Suspend user' }));
  await waitFor(async () => expect((await readUser(product, user)).isSuspended).toBe(true));
});

it('says to viewers that they may not', async () => {
  const user = await someone('Di');
  await signInAs('viewer');
  renderConsole(`/users/${user.id}?dialog=verify-caller`, product.fetch);
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('Your role can’t verify callers.')).toBeVisible();
  expect(dialog.queryByRole('textbox')).toBeNull();
});
