import { beforeEach, expect, it } from 'vitest';

import { addressOf } from '#console/api/api-request.ts';
import type { Page } from '#console/api/http.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { recognize } from '#console/shared/search/recognize.ts';
import type { Search, UserSearchField } from '#contract/search.ts';
import { type User, user } from '#contract/users.ts';

import { type ListEntry, type InputResult, resolveList } from './resolve-list.ts';

let searches: Search<UserSearchField>[];
beforeEach(() => {
  searches = [];
});

const makeUser = (id: string, values: Partial<User>): User =>
  user.parse({
    id,
    username: null,
    primaryEmail: null,
    primaryPhone: null,
    name: null,
    avatar: null,
    customData: {},
    identities: {},
    lastSignInAt: null,
    createdAt: 0,
    updatedAt: 0,
    profile: {},
    applicationId: null,
    isSuspended: false,
    hasPassword: true,
    ...values,
  });

const ada = makeUser('ada000000001', { username: 'ada', primaryEmail: 'ada@x.org', name: 'Ada' });
const grace = makeUser('grace0000001', { username: 'Grace', primaryEmail: 'Grace@x.org', name: 'Maria' });
const linus = makeUser('linus0000001', { primaryPhone: '491701234567', name: 'Maria' });
const allUsers = [ada, grace, linus];

/** Search of a server with these users, comparing like the API. */
function answerFrom(users: readonly User[], pageSize = 100) {
  return async (search: Search<UserSearchField>): Promise<Page<User>> => {
    searches.push(search);
    const normalized = (text: string) => (search.isCaseSensitive ? text : text.toLowerCase());
    const matching = users.filter((one) =>
      search.matches.some(({ field, values }) => {
        const stored = field === undefined ? null : one[field];
        return stored !== null && values.map(normalized).includes(normalized(stored));
      }),
    );
    return { items: matching.slice(0, pageSize), total: matching.length, isCapped: false };
  };
}

const entries = (inputs: readonly string[]): ListEntry[] =>
  inputs.map((input) => ({ input, interpretations: recognize(input, 'DE').interpretations }));

async function resolved(
  inputs: readonly string[],
  fetchUsers = answerFrom(allUsers),
  signal = new AbortController().signal,
) {
  const outcomes = new Map<string, string>();
  const report = (found: ReadonlyMap<ListEntry, InputResult>) => {
    for (const [{ input }, outcome] of found) outcomes.set(input, described(outcome));
  };
  await resolveList(entries(inputs), fetchUsers, report, signal);
  return outcomes;
}

const described = (outcome: InputResult): string => {
  if (outcome.state === 'found') return `${outcome.match.user.id} by ${outcome.match.field}`;
  return outcome.state === 'ambiguous' ? `one of ${outcome.total}` : outcome.state;
};

it('finds every kind of value in one request', async () => {
  expect(await resolved(['ada@x.org', 'ada', 'grace0000001', '+49 170 1234567'])).toEqual(
    new Map([
      ['ada@x.org', 'ada000000001 by primaryEmail'],
      ['ada', 'ada000000001 by username'],
      ['grace0000001', 'grace0000001 by id'],
      ['+49 170 1234567', 'linus0000001 by primaryPhone'],
    ]),
  );
  expect(searches).toHaveLength(1);
  expect(searches[0]?.isCaseSensitive).toBe(true);
});

it('searches again ignoring case, only for entries without a match', async () => {
  expect(await resolved(['ada@x.org', 'grace@X.org', 'nobody@x.org'])).toEqual(
    new Map([
      ['ada@x.org', 'ada000000001 by primaryEmail'],
      ['grace@X.org', 'grace0000001 by primaryEmail'],
      ['nobody@x.org', 'notFound'],
    ]),
  );
  expect(searches.map(({ isCaseSensitive, matches }) => [isCaseSensitive, matches[0]?.values])).toEqual([
    [true, ['ada@x.org', 'grace@X.org', 'grace@x.org', 'nobody@x.org']],
    [false, ['grace@x.org', 'nobody@x.org']],
  ]);
});

it('reports several users with the same name, but prefers identifiers to names', async () => {
  const namedAda = makeUser('other0000001', { name: 'ada' });
  expect(await resolved(['Maria', 'ada'], answerFrom([...allUsers, namedAda]))).toEqual(
    new Map([
      ['Maria', 'one of 2'],
      ['ada', 'ada000000001 by username'],
    ]),
  );
});

it('searches a part of an email as a name too', async () => {
  const support = makeUser('support00001', { name: 'Support @ Contoso' });
  expect(await resolved(['Support @ Contoso', '@x.org'], answerFrom([...allUsers, support]))).toEqual(
    new Map([
      ['Support @ Contoso', 'support00001 by name'],
      ['@x.org', 'notFound'],
    ]),
  );
});

it('finds stored values and values that look the same', async () => {
  const renee = makeUser('renee0000001', { name: 'Rene\u0301e' });
  const kim = makeUser('kim000000001', { primaryEmail: 'Kim@x.org\u200B' });
  const found = await resolved(['Rene\u0301e', 'Renée', 'Kim@x.org\u200B'], answerFrom([renee, kim]));
  expect([...found.values()]).toEqual(['renee0000001 by name', 'renee0000001 by name', 'kim000000001 by primaryEmail']);
});

it('keeps URLs short and every entry in one batch', async () => {
  const inputs = Array.from({ length: 120 }, (_, index) => `${'long'.repeat(20)}.${index}@some.example.org`);
  expect((await resolved(inputs)).size).toBe(120);
  const lengths = searches.map((search) => addressOf(userRequests.list({ page: 1, page_size: 100, search })).length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(6000);
  expect(searches.length).toBeGreaterThan(2);
});

it('needs fewer requests for the longest list than a search request may have', async () => {
  const inputs = Array.from({ length: 500 }, (_, index) => `Some.Rather.Long.Name.Of.Person.${index}@mail.example.org`);
  expect((await resolved(inputs)).size).toBe(500);
  expect(searches.length).toBeLessThan(100);
});

it('splits batches if matches fill the page', async () => {
  const marias = Array.from({ length: 8 }, (_, index) => makeUser(`maria000000${index}`, { name: 'Maria' }));
  expect(await resolved(['Maria', 'ada@x.org'], answerFrom([...marias, ada], 5))).toEqual(
    new Map([
      ['Maria', 'one of 8'],
      ['ada@x.org', 'ada000000001 by primaryEmail'],
    ]),
  );
});

it('continues after a failed batch and reports its entries', async () => {
  const inputs = Array.from({ length: 60 }, (_, index) => `${index}@x.org`);
  let isFirst = true;
  const outcomes = await resolved(inputs, async (search) => {
    if (isFirst) {
      isFirst = false;
      throw new Error('down');
    }
    return answerFrom(allUsers)(search);
  });
  expect([...outcomes.values()].filter((outcome) => outcome === 'failed')).toHaveLength(50);
  expect([...outcomes.values()].filter((outcome) => outcome === 'notFound')).toHaveLength(10);
});

it('stops on abort', async () => {
  const stopping = new AbortController();
  const inputs = Array.from({ length: 60 }, (_, index) => `${index}@x.org`);
  const outcomes = await resolved(
    inputs,
    async (search) => {
      const page = await answerFrom(allUsers)(search);
      stopping.abort();
      return page;
    },
    stopping.signal,
  );
  expect(searches).toHaveLength(1);
  expect(outcomes.size).toBe(0);
});
