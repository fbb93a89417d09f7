import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { broken, held, nobodyListens } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser, readUser } from '#console/testing/users.ts';
import type { OperatorRole } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
let roleId: string;
const signInAs = (role: OperatorRole) => sendToProduct(product, 'POST /usher/sign-in/demo', { role });
beforeAll(async () => {
  product = await openTestProduct(0);
  const role = await sendToProduct(product, 'POST /api/roles', { name: 'Customer', description: 'buys' });
  roleId = (role as { id: string }).id;
});
beforeEach(async () => {
  await signInAs('admin');
  user = await createUser(product, { name: 'Ada Lovelace' });
  await sendToProduct(product, `POST /api/users/${user.id}/roles`, { roleIds: [roleId] });
  await sendToProduct(product, `POST /api/users/${user.id}/personal-access-tokens`, { name: 'ci', expiresAt: null });
});
afterAll(() => product.close());

const nextYear = new Date().getFullYear() + 1;

/** Typing takes as long as the rest of the test, and a date has no single keys. */
const fill = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const page = () => `/users/${user.id}/offboarding`;
const step = (name: string) => within(screen.getByRole('listitem', { name }));
const box = (name: string) => screen.findByRole('checkbox', { name });
const reason = () => screen.findByRole('textbox', { name: 'Reason or ticket' });

it('runs the chosen steps with one reason, shows what changed, and repeats only what failed', async () => {
  const tokens = `POST /api/users/${user.id}/personal-access-tokens/delete`;
  const { answer, repair } = broken(product.fetch, tokens, nobodyListens);
  const { operator, sent } = renderConsole(page(), answer);
  expect(await screen.findByRole('heading', { level: 1, name: 'Offboard a leaver' })).toBeVisible();
  await screen.findByText('Now: 1 role: Customer');
  expect(await box('Remove from organizations')).toBeDisabled();
  expect(await box('Delete the account on a date')).not.toBeChecked();
  // The reason is missing, which pressing the button says at its field.
  const run = screen.getByRole('button', { name: 'Run 3 steps' });
  expect(run).toHaveAttribute('aria-disabled', 'true');
  expect(await reason()).not.toHaveAttribute('aria-invalid');
  await operator.click(run);
  expect(await reason()).toHaveFocus();
  expect(await reason()).toHaveAttribute('aria-invalid', 'true');
  expect(await reason()).toHaveAccessibleDescription(/Enter at least 3 visible characters/);
  expect(sent(`POST /usher/users/${user.id}/flows`)).toHaveLength(0);
  fill(await reason(), 'HR-42 leaver');
  await operator.click(screen.getByRole('button', { name: 'Run 3 steps' }));

  const done = await screen.findByText('2 of 3 steps done');
  expect(screen.getAllByRole('status').find((status) => status.contains(done))).toHaveFocus();
  expect(step('Suspend the account').getByText('Before: active → after: suspended')).toBeVisible();
  expect(step('Remove roles').getByText('Before: 1 role: Customer → after: no roles')).toBeVisible();
  expect(step('Delete personal access tokens').getByText('Failed')).toBeVisible();
  const [opened] = sent(`POST /usher/users/${user.id}/flows`);
  expect(await opened?.json()).toEqual({ flow: 'offboard', steps: ['suspend', 'tokens', 'roles'] });

  repair();
  const again = screen.getByRole('button', { name: 'Run 1 step' });
  await waitFor(() => expect(again).toBeEnabled());
  await operator.click(again);
  await screen.findByText('3 of 3 steps done');
  expect(sent(`POST /usher/users/${user.id}/flows`)).toHaveLength(1);
  expect(await readUser(product, user)).toMatchObject({ isSuspended: true });
  const writes = [`PATCH /api/users/${user.id}/is-suspended`, `DELETE /api/users/${user.id}/roles/${roleId}`, tokens];
  const flows = writes.flatMap(sent).map(({ headers }) => headers.get('x-usher-flow'));
  expect(new Set(flows).size).toBe(1);
  expect(flows).not.toContain(null);
});

it('can be run once the state of every step is known', async () => {
  const { answer, release } = held(product.fetch, `GET /api/users/${user.id}/personal-access-tokens`);
  renderConsole(page(), answer);
  await screen.findByText('Now: 1 role: Customer');
  fill(await reason(), 'HR-42 leaver');
  expect(screen.getByRole('button', { name: 'Run 2 steps' })).toHaveAttribute('aria-disabled', 'true');
  release();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Run 3 steps' })).not.toHaveAttribute('aria-disabled'));
});

it('asks before the page is left while steps run', async () => {
  const { answer, release } = held(product.fetch, `PATCH /api/users/${user.id}/is-suspended`);
  const { operator } = renderConsole(page(), answer);
  fill(await reason(), 'HR-42 leaver');
  const run = screen.getByRole('button', { name: /^Run/ });
  await waitFor(() => expect(run).not.toHaveAttribute('aria-disabled'));
  await operator.click(run);
  const running = await screen.findByText('Running: Suspend the account');
  expect(screen.getAllByRole('status').find((status) => status.contains(running))).toHaveFocus();
  await operator.click(screen.getByRole('link', { name: 'Ada Lovelace' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Leave while the steps run?' }));
  await operator.click(dialog.getByRole('button', { name: 'Stay here' }));
  release();
  expect(await screen.findByText('3 of 3 steps done')).toBeVisible();
});

it('schedules the deletion once its date is entered, and skips what is unchecked', async () => {
  const { operator, sent } = renderConsole(page(), product.fetch);
  await screen.findByText('Now: 1 role: Customer');
  for (const name of ['Suspend the account', 'Delete personal access tokens', 'Remove roles']) {
    await operator.click(await box(name));
  }
  fill(await reason(), 'HR-43 leaver');
  await operator.click(screen.getByRole('button', { name: 'Run steps' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Choose at least one step');
  expect(await box('Suspend the account')).toHaveFocus();
  await operator.click(await box('Delete the account on a date'));
  await operator.click(screen.getByRole('button', { name: 'Run 1 step' }));
  expect(screen.getByLabelText(/^Delete on/)).toHaveFocus();
  expect(screen.getByText('Enter a full date and time')).toBeVisible();
  fill(screen.getByLabelText(/^Delete on/), `${nextYear}-12-24T09:00`);
  await operator.click(screen.getByRole('button', { name: 'Run 1 step' }));
  await screen.findByText(new RegExp(`after: deletion scheduled for Dec 24, ${nextYear}`));
  expect(sent(`DELETE /api/users/${user.id}/roles/${roleId}`)).toHaveLength(0);
  expect(await readUser(product, user)).toMatchObject({ isSuspended: true });
});

it('shows which steps the role does not permit', async () => {
  await signInAs('support');
  renderConsole(page(), product.fetch);
  await screen.findByText('Now: 1 role: Customer');
  expect(await box('Suspend the account')).toBeEnabled();
  for (const name of ['Delete personal access tokens', 'Remove roles', 'Delete the account on a date']) {
    expect(await box(name)).toBeDisabled();
    expect(step(name).getByText(/^Your role doesn’t permit this step/)).toBeVisible();
  }
});

it('tells viewers that they may not offboard users', async () => {
  await signInAs('viewer');
  renderConsole(page(), product.fetch);
  expect(await screen.findByText(/^Your role doesn’t permit offboarding users/)).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('checkbox')).toBeNull());
});
