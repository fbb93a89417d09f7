import { act, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { held } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
beforeAll(async () => {
  product = await openTestProduct(1);
  user = await createUser(product, { name: 'Ada' });
  await sendToProduct(product, `POST /api/users/${user.id}/personal-access-tokens`, {
    name: 'before',
    expiresAt: null,
  });
});
afterAll(() => product.close());

type Operator = ReturnType<typeof renderConsole>['operator'];

const role = 'r6franchisee000000000';

/** URL of a form, the only request that submitting twice may send, and how to fill it in. */
const forms: Record<
  string,
  (id: string) => [address: string, line: string, fill: (operator: Operator) => Promise<void>]
> = {
  'New user': () => ['/users/new', 'POST /api/users', (operator) => type(operator, 'Name', 'Grace')],
  Profile: (id) => [`/users/${id}`, `PATCH /api/users/${id}`, (operator) => type(operator, 'Name', '!')],
  Password: (id) => [
    `/users/${id}/password`,
    `PATCH /api/users/${id}/password`,
    async () => void (await screen.findByLabelText('New password')),
  ],
  'Create role': () => [
    '/roles?dialog=create',
    'POST /api/roles',
    async (operator) => {
      await type(operator, /^Name/, 'Auditor');
      await type(operator, /^Description/, 'Reads all');
    },
  ],
  'Edit role': () => [
    `/roles/${role}?dialog=edit`,
    `PATCH /api/roles/${role}`,
    (operator) => type(operator, /^Description/, ' of the shops'),
  ],
  'Create token': (id) => [
    `/users/${id}/tokens?dialog=create-token`,
    `POST /api/users/${id}/personal-access-tokens`,
    (operator) => type(operator, 'Token name', 'deploy'),
  ],
  'Rename token': (id) => [
    `/users/${id}/tokens?dialog=rename-token&about=before`,
    `PATCH /api/users/${id}/personal-access-tokens`,
    (operator) => type(operator, 'Token name', ' and after'),
  ],
};

/** Types into the last field of this name: in an open dialog, as the page behind may have one too. */
async function type(operator: Operator, name: string | RegExp, text: string): Promise<void> {
  const fields = await screen.findAllByRole('textbox', { name });
  const field = fields.at(-1);
  if (field === undefined) throw new Error(`No field ${name}`);
  await operator.type(field, text);
}

it.each(Object.keys(forms))('sends one request if a form is submitted twice at once: %s', async (name) => {
  const [address, line, fill] = forms[name]?.(user.id) ?? ['', '', async () => {}];
  const { answer, release } = held(product.fetch, line);
  const { operator, sent, queryClient } = renderConsole(address, answer);
  await fill(operator);
  const form = [...document.querySelectorAll('form')].at(-1);
  act(() => {
    form?.requestSubmit();
    form?.requestSubmit();
  });
  await waitFor(() => expect(sent(line)).toHaveLength(1));
  act(() => form?.requestSubmit());
  release();
  await waitFor(() => expect(queryClient.isMutating()).toBe(0));
  expect(sent(line)).toHaveLength(1);
});

it('sends one request if a dialog is confirmed twice at once, and none while it closes', async () => {
  const line = `PATCH /api/users/${user.id}/is-suspended`;
  const { sent } = renderConsole(`/users/${user.id}?dialog=suspend`, product.fetch);
  const dialog = within(await screen.findByRole('dialog'));
  const confirm = dialog.getByRole('button', { name: /^Suspend/ });
  act(() => {
    confirm.click();
    confirm.click();
  });
  expect(await screen.findByText(/^Ada.? is suspended/)).toBeVisible();
  act(() => confirm.click());
  await waitFor(() => expect(confirm).not.toBeInTheDocument());
  expect(sent(line)).toHaveLength(1);
});
