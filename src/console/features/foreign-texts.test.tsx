import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { isFor } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { Approval } from '#contract/approvals.ts';
import type { ListedSession } from '#contract/operator-sessions.ts';
import { role } from '#contract/roles.ts';
import { sessions } from '#contract/sessions.ts';
import { user as userSchema } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

/** Right-to-left override: reverses the display of the text after it. */
const override = '\u202E';

/** JSON members whose values come from users, administrators or other systems. */
const foreign = new Set([
  'name',
  'username',
  'primaryEmail',
  'nickname',
  'description',
  'reason',
  'targetName',
  'userAgent',
  'value',
  'connectorName',
  'issuer',
  'email',
]);

/** Appends the override to every foreign text in `json`. */
function withOverrides(json: unknown, member = ''): unknown {
  if (Array.isArray(json)) return json.map((item) => withOverrides(item, member));
  if (typeof json === 'string' && foreign.has(member)) return json + override;
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withOverrides(value, key)]));
}

const operator = { subject: 'o1', name: 'Olga', role: 'support' };
const approvalOf = (userId: string): Approval => ({
  id: 'a1',
  state: 'approved',
  requester: operator,
  isOwn: false,
  action: 'users:delete',
  because: 'active-users',
  userIds: [userId],
  target: null,
  fields: { name: 'Ada' },
  before: null,
  reason: 'asked',
  requestedAt: 0,
  expiresAt: 1,
  decidedBy: operator,
  failure: null,
});
const operatorSession: ListedSession = {
  id: 's1',
  operator: { subject: 'o1', name: 'Olga', role: 'support' },
  signedInAt: 0,
  seenAt: 0,
  address: null,
  isOwn: false,
};

let product: Product;
/** IDs of the records that the pages show. */
let ids: Record<'user' | 'inSession' | 'role' | 'log' | 'entry', string>;
beforeAll(async () => {
  product = await openTestProduct(30, { ALLOW_IDENTITY_LINKING: 'on' });
  const listed = async <Item extends z.ZodMiniType>(path: string, item: Item): Promise<z.output<Item>[]> =>
    z.array(item).parse(await sendToProduct(product, `GET ${path}`));
  const withId = z.object({ id: z.string() });

  const user = await createUser(product, { name: 'Ada', primaryEmail: 'ada@example.org', customData: { a: 'b' } });
  const roles = (await listed('/api/roles?page_size=100', role)).filter(({ type }) => type === 'User');
  await sendToProduct(product, `POST /api/users/${user.id}/roles`, { roleIds: roles.map(({ id }) => id) });
  const [organization] = await listed('/api/organizations?page_size=100', withId);
  await sendToProduct(product, `POST /api/organizations/${organization?.id}/users`, { userIds: [user.id] });
  await sendToProduct(product, `POST /api/organizations/${organization?.id}/users/${user.id}/roles`, {
    organizationRoleIds: ['or1member000000000000'],
  });
  await sendToProduct(product, `POST /api/users/${user.id}/personal-access-tokens`, { name: 'build', expiresAt: null });
  await sendToProduct(product, `PUT /api/users/${user.id}/identities/google`, {
    userId: 'g1',
    details: { name: 'Ada' },
  });

  let inSession = user.id;
  for (const { id } of await listed('/api/users?page_size=30', userSchema)) {
    const held = sessions.parse(await sendToProduct(product, `GET /api/users/${id}/sessions`));
    if (held.sessions.length > 0) inSession = id;
  }
  const logs = await listed('/api/logs?page_size=100&logKey=Interaction.SignIn.Submit', withId);
  const entries = await listed(`/usher/audit-log?userId=${user.id}`, z.object({ sequence: z.int() }));
  ids = {
    user: user.id,
    inSession,
    role: roles[0]?.id ?? '',
    log: logs[0]?.id ?? '',
    entry: String(entries[0]?.sequence),
  };
});
afterAll(() => product.close());

const answer: Answer = async (request) => {
  const { pathname } = new URL(request.url);
  if (isFor('GET /usher/approvals')(request)) return Response.json([withOverrides(approvalOf(ids.user))]);
  if (isFor('GET /usher/operators/sessions')(request)) return Response.json([withOverrides(operatorSession)]);
  const response = await product.fetch(request);
  if (!(response.headers.get('content-type') ?? '').includes('json') || pathname.endsWith('/export')) return response;
  return Response.json(withOverrides(await response.json()), { status: response.status, headers: response.headers });
};

