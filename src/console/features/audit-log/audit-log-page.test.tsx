import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { broken, nobodyListens } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { type AuditEventDetails, auditEventDetails } from '#contract/audit-log.ts';
import { operatorHeaders } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let suspended: User;
let renamed: User;
/** The account of this ID is deleted. */
let deleted: User;
beforeAll(async () => {
  product = await openTestProduct(5, { AUDIT_MIN_DAYS: '0' });
  suspended = await createUser(product, { name: 'Suse Pendel', primaryEmail: 'suse@example.com' });
  renamed = await createUser(product, { name: 'Rena Alt' });
  deleted = await createUser(product, { name: 'Dele Ted' });
  await withReason(`PATCH /api/users/${suspended.id}/is-suspended`, 'TICKET-77 spam', { isSuspended: true });
  await sendToProduct(product, `PATCH /api/users/${renamed.id}`, { name: 'Rena Neu' });
  await refused(`PATCH /api/users/${renamed.id}`, { username: suspended.username });
  await withReason(`DELETE /api/users/${deleted.id}`, 'GDPR-1');
});
afterAll(() => product.close());

const send = (line: string, body?: unknown, reason?: string) => {
  const [method = '', path = ''] = line.split(' ');
  return product.fetch(
    new Request(`http://localhost${path}`, {
      method,
      headers: {
        [operatorHeaders.console]: '1',
        'content-type': 'application/json',
        ...(reason !== undefined && { [operatorHeaders.reason]: encodeURIComponent(reason) }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
};

async function withReason(line: string, reason: string, body?: unknown): Promise<void> {
  expect((await send(line, body, reason)).ok).toBe(true);
}

async function refused(line: string, body: unknown): Promise<void> {
  expect((await send(line, body)).ok).toBe(false);
}

const table = () => screen.findByRole('table', { name: 'Audit log' });
const rows = async () => within(await table()).getAllByRole('rowheader');
const filter = (name: string) => screen.findByRole('combobox', { name });
const rowOf = (header: HTMLElement | undefined) => within(header?.closest('tr') as HTMLElement);
const queryOf = (request: Request | undefined) => new URL(request?.url ?? '').searchParams;

it('lists audit events with action, account, operator, reason and outcome, and exports them', async () => {
  renderConsole('/audit-log?action=users:suspend&page=1', product.fetch);
  expect(await screen.findByRole('heading', { level: 1, name: 'Audit log' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Audit log', current: 'page' })).toBeVisible();
  const [header, ...others] = await rows();
  expect(others).toEqual([]);
  const row = rowOf(header);
  expect(row.getByRole('link', { name: 'Suspend user' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/audit-log\/\d+$/),
  );
  expect((await row.findAllByRole('link', { name: 'Suse Pendel' }))[0]).toHaveAttribute(
    'href',
    `/users/${suspended.id}`,
  );
  expect(row.getByRole('cell', { name: /\(Administrator\)$/ })).toBeInTheDocument();
  expect(row.getByRole('cell', { name: 'TICKET-77 spam' })).toBeInTheDocument();
  expect(row.getByRole('cell', { name: 'Succeeded' })).toBeInTheDocument();

  const csv = await screen.findByRole('link', { name: 'Export CSV' });
  expect(csv).toHaveAttribute('href', '/usher/audit-log/export?action=users%3Asuspend&format=csv');
  expect(csv).toHaveAttribute('download');
  expect(screen.getByRole('link', { name: 'Export JSON' })).toHaveAttribute('href', expect.stringMatching(/=json$/));
  const answer = await product.fetch(new Request(new URL(csv.getAttribute('href') ?? '', 'http://localhost')));
  expect(await answer.text()).toContain('TICKET-77 spam');
});

it('explains a refusal, and shows the values as requested', async () => {
  const { operator } = renderConsole('/audit-log?outcome=failed', product.fetch);
  const [header] = await rows();
  expect(header).toHaveTextContent('Change identifiers');
  expect(header).toHaveTextContent('Another user has the username');
  expect(rowOf(header).getByRole('cell', { name: 'Failed' })).toBeInTheDocument();
  await operator.click(within(await table()).getByRole('link', { name: 'Change identifiers' }));
  expect(await screen.findByRole('columnheader', { name: 'Requested' })).toBeVisible();
  expect(screen.queryByRole('columnheader', { name: 'After' })).toBeNull();
});

it('filters by ticket, and stores it in the URL', async () => {
  const { operator, address } = renderConsole('/audit-log?page=2', product.fetch);
  const box = await screen.findByRole('textbox', { name: 'Reason or ticket' });
  await operator.type(box, 'ticket-77{Enter}');
  await waitFor(() => expect(address()).toBe('/audit-log?ticket=ticket-77'));
  expect(await rows()).toHaveLength(1);
  await operator.click(screen.getByRole('button', { name: 'Clear the reason or ticket' }));
  await waitFor(() => expect(address()).toBe('/audit-log'));
});

it("filters by action, outcome, operator and time, under the API's parameter names", async () => {
  const { operator, sent, router } = renderConsole('/audit-log', product.fetch);
  await rows();
  await operator.click(await filter('Action'));
  await operator.click(await screen.findByRole('option', { name: 'Change profile' }));
  await operator.click(await filter('Outcome'));
  await operator.click(await screen.findByRole('option', { name: 'Succeeded' }));
  await operator.click(await filter('Operator'));
  await operator.click((await screen.findAllByRole('option'))[0] as HTMLElement);
  await operator.click(await filter('Time range'));
  await operator.click(await screen.findByRole('option', { name: 'Last 24 hours' }));
  await waitFor(() => {
    const query = queryOf(sent('GET /usher/audit-log').at(-1));
    expect([...query.keys()].sort()).toEqual(['action', 'from', 'grouped', 'operator', 'outcome', 'page', 'page_size']);
    expect(query.get('action')).toBe('users:write-profile');
  });
  expect(await rows()).toHaveLength(1);
  expect(router.state.location.search).toMatch(
    /^\?action=users%3Awrite-profile&outcome=succeeded&operator=.+&from=\d+$/,
  );
  await operator.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
});

it('filters by kind, and exports the filtered events', async () => {
  const { operator, address } = renderConsole('/audit-log?action=users:suspend&page=2', product.fetch);
  await operator.click(await filter('Category'));
  const kinds = within(await screen.findByRole('listbox', { name: 'Category' }));
  expect(kinds.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    'Changes',
    'Notes',
    'Approvals',
    'Refusals',
    'Alarms',
    'Sign-ins',
    'Reads',
    'Exports',
  ]);
  await operator.click(screen.getByRole('option', { name: 'Sign-ins' }));
  await waitFor(() => expect(address()).toBe('/audit-log?category=sign-ins'));
  await waitFor(async () =>
    expect((await rows()).map((row) => within(row).getByRole('link').textContent)).toEqual(['Sign in to Usher']),
  );
  expect(screen.getByRole('link', { name: 'Export CSV' })).toHaveAttribute(
    'href',
    '/usher/audit-log/export?category=sign-ins&format=csv',
  );
  await operator.click(await filter('Category'));
  await operator.click(await screen.findByRole('option', { name: 'Changes' }));
  await waitFor(async () => expect((await rows()).length).toBeGreaterThan(3));
  for (const row of await rows()) expect(row).not.toHaveTextContent('Sign in to Usher');
});

it('filters by the email of a user, and by the ID of a deleted user', async () => {
  const { operator, address, sent } = renderConsole('/audit-log', product.fetch);
  await operator.type(await filter('Account'), 'suse@example.com');
  await operator.click(await screen.findByRole('option', { name: /Suse Pendel/ }));
  await waitFor(() => expect(address()).toBe(`/audit-log?userId=${suspended.id}`));
  await waitFor(async () => expect(await filter('Account')).toHaveValue('Suse Pendel (suse@example.com)'));
  await waitFor(() => expect(sent('GET /api/users').some(({ url }) => url.includes('search.id'))).toBe(true));
  await operator.clear(await filter('Account'));
  await operator.type(await filter('Account'), deleted.id);
  await operator.click(await screen.findByRole('option', { name: `The account with the ID ${deleted.id}` }));
  await waitFor(() => expect(address()).toBe(`/audit-log?userId=${deleted.id}`));
  await waitFor(async () => expect((await rows()).map((row) => row.textContent)[0]).toMatch(/Delete user/));
});

it('lists the creation of an account among its events', async () => {
  renderConsole(`/audit-log?userId=${renamed.id}&action=users:create`, product.fetch);
  const [header, ...others] = await rows();
  expect(others).toEqual([]);
  expect(header).toHaveTextContent('Create user');
  expect((await rowOf(header).findAllByRole('link', { name: 'Rena Alt' }))[0]).toHaveAttribute(
    'href',
    `/users/${renamed.id}`,
  );
});

it('says when no event matches, and shows an unknown action unchanged', async () => {
  renderConsole('/audit-log?ticket=NO-SUCH&action=users:teleport', product.fetch);
  expect(await screen.findByText('No events match these filters.')).toBeVisible();
  expect(await filter('Action')).toHaveValue('users:teleport');
});

it('shows a network error, and loads events and the head of the chain on retry', async () => {
  const { answer, repair } = broken(product.fetch, 'GET /usher/audit-log', nobodyListens);
  const { operator } = renderConsole('/audit-log', answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('Usher doesn’t respond');
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect((await rows()).length).toBeGreaterThan(0);
  // In the format that the verify command takes.
  const head = within(await screen.findByRole('region', { name: 'Head of the chain' }));
  expect(await head.findByText(/^\d+:[0-9a-f]{64}$/)).toBeVisible();
  expect(head.getByRole('button', { name: 'Copy the head of the chain' })).toBeVisible();
});

it('is closed, without a navigation link, to operators who may not read it', async () => {
  const support = await openTestProduct(0, { role: 'support' });
  try {
    const { sent } = renderConsole('/audit-log', support.fetch);
    expect(await screen.findByRole('heading', { level: 1, name: 'You can’t view the audit log' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Audit log' })).toBeNull();
    expect(sent('GET /usher/audit-log')).toEqual([]);
  } finally {
    await support.close();
  }
});

it('compares the values before and after a change', async () => {
  const { operator, address } = renderConsole(
    `/audit-log?userId=${renamed.id}&action=users:write-profile`,
    product.fetch,
  );
  await operator.click(within(await table()).getByRole('link', { name: 'Change profile' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Change profile' })).toBeVisible();
  const comparison = within(await screen.findByRole('table', { name: 'Comparison' }));
  const row = rowOf(comparison.getByRole('rowheader', { name: 'Name' }));
  expect(row.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Rena Alt', 'Rena Neu']);
  expect(comparison.getByRole('columnheader', { name: 'After' })).toBeVisible();
  const facts = within(screen.getByRole('region', { name: 'Details' }));
  expect(facts.getByText(/^[\d,]+ ms$/)).toBeVisible();
  expect(facts.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  expect(facts.getByText('PATCH /api/users/:userId')).toBeVisible();
  expect(facts.getByRole('button', { name: /^Copy request ID / })).toBeVisible();
  await operator.click(within(screen.getByRole('main')).getByRole('link', { name: 'Audit log' }));
  await waitFor(() => expect(address()).toBe(`/audit-log?userId=${renamed.id}&action=users:write-profile`));
});

it('shows the values of a deleted account', async () => {
  const { operator } = renderConsole(`/audit-log?userId=${deleted.id}&action=users:delete`, product.fetch);
  await operator.click(within(await table()).getByRole('link', { name: 'Delete user' }));
  const comparison = within(await screen.findByRole('table', { name: 'Comparison' }));
  const row = rowOf(comparison.getByRole('rowheader', { name: 'Name' }));
  expect(row.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Dele Ted', 'Empty']);
  expect(within(screen.getByRole('region', { name: 'Details' })).getByText('Dele Ted')).toBeVisible();
});

it('names a secret without its value', async () => {
  const user = await createUser(product);
  await sendToProduct(product, `PATCH /api/users/${user.id}/password`, { password: 'Correct-Horse-9-Battery' });
  const { operator } = renderConsole(`/audit-log?userId=${user.id}&action=passwords:set`, product.fetch);
  await operator.click(within(await table()).getByRole('link', { name: 'Set password' }));
  const comparison = within(await screen.findByRole('table', { name: 'Comparison' }));
  expect(
    rowOf(comparison.getByRole('rowheader', { name: 'Password' })).getAllByText('Not recorded: secret'),
  ).toHaveLength(2);
});

it('says why values are not shown, an outcome is unknown, or events were lost, and when there is no event', async () => {
  const hidden = { reason: null, targetName: null, before: null, after: null };
  const gap = { kind: 'gap', action: 'audit:gap', operator: null, count: 3, lost: 2, since: 0 } as const;
  const changes: Record<string, Partial<AuditEventDetails>> = {
    '/usher/audit-log/1': { kind: 'write', outcome: null },
    '/usher/audit-log/2': { ...hidden, values: 'unreadable' },
    '/usher/audit-log/3': { ...hidden, values: 'masked' },
    '/usher/audit-log/4': { ...gap, targetUserId: null, outcome: null },
  };
  const { router } = renderConsole('/audit-log/1', async (request) => {
    const answer = await product.fetch(request);
    const changed = changes[new URL(request.url).pathname];
    return changed ? Response.json({ ...auditEventDetails.parse(await answer.json()), ...changed }) : answer;
  });
  const facts = within(await screen.findByRole('region', { name: 'Details' }));
  expect(facts.getByText('Unknown')).toBeVisible();
  expect(facts.getByText(/may have been carried out/)).toBeVisible();

  for (const [sequence, title] of [
    [2, 'Values encrypted with another audit key'],
    [3, 'Values masked'],
  ] as const) {
    await router.navigate(`/audit-log/${sequence}`);
    await waitFor(() =>
      expect(within(screen.getByRole('region', { name: 'Comparison' })).getByText(title)).toBeVisible(),
    );
  }

  await router.navigate('/audit-log/4');
  expect(await screen.findByRole('heading', { level: 1, name: 'Audit log interrupted' })).toBeVisible();
  expect(screen.getByText(/3 recorded late, 2 lost$/)).toBeVisible();
  expect(screen.getByText('Usher (system)')).toBeVisible();

  for (const sequence of ['999999', 'abc']) {
    await router.navigate(`/audit-log/${sequence}`);
    expect(await screen.findByRole('heading', { level: 1, name: 'Event not found' })).toBeVisible();
    await router.navigate('/audit-log/1');
    await screen.findByRole('region', { name: 'Details' });
  }
});

it('erases the values of a user with a reason, and marks their events', async () => {
  const user = await createUser(product, { name: 'Erika Weg' });
  await withReason(`PATCH /api/users/${user.id}/is-suspended`, 'OLD-1', { isSuspended: true });
  await sendToProduct(product, `PATCH /api/users/${user.id}`, { name: 'Erika Fort' });
  const { operator, sentBody } = renderConsole(`/audit-log?userId=${user.id}&dialog=erase`, product.fetch);
  const dialog = within(await screen.findByRole('dialog'));
  const confirm = dialog.getByRole('button', { name: 'Erase data' });
  expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await operator.type(dialog.getByRole('textbox', { name: 'Reason or ticket' }), 'ART-17');
  await operator.click(confirm);
  expect(await screen.findByText(`Data of ${user.id} erased from the audit log`)).toBeVisible();
  expect(await sentBody('POST /usher/audit-log/erase')).toEqual({ userId: user.id, reason: 'ART-17' });
  // The action with its outcome, whose reason is erased too, and the event that the audit log records itself.
  const rows = (await screen.findAllByRole('link', { name: 'Erase user data from the audit log' })).map(rowOf);
  expect(rows).toHaveLength(2);
  expect(screen.getByRole('cell', { name: 'ART-17' })).toBeInTheDocument();
  expect(screen.getAllByText('No second operator was available')[0]).toBeInTheDocument();
  expect(
    rowOf(screen.getByRole('link', { name: 'Suspend user' })).getAllByText('Values erased')[0],
  ).toBeInTheDocument();

  await operator.click(screen.getByRole('link', { name: 'Change profile' }));
  expect(await screen.findByText(/was permanently erased/)).toBeVisible();
  const comparison = within(screen.getByRole('table', { name: 'Comparison' }));
  expect(rowOf(comparison.getByRole('rowheader', { name: 'Name' })).getAllByText('Not recorded')).toHaveLength(2);
});

it('keeps the dialog and the reason when erasing fails', async () => {
  const { answer } = broken(product.fetch, 'POST /usher/audit-log/erase', nobodyListens);
  const { operator } = renderConsole(`/audit-log?userId=${deleted.id}`, answer);
  await operator.click(await screen.findByRole('button', { name: 'Erase this user’s data…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await operator.type(dialog.getByRole('textbox', { name: 'Reason or ticket' }), 'ART-18');
  await operator.click(dialog.getByRole('button', { name: 'Erase data' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('Usher doesn’t respond');
  expect(dialog.getByText('Reason: ART-18')).toBeVisible();
});
