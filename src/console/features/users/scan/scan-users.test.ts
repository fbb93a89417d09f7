import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import type { User } from '#contract/users.ts';

import type { ScanFilter } from './scan-filter.ts';
import { missedUsers, emptyScan, type FetchPage, type Scan, scanUsers, scanSize } from './scan-users.ts';

const makeUser = (number: number): User => ({
  id: `u${number}`,
  username: null,
  primaryEmail: null,
  primaryPhone: null,
  name: null,
  avatar: null,
  customData: {},
  identities: {},
  lastSignInAt: null,
  // One per second.
  createdAt: number * 1000,
  updatedAt: 0,
  profile: {},
  applicationId: null,
  isSuspended: number % 7 === 0,
  hasPassword: true,
});

/** Server with `count` users, newest first; `happen` may change the list before each response. */
function serverWith(count: number, happen: (list: User[], nth: number) => void = () => {}) {
  const list = Array.from({ length: count }, (_, index) => makeUser(count - index));
  const requests: { page: number; pageSize: number }[] = [];
  let open = 0;
  let maxOpen = 0;
  const fetchPage: FetchPage = async (page, pageSize) => {
    open += 1;
    maxOpen = Math.max(maxOpen, open);
    await Promise.resolve();
    happen(list, requests.length);
    requests.push({ page, pageSize });
    open -= 1;
    return { items: list.slice((page - 1) * pageSize, page * pageSize), total: list.length, isCapped: false };
  };
  const pages = () => requests.filter(({ pageSize }) => pageSize === 100).map(({ page }) => page);
  return { list, fetchPage, requests, pages, maxOpen: () => maxOpen };
}

async function scan(
  fetchPage: FetchPage,
  filter: ScanFilter,
  {
    start = emptyScan,
    signal = new AbortController().signal,
    onStep = () => {},
  }: Partial<{
    start: Scan;
    signal: AbortSignal;
    onStep: (scan: Scan) => void;
  }> = {},
): Promise<Scan> {
  let last = start;
  await scanUsers(start, {
    filter,
    fetchPage,
    signal,
    report: (step) => {
      last = step;
      onStep(step);
    },
  });
  return last;
}

const ids = ({ found }: Scan) => found.map(({ id }) => id);

it('checks all users with at most two parallel requests and reports progress', async () => {
  const server = serverWith(1050);
  const steps: string[] = [];
  const done = await scan(
    server.fetchPage,
    { isSuspended: true },
    {
      onStep: (step) => steps.push(`${step.checked.size} of ${scanSize(step)}`),
    },
  );
  expect(ids(done)).toEqual(server.list.filter(({ isSuspended }) => isSuspended).map(({ id }) => id));
  expect(done.state).toBe('complete');
  expect(steps.slice(0, 3)).toEqual(['0 of 1050', '200 of 1050', '400 of 1050']);
  expect(server.pages()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(server.maxOpen()).toBe(2);
});

it.each([0, 1, 99, 100, 101, 200])('reads a list of %i completely', async (count) => {
  const done = await scan(serverWith(count).fetchPage, {});
  expect([done.state, done.found.length, missedUsers(done)]).toEqual(['complete', count, 0]);
});

it('reads only the pages of a range of creation dates', async () => {
  const server = serverWith(20_000);
  const done = await scan(server.fetchPage, { createdFrom: 5_050_000, createdUntil: 5_250_000 });
  expect(ids(done)).toEqual(Array.from({ length: 200 }, (_, index) => `u${5249 - index}`));
  expect(server.pages().length).toBeLessThanOrEqual(4);
  expect(server.requests.length).toBeLessThan(25);
});

it('finds by binary search what a full scan finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(950), fc.nat(1000), fc.nat(1000), async (count, from, until) => {
      const server = serverWith(count);
      const filter = { createdFrom: from * 1000, createdUntil: until * 1000 };
      const done = await scan(server.fetchPage, filter);
      const expected = server.list.filter(({ createdAt }) => createdAt >= from * 1000 && createdAt < until * 1000);
      expect(ids(done)).toEqual(expected.map(({ id }) => id));
    }),
  );
});

it('finds every user once, although users are created and deleted meanwhile', async () => {
  const change = fc.record({ created: fc.nat(30), deleted: fc.array(fc.nat(899), { maxLength: 30 }) });
  const range = fc.constantFrom<ScanFilter>({}, { createdFrom: 210_000, createdUntil: 690_000 });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), range, async (changes, filter) => {
      const server = serverWith(900, (list, nth) => {
        const { created, deleted } = changes[nth] ?? { created: 0, deleted: [] };
        for (const at of deleted) list.splice(at, 1);
        for (let more = 0; more < created; more += 1) list.unshift(makeUser(1000 + nth * 100 + more));
      });
      const before = server.list.map(({ id }) => id);
      const done = await scan(server.fetchPage, filter);
      const stayed = server.list.filter(
        ({ id, createdAt }) =>
          before.includes(id) &&
          createdAt >= (filter.createdFrom ?? 0) &&
          createdAt < (filter.createdUntil ?? Number.POSITIVE_INFINITY),
      );
      expect(new Set(ids(done)).size).toBe(done.found.length);
      expect(stayed.filter(({ id }) => !ids(done).includes(id))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('keeps its progress if a request fails, and resumes', async () => {
  const server = serverWith(1000);
  const failing: FetchPage = async (page, pageSize) => {
    if (page === 6 && pageSize === 100) throw new Error('down');
    return server.fetchPage(page, pageSize);
  };
  let partial = emptyScan;
  await expect(scan(failing, { isSuspended: true }, { onStep: (step) => (partial = step) })).rejects.toThrow('down');
  expect([partial.state, partial.checked.size]).toEqual(['unfinished', 500]);

  const done = await scan(server.fetchPage, { isSuspended: true }, { start: partial });
  expect(ids(done)).toEqual(server.list.filter(({ isSuspended }) => isSuspended).map(({ id }) => id));
  expect(server.pages().filter((page) => page === 5)).toHaveLength(1);
});

it('sends no requests after it is stopped', async () => {
  const server = serverWith(5000);
  const run = new AbortController();
  const partial = await scan(
    server.fetchPage,
    {},
    {
      signal: run.signal,
      onStep: ({ checked }) => {
        if (checked.size >= 400) run.abort();
      },
    },
  );
  expect([partial.state, partial.checked.size]).toEqual(['unfinished', 400]);
  expect(server.pages()).toEqual([1, 2, 3, 4]);
});

it('does not start with too many users, unless a range limits them', async () => {
  const server = serverWith(60_000);
  expect((await scan(server.fetchPage, { isSuspended: true })).state).toBe('tooMany');
  expect(server.pages()).toEqual([]);
  const done = await scan(server.fetchPage, { isSuspended: true, createdFrom: 59_900_000 });
  expect([done.state, done.found.length]).toEqual(['complete', 14]);
});

it('reports users lost between two pages', async () => {
  const server = serverWith(300);
  const lossy: FetchPage = async (page, pageSize) => {
    const answer = await server.fetchPage(page, pageSize);
    return page === 2 && pageSize === 100 ? { ...answer, items: server.list.slice(97, 197) } : answer;
  };
  expect(missedUsers(await scan(lossy, {}))).toBe(3);
});
