import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { broken, held, nobodyListens } from '#console/testing/faults.ts';
import { inventLog, withLogs } from '#console/testing/invented-logs.ts';
import { type Answer, renderConsole } from '#console/testing/render-console.tsx';
import { signedIn } from '#console/testing/signed-in.ts';

const nothing = signedIn(() => Response.json([], { headers: { 'total-number': '0' } }));
const check = 'Interaction.SignIn.Verification.Password.Submit';

/** Recent entries, one per minute; every tenth is a failure. */
const entries = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    inventLog(`log${index}`, check, Date.now() - index * 60_000, index % 10 === 9 ? { result: 'Error' } : {}),
  );

const rows = async () =>
  within(await screen.findByRole('table', { name: 'Activity' })).getAllByRole('rowheader').length;
const pagesRead = (requests: readonly Request[]) =>
  requests.map(({ url }) => new URL(url).searchParams).filter((query) => query.get('page_size') === '100');

it('reads until a page is full, shows the progress, and reads more on request', async () => {
  const { operator, address, requests } = renderConsole('/activity', withLogs(nothing, entries(500)));
  await operator.click(await screen.findByRole('combobox', { name: 'Result' }));
  await operator.click(await screen.findByRole('option', { name: 'Failures' }));
  expect(address()).toBe('/activity?result=Error');
  expect(
    await screen.findByText('200 of 500 entries read, newest first: 20 found so far.', { selector: '[role=status]' }),
  ).toBeVisible();
  expect(await rows()).toBe(20);
  expect(screen.queryByRole('navigation', { name: 'Pagination' })).toBeNull();
  // A fixed end time, because new entries would shift the pages.
  const [first, second] = pagesRead(requests);
  expect(first?.get('end_time')).toMatch(/^\d+$/);
  expect(second?.get('end_time')).toBe(first?.get('end_time'));

  await operator.click(screen.getByRole('button', { name: 'Continue searching' }));
  expect(await screen.findByText('400 of 500 entries read, newest first: 40 found so far.')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Continue searching' }));
  expect(await screen.findByText('All 500 entries read: 50 found.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Continue searching' })).toBeNull();
});

it('distinguishes steps from failures', async () => {
  const submit = (id: string, code: string) =>
    inventLog(id, 'Interaction.SignIn.Submit', Date.now(), { result: 'Error', error: { code } });
  const logs = [submit('1', 'session.mfa.require_mfa_verification'), submit('2', 'user.suspended')];
  const { router } = renderConsole('/activity?result=Error', withLogs(nothing, logs));
  const badge = (name: string) => within(screen.getByRole('table', { name: 'Activity' })).getByText(name);
  expect(await screen.findByText('All 2 entries read: 1 found.')).toBeVisible();
  expect(await rows()).toBe(1);
  expect(badge('Failed')).toBeVisible();
  await router.navigate('/activity?result=Step');
  await waitFor(() => expect(badge('Step')).toBeVisible());
  expect(screen.getByText('All 2 entries read: 1 found.')).toBeVisible();
  expect(await rows()).toBe(1);
});

it('reads more on request when one page held the matches of several rounds', async () => {
  const failures = entries(300).map((log) => inventLog(log.id, log.key, log.createdAt, { result: 'Error' }));
  const { operator } = renderConsole('/activity?result=Error&page_size=10', withLogs(nothing, failures));
  expect(await screen.findByText(/^100 of 300 entries read/)).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Continue searching' }));
  expect(await screen.findByText(/^200 of 300 entries read/)).toBeVisible();
});

it('can be stopped while reading', async () => {
  const all = withLogs(nothing, entries(500));
  const later = held(all, 'GET /api/logs');
  const answer: Answer = (request) =>
    new URL(request.url).searchParams.get('page') === '2' ? later.answer(request) : all(request);
  const { operator } = renderConsole('/activity?result=Error', answer);
  expect(await screen.findByText(/^Searching, newest first: 100 of 500 entries read, 10 found so far/)).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Stop searching' }));
  expect(await screen.findByText(/^100 of 500 entries read/)).toBeVisible();
  later.release();
  expect(await screen.findByText(/^200 of 500 entries read/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Continue searching' })).toBeVisible();
});

it('pauses when nothing matches, and shows how many entries were read', async () => {
  const successes = entries(1300).map((log) => inventLog(log.id, log.key, log.createdAt));
  const { operator } = renderConsole('/activity?result=Error', withLogs(nothing, successes));
  expect(await screen.findByText('None in the entries read so far.')).toBeVisible();
  expect(screen.getByText('1,000 of 1,300 entries read, newest first: 0 found so far.')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Continue searching' }));
  expect(await screen.findByText('No entries have this result.')).toBeVisible();
});

it('keeps the matches when reading fails, and continues on retry', async () => {
  const all = withLogs(nothing, entries(500));
  const failing = broken(all, 'GET /api/logs', nobodyListens);
  const answer: Answer = (request) =>
    new URL(request.url).searchParams.get('page') === '2' ? failing.answer(request) : all(request);
  const { operator } = renderConsole('/activity?result=Error', answer);
  expect(await screen.findByRole('alert')).toHaveTextContent('Usher doesn’t respond.');
  expect(await rows()).toBe(10);
  failing.repair();
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(async () => expect(await rows()).toBe(20));
});

it('draws successes and failures over time, with a table and the number of entries read', async () => {
  const { operator } = renderConsole('/activity?page_size=10', withLogs(nothing, entries(1200)));
  await operator.click(await screen.findByRole('button', { name: 'Show chart' }));
  const chart = within(await screen.findByRole('region', { name: 'Successes and failures over time' }));
  expect(await chart.findByText(/^Only the newest 1,000 of 1,200 entries, since /)).toBeVisible();
  const numbers = () =>
    within(chart.getByRole('table'))
      .getAllByRole('cell')
      .map(({ textContent }) => Number(textContent));
  const sumOf = (series: number) =>
    numbers().reduce((sum, value, index) => sum + (index % 3 === series ? value : 0), 0);
  expect([sumOf(0), sumOf(1), sumOf(2)]).toEqual([900, 0, 100]);
  await operator.click(chart.getByRole('button', { name: 'Load more' }));
  expect(await chart.findByText(/^All 1,200 entries in this time range/)).toBeVisible();
  expect([sumOf(0), sumOf(1), sumOf(2)]).toEqual([1080, 0, 120]);
});
