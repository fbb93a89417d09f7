import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { broken, nobodyListens } from '#console/testing/faults.ts';
import { openTestProduct } from '#console/testing/open-product.ts';
import { renderConsole } from '#console/testing/render-console.tsx';
import { sendToProduct } from '#console/testing/send-to-product.ts';
import type { Product } from '#server/product.ts';

import { answer, ImportSession } from './import-session.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

let product: Product;
beforeAll(async () => {
  product = await openTestProduct(0, { JOB_RATE: '100000' });
});
afterAll(() => product.close());

/** Reads files in the thread of the test, as a worker would. */
class TestWorker extends EventTarget {
  readonly #session = new ImportSession();
  #isOver = false;

  async postMessage(message: WorkerRequest): Promise<void> {
    const post = (data: WorkerReply) => {
      if (!this.#isOver) this.dispatchEvent(new MessageEvent('message', { data }));
    };
    post(await answer(this.#session, message, post));
  }

  terminate(): void {
    this.#isOver = true;
  }
}

beforeEach(() => void vi.stubGlobal('Worker', TestWorker));

const csv = [
  'email,name,team,password',
  'ada@example.com,Ada Lovelace,Research,Plain-Secret-1',
  'bob(at)example.com,Bob,Sales,',
].join('\n');

const choose = (text: string, name = 'people.csv') =>
  fireEvent.change(screen.getByLabelText('File'), { target: { files: [new File([text], name)] } });
const select = (name: string) => screen.findByRole('combobox', { name });
const change = async (name: string, value: string) => fireEvent.change(await select(name), { target: { value } });

it('recognizes a file, shows its users, uploads its rows and opens the preview', async () => {
  const { answer: send, repair } = broken(product.fetch, 'POST /usher/imports', nobodyListens);
  const { operator, sentBody, sent, address } = renderConsole('/import', send);
  await screen.findByRole('heading', { level: 1, name: 'Import users' });
  choose(csv);
  expect(await screen.findByText('Table with 2 users')).toBeVisible();
  expect(await select('Encoding')).toHaveValue('utf-8');
  expect(await select('Separator')).toHaveValue(',');
  expect(await select('Source')).toHaveValue('table');
  expect(await select('Column email')).toHaveValue('primaryEmail');
  expect(await select('Column password')).toHaveValue('passwordPlain');

  const sample = within(await screen.findByRole('table', { name: 'Sample' }));
  expect(sample.getByText('ada@example.com')).toBeVisible();
  expect(sample.getByText('email: Not an email address.')).toBeVisible();
  expect(sample.getAllByRole('columnheader')[1]).toHaveTextContent('Problems');
  expect(screen.queryByText(/Plain-Secret/)).toBeNull();
  await change('Column team', 'customData.');
  expect(await sample.findByText('team: Research')).toBeVisible();

  // What is missing is said at its field.
  await change('Column email', 'ignore');
  await operator.click(screen.getByRole('button', { name: 'Preview' }));
  expect(screen.getByText('Choose a column for the username, email, phone or social account')).toBeVisible();
  expect(sent('POST /usher/imports')).toHaveLength(0);
  await change('Column email', 'primaryEmail');

  await operator.click(screen.getByRole('button', { name: 'Preview' }));
  expect(await screen.findByText('The upload stopped')).toBeVisible();
  expect(await select('Source')).toBeDisabled();
  repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('heading', { level: 1, name: 'Preview' });
  expect(address()).toMatch(/^\/jobs\/[\w-]+$/);
  const job = address().replace('/jobs/', '');
  expect(await sentBody(`PUT /usher/imports/${job}/rows`)).toEqual({
    rows: [
      {
        number: 1,
        user: { primaryEmail: 'ada@example.com', name: 'Ada Lovelace', customData: { team: 'Research' } },
        problems: [{ column: 'password', problem: 'plain-password' }],
        original: ['ada@example.com', 'Ada Lovelace', 'Research', ''],
      },
      {
        number: 2,
        user: { primaryEmail: 'bob(at)example.com', name: 'Bob', customData: { team: 'Sales' } },
        problems: [{ column: 'email', problem: 'invalid-email' }],
        original: ['bob(at)example.com', 'Bob', 'Sales', ''],
      },
    ],
  });
  expect(await screen.findByRole('link', { name: 'Will be created' })).toBeVisible();
  const download = screen.getByRole('link', { name: 'Download all rows' });
  expect(download).toHaveAccessibleDescription(/^The file begins with the columns of the imported file\./);
  const file = await product.fetch(new Request(`http://localhost:3000/usher/jobs/${job}/file`));
  expect((await file.text()).split('\r\n')[1]).toMatch(/^ada@example\.com,Ada Lovelace,Research,,1,/);
});

it('says which roles of Keycloak are left out', async () => {
  renderConsole('/import', product.fetch);
  await screen.findByRole('heading', { level: 1, name: 'Import users' });
  const users = [{ id: 'k1', username: 'ada', enabled: true, realmRoles: ['offline_access'] }];
  choose(JSON.stringify({ realm: 'shop', users }), 'realm.json');
  expect(await select('Source')).toHaveValue('keycloak');
  expect(screen.getByText(/^Keycloak’s built-in roles/)).toBeVisible();
  await change('Source', 'table');
  await waitFor(() => expect(screen.queryByText(/^Keycloak’s built-in roles/)).toBeNull());
});

it('says why a file can’t be read, with its line, and asks before the page is left', async () => {
  const { operator, address } = renderConsole('/import', product.fetch);
  await screen.findByRole('heading', { level: 1, name: 'Import users' });
  choose('email,name\n"ada@example.com,Ada\n');
  expect(await screen.findByText(/^A quotation mark in line 2/)).toBeVisible();
  await operator.click(within(screen.getByRole('main')).getByRole('link', { name: 'Jobs' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Leave the import?' }));
  await operator.click(dialog.getByRole('button', { name: 'Stay here' }));
  expect(address()).toBe('/import');
  await operator.click(screen.getByRole('button', { name: 'Choose another file' }));
  await operator.click(screen.getByRole('button', { name: 'Paste text instead' }));
  fireEvent.change(screen.getByLabelText('Pasted text'), { target: { value: 'email\tname\nada@example.com\tAda' } });
  await operator.click(screen.getByRole('button', { name: 'Read text' }));
  expect(await screen.findByText('Table with 1 user')).toBeVisible();
  expect(await select('Separator')).toHaveValue('\t');
});

/** A paste or a drag with these files and this text. */
const transfer = (type: string, files: readonly File[], text = '') => {
  const data = { files, types: files.length > 0 ? ['Files'] : ['text/plain'], getData: () => text, dropEffect: '' };
  const event = new Event(type, { bubbles: true, composed: true, cancelable: true });
  return Object.assign(event, { [type === 'paste' ? 'clipboardData' : 'dataTransfer']: data });
};
const people = new File(['email\nada@example.com\n'], 'people.csv', { type: 'text/csv' });
const picture = new File(['PNG'], 'cells.png', { type: 'image/png' });

it('takes what is pasted anywhere on the page, but into fields', async () => {
  const { operator } = renderConsole('/import', product.fetch);
  const heading = await screen.findByRole('heading', { level: 1, name: 'Import users' });
  const another = async () => operator.click(await screen.findByRole('button', { name: 'Choose another file' }));
  fireEvent(heading, transfer('paste', [people], 'people.csv'));
  expect(await screen.findByText('Table with 1 user')).toBeVisible();
  expect(screen.getByText('people.csv')).toBeVisible();
  // An open file is not replaced.
  const ignored = transfer('paste', [], 'email\na@example.com\nb@example.com\n');
  fireEvent(document.body, ignored);
  expect(ignored.defaultPrevented).toBe(false);
  await another();
  // Cells of a spreadsheet come with a picture of them.
  fireEvent(screen.getByLabelText('File'), transfer('paste', [picture], 'email\na@example.com\nb@example.com\n'));
  expect(await screen.findByText('Table with 2 users')).toBeVisible();
  await another();
  await operator.click(screen.getByRole('button', { name: 'Paste text instead' }));
  const own = transfer('paste', [], 'email\nada@example.com\n');
  fireEvent(screen.getByLabelText('Pasted text'), own);
  expect(own.defaultPrevented).toBe(false);
  expect(screen.getByLabelText('Pasted text')).toBeVisible();
});

it('shows where a file can be dropped, anywhere on the page, and takes one', async () => {
  renderConsole('/import', product.fetch);
  const heading = await screen.findByRole('heading', { level: 1, name: 'Import users' });
  const target = 'Drop the file to read it';
  fireEvent(heading, transfer('dragenter', [], 'text'));
  expect(screen.queryByText(target)).toBeNull();
  fireEvent(document.body, transfer('dragenter', [people]));
  fireEvent(heading, transfer('dragenter', [people]));
  fireEvent(document.body, transfer('dragleave', [people]));
  expect(screen.getByText(target)).toBeVisible();
  fireEvent(heading, transfer('dragleave', [people]));
  expect(screen.queryByText(target)).toBeNull();

  fireEvent(heading, transfer('dragenter', [people]));
  fireEvent(heading, transfer('drop', [people, picture]));
  expect(await screen.findByText('Choose one file. Usher imports one file at a time.')).toBeVisible();
  expect(screen.queryByText(target)).toBeNull();
  fireEvent(heading, transfer('drop', [people]));
  expect(await screen.findByText('Table with 1 user')).toBeVisible();
  // The browser would open a file that is dropped where none is wanted.
  const refused = transfer('drop', [picture]);
  fireEvent(heading, refused);
  expect(refused.defaultPrevented).toBe(true);
  expect(screen.getByText('people.csv')).toBeVisible();
});

it('shows how far a file is read, until it is canceled', async () => {
  const { operator } = renderConsole('/import', product.fetch);
  await screen.findByRole('heading', { level: 1, name: 'Import users' });
  const file = new File(['email\n', 'x'.repeat(3 * 1024 * 1024 - 6)], 'people.csv');
  const slice = vi.spyOn(file, 'slice');
  // The second piece never arrives.
  slice.mockImplementationOnce(() => new Blob(['x'.repeat(1024 * 1024)]));
  slice.mockImplementation(() => Object.assign(new Blob(), { arrayBuffer: () => new Promise(() => {}) }));
  fireEvent.change(screen.getByLabelText('File'), { target: { files: [file] } });
  expect(await screen.findByText('Read 1 of 3 MB')).toBeVisible();
  const bar = screen.getByRole('progressbar', { name: 'Progress of reading' });
  expect(bar).toHaveAttribute('aria-valuenow', '33');
  expect(bar).toHaveAttribute('aria-valuetext', 'Read 1 of 3 MB');
  await operator.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.getByLabelText('File')).toBeVisible();
});

it('saves a mapping and applies it to another file', async () => {
  const { operator } = renderConsole('/import', product.fetch);
  await screen.findByRole('heading', { level: 1, name: 'Import users' });
  choose('kontakt,wer\nada@example.com,Ada\n');
  await change('Column wer', 'profile.nickname');
  await operator.click(screen.getByRole('button', { name: 'Save mapping…' }));
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Shop' } });
  await operator.click(screen.getByRole('button', { name: 'Save mapping' }));
  expect(await screen.findByText('Mapping Shop saved')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Choose another file' }));
  choose('wer,kontakt\nBob,bob@example.com\n');
  expect(await select('Column wer')).toHaveValue('ignore');
  await operator.click(screen.getByRole('button', { name: 'Apply' }));
  expect(await select('Column wer')).toHaveValue('profile.nickname');
  await operator.click(screen.getByRole('button', { name: 'Delete mapping' }));
  expect(screen.queryByRole('combobox', { name: 'Saved mapping' })).toBeNull();
});

it('is for administrators only', async () => {
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'support' });
  renderConsole('/import', product.fetch);
  expect(await screen.findByText('Only administrators can import users.')).toBeVisible();
  await waitFor(() => expect(screen.queryByLabelText('File')).toBeNull());
  await sendToProduct(product, 'POST /usher/sign-in/demo', { role: 'admin' });
});
