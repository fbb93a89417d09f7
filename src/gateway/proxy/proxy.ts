import { type Context, Hono } from 'hono';

import type { Features } from '#contract/features.ts';
import { operatorHeaders } from '#contract/operators.ts';
import { defaultPageSize, totalNumberHeader } from '#contract/paging.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { MaskedSearches } from '#gateway/limits/masked-searches.ts';
import { requireCheapPatterns } from '#gateway/limits/pattern-cost.ts';
import { listsUsers, type RunRead, searchValues, isList } from '#gateway/limits/read-concurrency.ts';
import type { ReadLimiter } from '#gateway/limits/read-quotas.ts';
import type { CountSearchRequest } from '#gateway/limits/search-requests.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { openReveals } from '#gateway/operators/session.ts';
import { actionsOf, requirePermissions, requireSearchPermission } from '#gateway/policy/authorize.ts';
import { allowedQuery, findRule, type FoundRule } from '#gateway/policy/find-rule.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import type { Rule } from '#gateway/policy/policy.ts';
import type { RecentUsers } from '#gateway/upstream/read-records.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';
import { actionOf } from '#gateway/writes/action-of.ts';
import type { Perform } from '#gateway/writes/actions.ts';
import { type ExpectedValues, readWrite } from '#gateway/writes/conditional-write.ts';
import type { WriteUpstream } from '#gateway/writes/write-upstream.ts';

import { answerFrom } from './answer.ts';
import { searchFault } from './pattern-search.ts';

const passedRequestHeaders = ['accept', 'if-none-match'];

type Options = {
  policy: OperatorPolicy;
  features: Features;
  perform: Perform;
  send: UpstreamClient;
  write: WriteUpstream;
  auditLog: AuditLog;
  recent: RecentUsers;
  countSearchRequest: CountSearchRequest;
  maskedSearches: MaskedSearches;
  readLimiter: ReadLimiter;
  runRead: RunRead;
  clock: () => number;
};

/**
 * `/api`: forwards the requests that the policy and the operator's role allow, and masks data that the operator may not
 * see.
 */
