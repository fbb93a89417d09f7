import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, isFor, nobodyListens, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { type Grant, grants, type Session, sessions } from '#contract/sessions.ts';
import { type User, user as userShape } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

type Account = { user: User; sessions: Session[]; firstParty: Grant[]; thirdParty: Grant[] };

let product: Product;
let accounts: Account[];
beforeAll(async () => {
  product = await openTestProduct(100);
  const users = z.array(userShape).parse(await sendToProduct(product, 'GET /api/users?page_size=100'));
  accounts = await Promise.all(users.map(async (user) => ({ user, ...(await read(user)) })));
});
afterAll(() => product.close());

/** Reads sessions and grants directly from the API. */
async function read({ id }: User) {
  const listed = async (appType: string) =>
    grants.parse(await sendToProduct(product, `GET /api/users/${id}/grants?appType=${appType}`)).grants;
  return {
    sessions: sessions.parse(await sendToProduct(product, `GET /api/users/${id}/sessions`)).sessions,
    firstParty: await listed('firstParty'),
    thirdParty: await listed('thirdParty'),
  };
}

/** Only seeded users have sessions, so each test takes a user that no other test changes. */
function take(fits: (account: Account) => boolean): Account {
  const account = accounts.find((candidate) => !candidate.user.isSuspended && fits(candidate));
  if (account === undefined) throw new Error('No seeded user fits');
  accounts = accounts.filter((candidate) => candidate !== account);
  return account;
}

const hasSessions = (count: number) => (account: Account) =>
  account.sessions.length === count && account.firstParty.length > 0;
const open = ({ user }: Account, query = '', answer: Answer = product.fetch) =>
  renderConsole(`/users/${user.id}/sessions${query}`, answer);
const dialog = async (name: RegExp) => within(await screen.findByRole('dialog', { name }));
const inAnHour = /Apps may work until \d{1,2}:\d{2}/;
/** Shown after the data is loaded again. */
const nothingLeft = () => screen.findByText('No active sessions');

it('lists sessions and grants', async () => {
  const account = take((candidate) => hasSessions(2)(candidate) && isOnPhone(candidate));
  open(account);
  const table = within(await screen.findByRole('table', { name: 'Sessions' }));
  expect(table.getAllByRole('rowheader')).toHaveLength(2);
  expect(
    table.getAllByText(/^(Chrome|Safari|Firefox|Microsoft Edge) \d+ on (Android|iOS|Windows|macOS|Linux)$/),
  ).toHaveLength(2);
  expect(table.getAllByText(/^(Phone|iPhone)$/).length).toBeGreaterThan(0);
  for (const { lastSubmission } of account.sessions) {
    expect(table.getAllByText(lastSubmission?.signInContext?.['ip'] ?? 'no address')[0]).toBeInTheDocument();
  }
  const own = within(await screen.findByRole('table', { name: 'First-party apps' }));
  const app = account.firstParty[0]?.application?.name ?? 'no app';
  expect(await own.findByText(app)).toBeVisible();
  expect(table.getAllByText(app).length).toBeGreaterThan(0);
  expect(await screen.findByText('No third-party apps have a grant.')).toBeVisible();
  const tabs = within(screen.getByRole('navigation', { name: 'User sections' }));
  expect(tabs.getByRole('link', { name: 'Sessions' })).toHaveAttribute('aria-current', 'page');
  await waitFor(() => expect(document.title).toMatch(/ – Sessions · Usher$/));
});

const isOnPhone = (account: Account) =>
  account.sessions.some(({ lastSubmission }) =>
    /iPhone|Android/.test(lastSubmission?.signInContext?.['userAgent'] ?? ''),
  );

it('shows a session with little data, and the location of another', async () => {
  const account = take(hasSessions(2));
  const [bare, placed] = account.sessions;
  if (bare === undefined || placed === undefined) throw new Error('The user has fewer than two sessions');
  const known = [
    { ...bare, lastSubmission: null, clientId: null },
    {
      ...placed,
      lastSubmission: { signInContext: { ip: '203.0.113.9', country: 'AU', city: 'Sydney', userAgent: 'x/1' } },
    },
  ];
  const line = `GET /api/users/${account.user.id}/sessions`;
  open(account, '', (request) => (isFor(line)(request) ? Response.json({ sessions: known }) : product.fetch(request)));
  expect(await screen.findByText('Unknown device')).toBeVisible();
  expect(screen.getByText('Sydney, Australia')).toBeInTheDocument();
  expect(screen.getByText('x/1')).toBeVisible();
});

