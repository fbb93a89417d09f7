import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, nobodyListens, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { organization, userOrganization } from '#contract/organizations.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
/** IDs of the demo organizations by name. */
let ids: Map<string, string>;
beforeAll(async () => {
  product = await openTestProduct(1);
  const listed = z.array(organization).parse(await sendToProduct(product, 'GET /api/organizations?page_size=100'));
  ids = new Map(listed.map(({ id, name }) => [name, id]));
});
afterAll(() => product.close());
beforeEach(async () => {
  user = await createUser(product, { name: 'Ada' });
});

const idOf = (name: string) => ids.get(name) ?? 'nothing';
const member = 'or1member000000000000';
const admin = 'or2admin0000000000000';
const join = async (name: string, roleIds: readonly string[] = []) => {
  await sendToProduct(product, `POST /api/organizations/${idOf(name)}/users`, { userIds: [user.id] });
  if (roleIds.length > 0) {
    await sendToProduct(product, `POST ${rolesPath(name)}`, { organizationRoleIds: roleIds });
  }
};
const rolesPath = (name: string) => `/api/organizations/${idOf(name)}/users/${user.id}/roles`;
const memberships = async () =>
  z
    .array(userOrganization)
    .parse(await sendToProduct(product, `GET /api/users/${user.id}/organizations`))
    .map(
      ({ name, organizationRoles }) =>
        `${name}: ${organizationRoles
          .map((role) => role.name)
          .sort()
          .join(', ')}`,
    )
    .sort();
const open = (query = '', answer: Answer = product.fetch) =>
  renderConsole(`/users/${user.id}/organizations${query}`, answer);
const dialog = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }));

