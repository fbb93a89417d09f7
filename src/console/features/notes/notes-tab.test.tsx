import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { broken, held, isFor, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import { createUser } from '#console/testing/users.ts';
import { note, type Note } from '#contract/notes.ts';
import type { OperatorRole } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
const signInAs = (role: OperatorRole) => sendToProduct(product, 'POST /usher/sign-in/demo', { role });

beforeAll(async () => {
  product = await openTestProduct(0);
});
afterAll(() => product.close());
beforeEach(async () => {
  await signInAs('admin');
  user = await createUser(product, { name: 'Ada' });
});

const path = () => `/usher/users/${user.id}/notes`;
const open = (answer: Answer = product.fetch) => renderConsole(`/users/${user.id}/notes`, answer);
const add = async (text: string): Promise<Note> => note.parse(await sendToProduct(product, `POST ${path()}`, { text }));
const stored = async (): Promise<string[]> =>
  z
    .array(note)
    .parse(await sendToProduct(product, `GET ${path()}`))
    .map(({ text }) => text);
const items = async () => within(await screen.findByRole('list', { name: 'Notes' })).getAllByRole('listitem');
const newNote = () => screen.findByRole('textbox', { name: 'New note' });

it('adds a note, with its line breaks, and empties the field', async () => {
  const { operator } = open();
  expect(await screen.findByText('No notes')).toBeVisible();
  const button = screen.getByRole('button', { name: 'Add note' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await operator.type(await newNote(), 'Called about INC-1.{Enter}Calls again.');
  await operator.click(button);
  const [only] = await items();
  expect(only).toHaveTextContent('Called about INC-1. Calls again.');
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'New note' })).toHaveValue(''));
  expect(await stored()).toEqual(['Called about INC-1.\nCalls again.']);
});

it('keeps the typed text when adding fails', async () => {
  const { answer } = broken(product.fetch, `POST ${path()}`, () =>
    refusal(503, { code: 'gateway.audit_log_unavailable' }),
  );
  const { operator } = open(answer);
  await operator.type(await newNote(), 'important');
  await operator.click(screen.getByRole('button', { name: 'Add note' }));
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(await newNote()).toHaveValue('important');
});

it('keeps what is typed while a note is being added', async () => {
  const { answer, release } = held(product.fetch, `POST ${path()}`);
  const { operator } = open(answer);
  const field = await newNote();
  await operator.type(field, 'first');
  await operator.click(screen.getByRole('button', { name: 'Add note' }));
  await operator.clear(field);
  await operator.type(field, 'second');
  release();
  expect((await items())[0]).toHaveTextContent('first');
  expect(field).toHaveValue('second');
});

