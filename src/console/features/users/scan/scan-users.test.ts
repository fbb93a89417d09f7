import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import type { User } from '#contract/users.ts';

import { missedUsers, emptyScan, type FetchPage, type Scan, scanUsers, scanSize } from './scan-users.ts';
import type { ScanFilter } from './scan-filter.ts';

const invented = (number: number): User => ({
  id: `u${number}`,
  username: null,
  primaryEmail: null,
  primaryPhone: null,
  name: null,
  avatar: null,
  customData: {},
  identities: {},
  lastSignInAt: null,
  // One a second.
  createdAt: number * 1000,
  updatedAt: 0,
  profile: {},
  applicationId: null,
  isSuspended: number % 7 === 0,
  hasPassword: true,
});

/** A server with `count` users, newest first, to whom things may happen before each answer. */
function serverWith(count: number, happen: (list: User[], nth: number) => void = () => {}) {
  const list = Array.from({ length: count }, (_, index) => invented(count - index));
  const requests: { page: number; pageSize: number }[] = [];
  let open = 0;
  let mostOpen = 0;
  const fetchPage: FetchPage = async (page, pageSize) => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    await Promise.resolve();
    happen(list, requests.length);
    requests.push({ page, pageSize });
    open -= 1;
    return { items: list.slice((page - 1) * pageSize, page * pageSize), total: list.length, isCapped: false };
  };
  const pages = () => requests.filter(({ pageSize }) => pageSize === 100).map(({ page }) => page);
  return { list, fetchPage, requests, pages, mostOpen: () => mostOpen };
}

async function scan(
  fetchPage: FetchPage,
  filter: ScanFilter,
  {
    begun = emptyScan,
    signal = new AbortController().signal,
    onStep = () => {},
  }: Partial<{
    begun: Scan;
    signal: AbortSignal;
    onStep: (scan: Scan) => void;
  }> = {},
): Promise<Scan> {
  let last = begun;
  await scanUsers(begun, {
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

it('looks at everybody, with two requests under way at most, and says how far it is', async () => {
  const server = serverWith(1050);
  const steps: string[] = [];
  const done = await scan(
    server.fetchPage,
    { isSuspended: true },
    {
      onStep: (step) => steps.push(`${step.looked.size} of ${scanSize(step)}`),
    },
  );
  expect(ids(done)).toEqual(server.list.filter(({ isSuspended }) => isSuspended).map(({ id }) => id));
  expect(done.state).toBe('complete');
  expect(steps.slice(0, 3)).toEqual(['0 of 1050', '200 of 1050', '400 of 1050']);
  expect(server.pages()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(server.mostOpen()).toBe(2);
});

it.each([0, 1, 99, 100, 101, 200])('reads a list of %i to its end', async (count) => {
  const done = await scan(serverWith(count).fetchPage, {});
  expect([done.state, done.found.length, missedUsers(done)]).toEqual(['complete', count, 0]);
});

it('reads only the pages that hold those created in a range', async () => {
  const server = serverWith(20_000);
  const done = await scan(server.fetchPage, { createdFrom: 5_050_000, createdUntil: 5_250_000 });
  expect(ids(done)).toEqual(Array.from({ length: 200 }, (_, index) => `u${5249 - index}`));
  expect(server.pages().length).toBeLessThanOrEqual(4);
  expect(server.requests.length).toBeLessThan(25);
});

it('finds by halving what reading it all finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(950), fc.nat(1000), fc.nat(1000), async (count, from, until) => {
      const server = serverWith(count);
      const filter = { createdFrom: from * 1000, createdUntil: until * 1000 };
      const done = await scan(server.fetchPage, filter);
      const wanted = server.list.filter(({ createdAt }) => createdAt >= from * 1000 && createdAt < until * 1000);
      expect(ids(done)).toEqual(wanted.map(({ id }) => id));
    }),
  );
});

it('finds everybody once, whoever appears and vanishes meanwhile', async () => {
  const change = fc.record({ appear: fc.nat(30), vanish: fc.array(fc.nat(899), { maxLength: 30 }) });
  const range = fc.constantFrom<ScanFilter>({}, { createdFrom: 210_000, createdUntil: 690_000 });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), range, async (changes, filter) => {
      const server = serverWith(900, (list, nth) => {
        const { appear, vanish } = changes[nth] ?? { appear: 0, vanish: [] };
        for (const at of vanish) list.splice(at, 1);
        for (let more = 0; more < appear; more += 1) list.unshift(invented(1000 + nth * 100 + more));
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

it('keeps what it has when an answer fails, and goes on from there', async () => {
  const server = serverWith(1000);
  const failing: FetchPage = async (page, pageSize) => {
    if (page === 6 && pageSize === 100) throw new Error('down');
    return server.fetchPage(page, pageSize);
  };
  let partial = emptyScan;
  await expect(scan(failing, { isSuspended: true }, { onStep: (step) => (partial = step) })).rejects.toThrow('down');
  expect([partial.state, partial.looked.size]).toEqual(['unfinished', 500]);

  const done = await scan(server.fetchPage, { isSuspended: true }, { begun: partial });
  expect(ids(done)).toEqual(server.list.filter(({ isSuspended }) => isSuspended).map(({ id }) => id));
  expect(server.pages().filter((page) => page === 5)).toHaveLength(1);
});

it('requests nothing more once it is stopped', async () => {
  const server = serverWith(5000);
  const run = new AbortController();
  const partial = await scan(
    server.fetchPage,
    {},
    {
      signal: run.signal,
      onStep: ({ looked }) => {
        if (looked.size >= 400) run.abort();
      },
    },
  );
  expect([partial.state, partial.looked.size]).toEqual(['unfinished', 400]);
  expect(server.pages()).toEqual([1, 2, 3, 4]);
});

it('looks at nobody where there are too many, unless a range leaves few enough', async () => {
  const server = serverWith(60_000);
  expect((await scan(server.fetchPage, { isSuspended: true })).state).toBe('tooMany');
  expect(server.pages()).toEqual([]);
  const done = await scan(server.fetchPage, { isSuspended: true, createdFrom: 59_900_000 });
  expect([done.state, done.found.length]).toEqual(['complete', 14]);
});

it('tells that the list lost some between two pages', async () => {
  const server = serverWith(300);
  const lossy: FetchPage = async (page, pageSize) => {
    const answer = await server.fetchPage(page, pageSize);
    return page === 2 && pageSize === 100 ? { ...answer, items: server.list.slice(97, 197) } : answer;
  };
  expect(missedUsers(await scan(lossy, {}))).toBe(3);
});
