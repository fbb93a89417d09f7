import { getEventListeners } from 'node:events';

import { expect, it } from 'vitest';

import type { JobSelection } from '#contract/jobs.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { defaultRolePermissions } from '#gateway/policy/permissions.ts';

import { listPages } from './list-pages.ts';
import { readPlaces, selectedUsers } from './selected-users.ts';

const operator = { subject: 'op', name: 'Op', role: 'support' } as const;
const all: JobSelection = { by: 'search', query: '' };

type Answer = (query: URLSearchParams, path: string) => Response;

type Options = { selection?: JobSelection; pageSize?: number; role?: 'viewer' | 'support' };

/** Reads all users of a selection. */
async function idsFrom(answer: Answer, { selection = all, pageSize = 10, role = 'support' }: Options = {}) {
  const waits: number[] = [];
  const usersOf = selectedUsers({
    policy: { rolePermissions: defaultRolePermissions },
    readPage: listPages({
      send: ({ address }) => {
        const [path = '', query] = address.split('?');
        return Promise.resolve(answer(new URLSearchParams(query), path));
      },
      runRead: (_read, { run }) => run(),
      wait: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    }),
  });
  const ids: unknown[] = [];
  const question = { selection, pageSize, operator: { ...operator, role }, signal: new AbortController().signal };
  for await (const { records } of usersOf(question)) ids.push(...records.map(({ id }) => id));
  return { ids, waits };
}