it('says how much too long a text is', async () => {
  const { operator } = open();
  await operator.click(await newNote());
  await operator.paste('x'.repeat(5001));
  expect(screen.getByText('1 character too many')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Add note' })).toHaveAttribute('aria-disabled', 'true');
});

it('edits a note, and says so', async () => {
  await add('first');
  const { operator } = open();
  await operator.click(await screen.findByRole('button', { name: /^Edit the note of/ }));
  const field = screen.getByRole('textbox', { name: 'Note' });
  expect(field).toHaveFocus();
  await operator.type(field, ' and second');
  await operator.click(screen.getByRole('button', { name: 'Save note' }));
  expect(await screen.findByText(/^Edited .* by /)).toBeVisible();
  await waitFor(async () => expect((await items())[0]).toHaveFocus());
  expect(await stored()).toEqual(['first and second']);
});

it('shows the stored text when someone else edited the note, and overwrites it only on request', async () => {
  const { id } = await add('first');
  const { operator } = open();
  await operator.click(await screen.findByRole('button', { name: /^Edit the note of/ }));
  await operator.type(screen.getByRole('textbox', { name: 'Note' }), ' mine');
  await sendToProduct(product, `PATCH ${path()}/${id}`, { text: 'theirs', version: 1 });
  await operator.click(screen.getByRole('button', { name: 'Save note' }));
  expect(within(await screen.findByRole('alert')).getByText('theirs')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('first mine');
  expect(await stored()).toEqual(['theirs']);

  await operator.click(screen.getByRole('button', { name: 'Save my text instead' }));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull());
  expect(await stored()).toEqual(['first mine']);
});

it('continues with the stored text after a conflict', async () => {
  const { id } = await add('first');
  const { operator } = open();
  await operator.click(await screen.findByRole('button', { name: /^Edit the note of/ }));
  await operator.type(screen.getByRole('textbox', { name: 'Note' }), ' mine');
  await sendToProduct(product, `PATCH ${path()}/${id}`, { text: 'theirs', version: 1 });
  await operator.click(screen.getByRole('button', { name: 'Save note' }));
  await operator.click(await screen.findByRole('button', { name: 'Continue with the stored text' }));
  await operator.type(screen.getByRole('textbox', { name: 'Note' }), ' and mine');
  await operator.click(screen.getByRole('button', { name: 'Save note' }));
  await waitFor(async () => expect(await stored()).toEqual(['theirs and mine']));
});

it('keeps the typed text when someone else deleted the note', async () => {
  const { id } = await add('first');
  const { operator, queryClient } = open();
  await operator.click(await screen.findByRole('button', { name: /^Edit the note of/ }));
  await operator.type(screen.getByRole('textbox', { name: 'Note' }), ' mine');
  await sendToProduct(product, `DELETE ${path()}/${id}`);
  await queryClient.invalidateQueries({ queryKey: ['notes'] });
  await operator.click(screen.getByRole('button', { name: 'Save note' }));
  expect(await screen.findByText('This note was deleted.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('first mine');
});

it('pins a note on top, and unpins it', async () => {
  await add('older');
  await add('newer');
  const { operator } = open();
  const [, older] = await items();
  if (older === undefined) throw new Error('no note');
  await operator.click(within(older).getByRole('button', { name: /^Pin the note of/ }));
  expect(await screen.findByText('Pinned')).toBeVisible();
  expect((await items())[0]).toHaveTextContent('older');
  const unpin = screen.getByRole('button', { name: /^Unpin the note of/ });
  // The list is loaded again before the write has ended.
  await waitFor(() => expect(unpin).toBeEnabled());
  await operator.click(unpin);
  await waitFor(async () => expect((await items())[0]).toHaveTextContent('newer'));
});

it('deletes a note after confirmation', async () => {
  await add('first');
  const { operator } = open();
  await operator.click(await screen.findByRole('button', { name: /^Delete the note of/ }));
  const dialog = within(await screen.findByRole('dialog', { name: /^Delete the note of/ }));
  expect(dialog.getByText('first')).toBeVisible();
  await operator.click(dialog.getByRole('button', { name: 'Delete note' }));
  expect(await screen.findByText('No notes')).toBeVisible();
  expect(await stored()).toEqual([]);
});

it('lets support change only their own notes, and administrators all', async () => {
  await add('of the administrator');
  await signInAs('support');
  await add('of support');
  open();
  const [own, other] = await items();
  const namesIn = (item: HTMLElement | undefined) =>
    within(item as HTMLElement)
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
  expect(namesIn(own)).toEqual(['Pin', 'Edit', 'Delete']);
  expect(namesIn(other)).toEqual(['Pin']);
});

it('is called hidden for viewers, and nothing is requested', async () => {
  await add('confidential');
  await signInAs('viewer');
  const { sent } = open();
  expect(await screen.findByText('Hidden from your role')).toBeVisible();
  expect(screen.queryByText('No notes')).toBeNull();
  expect(sent(`GET ${path()}`)).toEqual([]);
});

it('can be loaded again after a failure', async () => {
  await add('first');
  const { answer, repair } = broken(product.fetch, `GET ${path()}`, () => refusal(500));
  const { operator } = open(answer);
  const retry = await screen.findByRole('button', { name: 'Try again' });
  repair();
  await operator.click(retry);
  expect(await items()).toHaveLength(1);
});

it('confirms before unsaved text is lost', async () => {
  const { operator, address } = open();
  await operator.type(await newNote(), 'unsaved');
  const sections = within(screen.getByRole('navigation', { name: 'User sections' }));
  await operator.click(sections.getByRole('link', { name: 'Profile' }));
  expect(await screen.findByRole('dialog')).toBeVisible();
  expect(address()).toBe(`/users/${user.id}/notes`);
});

it('finds notes of all users by ticket', async () => {
  const ticket = `INC-${user.id}`;
  await add(`Refund promised, ${ticket}`);
  const { operator, sent } = renderConsole('/notes', product.fetch);
  await operator.type(await screen.findByRole('searchbox', { name: 'Search notes' }), ticket.toLowerCase());
  const found = within(await screen.findByRole('list', { name: 'Notes found' }));
  expect(found.getAllByRole('listitem')).toHaveLength(1);
  expect(await found.findByRole('link', { name: 'Ada' })).toHaveAttribute('href', `/users/${user.id}/notes`);
  expect(screen.getByText('1 note')).toBeVisible();
  expect(sent('GET /usher/notes').length).toBeGreaterThan(0);
});

it('says when no note matches, and hides the search from viewers', async () => {
  renderConsole('/notes?search=nothing+like+this', product.fetch);
  expect(await screen.findByText('No notes match')).toBeVisible();
  await signInAs('viewer');
  const { all } = renderConsole('/notes?search=INC', product.fetch);
  expect(await screen.findByText('Hidden from your role')).toBeVisible();
  expect(all.filter(isFor('GET /usher/notes'))).toEqual([]);
});
