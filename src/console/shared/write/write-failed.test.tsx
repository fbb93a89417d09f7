import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { broken, lost, nobodyListens, refusal, unknownOutcome } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser, readUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let support: Product;
let user: User;
beforeAll(async () => {
  product = await openTestProduct(0);
  support = await openTestProduct(1, { role: 'support' });
});
afterAll(() => Promise.all([product.close(), support.close()]));
beforeEach(async () => {
  user = await createUser(product, { name: 'Ada Lovelace' });
});

const suspension = () => `PATCH /api/users/${user.id}/is-suspended`;
async function suspend(answer: typeof product.fetch) {
  const rendered = renderConsole(`/users/${user.id}?dialog=suspend`, answer);
  const dialog = await screen.findByRole('dialog', { name: 'Suspend Ada Lovelace' });
  await rendered.operator.click(within(dialog).getByRole('button', { name: 'Suspend user' }));
  return { ...rendered, dialog: within(dialog) };
}

it('keeps the dialog when a write is refused, and offers to sign in again if it needs a fresh sign-in', async () => {
  const stale = () => refusal(403, { code: 'gateway.fresh_sign_in_needed', message: '', data: { minutes: 15 } });
  let fault: (() => Response) | undefined = stale;
  const { operator, dialog } = await suspend((request) =>
    request.method === 'PATCH' && fault ? fault() : product.fetch(request),
  );
  expect(await dialog.findByRole('alert')).toHaveTextContent('Sign in again, then confirm again');
  const link = dialog.getByRole('link', { name: 'Sign in again' });
  expect(link).toHaveAttribute('href', '/usher/sign-in?return_to=%2Fsigned-in&account=same');
  expect(link).toHaveAttribute('target', '_blank');

  fault = () => refusal(502, { code: 'gateway.upstream_unreachable' });
  await operator.click(dialog.getByRole('button', { name: 'Suspend user' }));
  await waitFor(() => expect(dialog.getByRole('alert')).toHaveTextContent('This could not be saved'));

  fault = undefined;
  await operator.click(dialog.getByRole('button', { name: 'Suspend user' }));
  expect(await screen.findByText('Ada Lovelace is suspended')).toBeVisible();
});

it('makes a name with right-to-left and invisible characters safe in a dialog', async () => {
  const odd = await createUser(product, { name: 'שלום \u202Eada', username: 'odd' });
  renderConsole(`/users/${odd.id}?dialog=suspend`, product.fetch);
  const dialog = await screen.findByRole('dialog', { name: 'Suspend \u2068שלום [U+202E]ada\u2069' });
  expect(within(dialog).getByText('Invisible characters')).toBeVisible();
});

