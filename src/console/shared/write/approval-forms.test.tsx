import { screen, within } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { isFor, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import type { OperatorRole } from '#contract/operators.ts';
import type { Product } from '#server/product.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0, {
    REASON_REQUIRED:
      'users:write-profile,users:write-custom-data,passwords:set,passwords:reset,users:suspend,verification-codes:send',
  });
});
afterAll(() => product.close());

type Form = {
  role?: OperatorRole;
  /** What follows the user in the URL. */
  path: string;
  /** The write of the form, with `{id}` for the user. */
  line: string;
  /** Names of what leads to the button that submits. */
  clicks?: readonly string[];
  button: string;
};

const forms: Record<string, Form> = {
  'a dialog': { path: '?dialog=suspend', line: 'PATCH /api/users/{id}/is-suspended', button: 'Suspend user' },
  'the profile': { path: '', line: 'PATCH /api/users/{id}', button: 'Save changes' },
  'a password': { path: '/password', line: 'PATCH /api/users/{id}/password', button: 'Set password' },
  'a generated password': {
    role: 'support',
    path: '/password',
    line: 'POST /usher/users/{id}/password',
    button: 'Generate and set password',
  },
  'help with sign-in': {
    path: '?dialog=sign-in-help',
    line: 'POST /usher/users/{id}/verification-code',
    clicks: ['Send verification code'],
    button: 'Send code',
  },
};

it.each(Object.entries(forms))(
  'has one reason and one primary button if it needs an approval: %s',
  async (_name, form) => {
    const { role = 'admin', path, line, clicks = [], button } = form;
    await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'admin' });
    const email = `${button.replaceAll(' ', '.')}@example.org`;
    const user = await createUser(product, { name: 'Ada', primaryEmail: email });
    await sendToProduct(product, 'POST /usher/sign-in/demo', { role });
    const isWrite = isFor(line.replace('{id}', user.id));
    const { operator } = renderConsole(`/users/${user.id}${path}`, (request) =>
      isWrite(request)
        ? refusal(403, { code: 'gateway.approval_needed', data: { because: 'take-over' } })
        : product.fetch(request),
    );
    for (const name of clicks) await operator.click(await screen.findByRole('button', { name: new RegExp(name) }));
    if (path === '') await operator.type(await screen.findByRole('textbox', { name: 'Name' }), '!');
    await operator.type(await screen.findByRole('textbox', { name: 'Reason or ticket' }), 'INC-4711');
    await operator.click(await screen.findByRole('button', { name: button }));
    const ask = await screen.findByRole('button', { name: 'Request approval' });
    const place = within(screen.queryByRole('dialog') ?? screen.getByRole('main'));
    expect(place.getAllByText(/INC-4711/)).toHaveLength(1);
    // Mantine's default variant is the filled one.
    const isFilled = ({ classList, dataset }: HTMLElement) =>
      classList.contains('mantine-Button-root') && (dataset['variant'] ?? 'filled') === 'filled';
    const filled = place.getAllByRole('button').filter(isFilled);
    expect(filled).toEqual([ask]);
  },
);
