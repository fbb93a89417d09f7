import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { broken, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { startPasswordExpiration, stopPasswordExpiration } from '#console/testing/password-expiration.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
beforeAll(async () => {
  product = await openTestProduct(1);
});
afterAll(() => product.close());
beforeEach(async () => {
  user = await createUser(product, {
    name: 'Ada Lovelace',
    password: 'correct horse battery',
    primaryEmail: `ada.${crypto.randomUUID()}@example.com`,
    profile: { locale: 'de-DE' },
  });
});

const open = (answer: Answer = product.fetch, way?: string) =>
  renderConsole(
    `/users/${user.id}?${new URLSearchParams({ dialog: 'sign-in-help', ...(way !== undefined && { about: way }) })}`,
    answer,
  );
const dialog = async () => within(await screen.findByRole('dialog', { name: 'Help with sign-in' }));

const hour = 60 * 60_000;

/** Answers like the product, with a lockout that began `elapsed` ms before the answer. */
const blockedFor = (elapsed: number) => (request: Request) => {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== '/api/logs' || !searchParams.get('logKey')?.endsWith('Password.Submit')) {
    return product.fetch(request);
  }
  const key = 'Interaction.SignIn.Verification.Password.Submit';
  const error = { code: 'session.verification_blocked_too_many_attempts' };
  const identifier = { type: 'email', value: user.primaryEmail };
  const payload = { key, result: 'Error', error, payload: { identifier } };
  return Response.json([{ id: 'log-1', key, payload, createdAt: Date.now() - elapsed }], {
    headers: { 'total-number': '1' },
  });
};

it('shows what is wrong and every way to help, and returns the focus', async () => {
  const { operator, address } = renderConsole(`/users/${user.id}`, product.fetch);
  await operator.click(await screen.findByRole('button', { name: 'Help with sign-in' }));
  const help = await dialog();
  expect(await help.findByText('No sign-in problems found')).toBeVisible();
  for (const name of [
    'Unlock',
    'Copy sign-in link',
    'Send verification code',
    'Temporary password',
    'Lost second factor',
    'Changed email or phone',
  ]) {
    expect(help.getByRole('button', { name })).toBeEnabled();
  }
  await operator.click(help.getByRole('button', { name: 'Unlock' }));
  expect(help.getByRole('heading', { name: 'Unlock' })).toHaveFocus();
  await operator.click(help.getByRole('button', { name: 'All ways' }));
  await operator.keyboard('{Escape}');
  await waitFor(() => expect(address()).toBe(`/users/${user.id}`));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Help with sign-in' })).toHaveFocus());
});

it('warns of a suspension in each way, and restores the user', async () => {
  await sendToProduct(product, `PATCH /api/users/${user.id}/is-suspended`, { isSuspended: true });
  const { operator, address } = open(product.fetch, 'unlock');
  const help = await dialog();
  const warning = 'This account is suspended, so the user can’t sign in.';
  expect(await help.findByRole('heading', { name: 'Unlock' })).toBeVisible();
  expect(help.getByText(warning)).toBeVisible();
  await operator.click(help.getByRole('button', { name: 'All ways' }));
  expect(help.getByText(warning)).toBeVisible();
  await operator.click(help.getByRole('button', { name: 'Restore' }));
  const restoring = within(await screen.findByRole('dialog', { name: 'Restore Ada Lovelace' }));
  await operator.click(restoring.getByRole('button', { name: 'Restore user' }));
  expect(await screen.findByText('Ada Lovelace can sign in again')).toBeVisible();
  await waitFor(() => expect(address()).toBe(`/users/${user.id}`));
});

it('leads to the correction of an address from another tab', async () => {
  const { operator, address } = renderConsole(`/users/${user.id}/roles?dialog=sign-in-help`, product.fetch);
  await operator.click((await dialog()).getByRole('button', { name: 'Changed email or phone' }));
  await waitFor(() => expect(address()).toBe(`/users/${user.id}?dialog=correct-address`));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Help with sign-in' })).toBeNull());
  expect(await screen.findByRole('dialog')).toBeVisible();
});

it('removes the banner when the lockout has ended, without being asked', async () => {
  renderConsole(`/users/${user.id}/activity`, blockedFor(hour - 3000));
  expect(await screen.findByText(/The block ends at/)).toBeVisible();
  await waitFor(() => expect(screen.queryByText(/The block ends at/)).toBeNull(), { timeout: 6000 });
});

