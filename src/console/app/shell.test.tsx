import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { signedIn } from '#console/testing/signed-in.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0);
});
afterAll(() => product.close());

const navigation = () => within(screen.getByRole('navigation', { name: 'Main' }));

it('opens the users at the root', async () => {
  const { address } = renderConsole('/', product.fetch);
  expect(await screen.findByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  expect(address()).toBe('/users');
  await waitFor(() => expect(document.title).toBe('Users · Usher'));
});

it('has one main and a navigation outside of it that says where one is', async () => {
  const { operator } = renderConsole('/users', product.fetch);
  await screen.findByRole('heading', { level: 1, name: 'Users' });
  expect(within(screen.getByRole('main')).queryByRole('navigation', { name: 'Main' })).toBeNull();
  expect(
    navigation()
      .getAllByRole('link')
      .map(({ textContent }) => textContent),
  ).toEqual(['Users', 'Activity', 'Roles', 'Dashboard', 'Approvals', 'Audit log', 'Operators']);
  expect(navigation().getByRole('link', { current: 'page' })).toHaveTextContent('Users');

  await operator.click(navigation().getByRole('link', { name: 'Activity' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  expect(navigation().getByRole('link', { current: 'page' })).toHaveTextContent('Activity');
});

it('lets the keyboard skip the navigation', async () => {
  renderConsole('/users', product.fetch);
  await screen.findByRole('heading', { level: 1, name: 'Users' });
  expect(screen.getByRole('link', { name: 'Skip to content' })).toHaveAttribute(
    'href',
    `#${screen.getByRole('main').id}`,
  );
});

it('says so when there is nothing at an address, and leads on', async () => {
  const { operator, requests } = renderConsole('/nowhere/at-all', product.fetch);
  expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  expect(requests).toHaveLength(0);
  await operator.click(screen.getByRole('link', { name: 'Go to users' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
});

it('follows the system until another color scheme is chosen, and remembers the choice', async () => {
  const { operator } = renderConsole('/nowhere', product.fetch);
  const chosen = () => screen.findByRole('menuitemradio', { checked: true });
  const open = async () => operator.click(await screen.findByRole('button', { name: 'Color scheme' }));
  await open();
  expect(await chosen()).toHaveAccessibleName('System');
  await operator.click(screen.getByRole('menuitemradio', { name: 'Dark' }));
  await waitFor(() => expect(document.documentElement.dataset['mantineColorScheme']).toBe('dark'));
  await open();
  expect(await chosen()).toHaveAccessibleName('Dark');
  expect(Object.values(localStorage)).toContain('dark');
});

it('tells administrators on every page what is wrong with the set-up', async () => {
  const answer = signedIn(product.fetch, { notices: ['operators-unprotected'] });
  const { router } = renderConsole('/users', answer);
  const notice = () => screen.findByText('Operators’ accounts aren’t protected');
  expect(await notice()).toBeVisible();
  expect(screen.getByText(/^Operators sign in with the Logto that Usher manages.*OIDC_IS_LOGTO=true/)).toBeVisible();
  // A standing notice is no error.
  expect(screen.queryByRole('alert')).toBeNull();
  await router.navigate('/roles');
  expect(await screen.findByRole('heading', { level: 1, name: 'Roles' })).toBeVisible();
  expect(await notice()).toBeVisible();
});
