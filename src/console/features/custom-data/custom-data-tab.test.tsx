import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { broken, isFor, nobodyListens, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser, readUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
beforeAll(async () => {
  product = await openTestProduct(0);
});
afterAll(() => product.close());
beforeEach(async () => {
  user = await createUser(product, { name: 'Ada', customData: { plan: 'free', seats: 3 } });
});

const open = (answer: Answer = product.fetch) => ({
  ...renderConsole(`/users/${user.id}/custom-data`, answer),
  line: `PATCH /api/users/${user.id}`,
});
const editor = () => screen.findByRole('textbox', { name: 'Custom data' });
const button = (name: string) => screen.getByRole('button', { name });

/** The session of an operator whose changes need a reason. */
async function withReasons(request: Request): Promise<Response> {
  const session = (await (await product.fetch(request)).json()) as object;
  return Response.json({ ...session, reasonRequired: ['users:write-custom-data'] });
}

/** Replaces the content of the editor by `text`. */
async function write(operator: ReturnType<typeof open>['operator'], text: string) {
  await operator.clear(await editor());
  await operator.click(await editor());
  await operator.paste(text);
}

it('shows the object indented, lists added, changed and removed keys, and the request', async () => {
  const { operator } = open();
  const before = '{\n  "plan": "free",\n  "seats": 3\n}';
  expect(await editor()).toHaveValue(before);
  expect(button('Save changes')).toBeDisabled();
  expect(button('Discard changes')).toBeDisabled();
  await waitFor(() => expect(document.title).toBe('Ada – Custom data · Usher'));

  await write(operator, '{"seats":3,"since":{"year":2026}}');
  const changes = within(await screen.findByRole('list', { name: '2 changes' })).getAllByRole('listitem');
  expect(changes.map(({ textContent }) => textContent)).toEqual(['Removedplan"free"', 'Addedsince{"year":2026}']);
  await operator.click(button('Show request'));
  expect(screen.getByRole('region', { name: 'PATCH /api/users/{userId}' })).toHaveTextContent(
    '{"customData":{"seats":3,"since":{"year":2026}}}',
  );

  // Order and white space are no change.
  await write(operator, '{"seats":3,"plan":"free"}');
  await waitFor(() => expect(button('Save changes')).toBeDisabled());
  expect(screen.queryByRole('list', { name: /change/ })).toBeNull();
  expect(button('Discard changes')).toBeEnabled();
  await operator.click(button('Format'));
  expect(await editor()).toHaveValue('{\n  "seats": 3,\n  "plan": "free"\n}');
  await write(operator, 'x');
  await operator.click(button('Discard changes'));
  expect(await editor()).toHaveValue(before);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('keeps keys that others added, and shows a conflict for keys that both changed', async () => {
  const { operator, line } = open();
  await write(operator, '{"plan":"paid","seats":3}');
  await sendToProduct(product, line, { customData: { seats: 9, plan: { name: 'team' }, color: 'blue' } });
  await operator.click(button('Save changes'));
  const dialog = within(await screen.findByRole('dialog', { name: 'This account changed while you were editing' }));
  expect(dialog.getAllByRole('radiogroup')).toHaveLength(1);
  expect(dialog.getByRole('radio', { name: 'Theirs: {"name":"team"}' })).toBeVisible();
  await operator.click(dialog.getByRole('radio', { name: 'Mine: "paid"' }));
  await operator.click(dialog.getByRole('button', { name: 'Save choices' }));
  expect(await screen.findByText('Saved')).toBeVisible();
  const merged = { plan: 'paid', seats: 9, color: 'blue' };
  expect((await readUser(product, user)).customData).toEqual(merged);
  expect(JSON.parse((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Custom data' })).value)).toEqual(
    merged,
  );

  await operator.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Change undone')).toBeVisible();
  expect((await readUser(product, user)).customData).toEqual({ ...merged, plan: { name: 'team' } });
});

it('sends the whole object, so that a key can be removed', async () => {
  const { operator, sentBody, line } = open();
  await write(operator, '{"plan":"paid","since":{"year":2026}}');
  await operator.click(button('Save changes'));
  const notice = await screen.findByText('Saved');
  expect(screen.getAllByRole('status').some((status) => status.contains(notice))).toBe(true);
  expect(await sentBody(line)).toEqual({ customData: { plan: 'paid', since: { year: 2026 } } });
  expect((await readUser(product, user)).customData).toEqual({ plan: 'paid', since: { year: 2026 } });
  expect(await editor()).toHaveValue('{\n  "plan": "paid",\n  "since": {\n    "year": 2026\n  }\n}');
  expect(button('Save changes')).toBeDisabled();
});

it('keeps keys such as __proto__, without a false conflict', async () => {
  const { operator } = open();
  const text = '{"__proto__":{"admin":true},"constructor":{"a":1},"toString":2}';
  await write(operator, text);
  expect(await screen.findByRole('list', { name: '5 changes' })).toHaveTextContent('__proto__{"admin":true}');
  await operator.click(button('Save changes'));
  expect(await screen.findByText('Saved')).toBeVisible();
  const stored = async () => JSON.stringify((await readUser(product, user)).customData);
  expect(await stored()).toBe('{"toString":2,"__proto__":{"admin":true},"constructor":{"a":1}}');

  // A second save sends the whole object again, so parsing the response must not have lost a key.
  await write(operator, text.replace('"a":1', '"a":2'));
  expect(await screen.findByRole('list', { name: '1 change' })).toBeVisible();
  await operator.click(button('Save changes'));
  await waitFor(async () =>
    expect(await stored()).toBe('{"toString":2,"__proto__":{"admin":true},"constructor":{"a":2}}'),
  );
});

it('says which keys the server stored differently', async () => {
  const { operator } = open(async (request) => {
    const answer = await product.fetch(request);
    if (request.method !== 'PATCH') return answer;
    const stored = (await answer.json()) as User;
    return Response.json({ ...stored, customData: { plan: 'paid' } });
  });
  await write(operator, '{"plan":"paid","seats":3,"color":"blue"}');
  await operator.click(button('Save changes'));
  expect(await screen.findByText(/didn’t store color as you entered it/)).toBeVisible();
  expect(screen.queryByText('Saved')).toBeNull();
});

it('shows the position of an error, moves the cursor to it, and does not save', async () => {
  const { operator } = open();
  for (const [text, problem] of [
    ['{\n  "plan": "free"\n  "seats": 3\n}', 'Line 3, column 3: a comma is missing'],
    ['[1]', 'Line 1, column 1: custom data must be an object'],
    ['{"a": 1, "a": 2}', 'Line 1, column 10: the name “a” is used twice'],
    ['{"a": 1} // why', 'Line 1, column 10: comments are not allowed'],
    ['{"ext": 9007199254740993}', 'Line 1, column 9: this number can’t be stored exactly'],
    ['{"ext": 1e400}', 'Line 1, column 9: this number can’t be stored exactly'],
  ] as const) {
    await write(operator, text);
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(problem));
    expect(await editor()).toBeInvalid();
    expect(button('Save changes')).toHaveAttribute('aria-disabled', 'true');
    expect(button('Format')).toBeDisabled();
  }
  await write(operator, '{\n  "plan": }');
  await operator.click(await screen.findByRole('button', { name: 'Go to problem' }));
  const input: HTMLTextAreaElement = screen.getByRole('textbox', { name: 'Custom data' });
  expect(input).toHaveFocus();
  expect(input.value.slice(input.selectionStart)).toBe('}');
});

it('keeps the text when saving fails, and saves it on the next attempt', async () => {
  const { answer, repair } = broken(product.fetch, `PATCH /api/users/${user.id}`, nobodyListens);
  const { operator } = open(answer);
  await write(operator, '{"a":1}');
  await operator.click(button('Save changes'));
  expect(await screen.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  expect(await editor()).toHaveValue('{"a":1}');
  repair();
  await operator.click(button('Save changes'));
  expect(await screen.findByText('Saved')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('leaves the reason and the primary button to the request for an approval', async () => {
  const isWrite = isFor(`PATCH /api/users/${user.id}`);
  const { operator } = open((request) =>
    isWrite(request)
      ? refusal(403, { code: 'gateway.approval_needed', data: { because: 'take-over' } })
      : request.url.endsWith('/usher/session')
        ? withReasons(request)
        : product.fetch(request),
  );
  await write(operator, '{"a":1}');
  await operator.type(await screen.findByRole('textbox', { name: 'Reason or ticket' }), 'INC-4711');
  await operator.click(button('Save changes'));
  expect(await screen.findByRole('button', { name: 'Request approval' })).not.toHaveAttribute('data-variant');
  expect(button('Save changes')).toHaveAttribute('data-variant', 'default');
  expect(screen.getAllByText(/INC-4711/)).toHaveLength(1);
});

it('warns about unsaved changes, and not after saving', async () => {
  const { operator, address } = open();
  const leave = () =>
    operator.click(
      within(screen.getByRole('navigation', { name: 'User sections' })).getByRole('link', { name: 'Profile' }),
    );
  await write(operator, '{"a":1}');
  await leave();
  const question = within(await screen.findByRole('dialog', { name: 'Leave without saving?' }));
  await operator.click(question.getByRole('button', { name: 'Stay here' }));
  expect(await editor()).toHaveValue('{"a":1}');
  await operator.click(button('Save changes'));
  await screen.findByText('Saved');
  await leave();
  await waitFor(() => expect(address()).toBe(`/users/${user.id}`));
  expect(screen.queryByRole('dialog')).toBeNull();
});
