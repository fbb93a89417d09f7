import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { isFor, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser, readUser } from '#console/testing/users.ts';
import type { OperatorRole } from '#contract/operators.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let roleId: string;

beforeAll(async () => {
  product = await openTestProduct(0);
  const role = await sendToProduct(product, 'POST /api/roles', { name: 'editor', description: 'edits' });
  roleId = (role as { id: string }).id;
});
afterAll(() => product.close());

const signInAs = (role: OperatorRole) => sendToProduct(product, 'POST /usher/sign-in/demo', { role });

async function createPair() {
  await signInAs('admin');
  const kept = await createUser(product, { name: 'Ada Lovelace', customData: { plan: 'gold' } });
  const other = await createUser(product, { name: 'Ada Byron', customData: { plan: 'pro', seats: 3 } });
  await sendToProduct(product, `POST /api/users/${other.id}/roles`, { roleIds: [roleId] });
  return { kept, other };
}

const step = (name: string) => within(screen.getByRole('listitem', { name }));

it('compares with a chosen account, copies what is missing, and suspends the duplicate in one flow', async () => {
  const { kept, other } = await createPair();
  const { operator, sent } = renderConsole(`/users/${kept.id}/duplicate`, product.fetch);
  const choose = await screen.findByRole('combobox', { name: 'Other account' });
  await operator.type(choose, 'nobody');
  expect(await screen.findByText('No users match', { selector: '[aria-live=polite]' })).toBeInTheDocument();
  await operator.clear(choose);
  await operator.type(choose, other.username ?? '');
  const found = '1 suggestion. Use the arrow keys to choose.';
  expect(await screen.findByText(found, { selector: '[aria-live=polite]' })).toBeInTheDocument();
  await operator.click(await screen.findByRole('option', { name: /Ada Byron/ }));
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Comparison with Ada Byron' })).toHaveFocus());
  expect(await screen.findByText(/^\d+ differences$/, { selector: '[aria-live=polite]' })).toBeVisible();

  const table = within(await screen.findByRole('table', { name: 'Differences' }));
  const row = await table.findByRole('row', { name: /^Roles Only in the duplicate/ });
  expect(within(row).getByText('editor')).toBeVisible();
  expect(table.getByRole('row', { name: /^Custom data Different/ })).toBeVisible();
  await waitFor(() => expect(step('Assign roles').getByRole('checkbox')).toBeChecked());
  expect(step('Copy custom data').getByText('Different in both, not copied: plan')).toBeVisible();
  expect(step('Delete the duplicate').getByRole('checkbox')).not.toBeChecked();

  await operator.type(screen.getByRole('textbox', { name: 'Reason or ticket' }), 'DUP-7');
  await operator.click(screen.getByRole('button', { name: 'Run 3 steps' }));
  expect(await screen.findByText('3 of 3 steps done')).toBeVisible();
  expect(step('Assign roles').getByText('Before: Missing: editor → after: Nothing to copy')).toBeVisible();
  expect((await readUser(product, kept)).customData).toEqual({ plan: 'gold', seats: 3 });
  expect((await readUser(product, other)).isSuspended).toBe(true);
  const [flow] = sent(`POST /usher/users/${kept.id}/flows`);
  expect(await flow?.json()).toEqual({
    flow: 'merge',
    otherUserId: other.id,
    steps: ['custom-data', 'roles', 'suspend'],
  });
  const [suspension] = sent(`PATCH /api/users/${other.id}/is-suspended`);
  expect(suspension?.headers.get('x-usher-flow')).not.toBeNull();
});

it('deletes the duplicate only when its name is typed, and keeps a step that failed', async () => {
  const { kept, other } = await createPair();
  const fails = isFor(`POST /api/users/${kept.id}/roles`);
  const { operator } = renderConsole(`/users/${kept.id}/duplicate?with=${other.id}`, (request) =>
    fails(request) ? refusal(502) : product.fetch(request),
  );
  await screen.findByRole('table', { name: 'Differences' });
  expect(screen.getByRole('link', { name: 'Keep the other account instead' })).toBeVisible();
  // A link opened the comparison.
  expect(screen.getByRole('heading', { name: 'Comparison with Ada Byron' })).not.toHaveFocus();
  await waitFor(() => expect(step('Assign roles').getByRole('checkbox')).toBeChecked());
  await operator.click(step('Delete the duplicate').getByRole('checkbox'));
  await operator.type(screen.getByRole('textbox', { name: 'Reason or ticket' }), 'DUP-8');
  const run = screen.getByRole('button', { name: 'Run 4 steps' });
  expect(screen.getByRole('link', { name: 'Open the duplicate' })).toBeVisible();
  await operator.click(run);
  expect(screen.getByRole('textbox', { name: 'Type the name to confirm' })).toHaveFocus();
  await operator.type(screen.getByRole('textbox', { name: 'Type the name to confirm' }), 'Ada Byron');
  await operator.click(run);
  expect(await screen.findByText('3 of 4 steps done')).toBeVisible();
  expect(step('Assign roles').getByText('Failed')).toBeVisible();
  await expect(readUser(product, other)).rejects.toThrow('404');
  // Nothing leads to the deleted account any more.
  const table = within(screen.getByRole('table', { name: 'Differences' }));
  expect(table.getByRole('row', { name: /^Status/ })).toHaveTextContent(/Active.*Deleted/);
  expect(screen.getByRole('link', { name: 'Open Ada Lovelace' })).toBeVisible();
  for (const name of ['Open the duplicate', 'Keep the other account instead']) {
    expect(screen.queryByRole('link', { name })).toBeNull();
  }
});

it('shows support which steps it may not do', async () => {
  const { kept, other } = await createPair();
  await signInAs('support');
  renderConsole(`/users/${kept.id}/duplicate?with=${other.id}`, product.fetch);
  await screen.findByRole('table', { name: 'Differences' });
  for (const name of ['Copy custom data', 'Assign roles', 'Add to organizations', 'Delete the duplicate']) {
    expect(step(name).getByText('Your role doesn’t permit this step. Ask an administrator.')).toBeVisible();
    expect(step(name).getByRole('checkbox')).toBeDisabled();
  }
  expect(step('Suspend the duplicate').getByRole('checkbox')).toBeEnabled();
});

it('offers to keep the other account only if it exists', async () => {
  const { kept } = await createPair();
  renderConsole(`/users/${kept.id}/duplicate?with=nonexistent12`, product.fetch);
  expect(await screen.findByText(/^There is no user with the ID nonexistent12\./)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Keep the other account instead' })).toBeNull();
});
