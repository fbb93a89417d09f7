import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { isFor } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { Approval } from '#contract/approvals.ts';
import type { OperatorRole, OperatorSession } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
let roleId: string;

const signInAs = (role: OperatorRole) => sendToProduct(product, 'POST /usher/sign-in/demo', { role });

beforeAll(async () => {
  product = await openTestProduct(0, { PROTECTED_ROLES: 'staff', ALLOW_IDENTITY_LINKING: 'on' });
  user = await createUser(product, {
    name: 'Ada Lovelace',
    // So similar to the name that viewers don't see it.
    username: 'ada_lovelace',
    primaryEmail: 'ada@example.org',
    primaryPhone: '491701234567',
    password: 'correct horse battery',
    customData: { plan: 'gold' },
  });
  await sendToProduct(product, `POST /api/users/${user.id}/mfa-verifications`, { type: 'Totp' });
  await sendToProduct(product, `POST /api/users/${user.id}/personal-access-tokens`, { name: 'ci', expiresAt: null });
  const role = await sendToProduct(product, 'POST /api/roles', { name: 'reader', description: 'reads' });
  roleId = (role as { id: string }).id;
  await sendToProduct(product, `POST /api/users/${user.id}/roles`, { roleIds: [roleId] });
});
afterAll(() => product.close());

const heading = (name = 'Ada Lovelace') => screen.findByRole('heading', { level: 1, name });

/** Names of buttons and links that start a write. */
const writes =
  /^(Suspend|Restore|More actions|Reset password|Save|Discard|Add|Assign|Remove|Unassign|Create|Issue|Link |Unlink|Delete|Rename|Edit|Sign out|Expire|Change|Forget|Select|Format|New user)/;
const offered = () =>
  [...screen.queryAllByRole('button'), ...screen.queryAllByRole('link'), ...screen.queryAllByRole('checkbox')]
    .filter((element) => element.getAttribute('aria-disabled') !== 'true')
    .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')
    .filter((name) => writes.test(name));

/** An element of each page that shows it is loaded. */
const pages: readonly [path: string, sign: () => Promise<unknown>][] = [
  ['', () => screen.findByRole('heading', { level: 2, name: 'Account' })],
  ['/sign-in-methods', () => screen.findAllByText('Authenticator app')],
  ['/sessions', () => screen.findByText('No active sessions')],
  ['/roles', () => screen.findByRole('table', { name: 'Roles' })],
  ['/organizations', () => screen.findByText('No organizations')],
  ['/tokens', () => screen.findByRole('table', { name: 'Tokens' })],
  // For viewers even the keys are masked.
  ['/custom-data', () => screen.findAllByText(/plan|•••/)],
];

/** Opens each page of the user in turn, and returns the actions and fields that it offers. */
async function offeredOnPages(): Promise<string[][]> {
  const { router } = renderConsole(`/users/${user.id}`, product.fetch);
  const found: string[][] = [];
  for (const [path, sign] of pages) {
    await router.navigate(`/users/${user.id}${path}`);
    await heading();
    await sign();
    await screen.findByRole('button', { name: 'More actions' });
    found.push(offered().concat(screen.queryAllByRole('textbox').map(({ tagName }) => tagName)));
  }
  return found;
}

describe('an administrator', () => {
  it('sees actions on each page of a user', async () => {
    await signInAs('admin');
    for (const actions of await offeredOnPages()) expect(actions).not.toEqual([]);
  });
});

