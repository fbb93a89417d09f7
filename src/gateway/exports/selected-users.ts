import type { JobSelection } from '#contract/jobs.ts';
import type { Operator } from '#contract/operators.ts';
import { maxPageSize } from '#contract/paging.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { requireCheapPatterns } from '#gateway/limits/pattern-cost.ts';
import { requireSearchPermission } from '#gateway/policy/authorize.ts';
import { allowedQuery, findRule } from '#gateway/policy/find-rule.ts';
import * as masks from '#gateway/policy/masking.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import type { Rule } from '#gateway/policy/policy.ts';

import type { Batch, ExportedRecord } from './exported-values.ts';
import type { List, ListPages } from './list-pages.ts';

type Options = {
  policy: Pick<OperatorPolicy, 'rolePermissions'>;
  readPage: ListPages;
};

type Question = {
  selection: JobSelection;
  operator: Operator;
  signal: AbortSignal;
  /** Users per request; by default as many as possible. */
  pageSize?: number;
};

/** Only the gateway reads it. It is ordered by the IDs of the users, and has no `hasPassword`. */
const membersRule: Rule = {
  method: 'GET',
  path: '/api/organizations/:organizationId/users',
  needs: 'users:read',
  mask: masks.users,
  query: ['page', 'page_size'],
};

/** Longest address of a request: servers and proxies may refuse longer ones. */
const maxAddressLength = 6000;

/** Users that are remembered, so that one that moves to a later page is not returned again. */
const maxRemembered = 20_000;

export type SelectedUsers = ReturnType<typeof selectedUsers>;

/**
 * Reads the users of a selection page by page.
 *
 * @throws {GatewayFault} for what the operator may not search for, and what `readPage` throws
 */
export function selectedUsers({ policy, readPage }: Options) {
  return (question: Question): AsyncGenerator<Batch> => {
    const { selection } = question;
    return selection.by === 'ids' ? namedUsers(question, [...new Set(selection.ids)]) : listedUsers(question);
  };

  /** Users who were deleted are missing. */
  async function* namedUsers(question: Question, ids: readonly string[]): AsyncGenerator<Batch> {
    const list = { rule: ruleOf('/api/users'), path: '/api/users' };
    for (const batch of batchesOf(ids, question.pageSize ?? maxPageSize)) {
      const query = exactQuery(batch);
      const { items: users } = await readPage({ ...list, query }, question);
      const byId = new Map(users.map((user) => [user['id'], user]));
      const found = batch.map((id) => byId.get(id)).filter((user) => user !== undefined);
      yield { records: found, read: found.length, total: ids.length };
    }
  }

  /**
   * Users who are deleted, or do not match any more, move those after them to earlier places, which are read again. New
   * users are first in the list, and move the others to later places.
   */
  async function* listedUsers(question: Question): AsyncGenerator<Batch> {
    const { pageSize = maxPageSize } = question;
    const list = listOf(question);
    const isNew = rememberedIds();
    const places = readPlaces();
    for (;;) {
      const page = Math.floor(places.next() / pageSize) + 1;
      const query = new URLSearchParams(list.query);
      query.set('page', String(page));
      query.set('page_size', String(pageSize));
      const { items: users, total } = await readPage({ ...list, query }, question);
      const records = users.filter(isNew);
      yield { records, read: records.length, total };
      const from = (page - 1) * pageSize;
      places.add(from, from + users.length, total);
      const isBeyondEnd = users.length === 0 && from <= places.next();
      if (isBeyondEnd || places.next() >= total) return;
    }
  }

  function listOf({ selection, operator }: Question): List {
    switch (selection.by) {
      case 'search': {
        const rule = ruleOf('/api/users');
        const query = allowedQuery(rule, new URLSearchParams(selection.query));
        query.delete('page');
        query.delete('page_size');
        requireSearchPermission(policy, operator, query);
        requireCheapPatterns(query);
        return { rule, path: '/api/users', query };
      }
      case 'role': {
        const path = `/api/roles/${encodeURIComponent(selection.roleId)}/users`;
        return { rule: ruleOf(path), path, query: new URLSearchParams() };
      }
      case 'organization': {
        const path = `/api/organizations/${encodeURIComponent(selection.organizationId)}/users`;
        return { rule: membersRule, path, query: new URLSearchParams() };
      }
      default:
        throw new GatewayFault('invalidInput');
    }
  }
}

function ruleOf(path: string): Rule {
  const found = findRule('GET', path);
  if (found === undefined) throw new GatewayFault('invalidInput');
  return found.rule;
}

const exactQuery = (ids: readonly string[]): URLSearchParams =>
  new URLSearchParams([
    ...ids.map((id): [string, string] => ['search.id', id]),
    ['mode.id', 'exact'],
    ['isCaseSensitive', 'true'],
    ['page', '1'],
    ['page_size', String(maxPageSize)],
  ]);

/** Splits IDs into groups that one request can name. */
function* batchesOf(ids: readonly string[], size: number): Generator<string[]> {
  let batch: string[] = [];
  for (const id of ids) {
    const longer = [...batch, id];
    if (batch.length > 0 && (longer.length > size || exactQuery(longer).toString().length > maxAddressLength)) {
      yield batch;
      batch = [id];
    } else batch = longer;
  }
  if (batch.length > 0) yield batch;
}

/** Keeps track of the places of a list that were read, while the list becomes shorter. */
export function readPlaces() {
  /** All places before it were read. */
  let read = 0;
  /** Places that were read after a gap. */
  let ahead = { from: Infinity, to: Infinity };
  let former: number | undefined;
  return {
    /** The first place that may not have been read. */
    next: () => read,

    /** Adds the places from `from` up to, not including, `to`, that were read when the list had `total`. */
    add: (from: number, to: number, total: number): void => {
      // At worst, all that went were before these places.
      const gone = Math.max(0, (former ?? total) - total);
      former = total;
      read = Math.max(0, read - gone);
      ahead = { from: ahead.from - gone, to: ahead.to - gone };
      if (from <= read) read = Math.max(read, to);
      else ahead = { from, to };
      if (ahead.from > read) return;
      read = Math.max(read, ahead.to);
      ahead = { from: Infinity, to: Infinity };
    },
  };
}

/** Returns a function that tells whether a user is not among the last ones that it was asked about. */
function rememberedIds(): (user: ExportedRecord) => boolean {
  const ids = new Set<unknown>();
  return ({ id }) => {
    if (ids.has(id)) return false;
    ids.add(id);
    const [oldest] = ids;
    if (ids.size > maxRemembered) ids.delete(oldest);
    return true;
  };
}
