import { screen, waitFor, within } from '@testing-library/react';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { isFor, refusal } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { createUser } from '#console/testing/users.ts';
import type { User } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

let product: Product;
let user: User;
let saved: Blob[];

beforeAll(async () => {
  product = await openTestProduct(0, { REASON_REQUIRED: 'users:subject-access' });
});
afterAll(() => product.close());
afterEach(() => void vi.restoreAllMocks());
beforeEach(async () => {
  user = await createUser(product, { name: 'Ada Lovelace' });
  saved = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    if (content instanceof Blob) saved.push(content);
    return 'blob:test';
  });
  // The document is shared by all tests, and the click would lead away from it.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
});

async function openDialog(answer: Answer) {
  const rendered = renderConsole(`/users/${user.id}`, answer);
  const { operator } = rendered;
  await operator.click(await screen.findByRole('button', { name: 'More actions' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'Subject access file' }));
  const name = 'Create a subject access file for Ada Lovelace';
  const dialog = within(await screen.findByRole('dialog', { name }));
  await operator.type(dialog.getByRole('textbox', { name: 'Reason or ticket' }), 'GDPR-7');
  await operator.click(dialog.getByRole('button', { name: 'Download file' }));
  return { ...rendered, dialog };
}

it('downloads the file with a reason, and returns the focus', async () => {
  const { sent } = await openDialog(product.fetch);
  expect(await screen.findByText('Subject access file downloaded')).toBeVisible();
  await waitFor(() => expect(screen.getByRole('button', { name: 'More actions' })).toHaveFocus());
  const [request] = sent(`POST /usher/users/${user.id}/subject-access`);
  expect(request?.headers.get('x-usher-reason')).toBe('GDPR-7');
  const [file] = saved;
  const files = unzipSync(new Uint8Array((await file?.arrayBuffer()) ?? []));
  const page = strFromU8(files['subject-access.html'] ?? new Uint8Array());
  expect(page).toContain('Ada Lovelace');
  expect(page).toContain('GDPR-7');
  expect(page).not.toContain('Missing from this file');
});

it('says which parts are missing from the downloaded file', async () => {
  const { operator } = await openDialog(async (request) => {
    const answer = await product.fetch(request);
    if (!isFor(`POST /usher/users/${user.id}/subject-access`)(request)) return answer;
    const data = (await answer.json()) as { parts: object };
    return Response.json({ ...data, parts: { ...data.parts, sessions: { records: [], missing: 'failed' } } });
  });
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('The downloaded file is incomplete')).toBeVisible();
  expect(dialog.getByText('Active sessions: Some or all records couldn’t be read.')).toBeVisible();
  expect(saved).toHaveLength(1);
  await operator.click(dialog.getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('saves nothing when the request fails', async () => {
  const isMeant = isFor(`POST /usher/users/${user.id}/subject-access`);
  const { dialog } = await openDialog((request) => (isMeant(request) ? refusal(502) : product.fetch(request)));
  expect(await dialog.findByRole('alert')).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Download file' })).toBeEnabled();
  expect(saved).toEqual([]);
});
