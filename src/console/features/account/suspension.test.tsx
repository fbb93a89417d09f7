import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser, readUser } from '#console/testing/users.ts';
import type { OperatorRole } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
const signInAs = (role: OperatorRole) => sendToProduct(product, 'POST /usher/sign-in/demo', { role });
beforeAll(async () => {
  product = await openTestProduct(0, { REASON_REQUIRED: 'users:suspend,users:delete' });
});
beforeEach(async () => {
  await signInAs('admin');
  user = await createUser(product, { name: 'Ada Lovelace' });
});
afterAll(() => product.close());

const nextYear = new Date().getFullYear() + 1;

/** Typing takes as long as the rest of the test, and a date has no single keys. */
const fill = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const page = () => `/users/${user.id}`;
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));

it('suspends until a time with a reason, which support sees and viewers do not', async () => {
  const { operator, sent } = renderConsole(page(), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Suspend' }));
  const suspending = await dialog('Suspend Ada Lovelace');
  // What was typed stays when the date is entered afterwards.
  fill(suspending.getByRole('textbox', { name: 'Reason or ticket' }), 'INC-7 compromised');
  const until = suspending.getByLabelText('Restore automatically on (optional)');
  fill(until, '2020-12-03T09:00');
  expect(suspending.getByText('This time has passed. Enter a later one.')).toBeVisible();
  expect(suspending.getByRole('button', { name: 'Suspend user' })).toHaveAttribute('aria-disabled', 'true');
  fill(until, `${nextYear}-12-03T09:00`);
  expect(suspending.getByText(/^In your time zone: /)).toBeVisible();
  await operator.click(suspending.getByRole('button', { name: 'Suspend user' }));

  expect(await screen.findByText(new RegExp(`^Ada Lovelace is suspended until Dec 3, ${nextYear}`))).toBeVisible();
  expect(
    await screen.findByText(new RegExp(`^Suspended until Dec 3, ${nextYear}.* Usher restores the account then\\.$`)),
  ).toBeVisible();
  expect(screen.getByText('Suspended by Alex Admin')).toBeVisible();
  expect(screen.getByText('Reason: INC-7 compromised')).toBeVisible();
  expect(sent(`PATCH /api/users/${user.id}/is-suspended`)).toHaveLength(0);
  expect(await readUser(product, user)).toMatchObject({ isSuspended: true });

  await signInAs('viewer');
  const viewer = renderConsole(page(), product.fetch);
  expect(await screen.findByText('Who suspended it and why is hidden from your role.')).toBeVisible();
  const [asked] = viewer.sent(`GET /usher/users/${user.id}/suspension`);
  expect(asked).toBeDefined();
});

async function holdDeletion(operator: UserEvent): Promise<void> {
  await operator.click(await screen.findByRole('button', { name: 'More actions' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  const deleting = await dialog('Delete Ada Lovelace');
  fill(deleting.getByRole('textbox', { name: 'Type the name to confirm' }), 'Ada Lovelace');
  fill(deleting.getByRole('textbox', { name: 'Reason or ticket' }), 'HR-9 leaves');
  await operator.click(deleting.getByRole('radio', { name: /^Suspend now, and delete on a date/ }));
  expect(deleting.getByRole('button', { name: 'Schedule deletion' })).toHaveAttribute('aria-disabled', 'true');
  fill(deleting.getByLabelText(/^Delete on/), `${nextYear}-12-24T09:00`);
  await operator.click(deleting.getByRole('button', { name: 'Schedule deletion' }));
}

it('holds a deletion until a date, and cancels it', async () => {
  const { operator } = renderConsole(page(), product.fetch);
  await holdDeletion(operator);
  expect(await screen.findByText(new RegExp(`^Usher deletes this account at Dec 24, ${nextYear}`))).toBeVisible();
  expect(await readUser(product, user)).toMatchObject({ isSuspended: true });

  await operator.click(screen.getByRole('button', { name: 'Cancel deletion' }));
  const cancel = await dialog('Cancel the deletion of Ada Lovelace');
  await operator.click(cancel.getByRole('button', { name: 'Cancel deletion' }));
  expect(await screen.findByText('Deletion of Ada Lovelace canceled')).toBeVisible();
  expect(await screen.findByText(/^Suspended since .*, without an end date\.$/)).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Cancel deletion' })).toBeNull());
});

it('stops announcing a deletion that another operator has canceled', async () => {
  const suspension = `/usher/users/${user.id}/suspension`;
  const end = { with: 'delete', at: Date.now() + 86_400_000 };
  await sendToProduct(product, `PUT ${suspension}`, { end }, { 'x-usher-reason': 'HR-1' });
  const { operator } = renderConsole(page(), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Cancel deletion' }));
  const cancel = await dialog('Cancel the deletion of Ada Lovelace');
  await sendToProduct(product, `DELETE ${suspension}/deletion`);
  await operator.click(cancel.getByRole('button', { name: 'Cancel deletion' }));
  expect(await cancel.findByText(/^Nothing is scheduled\./)).toBeVisible();
  await waitFor(() => expect(screen.queryByText(/^Usher deletes this account at /)).toBeNull());
});

it('says that a restoration cancels the deletion, and offers no undo, which would not bring it back', async () => {
  const { operator } = renderConsole(`${page()}/history`, product.fetch);
  await holdDeletion(operator);
  expect(await screen.findByText(/^Ada Lovelace is suspended, and will be deleted on Dec 24/)).toBeVisible();
  await operator.click(await screen.findByRole('button', { name: 'Restore' }));
  const restoring = await dialog('Restore Ada Lovelace');
  const warning = new RegExp(`^This cancels the deletion scheduled for Dec 24, ${nextYear}`);
  expect(await restoring.findByText(warning)).toBeVisible();
  expect(restoring.getByText('Reason: HR-9 leaves')).toBeVisible();
  await operator.click(restoring.getByRole('button', { name: 'Restore user' }));
  expect(await screen.findByText('Ada Lovelace can sign in again')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  await waitFor(() => expect(screen.queryByText(/will be deleted on Dec 24/)).toBeNull());
  expect(await screen.findByText(new RegExp(`^Delete at: Dec 24, ${nextYear}.* → `))).toBeVisible();
});

it('offers undo of a restoration only with a reason, which suspending needs', async () => {
  await sendToProduct(
    product,
    `PATCH /api/users/${user.id}/is-suspended`,
    { isSuspended: true },
    { 'x-usher-reason': 'HR-1' },
  );
  const { operator } = renderConsole(page(), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Restore' }));
  const restoring = await dialog('Restore Ada Lovelace');
  await operator.click(restoring.getByRole('button', { name: 'Restore user' }));
  expect(await screen.findByText('Ada Lovelace can sign in again')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();

  await operator.click(await screen.findByRole('button', { name: 'Suspend' }));
  const suspending = await dialog('Suspend Ada Lovelace');
  fill(suspending.getByRole('textbox', { name: 'Reason or ticket' }), 'INC-7');
  await operator.click(suspending.getByRole('button', { name: 'Suspend user' }));
  await screen.findByText('Ada Lovelace is suspended');
  await operator.click(await screen.findByRole('button', { name: 'Restore' }));
  await operator.click((await dialog('Restore Ada Lovelace')).getByRole('button', { name: 'Restore user' }));
  await screen.findByText('Ada Lovelace can sign in again');
  await operator.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Ada Lovelace is suspended again')).toBeVisible();
});
