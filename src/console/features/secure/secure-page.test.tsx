import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { isFor, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser, readUser } from '#console/testing/users.ts';
import { operatorHeaders, type OperatorRole } from '#contract/operators.ts';
import type { Product } from '#server/product.ts';

let product: Product;

beforeAll(async () => {
  product = await openTestProduct(0);
});
afterAll(() => product.close());

const signInAs = (role: OperatorRole) => sendToProduct(product, 'POST /usher/sign-in/demo', { role });

const reasonHeader = { [operatorHeaders.reason]: 'SEC-9' };

let emails = 0;

/** A user with a factor, a token, and an email that was changed. */
async function createHijacked() {
  await signInAs('admin');
  emails += 1;
  const email = `ada.${emails}@example.org`;
  const user = await createUser(product, {
    name: 'Ada Lovelace',
    primaryEmail: email,
    password: 'correct horse battery',
  });
  const path = `/api/users/${user.id}`;
  await sendToProduct(product, `POST ${path}/mfa-verifications`, { type: 'Totp' });
  await sendToProduct(product, `POST ${path}/personal-access-tokens`, { name: 'ci', expiresAt: null });
  await sendToProduct(product, `PATCH ${path}`, { primaryEmail: `mallory.${emails}@example.org` });
  return { user, email };
}

const step = (name: string) => within(screen.getByRole('listitem', { name }));

it('secures an account in one flow, and shows the new password until it is handed over', async () => {
  const { user, email } = await createHijacked();
  const { operator, sent } = renderConsole(`/users/${user.id}/secure`, product.fetch);
  expect(await screen.findByText(/^Primary email: ada.* → mallory/)).toBeVisible();
  await waitFor(() =>
    expect(step('Remove unknown factors').getByRole('checkbox', { name: /^Authenticator/ })).toBeChecked(),
  );
  await operator.click(step('Put back former identifiers').getByRole('checkbox'));
  expect(step('Put back former identifiers').getByRole('checkbox', { name: /^Primary email: mallory/ })).toBeChecked();
  expect(step('Restore the account').getByRole('checkbox')).toBeDisabled();

  await operator.type(screen.getByRole('textbox', { name: 'Reason or ticket' }), 'SEC-7');
  // In another tab.
  await sendToProduct(product, `POST /usher/users/${user.id}/password`, {});
  await operator.click(screen.getByRole('button', { name: 'Run 5 steps' }));
  const changed = await screen.findByText(/^Replace the password. Before: Password set. Now: Set by /);
  expect(screen.getAllByRole('status').find((status) => status.contains(changed))).toHaveFocus();
  expect(sent(`POST /usher/users/${user.id}/flows`)).toEqual([]);
  await operator.click(screen.getByRole('button', { name: 'Run 5 steps' }));
  expect(await screen.findByText('5 of 5 steps done')).toBeVisible();
  expect(screen.queryByText(/^This account changed/)).toBeNull();
  const after = await readUser(product, user);
  expect([after.isSuspended, after.primaryEmail]).toEqual([true, email]);
  expect(await sendToProduct(product, `GET /api/users/${user.id}/mfa-verifications`)).toEqual([]);
  expect(await sendToProduct(product, `GET /api/users/${user.id}/personal-access-tokens`)).toEqual([]);
  const [flow] = sent(`POST /usher/users/${user.id}/flows`);
  const steps = ['suspend', 'password', 'tokens', 'factors', 'identifiers'];
  expect(await flow?.json()).toEqual({ flow: 'secure', steps });
  expect(flow?.headers.get('x-usher-reason')).toBe('SEC-7');

  expect(screen.getByLabelText('New password')).not.toHaveValue('');
  await waitFor(() => expect(sent(`GET /usher/users/${user.id}/history`).at(-1)?.url).toContain('passwords'));
  expect(screen.queryByText('This password was replaced')).toBeNull();
  await sendToProduct(product, `PATCH /api/users/${user.id}/password`, { password: 'Correct-Horse-9-Battery' });
  fireEvent(window, new Event('visibilitychange'));
  expect(await screen.findByText('This password was replaced')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'I have handed it over' }));
  expect(screen.queryByLabelText('New password')).toBeNull();
  await operator.click(step('Restore the account').getByRole('checkbox'));
  await operator.click(screen.getByRole('button', { name: 'Run 1 step' }));
  expect(await screen.findByText('6 of 6 steps done')).toBeVisible();
  expect((await readUser(product, user)).isSuspended).toBe(false);
});

it('goes on after a step that failed, and shows support which steps it may not do', async () => {
  const { user } = await createHijacked();
  await signInAs('support');
  const getsCode = isFor(`GET /usher/users/${user.id}/password-recovery`);
  const fails = isFor(`PATCH /api/users/${user.id}/is-suspended`);
  const { operator, sentBody, queryClient } = renderConsole(`/users/${user.id}/secure`, (request) =>
    fails(request) ? refusal(502) : getsCode(request) ? Response.json({ channels: ['email'] }) : product.fetch(request),
  );
  expect(await screen.findByText('Your role can’t see the former values. Ask an administrator.')).toBeVisible();
  for (const name of ['Delete personal access tokens', 'Unlink unknown accounts', 'Put back former identifiers']) {
    expect(step(name).getByText('Your role doesn’t permit this step. Ask an administrator.')).toBeVisible();
  }
  await operator.type(screen.getByRole('textbox', { name: 'Reason or ticket' }), 'SEC-8');
  await operator.click(step('Replace the password').getByRole('checkbox'));
  const run = screen.getByRole('button', { name: 'Run 3 steps' });
  expect(run).toHaveAttribute('aria-disabled', 'true');
  await operator.click(run);
  const statement = step('Replace the password').getByRole('checkbox', { name: /^User can’t receive the code/ });
  expect(step('Replace the password').getByRole('alert')).toHaveTextContent('Confirm this first');
  expect(statement).toHaveFocus();
  await operator.click(statement);
  await operator.click(run);
  expect(await screen.findByText('1 of 3 steps done')).toBeVisible();
  expect(step('Suspend the account').getByText('Failed')).toBeVisible();
  expect(step('Replace the password').getByText('Done')).toBeVisible();
  // The second half of a possible take-over needs another operator.
  expect(step('Remove unknown factors').getByText('Approval needed')).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Request approval' })).toBeEnabled();
  expect(await sentBody(`POST /usher/users/${user.id}/password`)).toEqual({ userCannotRecover: true });
  // One reason, that of the request.
  expect(screen.getAllByText('Reason: SEC-8')).toHaveLength(1);

  // An administrator removes the factor meanwhile.
  await signInAs('admin');
  const factors = (await sendToProduct(product, `GET /api/users/${user.id}/mfa-verifications`)) as { id: string }[];
  for (const { id } of factors) {
    await sendToProduct(product, `DELETE /api/users/${user.id}/mfa-verifications/${id}`, undefined, reasonHeader);
  }
  await signInAs('support');
  await act(() => queryClient.invalidateQueries());
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Request approval' })).toBeNull());
  expect(step('Remove unknown factors').getByText('Now: None')).toBeVisible();
  expect(step('Remove unknown factors').queryByText('Approval needed')).toBeNull();
});

it('replaces the password of a user who can’t get a code without a statement by support, as elsewhere', async () => {
  const { user } = await createHijacked();
  await signInAs('support');
  renderConsole(`/users/${user.id}/secure`, product.fetch);
  const box = await screen.findByRole('checkbox', { name: /^Replace the password/ });
  await waitFor(() => expect(box).toBeChecked());
  expect(step('Replace the password').getAllByRole('checkbox')).toHaveLength(1);
});
