import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { isFor, refusal } from '#console/testing/faults.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { signedIn } from '#console/testing/signed-in.ts';
import type { Approval, ApprovalState } from '#contract/approvals.ts';
import { askForApproval, operatorHeaders } from '#contract/operators.ts';

const requestIn = (state: ApprovalState): Approval => ({
  id: 'a1',
  state,
  requester: { subject: 'tester', name: 'Tessa Tester', role: 'admin' },
  isOwn: true,
  action: 'protection:write',
  because: 'operator-roles',
  userIds: [],
  target: { type: 'role', id: 'r1' },
  fields: { isProtected: true },
  before: null,
  reason: 'INC-4711',
  requestedAt: 1_800_000_000_000,
  expiresAt: 1_800_086_400_000,
  decidedBy: state === 'pending' ? null : { subject: 'olga', name: 'Olga', role: 'admin' },
  failure: null,
});

const protect = 'PUT /usher/roles/r1/protection';

/** Gateway where protecting a role needs approval, with an approval request in this state, or none yet. */
function gateway(state?: ApprovalState, failsToRequest = false): Answer {
  let known = state;
  return (request) => {
    if (isFor(protect)(request)) {
      const isApprovalRequest = request.headers.get(operatorHeaders.approval) === askForApproval;
      if (isApprovalRequest && failsToRequest)
        return refusal(429, { code: 'gateway.too_many_requests' }, { 'retry-after': '60' });
      if (isApprovalRequest) known = 'pending';
      const data = { because: 'operator-roles', ...(known !== undefined && { approvalId: 'a1', state: known }) };
      return refusal(403, { code: 'gateway.approval_needed', data });
    }
    if (isFor('GET /usher/approvals')(request)) return Response.json(known === undefined ? [] : [requestIn(known)]);
    if (isFor('GET /usher/roles/r1/protection')(request)) return Response.json({ causes: [], mark: null });
    if (isFor('GET /api/roles/r1')(request)) {
      return Response.json({ id: 'r1', name: 'Deputy', description: 'x', type: 'User', isDefault: false });
    }
    return Response.json([], { headers: { 'total-number': '0' } });
  };
}

async function refused(answer: Answer) {
  const rendered = renderConsole('/roles/r1?dialog=protect', signedIn(answer));
  const dialog = within(await screen.findByRole('dialog'));
  await rendered.operator.click(dialog.getByRole('button', { name: 'Protect role' }));
  return { ...rendered, dialog };
}

it('explains why approval is needed and requests it with a reason', async () => {
  const { operator, dialog, sent } = await refused(gateway());
  expect(await dialog.findByText('Approval needed')).toBeVisible();
  expect(dialog.getByText(/^This changes who is an operator\./)).toBeVisible();
  const button = dialog.getByRole('button', { name: 'Request approval' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  // The request is the one filled button.
  expect(button).not.toHaveAttribute('data-variant', 'default');
  expect(dialog.getByRole('button', { name: 'Protect role' })).toHaveAttribute('data-variant', 'default');
  await operator.type(dialog.getByRole('textbox', { name: 'Reason or ticket' }), 'INC-4711');
  await operator.click(button);
  expect(await dialog.findByText('Approval requested')).toBeVisible();
  expect(dialog.getByRole('link', { name: 'View approvals' })).toHaveAttribute('href', '/approvals');
  const headersSent = sent(protect).map(({ headers }) => [
    headers.get(operatorHeaders.approval),
    headers.get(operatorHeaders.reason),
  ]);
  expect(headersSent).toEqual([
    [null, null],
    ['ask', 'INC-4711'],
  ]);
});

it.each([
  ['pending', 'Another operator can approve it within 24 hours. After that, repeat the action.'],
  ['approved', 'Olga approved this. Repeat the action to continue.'],
  ['refused', 'Olga refused this.'],
] as const)('shows the state of the request: %s', async (state, text) => {
  const { dialog } = await refused(gateway(state));
  expect(await dialog.findByText(text)).toBeVisible();
  expect(dialog.queryByRole('button', { name: 'Request approval' }) !== null).toBe(state === 'refused');
});

it.each([
  [true, 'You requested this with other values before. Replacing withdraws your earlier request.'],
  [false, 'Olga requested this change before. That request has to be decided first.'],
])(
  'says that another request is in the way, which is replaced if it is the operator’s own: %s',
  async (isOwn, text) => {
    const inTheWay = [{ id: 'a9', isOwn, requester: 'Olga' }];
    const answer = gateway();
    const { operator, dialog, sent } = await refused((request) => {
      const isReplacing = request.headers.get(operatorHeaders.replaces) === 'a9';
      return isFor(protect)(request) && request.headers.has(operatorHeaders.approval) && !isReplacing
        ? refusal(403, { code: 'gateway.approval_needed', data: { because: 'operator-roles', inTheWay } })
        : answer(request);
    });
    await operator.type(await dialog.findByRole('textbox', { name: 'Reason or ticket' }), 'INC-4711');
    await operator.click(dialog.getByRole('button', { name: 'Request approval' }));
    expect(await dialog.findByText(text)).toBeVisible();
    const replace = dialog.queryByRole('button', { name: 'Replace request' });
    expect(replace !== null).toBe(isOwn);
    if (replace === null) return;
    await operator.click(replace);
    expect(await dialog.findByText('Approval requested')).toBeVisible();
    expect(sent(protect).at(-1)?.headers.get(operatorHeaders.reason)).toBe('INC-4711');
  },
);

it('shows why approval cannot be requested', async () => {
  const { operator, dialog } = await refused(gateway(undefined, true));
  await operator.type(await dialog.findByRole('textbox', { name: 'Reason or ticket' }), 'INC-4711');
  await operator.click(dialog.getByRole('button', { name: 'Request approval' }));
  expect(await dialog.findByText(/Try again in/)).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Request approval' })).toBeEnabled();
});
