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

it('opens the user list at the root', async () => {
  const { address } = renderConsole('/', product.fetch);
  expect(await screen.findByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  expect(address()).toBe('/users');
  await waitFor(() => expect(document.title).toBe('Users · Usher'));
});

it('has one main landmark and a navigation outside of it that marks the current page', async () => {
  const { operator } = renderConsole('/users', product.fetch);
  await screen.findByRole('heading', { level: 1, name: 'Users' });
  expect(within(screen.getByRole('main')).queryByRole('navigation', { name: 'Main' })).toBeNull();
  expect(
    navigation()
      .getAllByRole('link')
      .map(({ textContent }) => textContent),
  ).toEqual(['Users', 'Activity', 'Roles', 'Dashboard', 'Approvals', 'Jobs', 'Audit log', 'Operators']);
  expect(navigation().getByRole('link', { current: 'page' })).toHaveTextContent('Users');

  await operator.click(navigation().getByRole('link', { name: 'Activity' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  expect(navigation().getByRole('link', { current: 'page' })).toHaveTextContent('Activity');
});

it('offers a link to skip the navigation', async () => {
  renderConsole('/users', product.fetch);
  await screen.findByRole('heading', { level: 1, name: 'Users' });
  expect(screen.getByRole('link', { name: 'Skip to content' })).toHaveAttribute(
    'href',
    `#${screen.getByRole('main').id}`,
  );
});

it('shows a page for unknown URLs with a link to the users', async () => {
  const { operator, requests } = renderConsole('/nowhere/at-all', product.fetch);
  expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  expect(requests).toHaveLength(0);
  await operator.click(screen.getByRole('link', { name: 'Go to users' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
});

it('uses the system color scheme until another is chosen, and stores the choice', async () => {
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

it('shows configuration warnings to administrators on every page', async () => {
  const answer = signedIn(product.fetch, { notices: ['operators-unprotected'] });
  const { router } = renderConsole('/users', answer);
  const notice = () => screen.findByText('Operators’ accounts aren’t protected');
  expect(await notice()).toBeVisible();
  expect(screen.getByText(/^Operators sign in with the Logto that Usher manages.*OIDC_IS_LOGTO=true/)).toBeVisible();
  // A notice is not an error.
  expect(screen.queryByRole('alert')).toBeNull();
  await router.navigate('/roles');
  expect(await screen.findByRole('heading', { level: 1, name: 'Roles' })).toBeVisible();
  expect(await notice()).toBeVisible();
});
