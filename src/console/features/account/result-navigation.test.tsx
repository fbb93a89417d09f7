import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { createUser } from '#console/testing/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0);
  // The list is sorted newest first.
  for (const name of ['Eva', 'Dora', 'Cleo', 'Berta', 'Anna']) await createUser(product, { name });
});
afterAll(() => product.close());

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const link = (name: string) => screen.findByRole('link', { name });
/** The main navigation has a link with the same name. */
const back = () => screen.findByRole('link', { name: 'Users', current: false });
const list = '/users?page=2&page_size=2';

async function open(name: string, address = list) {
  const rendered = renderConsole(address, product.fetch);
  await rendered.operator.click(await link(name));
  await heading(name);
  return rendered;
}

it('moves through the result set across pages', async () => {
  const { operator, router } = await open('Dora');
  expect(screen.getByText('4 of 5')).toBeVisible();
  await waitFor(async () => expect(await link('Next user')).not.toHaveAttribute('aria-disabled'));
  await operator.click(await link('Next user'));
  expect(await heading('Eva')).toBeVisible();
  expect(screen.getByText('5 of 5')).toBeVisible();
  expect(await link('Next user')).toHaveAttribute('aria-disabled', 'true');
  expect(await back()).toHaveAttribute('href', '/users?page=3&page_size=2');
  await operator.click(await link('Previous user'));
  await heading('Dora');
  await operator.click(await link('Previous user'));
  expect(await heading('Cleo')).toBeVisible();
  expect(screen.getByText('3 of 5')).toBeVisible();
  await router.navigate(-1);
  expect(await screen.findByRole('table', { name: 'Users' })).toBeVisible();
  expect(router.state.location.search).toBe('?page=2&page_size=2');
});

it('stays in the open section and shows no data of the previous user', async () => {
  const { operator, address } = await open('Cleo');
  await operator.click(await link('Custom data'));
  await screen.findByRole('textbox', { name: 'Custom data' });
  await operator.click(await link('Next user'));
  await heading('Dora');
  expect(address()).toMatch(/\/custom-data$/);
  expect(await screen.findByRole('textbox', { name: 'Custom data' })).toHaveValue('{}');
});

it('moves by keyboard, but not while typing', async () => {
  const { operator } = await open('Cleo');
  await operator.click(await screen.findByRole('textbox', { name: 'Name' }));
  await operator.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(await heading('Cleo')).toBeVisible();
  fireEvent.keyDown(document.body, { key: 'ArrowDown', altKey: true });
  expect(await heading('Dora')).toBeVisible();
  fireEvent.keyDown(document.body, { key: 'ArrowUp', altKey: true });
  expect(await heading('Cleo')).toBeVisible();
});

it('returns to the row of the current user', async () => {
  const { operator } = await open('Cleo');
  await operator.click(await link('Next user'));
  await heading('Dora');
  await operator.click(await back());
  await waitFor(async () => expect(await link('Dora')).toHaveFocus());
});

it('confirms before unsaved input is lost', async () => {
  const { operator } = await open('Cleo');
  await operator.type(await screen.findByRole('textbox', { name: 'Name' }), 'patra');
  await operator.click(await link('Next user'));
  expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Leave without saving' }));
  await heading('Dora');
  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Dora');
});

it('shows no result set for a user not opened from a list', async () => {
  const user = await createUser(product, { name: 'Zoe' });
  renderConsole(`/users/${user.id}`, product.fetch);
  await heading('Zoe');
  expect(screen.queryByRole('link', { name: 'Next user' })).toBeNull();
});