export function proxyRoutes(options: Options): Hono<OperatorEnv> {
  const { policy, features, perform, send, write, auditLog, recent, countSearchRequest, runRead, clock } = options;
  const { maskedSearches, readLimiter } = options;
  const routes = new Hono<OperatorEnv>();

  routes.all('/*', async (c) => {
    const url = new URL(c.req.url);
    const found = findRule(c.req.method, url.pathname);
    if (found === undefined || !isSwitchedOn(found)) throw new GatewayFault('routeNotAllowed');
    const { rule, path } = found;
    const query = allowedQuery(rule, url.searchParams);
    const redact = changesOf(found, c);
    const request = {
      method: c.req.method,
      address: query.size === 0 ? path : `${path}?${query.toString()}`,
    };
    if (rule.method === 'GET') {
      const countResponse = await allowRead(c, found, query);
      const headers = headersOf(c, { hasBody: false, isChanged: redact !== undefined });
      const read = async (signal?: AbortSignal) => {
        const answer = await send({ ...request, headers, ...(signal !== undefined && { signal }) });
        if (rule.path === '/api/users/:userId') recent.remember(answer);
        await countResponse(answer);
        return answerFrom(answer, { path, redact, reported: c.var.reported });
      };
      const { signal } = c.req.raw;
      const who = c.var.session.operator.subject;
      return runRead({ rule, query }, { who, signal, run: read }).catch((error: unknown) => {
        throw searchFault(error, query);
      });
    }
    const { body, expected } = await readWrite(c);
    // Not aborted when the browser disconnects: the audit log must record the outcome.
    const action = { ...actionOf(found, body), ...(expected && { expected: expectation(c, found, expected) }) };
    return perform(c, action, () =>
      write(
        {
          ...request,
          headers: headersOf(c, { hasBody: body !== undefined, isChanged: redact !== undefined }),
          // Serialized again from the parsed value, so that the upstream cannot read it differently.
          body: body === undefined ? null : JSON.stringify(body),
        },
        { path, redact, reported: c.var.reported },
      ),
    );
  });

  return routes;

  function isSwitchedOn({ rule: { feature } }: FoundRule): boolean {
    return feature === undefined || features[feature];
  }

  /**
   * Checks and counts a read. Reads are not recorded one by one: records and values are counted, and the console
   * reports opened accounts. The numbers reveal operators who read many more accounts than they open.
   *
   * @returns a callback that counts the response
   */
  async function allowRead(
    c: Context<OperatorEnv>,
    { rule, params }: FoundRule,
    query: URLSearchParams,
  ): Promise<(answer: Response) => Promise<void>> {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, actionsOf(rule, undefined));
    if (rule.isOpenSearch !== true) requireSearchPermission(policy, operator, query);
    requireCheapPatterns(query);
    await readLimiter.requireQuota(operator);
    if (params['userId'] !== undefined) auditLog.countAccount(operator, 'users:read', params['userId']);
    const values = listsUsers(rule) ? searchValues(query) : [];
    const isSearchRequest = values.length > 0;
    if (isSearchRequest) {
      countSearchRequest({
        who: operator.subject,
        id: c.req.header(operatorHeaders.searchRequest),
        values: values.length,
      });
    }
    const isMasked = !policy.rolePermissions[operator.role].includes('users:unmask');
    const recordResult = isMasked && isSearchRequest ? await maskedSearches.begin(operator, values) : undefined;
    if (isSearchRequest) auditLog.count(operator, 'users:lookup', values.length);
    return async (answer) => {
      const rows = rowsIn(answer, { rule, query });
      readLimiter.countRows(operator, rows);
      if (listsUsers(rule) && rows > 0) auditLog.count(operator, 'users:list', rows);
      if (rule.path.startsWith('/api/logs') && rows > 0) auditLog.count(operator, 'logs:read', rows);
      if (answer.ok) await recordResult?.(rows > 0);
    };
  }

  /**
   * What a write expects to replace is compared with the record as the route that reads it shows it to this operator.
   *
   * @throws {GatewayFault} `invalidInput` if the write changes no record that can be read; `notPermitted`
   */
  function expectation(c: Context<OperatorEnv>, { rule, params }: FoundRule, values: ExpectedValues) {
    const id = rule.writes === undefined ? undefined : params[`${rule.writes}Id`];
    const reading = id === undefined ? undefined : findRule('GET', `/api/${rule.writes}s/${encodeURIComponent(id)}`);
    if (reading === undefined) throw new GatewayFault('invalidInput');
    requirePermissions(policy, c.var.session.operator, actionsOf(reading.rule, undefined));
    return { values, present: changesOf(reading, c) };
  }

  /**
   * Returns the function that removes secrets and masks personal data in the response; undefined if neither is needed.
   */
  function changesOf({ rule, params }: FoundRule, c: Context<OperatorEnv>): ((body: unknown) => unknown) | undefined {
    const { redact } = rule;
    if (policy.rolePermissions[c.var.session.operator.role].includes('users:unmask')) return redact;
    const reveals = openReveals(c.var.session, clock());
    const isRevealed = (userId: unknown) => reveals.some((shown) => shown.userId === userId);
    // The whole response is about this account.
    if (isRevealed(params['userId'])) return redact;
    return (body) => rule.mask(redact === undefined ? body : redact(body), isRevealed);
  }
}

function headersOf(c: Context<OperatorEnv>, { hasBody, isChanged }: { hasBody: boolean; isChanged: boolean }): Headers {
  const headers = new Headers({ 'x-request-id': c.var.requestId });
  for (const name of passedRequestHeaders) {
    const value = c.req.header(name);
    // A cached body from another operator's session must not be confirmed as current.
    if (value !== undefined && !(isChanged && name === 'if-none-match')) headers.set(name, value);
  }
  if (hasBody) headers.set('content-type', 'application/json');
  return headers;
}

/** Whether a response contains records of users, data of one user, or log entries about users. */
const isAboutUsers = ({ path }: Rule): boolean =>
  path === '/api/users' ||
  path.includes('/:userId') ||
  path === '/api/roles/:roleId/users' ||
  path.startsWith('/api/logs');

/**
 * Returns the number of user records in a response. The body is streamed and not parsed, so the number is derived from
 * the total; without a total the page counts as full.
 */
function rowsIn(answer: Response, { rule, query }: { rule: Rule; query: URLSearchParams }): number {
  if (!answer.ok || !isAboutUsers(rule)) return 0;
  if (!isList(rule) || rule.path.includes('/:userId')) return 1;
  const pageSize = Number(query.get('page_size') ?? defaultPageSize);
  const before = (Number(query.get('page') ?? 1) - 1) * pageSize;
  const total = answer.headers.get(totalNumberHeader);
  return total === null ? pageSize : Math.min(pageSize, Math.max(0, Number(total) - before));
}