it.each<[string, () => string]>([
  ['users', () => '/users'],
  ['search', () => '/users?search=ada'],
  ['glance', () => `/users/${ids.user}`],
  ['suspending', () => `/users/${ids.user}?dialog=suspend`],
  ['deleting', () => `/users/${ids.user}?dialog=delete`],
  ['sign-in methods', () => `/users/${ids.user}/sign-in-methods`],
  ['roles of a user', () => `/users/${ids.user}/roles`],
  ['assigning roles', () => `/users/${ids.user}/roles?dialog=assign`],
  ['sessions', () => `/users/${ids.inSession}/sessions`],
  ['signing out', () => `/users/${ids.inSession}/sessions?dialog=sign-out`],
  ['organizations', () => `/users/${ids.user}/organizations`],
  ['adding to an organization', () => `/users/${ids.user}/organizations?dialog=add-organization`],
  ['tokens', () => `/users/${ids.user}/tokens`],
  ['custom data', () => `/users/${ids.user}/custom-data`],
  ['activity of a user', () => `/users/${ids.user}/activity`],
  ['password', () => `/users/${ids.user}/password`],
  ['activity', () => '/activity'],
  ['activity of a chosen user', () => `/activity?userId=${ids.user}`],
  ['activity entry', () => `/activity/${ids.log}`],
  ['roles', () => '/roles'],
  ['role', () => `/roles/${ids.role}`],
  ['deleting a role', () => `/roles/${ids.role}?dialog=delete`],
  ['adding users', () => `/roles/${ids.role}?dialog=add`],
  ['approvals', () => '/approvals'],
  ['auditLog', () => '/audit-log'],
  ['audit log of a user', () => `/audit-log?userId=${ids.user}`],
  ['audit event', () => `/audit-log/${ids.entry}`],
  ['operators', () => '/operators'],
])('spells out control characters: %s', async (_place, address) => {
  const { queryClient } = renderConsole(address(), answer);
  await screen.findAllByRole('heading');
  await waitFor(() => {
    expect(screen.queryAllByRole('status', { name: /^Loading/ })).toEqual([]);
    expect(queryClient.isFetching()).toBe(0);
  });
  expect(document.body.textContent).toContain('[U+202E]');
  expect(textsWithOverride()).toEqual([]);
});

it('spells them out in the row, heading and dialog of a user', async () => {
  const { operator: actor } = renderConsole(`/users?search=${encodeURIComponent('ada@example.org')}`, answer);
  await actor.click(await screen.findByRole('link', { name: 'Ada[U+202E]' }));
  const heading = await screen.findByRole('heading', { level: 1, name: 'Ada[U+202E]' });
  expect(heading.querySelector('bdi')).toHaveTextContent('Ada[U+202E]');
  await waitFor(() => expect(document.title).toBe('Ada[U+202E] – Profile · Usher'));
  await actor.click(screen.getByRole('button', { name: 'Suspend' }));
  expect(await screen.findByRole('dialog', { name: 'Suspend Ada[U+202E]' })).toBeVisible();
});

it('still marks search matches, and copies the stored value', async () => {
  const { operator: actor } = renderConsole('/users?search=ada%40example', answer);
  const [row] = await screen.findAllByRole('row', { name: /Ada/ });
  const cells = within(row as HTMLElement);
  await waitFor(() => expect(cells.getAllByText('ada@example', { selector: 'mark' })).not.toEqual([]));
  await actor.click(cells.getByRole('button', { name: 'Copy email ada@example.org[U+202E]' }));
  expect(await navigator.clipboard.readText()).toBe(`ada@example.org${override}`);
});

it('spells them out in the palette', async () => {
  const { operator: actor } = renderConsole('/users', answer);
  await screen.findByRole('table', { name: 'Users' });
  await actor.keyboard('{Control>}k{/Control}');
  await actor.type(await screen.findByRole('combobox', { name: /find|search/i }), 'ada@example.org');
  expect(await screen.findByRole('option', { name: /^Ada\[U\+202E\]/ })).toBeVisible();
  expect(textsWithOverride()).toEqual([]);
});

/** Texts of the page, its title and labels that contain the override; editable text is excluded. */
function textsWithOverride(): string[] {
  const found: string[] = [document.title];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    if (node.parentElement?.closest('textarea, style') === null) found.push(node.textContent ?? '');
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [alt]')) {
    for (const name of ['aria-label', 'title', 'alt']) found.push(element.getAttribute(name) ?? '');
  }
  return found.filter((text) => text.includes(override));
}
