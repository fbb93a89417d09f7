import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, nobodyListens } from '#console/testing/faults.ts';
import { inventLog, withLogs } from '#console/testing/invented-logs.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { type Log, log, typedIdentifier } from '#contract/logs.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(30);
});
afterAll(() => product.close());

/** Returns the newest entry with this key and result. */
async function entry(key: string, result = 'Success'): Promise<Log> {
  const entries = z.array(log).parse(await sendToProduct(product, `GET /api/logs?logKey=${key}&page_size=100`));
  const found = entries.find(({ payload }) => payload.result === result);
  if (found === undefined) throw new Error(`No ${result} entry with key ${key}`);
  return found;
}
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

it('shows a summary and the raw payload', async () => {
  const { id, key, payload } = await entry('Interaction.SignIn.Submit');
  const { operator, sent } = renderConsole(`/activity/${id}`, product.fetch);
  expect(await heading('Sign-in: submitted')).toBeVisible();
  await waitFor(() => expect(document.title).toBe('Sign-in: submitted – Activity entry · Usher'));
  expect(screen.getByText('Success')).toBeVisible();
  expect(screen.getByText(key, { selector: 'code' })).toBeVisible();
  expect(screen.getByText(id)).toBeVisible();
  const links = within(screen.getByRole('main')).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/activity', `/users/${payload.userId}`]);
  await waitFor(() => expect(links[1]).not.toHaveTextContent(String(payload.userId)));
  expect(sent('GET /api/users')).toHaveLength(1);

  await operator.click(screen.getByRole('button', { name: 'Copy payload' }));
  expect(JSON.parse(await navigator.clipboard.readText())).toEqual(payload);
  expect(screen.getByRole('region', { name: 'Payload' })).toHaveTextContent(`"userId": "${payload.userId}"`);
});

it('shows the reason and the submitted identifier of a failed attempt, without naming a user', async () => {
  const failed = await entry('Interaction.SignIn.Verification.Password.Submit', 'Error');
  const typed = typedIdentifier.parse(failed.payload['payload']).identifier.value;
  renderConsole(`/activity/${failed.id}`, product.fetch);
  expect(await heading('Sign-in: password checked')).toBeVisible();
  expect(screen.getByText('Failed')).toBeVisible();
  expect(
    screen.getByText(/^(Wrong identifier or password|Blocked after too many|The account is suspended$)/),
  ).toBeVisible();
  expect(screen.getByText(`An unknown user entered a password for ${typed} that was not accepted`)).toBeVisible();
  expect(screen.getByText('Unknown user')).toBeVisible();
  expect(screen.getByText(typed)).toBeVisible();
});

const wrongPassword = (id: string, at: number, value: string, code = 'session.invalid_credentials') =>
  inventLog(id, 'Interaction.SignIn.Verification.Password.Submit', at, {
    result: 'Error',
    error: { code },
    payload: { identifier: { type: 'username', value } },
  });
const diagnosis = async () => within(await screen.findByRole('region', { name: 'Why this sign-in failed' }));
const noon = Date.UTC(2026, 10, 20, 12);