const pageOf = (ids: readonly string[], query: URLSearchParams): Response => {
  const [page, size] = [Number(query.get('page')), Number(query.get('page_size'))];
  return listOf(ids.slice((page - 1) * size, page * size), ids.length);
};
const listOf = (ids: readonly string[], total: number): Response =>
  Response.json(
    ids.map((id) => ({ id })),
    { headers: { 'total-number': String(total) } },
  );
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`);

it('reads all pages of a list', async () => {
  for (const count of [0, 1, 10, 11, 30]) {
    const stored = idsOf(count);
    let requests = 0;
    const { ids } = await idsFrom((query) => {
      requests += 1;
      return pageOf(stored, query);
    });
    expect(ids).toEqual(stored);
    expect(requests).toBe(Math.max(1, Math.ceil(count / 10)));
  }
});

it('returns every user once when new users move the others to later pages', async () => {
  let stored = idsOf(60);
  const { ids } = await idsFrom((query) => {
    const answer = pageOf(stored, query);
    stored = [`new-${stored.length}`, `newer-${stored.length}`, ...stored];
    return answer;
  });
  expect(ids).toEqual(idsOf(60));
});

it.each([1, 3, 10, 25])('misses no user while %d others are deleted after each request', async (deleted) => {
  let stored = idsOf(400);
  const removed = new Set<string>();
  const { ids } = await idsFrom((query) => {
    const answer = pageOf(stored, query);
    // From the start of the list, which moves all others; 100 users stay.
    const gone = new Set(stored.filter((_, index) => index % 2 === 0).slice(0, Math.min(deleted, stored.length - 100)));
    for (const id of gone) removed.add(id);
    stored = stored.filter((id) => !gone.has(id));
    return answer;
  });
  expect(new Set(ids).size).toBe(ids.length);
  expect(idsOf(400).filter((id) => !removed.has(id) && !ids.includes(id))).toEqual([]);
});

it('ends when all users are deleted meanwhile, or the list ignores the page', async () => {
  let stored = idsOf(100);
  await idsFrom((query) => {
    const answer = pageOf(stored, query);
    stored = [];
    return answer;
  });
  const { ids } = await idsFrom(() => listOf(idsOf(10), 100));
  expect(ids).toEqual(idsOf(10));
});

it('keeps track of places that were read behind a gap', () => {
  const places = readPlaces();
  places.add(0, 100, 500);
  places.add(100, 200, 495);
  // Up to five users moved from the second page to the first.
  expect(places.next()).toBe(95);
  places.add(0, 100, 495);
  expect(places.next()).toBe(200);
});

it('reads named users by exact searches, in their order and each once', async () => {
  const stored = new Set(idsOf(250).slice(5));
  const requests: string[][] = [];
  const { ids } = await idsFrom(
    (query, path) => {
      expect([path, query.get('mode.id'), query.get('isCaseSensitive')]).toEqual(['/api/users', 'exact', 'true']);
      const asked = query.getAll('search.id');
      requests.push(asked);
      const found = asked.filter((id) => stored.has(id)).toReversed();
      return listOf(found, found.length);
    },
    { selection: { by: 'ids', ids: [...idsOf(250), 'u7', 'u8'] }, pageSize: 100 },
  );
  expect(ids).toEqual(idsOf(250).slice(5));
  expect(requests.map(({ length }) => length)).toEqual([100, 100, 50]);
});

it('asks for fewer long IDs at once', async () => {
  const long = Array.from({ length: 60 }, (_, index) => `${index}`.padStart(128, 'ü'));
  let longest = 0;
  await idsFrom(
    (query) => {
      longest = Math.max(longest, query.toString().length);
      return listOf([], 0);
    },
    { selection: { by: 'ids', ids: long }, pageSize: 100 },
  );
  expect(longest).toBeGreaterThan(1000);
  expect(longest).toBeLessThanOrEqual(6000);
});

it('reads the users of a role and of an organization', async () => {
  const paths: string[] = [];
  const answer: Answer = (query, path) => {
    paths.push(path);
    return pageOf(idsOf(2), query);
  };
  await idsFrom(answer, { selection: { by: 'role', roleId: 'r/1' } });
  await idsFrom(answer, { selection: { by: 'organization', organizationId: 'o1' } });
  expect(paths).toEqual(['/api/roles/r%2F1/users', '/api/organizations/o1/users']);
});

it('searches as the operator may, with the parameters of the search only', async () => {
  const query = 'search.name=%25a%25&page=7&page_size=1&other=x&includePasswordHash=1';
  let sent = '';
  const answer: Answer = (given) => {
    sent = given.toString();
    return listOf([], 0);
  };
  await idsFrom(answer, { selection: { by: 'search', query } });
  expect(sent).toBe('search.name=%25a%25&page=1&page_size=10');
  const refused = idsFrom(answer, { selection: { by: 'search', query }, role: 'viewer' });
  await expect(refused).rejects.toMatchObject({ kind: 'searchNotPermitted' });
  const costly = idsFrom(answer, { selection: { by: 'search', query: 'search=(a%2B)%2B%24&mode=posix' } });
  await expect(costly).rejects.toMatchObject({ kind: 'patternTooCostly' });
});

it('repeats requests that failed, and gives up in the end', async () => {
  const failures = [
    new Response('', { status: 502 }),
    Response.json({}, { status: 429, headers: { 'retry-after': '7' } }),
    Response.json({}, { status: 500 }),
  ];
  const { ids, waits } = await idsFrom((query) => failures.pop() ?? pageOf(idsOf(3), query));
  expect(ids).toEqual(idsOf(3));
  expect(waits).toEqual([1000, 7000, 4000]);

  let requests = 0;
  const always = idsFrom(() => {
    requests += 1;
    return new Response('', { status: 503 });
  });
  await expect(always).rejects.toMatchObject({ kind: 'failed' });
  expect(requests).toBe(6);
});

it('waits for a place in the queue', async () => {
  let isBusy = 20;
  const { ids, waits } = await idsFrom((query) => {
    isBusy -= 1;
    if (isBusy > 0) throw new GatewayFault('searchBusy', { retryAfter: '1' });
    return pageOf(idsOf(3), query);
  });
  expect([ids, waits.length]).toEqual([idsOf(3), 19]);
});

it('refuses unknown roles, searches that the Management API refuses, and lists without a total', async () => {
  const kindOf = (answer: () => Response, selection: JobSelection = all) =>
    idsFrom(answer, { selection }).catch((error: unknown) => (error instanceof GatewayFault ? error.kind : error));
  const missing = () => Response.json({ code: 'entity.not_found' }, { status: 404 });
  expect(await kindOf(missing, { by: 'role', roleId: 'r1' })).toBe('invalidInput');
  expect(await kindOf(() => Response.json({}, { status: 400 }))).toBe('invalidInput');
  expect(await kindOf(() => Response.json([]))).toBe('badAnswer');
  expect(await kindOf(() => Response.json([{}], { headers: { 'total-number': '1' } }))).toBe('badAnswer');
});

it('leaves no listeners on the signal of the download', async () => {
  const { signal } = new AbortController();
  const usersOf = selectedUsers({
    policy: { rolePermissions: defaultRolePermissions },
    readPage: listPages({
      send: ({ address, signal: own }) => {
        own?.addEventListener('abort', () => undefined);
        return Promise.resolve(pageOf(idsOf(30), new URLSearchParams(address.split('?')[1])));
      },
      runRead: (_read, { signal: given, run }) => run(given),
    }),
  });
  for await (const { records } of usersOf({ selection: all, operator, signal, pageSize: 10 }))
    expect(records).toHaveLength(10);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