describe('a viewer', () => {
  it('sees neither usable actions nor fields on any page of a user', async () => {
    await signInAs('viewer');
    expect(await offeredOnPages()).toEqual(pages.map(() => ['More actions']));
  });

  it('sees which actions there are, and why they cannot be used', async () => {
    await signInAs('viewer');
    const { operator } = renderConsole(`/users/${user.id}`, product.fetch);
    const why = 'Your role can only view this';
    for (const name of ['Verify caller', 'Reset password', 'Help with sign-in', 'Suspend']) {
      const button = await screen.findByRole('button', { name });
      expect(button).toHaveAttribute('aria-disabled', 'true');
      expect(button).toHaveAccessibleDescription(why);
      await operator.click(button);
    }
    await operator.click(screen.getByRole('button', { name: 'More actions' }));
    for (const name of ['Secure a hijacked account', 'Offboard a leaver', 'Delete']) {
      const item = await screen.findByRole('menuitem', { name: `${name} ${why}` });
      expect(item).toHaveAttribute('aria-disabled', 'true');
    }
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: /•••/ })).toBeNull();
  });

  it('sees no actions on role pages', async () => {
    await signInAs('viewer');
    const { router } = renderConsole('/roles', product.fetch);
    for (const [path, title, table] of [
      ['/roles', 'Roles', 'Roles'],
      [`/roles/${roleId}`, 'reader', 'Users'],
    ] as const) {
      await router.navigate(path);
      await heading(title);
      await screen.findByRole('table', { name: table });
      expect(offered()).toEqual([]);
    }
  });

  it('sees a notice on pages and dialogs opened by URL', async () => {
    await signInAs('viewer');
    renderConsole('/users/new', product.fetch);
    await heading('New user');
    expect(screen.getByText('Your role doesn’t permit this.')).toBeVisible();
    cleanup();
    const { operator, router } = renderConsole(`/users/${user.id}`, product.fetch);
    for (const address of [
      '?dialog=suspend',
      '?dialog=delete',
      '?dialog=subject-access',
      '?dialog=correct-address',
      '/sign-in-methods?dialog=link-identity',
      '/sign-in-methods?dialog=add-authenticator',
      '/sessions?dialog=sign-out',
      '/roles?dialog=assign',
      '/organizations?dialog=add-organization',
      '/tokens?dialog=create-token',
    ]) {
      await router.navigate(`/users/${user.id}${address}`);
      const dialog = within(await screen.findByRole('dialog'));
      expect(await dialog.findByText('Your role can only view this')).toBeVisible();
      expect(dialog.queryByRole('textbox')).toBeNull();
      await operator.click(dialog.getAllByRole('button', { name: 'Close' })[1] ?? document.body);
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    }
  });
});

