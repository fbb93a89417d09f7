import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { broken, isFor, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { signedIn } from '#console/testing/signed-in.ts';
import { createUser } from '#console/testing/users.ts';
import type { RoleProtection } from '#contract/role-protection.ts';
import { type Role, role } from '#contract/roles.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let vip: Role;
let made = 0;
let userId = '';
beforeAll(async () => {
  product = await openTestProduct(1, { PROTECTED_ROLES: 'Editor', REASON_REQUIRED: 'protection:write' });
  userId = (await createUser(product, { name: 'Ann' })).id;
});
beforeEach(async () => {
  made += 1;
  vip = role.parse(await sendToProduct(product, 'POST /api/roles', { name: `VIP ${made}`, description: 'Important' }));
});
afterAll(() => product.close());

const page = ({ id }: Pick<Role, 'id'>) => `/roles/${id}`;
const fact = async () => (await screen.findByText('Protection')).parentElement;

it('protects a role with a reason, shows the operator, and removes the protection', async () => {
  const { operator, sent } = renderConsole(page(vip), product.fetch);
  await waitFor(async () => expect(await fact()).toHaveTextContent('Not protected'));
  await operator.click(screen.getByRole('button', { name: 'Protect role' }));
  const dialog = within(await screen.findByRole('dialog', { name: `Protect ${vip.name}?` }));
  const confirm = dialog.getByRole('button', { name: 'Protect role' });
  expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await operator.type(dialog.getByRole('textbox', { name: 'Reason or ticket' }), 'CASE-1');
  await operator.click(confirm);
  expect(await screen.findByText(`${vip.name} is protected`)).toBeVisible();
  expect(await screen.findByText('Protected')).toBeVisible();
  expect(await fact()).toHaveTextContent(/Protected by Alex Admin, /);
  expect(sent(`PUT /usher/roles/${vip.id}/protection`)[0]?.headers.get('x-usher-reason')).toBe('CASE-1');

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await operator.click(screen.getByRole('button', { name: 'Remove protection' }));
  const removal = within(await screen.findByRole('dialog', { name: `Remove the protection of ${vip.name}?` }));
  await operator.type(removal.getByRole('textbox', { name: 'Reason or ticket' }), 'CASE-2');
  await operator.click(removal.getByRole('button', { name: 'Remove protection' }));
  expect(await screen.findByText(`Protection of ${vip.name} removed`)).toBeVisible();
  await waitFor(async () => expect(await fact()).toHaveTextContent('Not protected'));
  expect(screen.queryByText('Protected')).toBeNull();
});

it('keeps the dialog when protecting fails', async () => {
  const { answer, repair } = broken(product.fetch, `PUT /usher/roles/${vip.id}/protection`, () => refusal(500, {}));
  const { operator } = renderConsole(`${page(vip)}?dialog=protect`, answer);
  const dialog = within(await screen.findByRole('dialog'));
  await operator.type(await dialog.findByRole('textbox', { name: 'Reason or ticket' }), 'CASE-1');
  await operator.click(dialog.getByRole('button', { name: 'Protect role' }));
  expect(await dialog.findByRole('alert')).toBeVisible();
  repair();
  await operator.click(dialog.getByRole('button', { name: 'Protect role' }));
  expect(await screen.findByText(`${vip.name} is protected`)).toBeVisible();
});

it('shows protection by settings without buttons', async () => {
  renderConsole('/roles/r4editor0000000000000', product.fetch);
  expect(await screen.findByText('Protected')).toBeVisible();
  expect(await fact()).toHaveTextContent('Protected by Usher’s settings');
  expect(screen.queryByRole('button', { name: /^(Protect role|Remove protection)$/ })).toBeNull();
});

it('shows protection by permissions for a new role', async () => {
  const body = { name: `Machines ${made}`, description: 'x', type: 'MachineToMachine', scopeIds: [await allScope()] };
  renderConsole(page(role.parse(await sendToProduct(product, 'POST /api/roles', body))), product.fetch);
  expect(await screen.findByText('Protected')).toBeVisible();
  expect(await fact()).toHaveTextContent('Has Management API permissions');
});

/** ID of the only permission of the Management API, read from a role that has it. */
async function allScope(): Promise<string> {
  const roles = (await sendToProduct(product, 'GET /api/roles?type=MachineToMachine')) as Role[];
  const scopes = await Promise.all(
    roles.map(
      async ({ id }) => (await sendToProduct(product, `GET /api/roles/${id}/scopes`)) as { id: string; name: string }[],
    ),
  );
  return scopes.flat().find(({ name }) => name === 'all')?.id ?? '';
}

it.each<[RoleProtection, string]>([
  [{ causes: ['operators'], mark: null }, 'Gives access to Usher'],
  [{ causes: ['marked'], mark: { by: 'Ada', at: 1_700_000_000_000 } }, 'Protected by Ada'],
])('shows the cause to operators who may not change it: %j', async (protection, text) => {
  const answer = (request: Request) =>
    isFor('GET /usher/roles/r1/protection')(request)
      ? Response.json(protection)
      : Response.json(
          isFor('GET /api/roles/r1')(request)
            ? { id: 'r1', name: 'Deputy', description: 'x', type: 'User', isDefault: false }
            : [],
          { headers: { 'total-number': '0' } },
        );
  renderConsole('/roles/r1', signedIn(answer, { permissions: ['users:read'] }));
  expect(await screen.findByText('Protected')).toBeVisible();
  expect(await fact()).toHaveTextContent(text);
  expect(screen.queryByRole('button', { name: /^(Protect role|Remove protection)$/ })).toBeNull();
});

it('offers operators without permission no change of a user with a protected role', async () => {
  const held = { id: 'r1', name: 'Deputy', description: 'x', type: 'User', isDefault: false };
  const answer = (request: Request) =>
    isFor(`GET /api/users/${userId}/roles`)(request)
      ? Response.json([held], { headers: { 'total-number': '1' } })
      : product.fetch(request);
  const permissions = ['users:read', 'users:unmask', 'users:suspend', 'roles:assign'] as const;
  renderConsole(`/users/${userId}/roles`, signedIn(answer, { permissions: [...permissions], protectedRoles: ['r1'] }));
  expect(await screen.findByText('This account is protected. Only an administrator can change it.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Assign roles' })).toBeNull();
});

it('says when the check failed, and offers no action', async () => {
  const { answer } = broken(product.fetch, `GET /usher/roles/${vip.id}/protection`, () => refusal(400, {}));
  renderConsole(page(vip), answer);
  await waitFor(async () => expect(await fact()).toHaveTextContent('The check failed. Reload the page to retry.'));
  expect(screen.queryByRole('button', { name: 'Protect role' })).toBeNull();
});