it('diagnoses a failed sign-in: account, other attempts, surrounding steps and fix', async () => {
  const ada = await createUser(product, { name: 'Ada Lovelace', username: 'ada_diagnosed' });
  const logs = withLogs(product.fetch, [
    wrongPassword('later', noon + 30_000, 'ada_diagnosed'),
    wrongPassword('this', noon, 'ada_diagnosed'),
    inventLog('start', 'Interaction.Create', noon - 4000),
    wrongPassword('stranger', noon - 60_000, 'somebody_else'),
    { ...wrongPassword('elsewhere', noon - 3_600_000, 'ADA_diagnosed') },
  ]);
  const { operator, address } = renderConsole('/activity/this', logs);
  const why = await diagnosis();
  expect(why.getByText(/^The password was wrong, or no account has this identifier/)).toBeVisible();
  expect(await why.findByRole('link', { name: 'Ada Lovelace' })).toHaveAttribute('href', `/users/${ada.id}`);
  expect(why.getByText(/It has no password, so no password is accepted/)).toBeVisible();
  expect(await why.findByText(/^1 other failure in the previous 24 hours, from 1 IP address\./)).toBeVisible();
  await waitFor(() => expect(why.getAllByRole('listitem')).toHaveLength(3));
  expect(
    why.getByText(
      /^An unknown user \(ada_diagnosed\) could not sign in to .+ and gave up at this step: password \(refused 2 times/,
    ),
  ).toBeVisible();
  expect(why.getAllByRole('listitem')[1]).toHaveAttribute('aria-current', 'step');
  await operator.click(why.getByRole('link', { name: 'Set a password' }));
  await waitFor(() => expect(address()).toBe(`/users/${ada.id}/password`));
});

it('links the failure of a suspended user to the restore dialog', async () => {
  const { id } = await createUser(product, { name: 'Grace Hopper', username: 'grace_diagnosed' });
  await sendToProduct(product, `PATCH /api/users/${id}/is-suspended`, { isSuspended: true });
  const logs = withLogs(product.fetch, [wrongPassword('this', noon, 'grace_diagnosed', 'user.suspended')]);
  const { operator } = renderConsole('/activity/this', logs);
  const why = await diagnosis();
  expect(why.getByText(/but the account is suspended/)).toBeVisible();
  expect(await why.findByText(/No other events from this address/)).toBeVisible();
  expect(why.queryByRole('link', { name: /password/ })).toBeNull();
  await operator.click(await why.findByRole('link', { name: 'Restore the account' }));
  expect(await screen.findByRole('dialog', { name: /Restore Grace Hopper/ })).toBeVisible();
});

it('links the failure of a locked-out user to the unlock dialog', async () => {
  await createUser(product, { name: 'Alan Turing', username: 'alan_diagnosed' });
  const code = 'session.verification_blocked_too_many_attempts';
  const logs = withLogs(product.fetch, [wrongPassword('this', noon, 'alan_diagnosed', code)]);
  const { operator } = renderConsole('/activity/this', logs);
  await operator.click(await (await diagnosis()).findByRole('link', { name: 'Unlock the account' }));
  expect(await screen.findByRole('dialog', { name: 'Help with sign-in' })).toBeVisible();
});

it('says that no account has the identifier, and links to search and to creation', async () => {
  const logs = withLogs(product.fetch, [wrongPassword('this', noon, 'nobody_at_all')]);
  const { operator } = renderConsole('/activity/this', logs);
  const why = await diagnosis();
  expect(await why.findByText(/^No account has nobody_at_all now/)).toBeVisible();
  expect(why.getByRole('link', { name: 'Search for nobody_at_all' })).toHaveAttribute(
    'href',
    '/users?search=nobody_at_all',
  );
  await operator.click(why.getByRole('link', { name: 'Create this user' }));
  expect(await screen.findByRole('textbox', { name: 'Username' })).toHaveValue('nobody_at_all');
});

it('explains failures without a user, and unknown error codes', async () => {
  const machine = inventLog('machine', 'ExchangeTokenBy.ClientCredentials', noon, {
    result: 'Error',
    error: JSON.stringify({ error: 'invalid_client' }),
  });
  const { router, requests } = renderConsole(
    '/activity/machine',
    withLogs(product.fetch, [machine, wrongPassword('odd', noon, 'x', 'moon.in_the_way')]),
  );
  const why = within(await screen.findByRole('region', { name: 'Why this failed' }));
  expect(why.getByText(/^The app’s ID or secret is wrong/)).toBeVisible();
  expect(requests.filter(({ url }) => url.includes('/api/users'))).toEqual([]);
  await router.navigate('/activity/odd');
  expect(await (await diagnosis()).findByText('The server reported the error code moon.in_the_way.')).toBeVisible();
});

it('shows a step that Logto logs as an error neutrally and without a diagnosis', async () => {
  const step = inventLog('step', 'Interaction.SignIn.Submit', noon, {
    result: 'Error',
    error: { code: 'user.suggest_mfa' },
  });
  renderConsole('/activity/step', withLogs(product.fetch, [step]));
  expect(await screen.findByText('An unknown user needed one more step to sign in to Live preview')).toBeVisible();
  expect(screen.getByText('Step')).toBeVisible();
  expect(screen.getByText('Next step')).toBeVisible();
  expect(screen.getByText('Setting up multi-factor authentication suggested')).toBeVisible();
  expect(screen.queryByText('Failed')).toBeNull();
  expect(screen.queryByRole('region', { name: /^Why/ })).toBeNull();
});

it('shows an unknown event by its key', async () => {
  const unheard = {
    id: 'x1',
    key: 'Teleport.Begin',
    createdAt: 1,
    payload: { key: 'Teleport.Begin', result: 'Maybe' },
  };
  renderConsole('/activity/x1', (request) =>
    request.url.endsWith('/api/logs/x1') ? Response.json(unheard) : product.fetch(request),
  );
  expect(await heading('Teleport.Begin')).toBeVisible();
  expect(screen.getByText('Maybe')).toBeVisible();
});

it('links back to the list with its state', async () => {
  const list = '/activity?page=2&page_size=10';
  const { operator, address } = renderConsole(list, product.fetch);
  const [first] = within(await screen.findByRole('table', { name: 'Activity' })).getAllByRole('rowheader');
  await operator.click(within(first as HTMLElement).getByRole('link'));
  await waitFor(() => expect(address()).toMatch(/^\/activity\/\w+$/));
  const main = within(screen.getByRole('main'));
  await operator.click(await main.findByRole('link', { name: 'Activity' }));
  await waitFor(() => expect(address()).toBe(list));
});

it('says when the entry does not exist', async () => {
  renderConsole('/activity/none', product.fetch);
  expect(await heading('Entry not found')).toBeVisible();
  expect(screen.getByText('There is no activity entry with the ID none. It may have been deleted.')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('shows a network error and loads on retry', async () => {
  const { id } = await entry('Interaction.SignIn.Submit');
  const { answer, repair } = broken(product.fetch, `GET /api/logs/${id}`, nobodyListens);
  const { operator } = renderConsole(`/activity/${id}`, answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await heading('Sign-in: submitted')).toBeVisible();
});
