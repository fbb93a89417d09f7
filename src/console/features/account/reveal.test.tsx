import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { nobodyListens } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;

const signInAs = (role: string) => sendToProduct(product, 'POST /usher/sign-in/demo', { role });

beforeAll(async () => {
  // The first load of this page takes longer than a search waits, and longer still with faked timers.
  await import('#console/features/custom-data/custom-data-tab.tsx');
  product = await openTestProduct(0, { REASON_REQUIRED: 'users:reveal' });
});
afterAll(() => product.close());
beforeEach(async () => {
  await signInAs('admin');
  user = await createUser(product, {
    name: 'Ada Lovelace',
    primaryEmail: `ada.${Date.now()}@example.org`,
    avatar: 'https://example.org/ada.png',
    profile: { givenName: 'Augusta' },
    customData: { plan: 'gold' },
  });
  await signInAs('viewer');
});

const heading = () => screen.findByRole('heading', { level: 1, name: 'Ada Lovelace' });
const maskedNotice = 'Personal data is masked for your role.';

it('reveals an account for a limited time with a reason, and masks it again everywhere', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  try {
    let isDown = false;
    const { operator, sent, queryClient, router } = renderConsole(['/users', `/users/${user.id}`], (request) =>
      isDown ? nobodyListens() : product.fetch(request),
    );
    await heading();
    expect(screen.getByText(maskedNotice)).toBeVisible();
    expect(screen.queryByText(user.primaryEmail ?? '')).toBeNull();

    await operator.click(screen.getByRole('button', { name: 'Reveal personal data' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Reveal personal data of Ada Lovelace' }));
    expect(dialog.getByRole('button', { name: 'Reveal' })).toHaveAttribute('aria-disabled', 'true');
    await operator.type(dialog.getByRole('textbox', { name: 'Reason or ticket' }), 'CASE-7');
    await operator.click(dialog.getByRole('button', { name: 'Reveal' }));
    expect(await screen.findByText(/^Revealed until \d+:\d\d/)).toBeVisible();
    expect((await screen.findAllByText(user.primaryEmail ?? ''))[0]).toBeVisible();
    const [request] = sent(`POST /usher/users/${user.id}/reveal`);
    expect(request?.headers.get('x-usher-reason')).toBe('CASE-7');

    await router.navigate('/users');
    // The page before it shows the email too.
    const list = within(await screen.findByRole('table', { name: 'Users' }));
    expect((await list.findAllByText(user.primaryEmail ?? ''))[0]).toBeVisible();
    await router.navigate(`/users/${user.id}/custom-data`);
    expect(await screen.findByText(/gold/)).toBeVisible();

    isDown = true;
    await vi.advanceTimersByTimeAsync(300_000);
    await waitFor(() => expect(screen.queryByText(/gold/)).toBeNull());
    const known = queryClient.getQueryCache().getAll();
    expect(JSON.stringify(known.map(({ state }) => state))).not.toMatch(/gold|example\.org/);
    isDown = false;
    await operator.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(maskedNotice)).toBeVisible();
  } finally {
    vi.useRealTimers();
  }
});

it('shows a masked picture as such without requesting it', async () => {
  renderConsole(`/users/${user.id}`, product.fetch);
  await heading();
  expect(await screen.findByText('Avatar URL')).toBeVisible();
  const account = within(screen.getByRole('region', { name: 'Account' }));
  expect(account.getByText('Avatar URL').parentElement).toHaveTextContent('•••');
  expect([...document.querySelectorAll('img')].map(({ src }) => new URL(src).pathname)).toEqual(['/favicon.svg']);
});

it('shows after a reload until when an account is revealed', async () => {
  const headers = { 'x-usher': '1', 'content-type': 'application/json', 'x-usher-reason': 'CASE-8' };
  const address = `http://localhost/usher/users/${user.id}/reveal`;
  await product.fetch(new Request(address, { method: 'POST', body: '{}', headers }));
  renderConsole(`/users/${user.id}`, product.fetch);
  await heading();
  expect(screen.getByText(/^Revealed until/)).toBeVisible();
  expect((await screen.findAllByText(user.primaryEmail ?? ''))[0]).toBeVisible();
});

it('is not offered to operators who see unmasked data', async () => {
  await signInAs('admin');
  renderConsole(`/users/${user.id}?dialog=reveal`, product.fetch);
  await heading();
  expect(screen.queryByText(maskedNotice)).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
});
