import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { isFor, refusal } from '#console/testing/faults.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { signedIn } from '#console/testing/signed-in.ts';
import type { ListedSession } from '#contract/operator-sessions.ts';

const session = (id: string, name: string, isOwn = false): ListedSession => ({
  id,
  operator: { subject: `subject-${name}`, name, role: isOwn ? 'admin' : 'support' },
  signedInAt: 1_700_000_000_000,
  seenAt: 1_700_000_600_000,
  address: isOwn ? null : '192.0.2.1',
  isOwn,
});

/** A gateway with these operator sessions. */
function gateway(start: readonly ListedSession[]) {
  let sessions = start;
  const answer: Answer = (request) => {
    const { pathname } = new URL(request.url);
    if (isFor('GET /usher/operators/sessions')(request)) return Response.json(sessions);
    const [, one] = /^\/usher\/operators\/sessions\/(\w+)$/.exec(pathname) ?? [];
    const [, subject] = /^\/usher\/operators\/([\w-]+)\/sessions$/.exec(pathname) ?? [];
    if (one === undefined && subject === undefined) return Response.json([]);
    sessions = sessions.filter(({ id, operator }) => id !== one && operator.subject !== subject);
    return one === undefined ? Response.json({ count: 1 }) : new Response(null, { status: 204 });
  };
  return answer;
}
const three = [session('s1', 'Ada', true), session('s2', 'Sam'), session('s3', 'Sam')];
const rows = async () => within(await screen.findByRole('table', { name: 'Operator sessions' })).getAllByRole('row');

it('lists sessions, and ends one with a reason', async () => {
  const { operator, sent } = renderConsole(
    '/operators',
    signedIn(gateway(three), { reasonRequired: ['sessions:administer'] }),
  );
  const [, own, other] = await rows();
  expect(own).toHaveTextContent('This session');
  expect(other).toHaveTextContent('192.0.2.1');
  await operator.click(screen.getAllByRole('button', { name: /^Revoke session of Sam/ })[0] as HTMLElement);
  const dialog = within(await screen.findByRole('dialog', { name: 'Revoke session of Sam?' }));
  expect(dialog.getByRole('button', { name: 'Revoke session' })).toHaveAttribute('aria-disabled', 'true');
  await operator.type(dialog.getByRole('textbox', { name: 'Reason or ticket' }), 'CASE-1');
  await operator.click(dialog.getByRole('button', { name: 'Revoke session' }));
  await waitFor(async () => expect(await rows()).toHaveLength(3));
  expect(sent('DELETE /usher/operators/sessions/s2')[0]?.headers.get('x-usher-reason')).toBe('CASE-1');
});

it('ends all sessions of an operator', async () => {
  const { operator } = renderConsole('/operators', signedIn(gateway(three)));
  await rows();
  await operator.click(screen.getAllByRole('button', { name: 'Revoke all sessions of Sam' })[0] as HTMLElement);
  const dialog = within(await screen.findByRole('dialog', { name: 'Revoke all sessions of Sam?' }));
  await operator.click(dialog.getByRole('button', { name: 'Revoke all sessions' }));
  await waitFor(async () => expect(await rows()).toHaveLength(2));
});

it('neither shows nor requests sessions for operators who may not end them', async () => {
  const { sent } = renderConsole('/operators', signedIn(gateway(three), { permissions: ['users:read'] }));
  expect(await screen.findByText('Only administrators can see who is signed in.')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Operators' })).toBeNull();
  expect(sent('GET /usher/operators/sessions')).toEqual([]);
});

it('says when the sessions cannot be loaded', async () => {
  const failing: Answer = (request) =>
    isFor('GET /usher/operators/sessions')(request) ? refusal(400, { message: 'No.' }) : Response.json([]);
  renderConsole('/operators', signedIn(failing));
  expect(await screen.findByRole('alert')).toHaveTextContent('This could not be loaded');
});
