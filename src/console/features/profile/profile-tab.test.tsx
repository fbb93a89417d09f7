import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { brokenOff, held, nobodyListens, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser, readUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
beforeAll(async () => {
  product = await openTestProduct(0);
  await createUser(product, { username: 'taken', primaryEmail: 'taken@example.org' });
});
afterAll(() => product.close());
beforeEach(async () => {
  const profile = { givenName: 'Ada', nickname: 'Countess', address: { country: 'GB', locality: 'London' } };
  user = await createUser(product, { name: 'Ada', profile });
});

const open = (answer = product.fetch) => {
  const rendered = renderConsole(`/users/${user.id}`, answer);
  return { ...rendered, patch: `PATCH /api/users/${user.id}` };
};
const field = (name: string) => screen.findByRole('textbox', { name });
const saveButton = () => screen.getByRole('button', { name: 'Save changes' });

it('shows standard fields, and others when filled or added', async () => {
  const { operator } = open();
  const names = ['Name', 'Username', 'Primary email', 'Primary phone', 'Avatar URL', 'Given name', 'Family name'];
  for (const name of [...names, 'Nickname', 'Country', 'Locality']) {
    expect(await field(name)).toBeVisible();
  }
  expect(await field('Primary email')).toHaveValue('');
  expect(screen.queryByRole('textbox', { name: 'Website' })).toBeNull();
  await operator.click(screen.getByRole('button', { name: 'Add field' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Website' }));
  await waitFor(async () => expect(await field('Website')).toHaveFocus());
  expect(saveButton()).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Discard changes' })).toBeDisabled();
});

it('saves only changed fields with one request, and a phone number as digits', async () => {
  const { operator, all, queryClient, sentBody, patch } = open();
  await operator.type(await field('Name'), ' Lovelace');
  await operator.type(await field('Primary phone'), '+61 412 345 678');
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  const before = all.length;
  await operator.click(saveButton());
  const notice = await screen.findByText('Saved');
  expect(screen.getAllByRole('status').some((status) => status.contains(notice))).toBe(true);
  expect(screen.queryByRole('alert')).toBeNull();
  await waitFor(() => expect(queryClient.isFetching() + queryClient.isMutating()).toBe(0));
  expect(all.slice(before).map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([patch]);
  expect(await sentBody(patch)).toEqual({ name: 'Ada Lovelace', primaryPhone: '61412345678' });
  expect(await screen.findByRole('heading', { level: 1, name: 'Ada Lovelace' })).toBeVisible();
  expect(await field('Primary phone')).toHaveValue('61412345678');
  expect(saveButton()).toBeDisabled();
});

it('sends null for an emptied field, and keeps what is typed while the save is pending', async () => {
  const { answer, release } = held(product.fetch, `PATCH /api/users/${user.id}`);
  const { operator, sentBody, patch } = open(answer);
  await operator.clear(await field('Name'));
  await operator.clear(await field('Username'));
  expect(screen.getByText(/can’t be found or sign in by one/)).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  await operator.click(saveButton());
  await operator.type(await field('Family name'), 'King');
  release();
  await screen.findByText('Saved');
  expect(await sentBody(patch)).toEqual({ name: null, username: null });
  expect(await field('Name')).toHaveValue('');
  expect(await field('Family name')).toHaveValue('King');
  await waitFor(() => expect(saveButton()).toBeEnabled());
  await operator.click(screen.getByRole('button', { name: 'Discard changes' }));
  expect(await field('Family name')).toHaveValue('');
  expect(await field('Name')).toHaveValue('');
});

it('sends the whole profile, merged with fields that others changed meanwhile', async () => {
  const { operator, sent, patch } = open();
  await operator.clear(await field('Nickname'));
  await operator.clear(await field('Locality'));
  await operator.type(await field('Family name'), 'King');
  await sendToProduct(product, patch, { profile: { ...user.profile, website: 'https://ada.example' } });
  await operator.click(saveButton());
  await screen.findByText('Saved');
  const profile = { givenName: 'Ada', familyName: 'King', website: 'https://ada.example', address: { country: 'GB' } };
  // The gateway refused the first one.
  expect(sent(patch)).toHaveLength(2);
  expect((await readUser(product, user)).profile).toEqual(profile);
  expect(await field('Website')).toHaveValue('https://ada.example');
});

it('validates values, and parses a national number by the default country, before a request is sent', async () => {
  const { operator, requests, sentBody, patch } = open();
  const [email, avatar] = [await field('Primary email'), await field('Avatar URL')];
  const phone = await field('Primary phone');
  await operator.type(email, 'no address');
  await operator.type(avatar, 'picture');
  await operator.type(phone, '(415) 555-2671');
  await waitFor(() => expect(phone).toHaveAccessibleDescription(/Saved as \+14155552671/));
  await operator.type(phone, ' x5');
  await operator.click(saveButton());
  await waitFor(() => expect(email).toHaveAccessibleDescription(/Enter a valid email address/));
  expect(email).toBeInvalid();
  expect(avatar).toHaveAccessibleDescription(/Enter a full web address/);
  expect(phone).toHaveAccessibleDescription(/An extension can’t be saved/);
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);

  await operator.clear(email);
  await operator.clear(avatar);
  await operator.type(phone, '{Backspace}{Backspace}{Backspace}');
  await operator.click(saveButton());
  await screen.findByText('Saved');
  expect(await sentBody(patch)).toEqual({ primaryPhone: '14155552671' });
});

it('removes typed or stored invisible characters with a note', async () => {
  const email = `${user.id}@example.org`;
  await sendToProduct(product, `PATCH /api/users/${user.id}`, { primaryEmail: `${email}\u200B` });
  const { operator, sentBody, patch } = open();
  const stored = await field('Primary email');
  expect(stored).toHaveAccessibleDescription(/Contains invisible characters \(U\+200B\)/);
  expect(screen.getByText(/^Invisible characters in Primary email\./)).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Remove them: Primary email' }));
  expect(stored).toHaveValue(email);
  await operator.click(await field('Name'));
  await operator.paste('\u202E');
  expect(await field('Name')).toHaveAccessibleDescription(/Invisible characters \(U\+202E\) are removed/);
  await operator.paste(' L');
  await operator.click(saveButton());
  await screen.findByText('Saved');
  expect(await sentBody(patch)).toEqual({ name: 'Ada L', primaryEmail: email });
  expect(screen.queryByText(/[Ii]nvisible characters/)).toBeNull();
});

it('warns about an invalid standard claim, and saves it', async () => {
  const profile = { zoneinfo: 'Mars/Phobos', website: 'https://ada.example' };
  await sendToProduct(product, `PATCH /api/users/${user.id}`, { profile });
  const { operator, sentBody, patch } = open();
  expect(await field('Time zone')).not.toHaveAccessibleDescription(/Not a known time zone/);
  await operator.clear(await field('Website'));
  await operator.type(await field('Website'), 'javascript:alert(1)');
  expect(await field('Website')).toHaveAccessibleDescription(/Not a web address/);
  expect(await field('Website')).toBeValid();
  await operator.click(saveButton());
  await screen.findByText('Saved');
  expect(await sentBody(patch)).toEqual({ profile: { ...profile, website: 'javascript:alert(1)' } });
  expect(document.querySelector('a[href^="javascript:"]')).toBeNull();
});

it('shows a refusal at its field, and keeps what was typed', async () => {
  const { operator } = open();
  await operator.type(await field('Primary email'), 'taken@example.org');
  await operator.type(await field('Family name'), 'King');
  await operator.click(saveButton());
  await waitFor(async () =>
    expect(await field('Primary email')).toHaveAccessibleDescription('Another user has this email address'),
  );
  expect(await field('Primary email')).toBeInvalid();
  expect(await field('Primary email')).toHaveFocus();
  expect(await field('Family name')).toHaveValue('King');
  await operator.type(await field('Primary email'), '.au');
  await operator.click(saveButton());
  expect(await screen.findByText('Saved')).toBeVisible();
  expect(await readUser(product, user)).toMatchObject({ primaryEmail: 'taken@example.org.au' });
});

it('keeps what was typed at each failure, and saves it on retry', async () => {
  const failures = [
    [nobodyListens, 'Usher doesn’t respond.'],
    [
      () => refusal(503, { code: 'gateway.audit_log_unavailable' }),
      'The audit log can’t record this, so nothing was changed',
    ],
    [() => brokenOff('{"id":'), 'Usher doesn’t respond'],
    [() => refusal(502, { code: 'gateway.upstream_unreachable' }), 'can’t be reached'],
    // The form has no field for it.
    [() => invalid('customData'), 'A value isn’t accepted.'],
  ] as const;
  let fault: (() => Response) | undefined;
  const { operator, sent, patch } = open((request) =>
    request.method === 'PATCH' && fault ? fault() : product.fetch(request),
  );
  await operator.type(await field('Name'), ' L.');
  for (const [index, [failure, explanation]] of failures.entries()) {
    fault = failure;
    await operator.click(saveButton());
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(explanation));
    expect(sent(patch)).toHaveLength(index + 1);
    expect(await field('Name')).toHaveValue('Ada L.');
  }
  fault = undefined;
  await operator.click(saveButton());
  expect(await screen.findByText('Saved')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('lists the changes and the request, and discards them', async () => {
  const { operator, requests } = open();
  expect(screen.queryByRole('button', { name: /^\d+ changes?$/ })).toBeNull();
  await operator.type(await field('Primary phone'), '+61 412 345 678');
  await operator.clear(await field('Nickname'));
  await operator.click(screen.getByRole('button', { name: '2 changes' }));
  const changes = within(screen.getByRole('list', { name: '2 changes' })).getAllByRole('listitem');
  expect(changes.map(({ textContent }) => textContent)).toEqual([
    'AddedPrimary phone61412345678',
    'RemovedNicknameCountess',
  ]);
  await operator.click(screen.getByRole('button', { name: 'Show request' }));
  const request = screen.getByRole('region', { name: 'PATCH /api/users/{userId}' });
  expect(request).toHaveTextContent('{"primaryPhone":"61412345678","profile":{"givenName":"Ada","address":');
  expect(request).not.toHaveTextContent('nickname');

  await operator.click(screen.getByRole('button', { name: 'Discard changes' }));
  expect(await field('Primary phone')).toHaveValue('');
  expect(await field('Nickname')).toHaveValue('Countess');
  expect(saveButton()).toBeDisabled();
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
});

describe('when the account changed during editing', () => {
  const title = 'This account changed while you were editing';
  const dialog = async () => within(await screen.findByRole('dialog', { name: title }));
  const choice = async (group: string, name: string | RegExp) =>
    within((await dialog()).getByRole('radiogroup', { name: group })).getByRole('radio', { name });

  it('asks for each field which value to keep, and saves the choice', async () => {
    const { operator, patch } = open();
    await operator.type(await field('Name'), ' Lovelace');
    await operator.clear(await field('Locality'));
    await operator.type(await field('Family name'), 'King');
    await sendToProduct(product, patch, {
      name: 'Augusta',
      profile: { ...user.profile, address: { country: 'GB', locality: 'Ockham' } },
    });
    await operator.click(saveButton());
    const question = await dialog();
    expect(question.getByText(new RegExp(`ID ending in ${user.id.slice(-4)}`))).toBeVisible();
    expect((await readUser(product, user)).profile).not.toHaveProperty('familyName');
    const confirm = question.getByRole('button', { name: 'Save choices' });
    await operator.click(await choice('Name', 'Mine: Ada Lovelace'));
    expect(confirm).toHaveAttribute('aria-disabled', 'true');
    await operator.click(await choice('Locality', 'Theirs: Ockham'));
    await operator.click(confirm);
    expect(await screen.findByText('Saved')).toBeVisible();
    expect(await readUser(product, user)).toMatchObject({
      name: 'Ada Lovelace',
      profile: { familyName: 'King', address: { locality: 'Ockham' } },
    });
    expect(await field('Locality')).toHaveValue('Ockham');
    expect(saveButton()).toBeDisabled();
  });

  it('keeps what was typed until a choice, and shows a new conflict without the previous choices', async () => {
    const { operator, patch, sent } = open();
    await operator.type(await field('Name'), ' Lovelace');
    await sendToProduct(product, patch, { name: 'Augusta' });
    await operator.click(saveButton());
    await operator.click((await dialog()).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await field('Name')).toHaveValue('Ada Lovelace');
    expect(screen.queryByRole('alert')).toBeNull();

    await operator.click(saveButton());
    await operator.click(await choice('Name', 'Mine: Ada Lovelace'));
    await sendToProduct(product, patch, { name: 'Byron' });
    await operator.click((await dialog()).getByRole('button', { name: 'Save choices' }));
    expect(await screen.findByRole('radio', { name: 'Theirs: Byron' })).not.toBeChecked();
    expect(screen.getByRole('radio', { name: 'Mine: Ada Lovelace' })).not.toBeChecked();
    expect((await dialog()).getByRole('button', { name: 'Save choices' })).toHaveAttribute('aria-disabled', 'true');
    expect(await readUser(product, user)).toMatchObject({ name: 'Byron' });
    const refused = sent(patch).length;

    await operator.click(await choice('Name', 'Theirs: Byron'));
    await operator.click((await dialog()).getByRole('button', { name: 'Save choices' }));
    expect(await screen.findByText('Their values kept')).toBeVisible();
    expect(sent(patch)).toHaveLength(refused);
    expect(await field('Name')).toHaveValue('Byron');
  });

  it('compares with the value that was loaded when editing of the field began', async () => {
    const { operator, patch, queryClient } = open();
    await operator.type(await field('Family name'), 'King');
    await sendToProduct(product, patch, { name: 'Augusta' });
    await queryClient.invalidateQueries();
    await waitFor(async () => expect(await field('Name')).toHaveValue('Augusta'));
    await operator.type(await field('Name'), ' Ada');
    await operator.click(saveButton());
    expect(await screen.findByText('Saved')).toBeVisible();
    expect(await readUser(product, user)).toMatchObject({ name: 'Augusta Ada', profile: { familyName: 'King' } });

    await operator.type(await field('Name'), ' Lovelace');
    await sendToProduct(product, patch, { name: 'Byron', primaryEmail: `${user.id}@example.org` });
    await queryClient.invalidateQueries();
    await waitFor(async () => expect(await field('Primary email')).toHaveValue(`${user.id}@example.org`));
    await operator.click(saveButton());
    expect(await choice('Name', 'Theirs: Byron')).toBeVisible();
  });
});

function invalid(name: string): Response {
  const data = { issues: [{ code: 'invalid_type', message: 'Required', path: [name] }] };
  return refusal(400, { code: 'guard.invalid_input', message: 'guard', data });
}
