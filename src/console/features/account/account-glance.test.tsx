import { act, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { broken, held, nobodyListens, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
beforeAll(async () => {
  product = await openTestProduct(0);
});
afterAll(() => product.close());
beforeEach(async () => {
  user = await createUser(product, { name: 'Ada Lovelace', password: 'correct horse battery' });
});

const open = (answer = product.fetch) => renderConsole(`/users/${user.id}`, answer);
const heading = () => screen.findByRole('heading', { level: 1, name: 'Ada Lovelace' });
/** Returns the value of a fact. */
const fact = async (label: string) => {
  const term = (await screen.findAllByRole('term')).find(({ textContent }) => textContent === label);
  const value = term?.nextElementSibling;
  if (!(value instanceof HTMLElement)) throw new Error(`There is no fact "${label}".`);
  return value;
};

it('shows facts of the account with links to their sections', async () => {
  await sendToProduct(product, `POST /api/users/${user.id}/mfa-verifications`, { type: 'Totp' });
  for (const name of ['Support', 'Editor', 'Reader']) {
    const role = (await sendToProduct(product, 'POST /api/roles', { name, description: name })) as { id: string };
    await sendToProduct(product, `POST /api/users/${user.id}/roles`, { roleIds: [role.id] });
  }
  open();
  const factors = await screen.findByRole('link', { name: 'Authenticator app' });
  expect(factors).toHaveAttribute('href', `/users/${user.id}/sign-in-methods`);
  const roles = await screen.findByRole('link', { name: /, .* \+1$/ });
  expect(roles).toHaveAttribute('href', `/users/${user.id}/roles`);
  for (const label of ['Active sessions', 'Organizations']) {
    await waitFor(async () => expect(await fact(label)).toHaveTextContent('None'));
  }
  expect(await fact('Password')).toHaveTextContent('Set');
});

it('searches for failed attempts on request and shows that they were not checked before', async () => {
  const { operator, requests } = open();
  expect(await screen.findByText(/Failed attempts weren’t checked/)).toBeVisible();
  const searches = () => requests.filter(({ url }) => url.includes('logKey=Interaction'));
  expect(searches()).toHaveLength(0);
  await operator.click(screen.getByRole('button', { name: 'Check now' }));
  expect(await screen.findByText('No sign-in problems found')).toBeVisible();
  expect(await fact('Last failure in 24 hours')).toHaveTextContent('None found');
  expect(searches()).toHaveLength(3);
});

it('searches for failed attempts automatically on the Activity tab', async () => {
  renderConsole(`/users/${user.id}/activity`, product.fetch);
  expect(await screen.findByText('No sign-in problems found')).toBeVisible();
});

it('reuses the result of another account for a minute', async () => {
  const { operator, router, requests } = open();
  await operator.click(await screen.findByRole('button', { name: 'Check now: Last failure in 24 hours' }));
  expect(await screen.findByText('No sign-in problems found')).toBeVisible();
  const searches = () => requests.filter(({ url }) => url.includes('logKey=Interaction'));
  const other = await createUser(product, { name: 'Grace Hopper', password: 'correct horse battery' });
  await act(() => router.navigate(`/users/${other.id}`));
  await screen.findByRole('heading', { level: 1, name: 'Grace Hopper' });
  expect(await screen.findByText('No sign-in problems found')).toBeVisible();
  expect(searches()).toHaveLength(3);
});

it('shows when failed attempts cannot be read, and retries', async () => {
  const { answer, repair } = broken(product.fetch, 'GET /api/logs', () =>
    refusal(504, { code: 'gateway.upstream_timeout' }),
  );
  const { operator } = open(answer);
  await operator.click(await screen.findByRole('button', { name: 'Check now' }));
  const retry = await screen.findByRole('button', { name: 'Try again: Last failure in 24 hours' });
  expect(screen.getByText(/^Some sign-in checks couldn’t run/)).toBeVisible();
  repair();
  await operator.click(retry);
  expect(await screen.findByText('No sign-in problems found')).toBeVisible();
});

it('fetches the facts in parallel with the account', async () => {
  const { answer, release } = held(product.fetch, `GET /api/users/${user.id}`);
  const { sent } = open(answer);
  expect(await screen.findByRole('status', { name: 'Loading' })).toBeVisible();
  for (const what of ['mfa-verifications', 'sessions', 'roles', 'organizations']) {
    expect(sent(`GET /api/users/${user.id}/${what}`)).toHaveLength(1);
  }
  expect(sent(`GET /api/users/${user.id}/all-identities`)).toHaveLength(0);
  release();
  await heading();
});

it('shows other facts if one fails, and retries that one', async () => {
  const { answer, repair } = broken(product.fetch, `GET /api/users/${user.id}/sessions`, nobodyListens);
  const { operator } = open(answer);
  await operator.click(await screen.findByRole('button', { name: 'Try again: Active sessions' }));
  expect(await fact('Roles')).toHaveTextContent('None');
  expect(screen.queryByRole('alert')).toBeNull();
  repair();
  await operator.click(await screen.findByRole('button', { name: 'Try again: Active sessions' }));
  expect(await within(await fact('Active sessions')).findByText('None')).toBeVisible();
});

it('omits facts that an older Logto lacks, with one note', async () => {
  const notOffered = () => refusal(404, { code: 'gateway.feature_not_offered' });
  const old = broken(product.fetch, `GET /api/users/${user.id}/sessions`, notOffered);
  open(broken(old.answer, `GET /api/users/${user.id}/mfa-verifications`, notOffered).answer);
  expect(
    await screen.findByText('This version of Logto doesn’t report: MFA factors and Active sessions.'),
  ).toBeVisible();
  expect(screen.queryByText('Active sessions')).toBeNull();
  expect(await fact('Roles')).toHaveTextContent('None');
});

it('shows that sign-in is impossible without a password, with a link to set one', async () => {
  user = await createUser(product, { name: 'Ada Lovelace' });
  open();
  expect(await screen.findByText(/No way to sign in: this account has no password/)).toBeVisible();
  const repair = screen.getByRole('link', { name: 'Set a new password' });
  expect(repair).toHaveAttribute('href', `/users/${user.id}/password`);
});

it('does not report "no problems" if a check failed', async () => {
  const { answer } = broken(product.fetch, 'GET /api/sign-in-exp', nobodyListens);
  open(answer);
  expect(await screen.findByText(/^Some sign-in checks couldn’t run/)).toBeVisible();
});

it('shows repeated failures without a user, found by the identifier entered', async () => {
  const answer = async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== '/api/logs' || !searchParams.get('logKey')?.endsWith('Password.Submit'))
      return product.fetch(request);
    const entries = [1, 2, 3].map((minutesAgo) => attempt(`log-${minutesAgo}`, minutesAgo));
    return Response.json(entries, { headers: { 'total-number': '3' } });
  };
  const { operator } = open(answer);
  await operator.click(await screen.findByRole('button', { name: 'Check now' }));
  expect(
    await screen.findByText('3 failed attempts in the last 24 hours. Latest: Wrong identifier or password.'),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'View attempts' })).toHaveAttribute('href', `/users/${user.id}/activity`);
  const last = within(await fact('Last failure in 24 hours')).getByRole('link', {
    name: 'Wrong identifier or password',
  });
  expect(last).toHaveAttribute('href', '/activity/log-1');
});

