import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { isFor, refusal } from '#console/testing/faults.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { signedIn } from '#console/testing/signed-in.ts';
import type { Approval } from '#contract/approvals.ts';
import type { User } from '#contract/users.ts';

const request = (changes: Partial<Approval> = {}): Approval => ({
  id: 'a1',
  state: 'pending',
  requester: { subject: 'sam', name: 'Sam', role: 'support' },
  isOwn: false,
  action: 'passwords:reset',
  because: 'take-over',
  userIds: ['u1'],
  target: null,
  fields: null,
  before: null,
  reason: 'INC-4711',
  requestedAt: 1_800_000_000_000,
  expiresAt: 1_800_086_400_000,
  decidedBy: null,
  failure: null,
  ...changes,
});

/** A gateway with these approval requests; a line in `refusals` gets that response instead. */
function gateway(start: readonly Approval[], refusals: Readonly<Record<string, () => Response>> = {}): Answer {
  let approvals = start;
  return (received) => {
    const refused = Object.entries(refusals).find(([line]) => isFor(line)(received));
    if (refused !== undefined) return refused[1]();
    if (isFor('GET /usher/approvals')(received)) return Response.json(approvals);
    const [, id, word] = /^\/usher\/approvals\/(\w+)\/(approve|refuse)$/.exec(new URL(received.url).pathname) ?? [];
    if (id === undefined) return Response.json([], { headers: { 'total-number': '0' } });
    const state = word === 'approve' ? 'approved' : 'refused';
    const decidedBy = { subject: 'tester', name: 'Tessa Tester', role: 'admin' };
    approvals = approvals.map((one) => (one.id === id ? { ...one, state, decidedBy } : one));
    return new Response(null, { status: 204 });
  };
}

const rows = async () =>
  within(await screen.findByRole('table', { name: 'Approvals' }))
    .getAllByRole('row')
    .slice(1);

it.each([
  ['Approve', 'approve', 'Request approved', 'Approved'],
  ['Refuse', 'refuse', 'Request refused', 'Refused'],
] as const)('decides a request: %s', async (button, word, done, state) => {
  const { operator, sent } = renderConsole('/approvals', signedIn(gateway([request()])));
  const [row] = await rows();
  expect(row).toHaveTextContent('Reset password');
  expect(row).toHaveTextContent('INC-4711');
  const decide = screen.getByRole('button', { name: button });
  expect(decide).toHaveAttribute('aria-description', 'Reset password, requested by Sam');
  await operator.click(decide);
  const dialog = within(await screen.findByRole('dialog', { name: `${button} this action?` }));
  expect(dialog.getByText(/^User: /)).toBeVisible();
  expect(dialog.getByText('Reason or ticket: INC-4711')).toBeVisible();
  await operator.click(dialog.getByRole('button', { name: button }));
  expect(await screen.findByText(done)).toBeVisible();
  await waitFor(async () => expect((await rows())[0]).toHaveTextContent(`${state}by Tessa Tester`));
  await waitFor(() => expect(screen.queryByRole('button', { name: button })).toBeNull());
  expect(sent(`POST /usher/approvals/a1/${word}`)).toHaveLength(1);
});

it('keeps the dialog open when the request is already decided', async () => {
  const closed = () => refusal(409, { code: 'gateway.approval_closed' });
  const { operator } = renderConsole(
    '/approvals',
    signedIn(gateway([request()], { 'POST /usher/approvals/a1/approve': closed })),
  );
  await operator.click(await screen.findByRole('button', { name: 'Approve' }));
  const dialog = within(await screen.findByRole('dialog'));
  await operator.click(dialog.getByRole('button', { name: 'Approve' }));
  expect(
    await dialog.findByText('This request isn’t open anymore. It was decided or withdrawn, or it has expired.'),
  ).toBeVisible();
});

const correction = request({
  action: 'identifiers:correct',
  because: 'unverified-caller',
  fields: { primaryEmail: 'new@example.org' },
  before: { primaryEmail: 'ada@example.org' },
});
const failed = request({
  ...correction,
  state: 'failed',
  failure: 'gateway.conflict',
  decidedBy: { subject: 'tester', name: 'Tessa Tester', role: 'admin' },
});
const cause = 'The values had changed since the operator read them';

