import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0, { PICTURE_HOSTS: 'pictures.example.com' });
});
afterAll(() => product.close());

const withAvatar = (avatar: string) => createUser(product, { name: 'Ada Lovelace', avatar });
const open = async ({ id }: User) => {
  const rendered = renderConsole(`/users/${id}`, product.fetch);
  await screen.findByRole('heading', { level: 1, name: 'Ada Lovelace' });
  return rendered;
};
const loadButton = () => screen.queryByRole('button', { name: 'Load picture' });
/** URLs of all pictures except the logo. */
const pictures = () =>
  [...document.querySelectorAll('img')]
    .map((image) => image.getAttribute('src'))
    .filter((source) => source !== '/favicon.svg');
const picture = () => document.querySelector(`img:not([src="/favicon.svg"])`) as HTMLImageElement;

it('shows initials for a picture on an unknown host and loads it through the server on request', async () => {
  const user = await withAvatar('https://unknown.example.org/ada.png');
  const { operator } = await open(user);
  expect(pictures()).toEqual([]);
  expect(screen.getByText('AL')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Load picture' }));
  expect(pictures()).toEqual([`/usher/users/${user.id}/picture`]);
  expect(screen.queryByText('AL')).toBeNull();
  expect(loadButton()).toBeNull();
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
});

it('shows that a picture can’t be loaded, and shows initials again', async () => {
  const { operator } = await open(await withAvatar('https://10.0.0.1/ada.png'));
  await operator.click(screen.getByRole('button', { name: 'Load picture' }));
  fireEvent.error(picture());
  expect(pictures()).toEqual([]);
  expect(screen.getByText('AL')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Picture unavailable' })).toBeDisabled();
});

it('requires another request for another picture', async () => {
  const user = await withAvatar('https://unknown.example.org/ada.png');
  const { operator, queryClient } = await open(user);
  await operator.click(screen.getByRole('button', { name: 'Load picture' }));
  await sendToProduct(product, `PATCH /api/users/${user.id}`, { avatar: 'https://unknown.example.org/other.png' });
  await queryClient.invalidateQueries();
  await waitFor(() => expect(loadButton()).not.toBeNull());
  expect(pictures()).toEqual([]);
});

it('shows a picture on a known host at once', async () => {
  await open(await withAvatar('https://pictures.example.com/ada.png'));
  expect(pictures()).toEqual(['https://pictures.example.com/ada.png']);
  expect(loadButton()).toBeNull();
});

it.each(['http://unknown.example.org/ada.png', 'http://127.0.0.1:8080/ada.png', 'ftp://pictures.example.com/ada.png'])(
  'neither shows nor offers %s',
  async (avatar) => {
    await open(await withAvatar(avatar));
    expect(screen.getByText('AL')).toBeVisible();
    expect(pictures()).toEqual([]);
    expect(loadButton()).toBeNull();
  },
);
