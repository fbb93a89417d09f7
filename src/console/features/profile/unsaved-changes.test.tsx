import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser, readUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
beforeAll(async () => {
  product = await openTestProduct(0);
});
afterAll(() => product.close());
beforeEach(async () => {
  user = await createUser(product, { name: 'Ada' });
});

const nameField = () => screen.findByRole('textbox', { name: 'Name' });
const question = () => screen.findByRole('dialog', { name: 'Leave without saving?' });
const section = (name: string) =>
  within(screen.getByRole('navigation', { name: 'User sections' })).getByRole('link', { name });
/** Whether the page would show the confirmation of the browser when the tab is closed. */
const warnsOnClosing = () => !fireEvent(window, new Event('beforeunload', { cancelable: true }));

it('warns before leaving; staying, also with Enter, keeps what was typed', async () => {
  const { operator, address } = renderConsole(`/users/${user.id}`, product.fetch);
  await operator.type(await nameField(), ' L.');
  await operator.click(section('Custom data'));
  await waitFor(async () => expect(within(await question()).getByRole('button', { name: 'Stay here' })).toHaveFocus());
  await operator.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await nameField()).toHaveValue('Ada L.');
  expect(address()).toBe(`/users/${user.id}`);
});

it('leaves on confirmation without saving', async () => {
  const { operator, address } = renderConsole(`/users/${user.id}`, product.fetch);
  await operator.type(await nameField(), ' L.');
  await operator.click(section('Custom data'));
  await operator.click(within(await question()).getByRole('button', { name: 'Leave without saving' }));
  await waitFor(() => expect(address()).toBe(`/users/${user.id}/custom-data`));
  expect(await readUser(product, user)).toMatchObject({ name: 'Ada' });
});

it('warns on Back', async () => {
  const { operator, router } = renderConsole(['/users', `/users/${user.id}`], product.fetch);
  await operator.type(await nameField(), ' L.');
  void router.navigate(-1);
  expect(await question()).toBeVisible();
});

it('warns on closing the tab only with unsaved changes', async () => {
  const { operator } = renderConsole(`/users/${user.id}`, product.fetch);
  await nameField();
  expect(warnsOnClosing()).toBe(false);
  await operator.type(await nameField(), 'x');
  expect(warnsOnClosing()).toBe(true);
  await operator.type(await nameField(), '{Backspace}');
  expect(warnsOnClosing()).toBe(false);
});

it('does not warn about a dialog of the same page', async () => {
  const { operator } = renderConsole(`/users/${user.id}`, product.fetch);
  await operator.type(await nameField(), ' L.');
  await operator.click(screen.getByRole('button', { name: 'Suspend' }));
  expect(await screen.findByRole('dialog', { name: 'Suspend Ada' })).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Suspend user' }));
  expect(await screen.findByText('Suspended')).toBeVisible();
  expect(await nameField()).toHaveValue('Ada L.');
});

it('does not warn after saving', async () => {
  const { operator, address } = renderConsole(`/users/${user.id}`, product.fetch);
  await operator.type(await nameField(), ' L.');
  await operator.click(screen.getByRole('button', { name: 'Save changes' }));
  await screen.findByText('Saved');
  await operator.click(section('Custom data'));
  await waitFor(() => expect(address()).toBe(`/users/${user.id}/custom-data`));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('warns on the page of a new user', async () => {
  const { operator } = renderConsole('/users/new', product.fetch);
  await operator.type(await nameField(), 'Fresh');
  await operator.click(screen.getByRole('button', { name: 'Create user' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Fresh' })).toBeVisible();
  await operator.type(await nameField(), ' L.');
  await operator.click(section('Custom data'));
  expect(await question()).toBeVisible();
});

it('warns on Back to a new user', async () => {
  const { operator, router } = renderConsole('/users/new', product.fetch);
  await operator.type(await nameField(), 'Fresh');
  await operator.click(screen.getByRole('button', { name: 'Create user' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Fresh' })).toBeVisible();
  await router.navigate('/users/new');
  expect(await screen.findByRole('heading', { level: 1, name: 'New user' })).toBeVisible();
  await operator.type(await screen.findByRole('textbox', { name: 'Name' }), 'Second');
  void router.navigate(-1);
  expect(await question()).toBeVisible();
});