describe('a write of unknown outcome', () => {
  it('counts as succeeded if reading again shows that it took effect', async () => {
    await suspend(lost(product.fetch, suspension()));
    expect(await screen.findByText('Ada Lovelace is suspended')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is not shown as failed, and can be checked again', async () => {
    let isDown = false;
    const { operator, dialog, sent } = await suspend(async (request) => {
      if (request.method === 'PATCH') {
        isDown = true;
        return unknownOutcome();
      }
      return isDown ? nobodyListens() : product.fetch(request);
    });
    expect(await dialog.findByRole('alert')).toHaveTextContent('The current state couldn’t be read either.');
    isDown = false;
    await operator.click(dialog.getByRole('button', { name: 'Check again' }));
    await waitFor(() => expect(dialog.getByRole('alert')).toHaveTextContent('nothing has changed so far'));
    const alert = await dialog.findByRole('alert');
    expect(alert).toHaveTextContent('The result is unknown');
    expect(alert).toHaveTextContent('The identity service took too long to respond.');
    expect(screen.queryByText('This could not be saved')).toBeNull();
    expect(dialog.getByRole('button', { name: 'Suspend user' })).toBeEnabled();

    await operator.click(dialog.getByRole('button', { name: 'Check again' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('nothing has changed so far');
    await sendToProduct(product, suspension(), { isSuspended: true });
    await operator.click(dialog.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByText('Suspended')).toBeVisible();
    expect(sent(suspension())).toHaveLength(1);
  });
});

it('treats a profile as saved if only the response was lost', async () => {
  const { operator } = renderConsole(`/users/${user.id}`, lost(product.fetch, `PATCH /api/users/${user.id}`));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await operator.clear(name);
  await operator.type(name, 'Ada King');
  await operator.click(screen.getByRole('button', { name: 'Save changes' }));
  expect(await screen.findByText('Saved')).toBeVisible();
  expect(await readUser(product, user)).toMatchObject({ name: 'Ada King' });
});

describe('a creation of unknown outcome', () => {
  async function create(answer: typeof product.fetch, username: string) {
    const rendered = renderConsole('/users/new', answer);
    await rendered.operator.type(await screen.findByRole('textbox', { name: 'Username' }), username);
    await rendered.operator.click(screen.getByRole('button', { name: 'Create user' }));
    return rendered;
  }

  it('opens the user that was created', async () => {
    const { address, sent } = await create(lost(product.fetch, 'POST /api/users'), 'lost_and_found');
    await waitFor(() => expect(address()).toMatch(/^\/users\/(?!new)/));
    expect(sent('POST /api/users')).toHaveLength(1);
  });

  it('advises to search before creating again if the user is not found', async () => {
    const { answer } = broken(product.fetch, 'POST /api/users', unknownOutcome);
    await create(answer, 'not_there_yet');
    expect(await screen.findByRole('alert')).toHaveTextContent('check again before you create it again');
  });

  it('does not mistake an existing user for the new one', async () => {
    const before = await createUser(product, { username: 'there_before' });
    const { answer } = broken(
      async (request) => {
        const reply = await product.fetch(request);
        if (new URL(request.url).pathname !== '/api/users' || request.method !== 'GET') return reply;
        const old = { ...before, createdAt: Date.now() - 60 * 60_000 };
        return Response.json([old], { headers: { 'total-number': '1' } });
      },
      'POST /api/users',
      unknownOutcome,
    );
    await create(answer, 'there_before');
    expect(await screen.findByRole('alert')).toHaveTextContent('doesn’t exist so far');
  });
});

it('shows that the value of a token is lost with its response', async () => {
  const { operator } = renderConsole(
    `/users/${user.id}/tokens`,
    lost(product.fetch, `POST /api/users/${user.id}/personal-access-tokens`),
  );
  await operator.click(await screen.findByRole('button', { name: 'Create token' }));
  const dialog = within(await screen.findByRole('dialog'));
  await operator.type(dialog.getByRole('textbox', { name: 'Token name' }), 'ci');
  await operator.click(dialog.getByRole('button', { name: 'Create token' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('its secret was lost');
});

describe('a generated password', () => {
  const line = () => `POST /usher/users/${user.id}/password`;
  beforeEach(async () => {
    const [first] = (await sendToProduct(support, 'GET /api/users?page=1&page_size=1')) as User[];
    if (first === undefined) throw new Error('There are no users.');
    user = first;
  });

  it('is shown with a warning if it may not be in force', async () => {
    const { answer } = broken(support.fetch, line(), () => unknownOutcome({ password: 'Made-Up-By-Usher-1' }));
    const { operator, queryClient } = renderConsole(`/users/${user.id}/password`, answer);
    await operator.click(await screen.findByRole('button', { name: 'Generate and set password' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The result is unknown');
    expect(screen.getByLabelText('New password')).toHaveValue('Made-Up-By-Usher-1');
    await operator.click(screen.getByRole('link', { name: 'Back to user' }));
    await waitFor(() => expect(queryClient.getMutationCache().getAll()).toEqual([]));
  });

  it('is offered only if the user cannot receive a code', async () => {
    const recovery = `/usher/users/${user.id}/password-recovery`;
    const answer = (request: Request) =>
      new URL(request.url).pathname === recovery ? Response.json({ channels: ['email'] }) : support.fetch(request);
    const { operator, sentBody } = renderConsole(`/users/${user.id}/password`, answer);
    expect(await screen.findByText('This user can reset the password')).toBeVisible();
    expect(screen.getByText(new RegExp(`a code by email at ${user.primaryEmail}`))).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Generate and set password' })).toBeNull();
    await operator.click(screen.getByRole('checkbox', { name: /^User can’t receive the code/ }));
    await operator.click(screen.getByRole('button', { name: 'Generate and set password' }));
    expect(await screen.findByText('Password set')).toBeVisible();
    expect(await sentBody(line())).toEqual({ userCannotRecover: true });
  });

  it('may be unknown if the response was lost', async () => {
    const { answer } = broken(support.fetch, line(), nobodyListens);
    const { operator } = renderConsole(`/users/${user.id}/password`, answer);
    await operator.click(await screen.findByRole('button', { name: 'Generate and set password' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('a new password that wasn’t shown');
  });
});

it('lists users whose role assignment failed or has an unknown outcome', async () => {
  const role = (await sendToProduct(product, 'POST /api/roles', { name: 'Night shift', description: 'x' })) as {
    id: string;
  };
  const [uma, fay] = [await createUser(product, { name: 'Uma' }), await createUser(product, { name: 'Fay' })];
  await createUser(product, { name: 'Dora' });
  const faults = new Map([
    [`/api/users/${uma.id}/roles`, unknownOutcome],
    [`/api/users/${fay.id}/roles`, () => refusal(502, { code: 'gateway.upstream_unreachable' })],
  ]);
  const { operator } = renderConsole(`/roles/${role.id}?dialog=add`, (request) => {
    const fault = request.method === 'POST' ? faults.get(new URL(request.url).pathname) : undefined;
    return fault?.() ?? product.fetch(request);
  });
  for (const name of ['Uma', 'Fay', 'Dora']) await operator.click(await screen.findByRole('checkbox', { name }));
  await operator.click(screen.getByRole('button', { name: 'Add 3 users' }));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Result unknown for Uma');
  expect(alert).toHaveTextContent('Failed for Fay');
  expect(alert).not.toHaveTextContent('Dora');
  expect(alert).not.toHaveTextContent('This could not be saved');
});