it('revokes a session without its grants by default', async () => {
  const account = take(hasSessions(2));
  const { operator, address, requests } = open(account);
  const rows = within(await screen.findByRole('table', { name: 'Sessions' }));
  await operator.click(rows.getAllByRole('button', { name: /^Revoke/ })[0] as HTMLElement);
  const opened = await dialog(/^Revoke the session on /);
  expect(opened.getByText(inAnHour)).toBeVisible();
  await waitFor(() => expect(opened.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  expect(opened.getByRole('radio', { name: 'None' })).toBeChecked();
  await operator.click(opened.getByRole('button', { name: 'Revoke session' }));
  expect(await screen.findByText(/^Session revoked/)).toBeVisible();
  await waitFor(() => expect(rows.getAllByRole('rowheader')).toHaveLength(1));
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Sessions' })).toHaveFocus());
  expect(address()).toBe(`/users/${account.user.id}/sessions`);
  const sent = requests.filter(({ method }) => method === 'DELETE');
  expect(sent.map(({ url }) => new URL(url).search)).toEqual(['']);
  expect(await read(account.user)).toMatchObject({ sessions: [{}], firstParty: account.firstParty });
});

it.each([
  ['First-party apps', 'firstParty'],
  ['All apps', 'all'],
])('revokes a session with the grants of %s, and shows that request', async (choice, target) => {
  const account = take(hasSessions(1));
  const { operator, requests } = open(account);
  await operator.click((await screen.findAllByRole('button', { name: /^Revoke .* on / }))[0] as HTMLElement);
  const opened = await dialog(/^Revoke the session on /);
  await operator.click(opened.getByRole('radio', { name: choice }));
  await operator.click(opened.getByRole('button', { name: 'Show request' }));
  expect(opened.getByText(new RegExp(`revokeGrantsTarget=${target}`))).toBeVisible();
  await operator.click(opened.getByRole('button', { name: 'Revoke session' }));
  expect(await nothingLeft()).toBeVisible();
  expect(requests.filter(({ method }) => method === 'DELETE').map(({ url }) => new URL(url).search)).toEqual([
    `?revokeGrantsTarget=${target}`,
  ]);
  expect((await read(account.user)).firstParty).toEqual([]);
});

it('treats a session that is already revoked as success', async () => {
  const account = take(hasSessions(1));
  const { operator } = open(account);
  await operator.click((await screen.findAllByRole('button', { name: /^Revoke .* on / }))[0] as HTMLElement);
  await sendToProduct(product, `DELETE /api/users/${account.user.id}/sessions/${account.sessions[0]?.payload.uid}`);
  await operator.click(await screen.findByRole('button', { name: 'Revoke session' }));
  expect(await nothingLeft()).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('revokes a grant', async () => {
  const account = take(({ thirdParty }) => thirdParty.length > 0);
  const { operator } = open(account);
  const table = within(await screen.findByRole('table', { name: 'Third-party apps' }));
  await operator.click(table.getByRole('button', { name: /^Revoke Partner rewards, ID ending in / }));
  const opened = await dialog(/^Revoke the grant of Partner rewards$/);
  await operator.click(opened.getByRole('button', { name: 'Revoke grant' }));
  expect(await screen.findByText(/^Grant of Partner rewards revoked/)).toBeVisible();
  expect(await screen.findByText('No third-party apps have a grant.')).toBeVisible();
  expect((await read(account.user)).thirdParty).toEqual([]);
});

it('distinguishes two grants of one app in list, button and dialog', async () => {
  const account = take((candidate) => hasSessions(1)(candidate) && candidate.firstParty.length === 1);
  const [first] = account.firstParty;
  if (first === undefined) throw new Error('The user has no grant');
  const older = { ...first, id: 'older-grant-000001', payload: { ...first.payload, iat: first.payload.iat - 86_400 } };
  const answer: Answer = (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const isListed = pathname.endsWith('/grants') && searchParams.get('appType') === 'firstParty';
    return isListed ? Response.json({ grants: [first, older] }) : product.fetch(request);
  };
  const { operator } = open(account, '', answer);
  const table = within(await screen.findByRole('table', { name: 'First-party apps' }));
  const buttons = table.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
  expect(new Set(buttons).size).toBe(2);
  // Only one of them was given in the active session.
  expect(
    await table.findByText(new RegExp(`^In the session on .+, ID ending in ${first.id.slice(-6)}$`)),
  ).toBeVisible();
  expect(table.getByText('ID ending in 000001')).toBeVisible();
  await operator.click(table.getByRole('button', { name: /ID ending in 000001$/ }));
  const opened = await dialog(/^Revoke the grant of /);
  expect(opened.getByText(/^Granted .+, ID ending in 000001\.$/)).toBeVisible();
});

it('keeps the dialog open when revoking fails', async () => {
  const account = take(hasSessions(1));
  const uid = account.sessions[0]?.payload.uid;
  const line = `DELETE /api/users/${account.user.id}/sessions/${uid}`;
  const { answer, repair } = broken(product.fetch, line, nobodyListens);
  const { operator } = open(account, `?dialog=revoke-session&about=${uid}`, answer);
  const opened = await dialog(/^Revoke the session on /);
  await operator.click(opened.getByRole('button', { name: 'Revoke session' }));
  expect(await opened.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  repair();
  await operator.click(opened.getByRole('button', { name: 'Revoke session' }));
  expect(await nothingLeft()).toBeVisible();
});

it('revokes all sessions and first-party grants, and shows until when apps may work', async () => {
  const account = take(hasSessions(2));
  const { operator, address } = open(account);
  await operator.click(await screen.findByRole('button', { name: 'Sign out everywhere' }));
  expect(address()).toMatch(/\?dialog=sign-out$/);
  const opened = await dialog(/^Sign out .* everywhere$/);
  expect(await opened.findByText(/^Revokes 2 sessions\. Apps may work until \d{1,2}:\d{2}/)).toBeVisible();
  expect(opened.getByRole('link', { name: 'Reset password' })).toBeVisible();
  await waitFor(() => expect(opened.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  await operator.click(opened.getByRole('button', { name: 'Sign out everywhere' }));
  expect(await screen.findByText(/is signed out everywhere\. Apps may work until/)).toBeVisible();
  expect(await nothingLeft()).toBeVisible();
  expect(await screen.findByText('No first-party apps have a grant.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await read(account.user)).toEqual({ sessions: [], firstParty: [], thirdParty: [] });
});

it('revokes third-party grants and deletes tokens only when checked', async () => {
  const account = take((candidate) => candidate.thirdParty.length > 0 && candidate.sessions.length > 0);
  await sendToProduct(product, `POST /api/users/${account.user.id}/personal-access-tokens`, { name: 'ci/#1 nightly' });
  const { operator } = open(account, '?dialog=sign-out');
  const opened = await dialog(/^Sign out .* everywhere$/);
  const first = await opened.findByRole('button', { name: 'Sign out everywhere' });
  await waitFor(() => expect(first).not.toHaveAttribute('aria-disabled'));
  await operator.click(first);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await read(account.user)).thirdParty).toHaveLength(account.thirdParty.length);

  await operator.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
  const again = await dialog(/^Sign out .* everywhere$/);
  const confirm = again.getByRole('button', { name: 'Sign out everywhere' });
  expect(await again.findByText(/^There are no sessions to revoke/)).toBeVisible();
  expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await operator.click(again.getByRole('checkbox', { name: /^Also revoke 1 grant of third-party apps/ }));
  const token = again.getByRole('checkbox', { name: 'Also delete 1 personal access token' });
  expect(token).toHaveAccessibleDescription('ci/#1 nightly');
  await operator.click(token);
  await operator.click(confirm);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await read(account.user)).thirdParty).toEqual([]);
  expect(await sendToProduct(product, `GET /api/users/${account.user.id}/personal-access-tokens`)).toEqual([]);
});

it('lists what could not be revoked, and retries only that', async () => {
  const account = take(hasSessions(2));
  const [first] = account.sessions;
  const stuck = `DELETE /api/users/${account.user.id}/sessions/${first?.payload.uid}`;
  const { answer, repair } = broken(product.fetch, stuck, () => refusal(502, { code: 'gateway.upstream_failed' }));
  const { operator, requests } = open(account, '?dialog=sign-out', answer);
  const opened = await dialog(/^Sign out .* everywhere$/);
  await opened.findByText(/^Revokes 2 sessions/);
  await operator.click(opened.getByRole('button', { name: 'Sign out everywhere' }));
  const alert = await opened.findByRole('alert');
  expect(alert).toHaveTextContent('1 item couldn’t be revoked');
  expect(within(alert).getByRole('listitem')).toHaveTextContent(/^Session on .+: The identity service failed\./);
  expect(opened.getByText(/^Revokes 1 session\./)).toBeVisible();
  expect((await read(account.user)).sessions).toEqual([first]);

  repair();
  const before = requests.length;
  await waitFor(() => expect(opened.getByRole('button', { name: 'Try again' })).toBeEnabled());
  await operator.click(opened.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const deleted = requests.slice(before).filter(({ method }) => method === 'DELETE');
  expect(deleted.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([stuck]);
  expect(await read(account.user)).toMatchObject({ sessions: [], firstParty: [] });
});

it('trusts the reloaded data rather than a failed response', async () => {
  const account = take(hasSessions(1));
  const { operator } = open(account, '?dialog=sign-out', async (request) => {
    const response = await product.fetch(request);
    return request.method === 'DELETE' ? nobodyListens() : response;
  });
  const opened = await dialog(/^Sign out .* everywhere$/);
  await opened.findByText(/^Revokes 1 session\./);
  await operator.click(opened.getByRole('button', { name: 'Sign out everywhere' }));
  expect(await opened.findByText(/^There are no sessions to revoke/)).toBeVisible();
  expect(opened.queryByRole('alert')).toBeNull();
  // The list is read again before the write has settled.
  await waitFor(() =>
    expect(opened.getByRole('button', { name: 'Sign out everywhere' })).toHaveAttribute('aria-disabled', 'true'),
  );
});

it('says that suspending has already revoked the sessions', async () => {
  const account = take(hasSessions(1));
  await sendToProduct(product, `PATCH /api/users/${account.user.id}/is-suspended`, { isSuspended: true });
  open(account, '?dialog=sign-out');
  const opened = await dialog(/^Sign out .* everywhere$/);
  expect(await opened.findByText(/so its sessions are already revoked/)).toBeVisible();
  expect(opened.queryByRole('link', { name: 'Reset password' })).toBeNull();
  expect(await screen.findByText('Suspending the account revoked its sessions.')).toBeInTheDocument();
});

it('only opens the dialog for a link to ?dialog=sign-out, and ignores Enter', async () => {
  const account = take(hasSessions(1));
  const { operator, requests } = open(account, '?dialog=sign-out');
  const opened = await dialog(/^Sign out .* everywhere$/);
  await opened.findByText(/^Revokes 1 session\./);
  await waitFor(() => expect(opened.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  await operator.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
});

it('shows a network error and loads on retry', async () => {
  const account = take(hasSessions(1));
  const { answer, repair } = broken(product.fetch, `GET /api/users/${account.user.id}/sessions`, nobodyListens);
  const { operator } = open(account, '', answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('This could not be loaded');
  expect(await screen.findByRole('table', { name: 'First-party apps' })).toBeVisible();
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('table', { name: 'Sessions' })).toBeVisible();
});

it('says once when an older Logto supports neither sessions nor grants', async () => {
  const account = take(() => true);
  const missing = /\/(sessions|grants)$/;
  open(account, '?dialog=sign-out', (request) =>
    missing.test(new URL(request.url).pathname)
      ? refusal(404, { code: 'gateway.feature_not_offered' })
      : product.fetch(request),
  );
  expect(await screen.findByText('This version of Logto doesn’t support this.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Sign out everywhere' })).toBeNull();
  expect(screen.queryByRole('heading', { name: 'App grants' })).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});