describe('support', () => {
  it('edits the profile and sees identifiers as read-only', async () => {
    await signInAs('support');
    renderConsole(`/users/${user.id}`, product.fetch);
    expect(await screen.findByRole('textbox', { name: 'Name' })).not.toHaveAttribute('readonly');
    for (const name of ['Username', 'Primary email', 'Primary phone']) {
      expect(screen.getByRole('textbox', { name })).toHaveAttribute('readonly');
    }
    expect(screen.getAllByText('Only administrators can change this')).toHaveLength(3);
  });

  it('can request the email that sign-in requires and the user lacks', async () => {
    await signInAs('admin');
    const { id } = await createUser(product, { name: 'Lena', password: 'correct horse battery' });
    await signInAs('support');
    const methods = [{ identifier: 'email', password: true, verificationCode: false, isPasswordPrimary: true }];
    renderConsole(`/users/${id}`, async (request) => {
      const answer = await product.fetch(request);
      if (!isFor('GET /api/sign-in-exp')(request)) return answer;
      return Response.json({ ...((await answer.json()) as object), signIn: { methods } });
    });
    const link = await screen.findByRole('link', { name: 'Request an email or phone' });
    expect(link).toHaveAttribute('href', `/users/${id}?dialog=correct-address`);
  });

  it('sees which rare actions only administrators have, and cannot begin them', async () => {
    await signInAs('support');
    const { operator } = renderConsole(`/users/${user.id}`, product.fetch);
    await operator.click(await screen.findByRole('button', { name: 'More actions' }));
    for (const name of ['Subject access file', 'Delete']) {
      const item = await screen.findByRole('menuitem', { name: `${name} Only administrators can change this` });
      expect(item).toHaveAttribute('aria-disabled', 'true');
      await operator.click(item);
    }
    expect(screen.getByRole('menuitem', { name: 'Offboard a leaver' })).not.toHaveAttribute('aria-disabled');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('finds most actions in the menu on a narrow screen', async () => {
    await signInAs('support');
    const wide = window.matchMedia;
    const media = vi.spyOn(window, 'matchMedia');
    media.mockImplementation((query) => Object.assign(wide(query), { matches: query === '(max-width: 36em)' }));
    try {
      const { operator } = renderConsole(`/users/${user.id}`, product.fetch);
      expect(await screen.findByRole('button', { name: 'Help with sign-in' })).toBeVisible();
      expect(screen.queryByRole('button', { name: 'Suspend' })).toBeNull();
      await operator.click(screen.getByRole('button', { name: 'More actions' }));
      expect(await screen.findByRole('menuitem', { name: 'Verify caller' })).toBeVisible();
      const password = screen.getByRole('menuitem', { name: 'Reset password' });
      expect(password).toHaveAttribute('href', `/users/${user.id}/password`);
      await operator.click(screen.getByRole('menuitem', { name: 'Suspend' }));
      expect(await screen.findByRole('dialog', { name: 'Suspend Ada Lovelace' })).toBeVisible();
    } finally {
      media.mockRestore();
    }
  });

  it('sees the requests for approval that wait about the account', async () => {
    await signInAs('support');
    const request: Approval = {
      id: 'a1',
      state: 'pending',
      requester: { subject: 'sam', name: 'Sam', role: 'support' },
      isOwn: false,
      action: 'identifiers:correct',
      because: 'unverified-caller',
      userIds: [user.id],
      target: null,
      fields: null,
      before: null,
      reason: null,
      requestedAt: Date.now(),
      expiresAt: Date.now() + 1000,
      decidedBy: null,
      failure: null,
    };
    const requests = [
      request,
      { ...request, id: 'a2', isOwn: true, action: 'users:delete' },
      { ...request, id: 'a3', state: 'refused', action: 'mfa:reset' },
      { ...request, id: 'a4', userIds: ['other'], action: 'mfa:reset' },
      { ...request, id: 'a5', state: 'failed', action: 'users:suspend', failure: 'gateway.conflict' },
      // A later request is about the same, or the failure is of yesterday.
      { ...request, id: 'a6', state: 'failed' },
      { ...request, id: 'a7', state: 'failed', action: 'passwords:reset', expiresAt: 1 },
    ];
    renderConsole(`/users/${user.id}`, (sent) =>
      isFor('GET /usher/approvals')(sent) ? Response.json(requests) : product.fetch(sent),
    );
    expect(await screen.findByText(/^Sam requests approval: Correct email or phone/)).toBeVisible();
    expect(screen.getByText(/^You requested approval: Delete user/)).toBeVisible();
    const failure = 'Approved, but not carried out: The values had changed since the operator read them';
    expect(screen.getByText(failure)).toBeVisible();
    const links = screen.getAllByRole('link', { name: 'View approvals' });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/approvals', '/approvals', '/approvals']);
  });

  it('sees that an account is protected, without actions', async () => {
    await signInAs('admin');
    const colleague = await createUser(product, { name: 'Cleo Colleague' });
    const staff = await sendToProduct(product, 'POST /api/roles', { name: 'staff', description: 'operators' });
    await sendToProduct(product, `POST /api/users/${colleague.id}/roles`, { roleIds: [(staff as { id: string }).id] });
    await signInAs('support');
    renderConsole(`/users/${colleague.id}?dialog=suspend`, product.fetch);
    const dialog = within(await screen.findByRole('dialog'));
    const reason = 'This account is protected. Only an administrator can change it.';
    expect(await dialog.findByText(reason)).toBeVisible();
    expect(dialog.queryByRole('button', { name: 'Suspend user' })).toBeNull();
    cleanup();
    renderConsole(`/users/${colleague.id}`, product.fetch);
    await heading('Cleo Colleague');
    expect(await screen.findByText(reason)).toBeVisible();
    expect(offered()).toEqual([]);
    cleanup();
    await signInAs('admin');
    renderConsole(`/users/${colleague.id}`, product.fetch);
    expect(await screen.findByRole('button', { name: 'Suspend' })).toBeVisible();
    expect(screen.queryByText(reason)).toBeNull();
  });
});

it('shows operators their own account as read-only', async () => {
  await signInAs('admin');
  renderConsole(`/users/${user.id}`, async (request) => {
    const answer = await product.fetch(request);
    if (!isFor('GET /usher/session')(request)) return answer;
    return Response.json({ ...((await answer.json()) as OperatorSession), ownUserId: user.id });
  });
  await heading();
  expect(await screen.findByText('This is your own account. Ask another operator to change it.')).toBeVisible();
  expect(offered()).toEqual([]);
});