it('shows the organizations of a user with the roles in each', async () => {
  await join('Globex', [member, admin]);
  await join('Acme Tools');
  open();
  const table = within(await screen.findByRole('table', { name: 'Organizations' }));
  expect(table.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual([
    expect.stringMatching(/^Acme Tools/),
    expect.stringMatching(/^Globex/),
  ]);
  const globex = table.getByRole('row', { name: /^Globex/ });
  expect(globex).toHaveTextContent('member');
  expect(globex).toHaveTextContent('admin');
  expect(globex).toHaveTextContent('MFA required');
  expect(table.getByRole('row', { name: /^Acme Tools/ })).toHaveTextContent('No roles');
  await waitFor(() => expect(document.title).toBe('Ada – Organizations · Usher'));
});

it('adds a user to an organization with roles, and undoes it', async () => {
  await join('Acme Tools');
  const { operator } = open();
  await operator.click(await screen.findByRole('button', { name: 'Add to organization' }));
  const opened = await dialog('Add Ada to an organization');
  const acme = await opened.findByRole('radio', { name: 'Acme Tools' });
  expect(acme).toBeDisabled();
  expect(acme).toHaveAccessibleDescription('Already a member');
  await operator.click(opened.getByRole('radio', { name: 'Initech' }));
  await operator.click(await opened.findByRole('checkbox', { name: 'member' }));
  await operator.click(opened.getByRole('button', { name: 'Show request' }));
  expect(opened.getByText(/"organizationRoleIds":\["or1member000000000000"\]/)).toBeVisible();
  await operator.click(opened.getByRole('button', { name: 'Add to Initech' }));
  expect(await screen.findByText('Ada was added to Initech')).toBeVisible();
  expect(await screen.findByRole('rowheader', { name: /^Initech/ })).toBeVisible();
  expect(await memberships()).toEqual(['Acme Tools: ', 'Initech: member']);

  await operator.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Ada is no longer in Initech')).toBeVisible();
  expect(await memberships()).toEqual(['Acme Tools: ']);
});

it('searches and pages organizations', async () => {
  const { operator } = open('?dialog=add-organization');
  const opened = await dialog('Add Ada to an organization');
  expect(await opened.findByText(`1–5 of ${ids.size}`)).toBeVisible();
  expect(opened.getByRole('button', { name: 'Add to organization' })).toHaveAttribute('aria-disabled', 'true');
  await operator.click(opened.getByRole('button', { name: 'Next page' }));
  await operator.click(await opened.findByRole('radio', { name: 'Tyrell Optics' }));
  await operator.type(opened.getByRole('searchbox', { name: 'Search organizations' }), 'stark{Enter}');
  expect(await opened.findByRole('radio', { name: 'Stark Kitchens' })).toBeVisible();
  await waitFor(() => expect(opened.getAllByRole('radio')).toHaveLength(1));
  expect(opened.getByRole('button', { name: 'Add to Tyrell Optics' })).not.toHaveAttribute('aria-disabled');
  await operator.type(opened.getByRole('searchbox', { name: 'Search organizations' }), 'zzz{Enter}');
  expect(await opened.findByText('No organizations match.')).toBeVisible();
});

it('says when the user was added but the roles were not assigned, and assigns them on retry', async () => {
  const { answer, repair } = broken(product.fetch, `POST ${rolesPath('Initech')}`, nobodyListens);
  const { operator } = open('?dialog=add-organization', answer);
  const opened = await dialog('Add Ada to an organization');
  await operator.click(await opened.findByRole('radio', { name: 'Initech' }));
  await operator.click(await opened.findByRole('checkbox', { name: 'admin' }));
  await operator.click(opened.getByRole('button', { name: 'Add to Initech' }));
  expect(await opened.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  expect(await opened.findByText('Ada was added to Initech, but the roles were not assigned.')).toBeVisible();
  expect(await memberships()).toEqual(['Initech: ']);
  repair();
  await operator.click(opened.getByRole('button', { name: 'Add to Initech' }));
  expect(await screen.findByText('Ada was added to Initech')).toBeVisible();
  expect(await memberships()).toEqual(['Initech: admin']);
});

it('sends only added and removed roles, and undoes the change', async () => {
  await join('Globex', [member]);
  const { operator, requests, sentBody } = open();
  await operator.click(await screen.findByRole('button', { name: 'Change roles in Globex' }));
  const opened = await dialog('Change the roles of Ada in Globex');
  expect(await opened.findByRole('checkbox', { name: 'member' })).toBeChecked();
  const save = opened.getByRole('button', { name: 'Save roles' });
  expect(save).toHaveAttribute('aria-disabled', 'true');
  await operator.click(opened.getByRole('checkbox', { name: 'member' }));
  await operator.click(opened.getByRole('checkbox', { name: 'billing' }));
  await operator.click(save);
  expect(await screen.findByText('The roles of Ada in Globex were changed')).toBeVisible();
  expect(await memberships()).toEqual(['Globex: billing']);
  expect(await sentBody(`POST ${rolesPath('Globex')}`)).toEqual({ organizationRoleIds: ['or3billing00000000000'] });
  expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toContain(
    `DELETE ${rolesPath('Globex')}/${member}`,
  );

  await operator.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Ada has the previous roles in Globex again')).toBeVisible();
  expect(await memberships()).toEqual(['Globex: member']);
});

it('loads the roles again after a partial failure, and retries the rest', async () => {
  await join('Globex', [member]);
  const { answer, repair } = broken(product.fetch, `DELETE ${rolesPath('Globex')}/${member}`, nobodyListens);
  const { operator, sent } = open(`?dialog=organization-roles&about=${idOf('Globex')}`, answer);
  const opened = await dialog('Change the roles of Ada in Globex');
  await operator.click(await opened.findByRole('checkbox', { name: 'member' }));
  await operator.click(opened.getByRole('checkbox', { name: 'admin' }));
  await operator.click(opened.getByRole('button', { name: 'Save roles' }));
  expect(await opened.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  expect(await memberships()).toEqual(['Globex: admin, member']);
  expect(opened.getByRole('checkbox', { name: 'member' })).not.toBeChecked();
  await waitFor(() => expect(sent(`GET /api/users/${user.id}/organizations`).length).toBeGreaterThan(1));
  repair();
  await operator.click(opened.getByRole('button', { name: 'Save roles' }));
  expect(await screen.findByText('The roles of Ada in Globex were changed')).toBeVisible();
  expect(await memberships()).toEqual(['Globex: admin']);
});

it('removes a user from an organization, and undoes it', async () => {
  await join('Globex', [member, admin]);
  const { operator } = open();
  await operator.click(await screen.findByRole('button', { name: 'Remove from Globex' }));
  const opened = await dialog('Remove Ada from Globex');
  expect(opened.getByText(/^Roles lost: (member and admin|admin and member)$/)).toBeVisible();
  await waitFor(() => expect(opened.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  await operator.click(opened.getByRole('button', { name: 'Remove from organization' }));
  expect(await screen.findByText('Ada was removed from Globex')).toBeVisible();
  expect(await screen.findByText('No organizations')).toBeVisible();
  expect(await memberships()).toEqual([]);
  await operator.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Ada is in Globex again, with the previous roles')).toBeVisible();
  expect(await memberships()).toEqual(['Globex: admin, member']);
});

it('only opens the dialogs for links', async () => {
  await join('Globex');
  const { operator, requests, router } = open();
  for (const which of ['add-organization', 'remove-organization']) {
    await router.navigate(`/users/${user.id}/organizations?dialog=${which}&about=${idOf('Globex')}`);
    const opened = await dialog(/Ada/);
    await waitFor(() => expect(opened.getByRole('button', { name: 'Cancel' })).toHaveFocus());
    await operator.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
});

it('shows a network error and loads on retry', async () => {
  const { answer, repair } = broken(product.fetch, `GET /api/users/${user.id}/organizations`, nobodyListens);
  const { operator } = open('', answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('This could not be loaded');
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('No organizations')).toBeVisible();
});

it('says when an older Logto does not support organizations', async () => {
  const { answer } = broken(product.fetch, `GET /api/users/${user.id}/organizations`, () =>
    refusal(404, { code: 'gateway.feature_not_offered' }),
  );
  open('', answer);
  expect(await screen.findByText('This version of Logto doesn’t support this.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add to organization' })).toBeNull();
});