/** Answers like the product, with a lockout that began a minute ago. */
const blocked = async (request: Request) => {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== '/api/logs' || !searchParams.get('logKey')?.endsWith('Password.Submit'))
    return product.fetch(request);
  const entries = [attempt('log-1', 1, 'session.verification_blocked_too_many_attempts'), attempt('log-2', 2)];
  return Response.json(entries, { headers: { 'total-number': '2' } });
};
/** The same, of a tenant that locks users for this number of minutes. */
const blockedFor = (lockoutDuration: number) =>
  broken(blocked, 'GET /api/sign-in-exp', () => Response.json({ sentinelPolicy: { lockoutDuration } })).answer;

it('shows a lockout of 30 days until it is over', async () => {
  const { operator } = open(blockedFor(30 * 24 * 60));
  await operator.click(await screen.findByRole('button', { name: 'Check now' }));
  await operator.click(await screen.findByRole('button', { name: 'Unlock' }));
  expect(await screen.findByText(/^The block ends by itself at/)).toBeVisible();
  expect(screen.getByText(/The block ends at/)).toBeInTheDocument();
});

it('shows a lockout whose end is beyond all dates', async () => {
  const { operator } = open(blockedFor(150_000_000_000));
  await operator.click(await screen.findByRole('button', { name: 'Check now' }));
  expect(await screen.findByText('Blocked after too many attempts. The block doesn’t end by itself.')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Unlock' }));
  const help = within(await screen.findByRole('dialog', { name: 'Help with sign-in' }));
  expect(help.getByText(/^The block doesn’t end by itself\. After unlocking/)).toBeVisible();
  await operator.click(help.getByRole('button', { name: 'All ways' }));
  expect(await help.findByRole('button', { name: 'Unlock' })).toBeEnabled();
});

it('unlocks the user and hides the lockout', async () => {
  const { operator, sent } = open(blocked);
  await operator.click(await screen.findByRole('button', { name: 'Check now' }));
  expect(await screen.findByText(/The block ends at/)).toBeVisible();
  await operator.click(await screen.findByRole('button', { name: 'Unlock' }));
  expect(await screen.findByText(/^The block ends by itself at/)).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Unlock user' }));
  expect(await screen.findByText('Ada Lovelace can try to sign in again')).toBeVisible();
  expect(sent(`POST /usher/users/${user.id}/unlock`)).toHaveLength(1);
  expect(screen.queryByText(/The block ends at/)).toBeNull();
  expect(await screen.findByText('No sign-in problems found')).toBeVisible();
});

it('does not treat a sign-in step as a failure', async () => {
  const key = 'Interaction.SignIn.Submit';
  const payload = { key, result: 'Error', error: { code: 'session.mfa.require_mfa_verification' }, userId: user.id };
  const answer = async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== '/api/logs' || searchParams.get('userId') !== user.id) return product.fetch(request);
    return Response.json([{ id: 'step', key, createdAt: Date.now(), payload }], { headers: { 'total-number': '1' } });
  };
  const { operator } = open(answer);
  await operator.click(await screen.findByRole('button', { name: 'Check now' }));
  expect(await screen.findByText('No sign-in problems found')).toBeVisible();
  expect(await fact('Last failure in 24 hours')).toHaveTextContent('None found');
});

function attempt(id: string, minutesAgo: number, code = 'session.invalid_credentials') {
  const key = 'Interaction.SignIn.Verification.Password.Submit';
  return {
    id,
    key,
    createdAt: Date.now() - minutesAgo * 60_000,
    payload: {
      key,
      result: 'Error',
      error: { code },
      payload: { identifier: { type: 'username', value: user.username } },
    },
  };
}