it('shows the stored value, and that an approval was not carried out', async () => {
  const user: User = {
    id: 'u1',
    username: null,
    primaryEmail: 'changed@example.org',
    primaryPhone: null,
    name: 'Ada',
    avatar: null,
    customData: {},
    identities: {},
    lastSignInAt: null,
    createdAt: 0,
    updatedAt: 0,
    profile: {},
    applicationId: null,
    isSuspended: false,
  };
  const withRequests = (approvals: readonly Approval[]) =>
    gateway(approvals, {
      'GET /api/users/u1': () => Response.json(user),
      'POST /usher/approvals/a1/approve': () => {
        later = [failed];
        return refusal(409, { code: 'gateway.conflict', data: { stored: { primaryEmail: 'changed@example.org' } } });
      },
    });
  let later = [correction];
  const { operator } = renderConsole(
    '/approvals',
    signedIn((received) => withRequests(later)(received)),
  );
  await operator.click(await screen.findByRole('button', { name: 'Approve' }));
  const dialog = within(await screen.findByRole('dialog'));
  const storedNow = async () => (await dialog.findByText('changed@example.org')).parentElement;
  expect(await storedNow()).toHaveTextContent('Stored now: changed@example.org');
  await operator.click(dialog.getByRole('button', { name: 'Approve' }));
  const alert = await dialog.findByRole('alert', { name: 'Approved, but not carried out' });
  expect(alert).toHaveTextContent(cause);
  expect(await storedNow()).toBeVisible();
  expect(dialog.queryByRole('button', { name: 'Approve' })).toBeNull();
  await operator.click(dialog.getAllByRole('button', { name: 'Close' }).at(-1) ?? alert);
  const [row] = await rows();
  expect(row).toHaveTextContent(`Approved, but not carried outby Tessa Tester${cause}`);
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
});

it('shows that a request was withdrawn before it was decided', async () => {
  let later = [request()];
  const { operator } = renderConsole(
    '/approvals',
    signedIn((received) =>
      gateway(later, {
        'POST /usher/approvals/a1/refuse': () => {
          later = [request({ state: 'withdrawn' })];
          return refusal(409, { code: 'gateway.approval_closed' });
        },
      })(received),
    ),
  );
  await operator.click(await screen.findByRole('button', { name: 'Refuse' }));
  const dialog = within(await screen.findByRole('dialog'));
  await operator.click(dialog.getByRole('button', { name: 'Refuse' }));
  const alert = await dialog.findByRole('alert', { name: 'Withdrawn' });
  expect(alert).toHaveTextContent('This request isn’t open anymore.');
  await operator.click(dialog.getAllByRole('button', { name: 'Close' }).at(-1) ?? alert);
  expect((await rows())[0]).toHaveTextContent('Withdrawn');
  expect(screen.queryByRole('button', { name: /^(Approve|Refuse)$/ })).toBeNull();
});

it('shows pending requests first, and no buttons for own or closed requests', async () => {
  const all = [
    request({ id: 'a1', state: 'used', decidedBy: { subject: 'o', name: 'Olga', role: 'admin' } }),
    request({ id: 'a2', isOwn: true, action: 'users:delete' }),
  ];
  renderConsole('/approvals', signedIn(gateway(all)));
  const [first, second] = await rows();
  expect(first).toHaveTextContent('Delete user');
  expect(first).toHaveTextContent('You');
  expect(second).toHaveTextContent('Usedby Olga');
  expect(screen.queryByRole('button', { name: /^(Approve|Refuse)$/ })).toBeNull();
});

it('shows only their own requests, without buttons, to operators who may not decide', async () => {
  const own = request({ isOwn: true });
  renderConsole('/approvals', signedIn(gateway([own, request({ id: 'a2' })]), { permissions: ['users:read'] }));
  expect(await screen.findByText('Your requests for approval by another operator.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Approvals' })).toHaveAttribute('aria-current', 'page');
  expect(await rows()).toHaveLength(2);
  expect(screen.queryByRole('button', { name: /^(Approve|Refuse)$/ })).toBeNull();
});

it('shows the values that an action writes', async () => {
  const fields = { isProtected: false, name: 'Regular' };
  renderConsole('/approvals', signedIn(gateway([request({ action: 'protection:write', userIds: [], fields })])));
  const [row] = await rows();
  expect(row).toHaveTextContent('Change role protection');
  expect(row).toHaveTextContent('Protected: No');
});

it('shows the empty state', async () => {
  renderConsole('/approvals', signedIn(gateway([])));
  expect(await screen.findByText('No requests')).toBeVisible();
});

it('says when the requests cannot be loaded', async () => {
  renderConsole(
    '/approvals',
    signedIn(gateway([], { 'GET /usher/approvals': () => refusal(400, { message: 'No.' }) })),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('This could not be loaded');
});