it('shows no banner for a lockout that an operator has ended', async () => {
  await sendToProduct(product, `POST /usher/users/${user.id}/unlock`, {});
  renderConsole(`/users/${user.id}/activity`, blockedFor(60_000));
  expect(await screen.findByText('No sign-in problems found')).toBeVisible();
});

it('sets a temporary password, spells it, and keeps it until it was handed over', async () => {
  const { operator, sentBody, sent } = open(product.fetch, 'password');
  const help = await dialog();
  expect(await help.findByText(/Passwords don’t expire in this tenant/)).toBeVisible();
  await operator.click(help.getByRole('button', { name: 'Set temporary password' }));
  expect(await help.findByText('Temporary password of Ada Lovelace')).toHaveFocus();
  expect(await sentBody(`POST /usher/users/${user.id}/password`)).toEqual({ style: 'words' });
  expect(sent(`PATCH /api/users/${user.id}/password/expiration`)).toEqual([]);

  await operator.click(help.getByRole('button', { name: 'Copy password' }));
  const password = await navigator.clipboard.readText();
  expect(password).toMatch(/^(?:[A-Z][a-z]+-){6}\d{3}$/);
  await operator.click(help.getByRole('button', { name: 'Spell it' }));
  const [, first] = within(help.getByRole('table')).getAllByRole('row');
  expect(first).toHaveTextContent(new RegExp(`^${password.split('-')[0]}capital \\w+ · `));

  await operator.keyboard('{Escape}');
  expect(await screen.findByText('You haven’t handed over the temporary password of this user.')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Show password' }));
  await operator.click(await (await dialog()).findByRole('button', { name: 'I have handed it over' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByRole('button', { name: 'Show password' })).toBeNull();
});

it('makes the user change the password, and says when that or ending the sessions failed', async () => {
  await startPasswordExpiration(product);
  const refused = () => refusal(422, { code: 'x.y', message: 'No.' });
  const { answer, repair } = broken(product.fetch, `PATCH /api/users/${user.id}/password/expiration`, refused);
  const line = `GET /api/users/${user.id}/sessions`;
  const { operator, sentBody } = open(answer, 'password');
  const help = await dialog();
  expect(await help.findByRole('checkbox', { name: 'Must be changed at next sign-in' })).toBeChecked();
  await operator.click(help.getByRole('radio', { name: 'Four groups of letters and digits' }));
  await operator.click(help.getByRole('checkbox', { name: 'End all sessions' }));
  await operator.click(help.getByRole('button', { name: 'Set temporary password' }));
  expect(await help.findByRole('alert')).toHaveTextContent(
    'The password is set, but the next sign-in won’t require a change: Refused: No.',
  );
  expect(help.getByText('All sessions were ended.')).toBeVisible();
  expect(await sentBody(`POST /usher/users/${user.id}/password`)).toEqual({ style: 'groups' });
  await operator.click(help.getByRole('button', { name: 'I have handed it over' }));

  repair();
  const again = open(broken(product.fetch, line, refused).answer, 'password');
  const next = await dialog();
  await again.operator.click(await next.findByRole('checkbox', { name: 'End all sessions' }));
  await again.operator.click(next.getByRole('button', { name: 'Set temporary password' }));
  expect(await next.findByText('At the next sign-in, the user must choose a new one.')).toBeVisible();
  expect(next.getByRole('alert')).toHaveTextContent('Not all sessions could be ended: Refused: No.');
  expect(await again.sentBody(`PATCH /api/users/${user.id}/password/expiration`)).toEqual({ isExpired: true });
  await again.operator.click(next.getByRole('button', { name: 'I have handed it over' }));
  await stopPasswordExpiration(product);
});

it('creates a sign-in link, and a message in the language of the user', async () => {
  const { operator, sentBody } = open(product.fetch, 'link');
  const help = await dialog();
  await help.findByRole('option', { name: 'Customer portal' });
  await operator.selectOptions(help.getByRole('combobox', { name: 'App' }), 'Customer portal');
  await operator.selectOptions(help.getByRole('combobox', { name: 'Valid for' }), '10 minutes');
  await operator.click(help.getByRole('button', { name: 'Create link' }));
  const link = (await help.findByRole<HTMLInputElement>('textbox', { name: 'Link' })).value;
  const { origin, pathname, searchParams } = new URL(link);
  expect(`${origin}${pathname}`).toBe('https://portal.example.com/sign-in');
  expect(searchParams.get('email')).toBe(user.primaryEmail);
  expect(await sentBody(`POST /usher/users/${user.id}/one-time-token`)).toMatchObject({ expiresIn: 600 });
  const message = help.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  expect(message.value).toMatch(/^Guten Tag Ada Lovelace,/);
  expect(message).toHaveAttribute('lang', 'de');
  await operator.click(help.getByRole('button', { name: 'Copy message' }));
  expect(await navigator.clipboard.readText()).toContain(link);
  await operator.selectOptions(help.getByRole('combobox', { name: 'Language of the message' }), 'Japanese');
  expect(message.value).toContain('10分');
});

it('says why there are no sign-in links', async () => {
  const none = () => Response.json({ isOffered: false, applicationIds: ['x'] });
  open(broken(product.fetch, 'GET /usher/sign-in-links', none).answer, 'link');
  const help = await dialog();
  expect(await help.findByText(/^This version of Logto has no sign-in links/)).toBeVisible();
  expect(help.getByRole('button', { name: 'Copy sign-in link' })).toBeDisabled();
});

it('sends a code to the address on file, and explains limits and missing connectors', async () => {
  const line = `POST /usher/users/${user.id}/verification-code`;
  let fault = () => refusal(429, { code: 'gateway.upstream_rate_limited' });
  const { answer, repair } = broken(product.fetch, line, () => fault());
  const { operator, sent } = open(answer, 'code');
  const help = await dialog();
  await operator.click(await help.findByRole('button', { name: 'Send code' }));
  expect(await help.findByText(/^Logto limits codes per address/)).toBeVisible();
  fault = () => refusal(422, { code: 'gateway.connector_missing' });
  await operator.click(help.getByRole('button', { name: 'Send code' }));
  expect(await help.findByText(/has no connector to send this/)).toBeVisible();
  repair();
  await operator.click(help.getByRole('button', { name: 'Send code' }));
  expect(await help.findByText(`Code sent to ${user.primaryEmail}. It is valid for ten minutes.`)).toBeVisible();
  expect(await sent(line).at(-1)?.json()).toEqual({ channel: 'email' });
});

it('removes a lost factor, issues backup codes, and says what the next sign-in asks for', async () => {
  await sendToProduct(product, `POST /api/users/${user.id}/mfa-verifications`, { type: 'Totp' });
  const { operator } = open(product.fetch, 'factor');
  const help = await dialog();
  expect(await help.findByText('Logto asks for: Authenticator app.')).toBeVisible();
  await operator.click(help.getByRole('button', { name: 'Issue backup codes' }));
  await operator.click(await help.findByRole('button', { name: 'Generate codes' }));
  expect(within(await help.findByRole('list', { name: 'Backup codes' })).getAllByRole('listitem')).toHaveLength(10);
  await operator.keyboard('{Escape}');
  expect(help.getByRole('list', { name: 'Backup codes' })).toBeVisible();
  await operator.click(help.getByRole('button', { name: 'I have handed them over' }));

  await operator.click(screen.getByRole('button', { name: 'Help with sign-in' }));
  await operator.click(await (await dialog()).findByRole('button', { name: 'Lost second factor' }));
  const again = await dialog();
  await operator.click(await again.findByRole('button', { name: 'Remove Authenticator app' }));
  expect(again.getByText('Logto asks for a backup code. Backup codes run out.')).toBeVisible();
  await operator.click(again.getByRole('button', { name: 'Remove factor' }));
  expect(await screen.findByText('Authenticator app removed')).toBeVisible();
  await waitFor(() => expect(again.queryByRole('button', { name: 'Remove Authenticator app' })).toBeNull());
});

it('offers support everything but backup codes, and viewers no help', async () => {
  await sendToProduct(product, `POST /api/users/${user.id}/mfa-verifications`, { type: 'Totp' });
  try {
    await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'support' });
    open(product.fetch, 'factor');
    const help = await dialog();
    expect(await help.findByRole('button', { name: 'Remove Authenticator app' })).toBeEnabled();
    expect(help.getByText('Only administrators can issue backup codes.')).toBeVisible();
    cleanup();
    await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'viewer' });
    renderConsole(`/users/${user.id}`, product.fetch);
    expect(await screen.findByRole('button', { name: 'Help with sign-in' })).toHaveAttribute('aria-disabled', 'true');
  } finally {
    await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'admin' });
  }
});
