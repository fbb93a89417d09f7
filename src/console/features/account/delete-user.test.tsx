import { act, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { broken, nobodyListens } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser, readUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0);
});
afterAll(() => product.close());

const page = ({ id }: User) => `/users/${id}`;
const confirmation = () => screen.findByRole('textbox', { name: 'Type the name to confirm' });
const deleteButton = () => screen.getByRole('button', { name: 'Delete user' });

it('deletes after the name is typed and returns to the same list', async () => {
  const user = await createUser(product, { name: 'Alan Turing' });
  const list = '/users?search=turing&page_size=10';
  const { operator, address, sent } = renderConsole(list, product.fetch);
  await operator.click(await screen.findByRole('link', { name: /Turing/ }));
  await operator.click(await screen.findByRole('button', { name: 'More actions' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  expect(await screen.findByRole('dialog', { name: 'Delete Alan Turing' })).toBeVisible();
  expect(deleteButton()).toHaveAttribute('aria-disabled', 'true');

  await operator.type(await confirmation(), 'Alan Turin');
  expect(deleteButton()).toHaveAttribute('aria-disabled', 'true');
  await operator.type(await confirmation(), 'g{Enter}');
  expect(sent(`DELETE /api/users/${user.id}`)).toHaveLength(0);
  await operator.click(deleteButton());
  const notice = await screen.findByText('Alan Turing was deleted');
  expect(screen.getAllByRole('status').some((status) => status.contains(notice))).toBe(true);
  await waitFor(() => expect(address()).toBe(list));
  expect(await screen.findByText('No users match “turing”')).toBeVisible();
  await expect(readUser(product, user)).rejects.toThrow('404');
});

it('removes the user from the cache, so that Back shows "not found" without the dialog', async () => {
  const user = await createUser(product, { name: 'Kurt Gödel' });
  const list = '/users?search=Kurt';
  const { operator, address, router, queryClient } = renderConsole(list, product.fetch);
  await operator.click(await screen.findByRole('link', { name: /Kurt/ }));
  const sections = within(await screen.findByRole('navigation', { name: 'User sections' }));
  await operator.click(sections.getByRole('link', { name: 'Roles' }));
  await waitFor(() => expect(address()).toBe(`${page(user)}/roles`));
  await operator.click(await screen.findByRole('button', { name: 'More actions' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await operator.type(await confirmation(), 'Kurt Gödel');
  await operator.click(deleteButton());
  await waitFor(() => expect(address()).toBe(list));
  expect(await screen.findByText('No users match “Kurt”')).toBeVisible();
  const known = queryClient.getQueryCache().getAll();
  expect(known.filter(({ queryHash }) => queryHash.includes(user.id))).toEqual([]);
  expect(JSON.stringify(known.map(({ state }) => state.data))).not.toContain('Gödel');

  for (const path of [`${page(user)}/roles`, page(user)]) {
    await act(() => router.navigate(-1));
    await waitFor(() => expect(address()).toBe(path));
    expect(screen.queryByRole('heading', { name: 'Kurt Gödel' })).toBeNull();
    expect(await screen.findByRole('heading', { level: 1, name: 'User not found' })).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
  }
});

it('opens the previous page if the last user of the last page is deleted', async () => {
  const names = Array.from({ length: 11 }, (_, index) => `Lonely ${index}`);
  await Promise.all(names.map((name) => createUser(product, { name })));
  const { operator, address } = renderConsole('/users?search=lonely&page=2&page_size=10', product.fetch);
  const table = await screen.findByRole('table', { name: 'Users' });
  const only = within(table).getByRole('link', { name: /Lonely/ });
  const name = only.textContent;
  await operator.click(only);
  await operator.click(await screen.findByRole('button', { name: 'More actions' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await operator.type(await confirmation(), name);
  await operator.click(deleteButton());
  await waitFor(() => expect(address()).toBe('/users?search=lonely&page_size=10'));
  expect(within(await screen.findByRole('table', { name: 'Users' })).getAllByRole('rowheader')).toHaveLength(10);
});

it('accepts the pasted ID and does not confirm leaving unsaved changes', async () => {
  const user = await createUser(product, { name: 'שרה לוי' });
  const { operator, address } = renderConsole(page(user), product.fetch);
  await operator.type(await screen.findByRole('textbox', { name: 'Name' }), '!');
  await operator.click(screen.getByRole('button', { name: 'More actions' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await operator.click(await confirmation());
  await operator.paste(` ${user.id}`);
  await operator.click(deleteButton());
  expect(await screen.findByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(address()).toBe('/users');
});

it('requires typing the display name for a user with a blank name', async () => {
  const user = await createUser(product, { name: '   ', username: 'blank_name' });
  const { operator } = renderConsole(`${page(user)}?dialog=delete`, product.fetch);
  expect(await screen.findByRole('dialog', { name: 'Delete blank_name' })).toBeVisible();
  expect(deleteButton()).toHaveAttribute('aria-disabled', 'true');
  await operator.type(await confirmation(), 'Blank_name');
  await operator.click(deleteButton());
  expect(await confirmation()).toHaveFocus();
  expect(await confirmation()).toHaveAccessibleDescription(/Type blank_name with the same capital and small letters/);
  await operator.clear(await confirmation());
  await operator.type(await confirmation(), 'blank_name');
  expect(await confirmation()).not.toBeInvalid();
  expect(deleteButton()).not.toHaveAttribute('aria-disabled');
});

it('keeps the dialog and its input if deleting fails', async () => {
  const user = await createUser(product, { name: 'Edith' });
  const { answer, repair } = broken(product.fetch, `DELETE /api/users/${user.id}`, nobodyListens);
  const { operator, address } = renderConsole(`${page(user)}?dialog=delete`, answer);
  await operator.type(await confirmation(), 'Edith');
  await operator.click(deleteButton());
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByRole('alert')).toHaveTextContent('The result is unknown');
  expect(await confirmation()).toHaveValue('Edith');
  repair();
  await operator.click(deleteButton());
  await waitFor(() => expect(address()).toBe('/users'));
});

it('returns the focus to the menu button it was opened from', async () => {
  const user = await createUser(product, { name: 'Edith' });
  const { operator } = renderConsole(page(user), product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'More actions' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete Edith' }));
  await waitFor(() => expect(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  await operator.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'More actions' })).toHaveFocus());
});
